import Reports
import SourceText
import Testing

@testable import Reports

@Suite("CSV")
struct CSVTests {
  @Test(
    "cells that a spreadsheet would take for formulas become text",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("  =HYPERLINK(\"x\")", "\"'  =HYPERLINK(\"\"x\"\")\""), ("＝1", "'＝1"), ("\t=1", "'\t=1"),
      ("1", "1"), ("診断・病名", "診断・病名"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
      ("a\r\nb", "\"a\r\nb\""), ("", ""),
    ]
  )
  func cells(text: String, cell: String) {
    #expect(CSV.cell(text) == cell)
  }

  @Test("begins with a byte order mark, ends lines with CR LF, and has as many cells in every row")
  func shape() throws {
    let book = try Kit.rulebook()
    let options = ReportOptions(language: .ja)
    let text = ReportFormat.csv.header(book, options) + (try Kit.report(Kit.violating, .csv))
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == 4)
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
    // No cell of this plan holds a comma.
    #expect(Set(rows.map { $0.count { $0 == "," } }) == [14])
    #expect(rows[3].contains("抵触の指摘あり"))
  }

  @Test("a formula in a plan's own names reaches no cell alive")
  func injection() throws {
    let plan = """
      tebiki: 1
      as-of: 2021-01-15
      datasets: [{id: "=cmd|calc", kind: diagnoses, existing: true}]
      transfers: [{id: t1, datasets: ["=cmd|calc"], basis: opt-out}]
      """
    for cell in try Kit.report(plan, .csv).split(whereSeparator: { $0 == "," || $0 == "\r\n" }) {
      #expect(!cell.hasPrefix("="))
    }
  }
}
