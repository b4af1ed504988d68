import Foundation
import Rules
import TestSupport
import Testing

/// The numbers of articles by edition, held against the table that the law was read into.
@Suite("Numbers of articles")
struct ArticleNumberTests {
  private static let table = Repository.root.deletingLastPathComponent()
    .appending(path: "shared/law/law.md")
  private static let hasTable = FileManager.default.fileExists(atPath: table.path)

  /// By how the subject of a row begins, the provisions that hold it.
  ///
  /// In the older edition and in the newer one; nil where the row has no number there.
  private static let appi: [(String, old: String?, new: String?)] = [
    ("要配慮個人情報 定義", "sensitive-definition", "sensitive-definition"),
    ("仮名加工情報 定義", nil, "pseudonymised-definition"),
    ("匿名加工情報 定義", "anonymised-definition", "anonymised-definition"),
    ("個人関連情報 定義", nil, "referable-definition"),
    ("個人情報取扱事業者 定義", "business-operator-definition", "business-operator-definition"),
    ("学術研究機関等 定義", nil, "academic-institution"),
    ("利用目的の特定", "purpose-specification", "purpose-specification"),
    ("利用目的による制限", "purpose-limitation", "purpose-limitation"),
    ("不適正利用の禁止", nil, "improper-use"),
    ("適正取得・要配慮取得", "sensitive-acquisition", "sensitive-acquisition"),
    ("取得時の利用目的通知等", "purpose-notice", "purpose-notice"),
    ("正確性", "accuracy-and-erasure", "accuracy-and-erasure"),
    ("安全管理等(受領者", "anonymised-recipient-care", "anonymised-recipient-care"),
    ("安全管理", "security", "security"),
    ("従業者の監督", "staff-supervision", "staff-supervision"),
    ("委託先の監督", "entrustee-supervision", "entrustee-supervision"),
    ("漏えい報告", nil, "breach-report"),
    ("第三者提供の制限", "third-party-consent", "third-party-consent"),
    ("外国第三者提供", "foreign-third-party", "foreign-third-party"),
    ("提供記録", "provision-record", "provision-record"),
    ("受領時確認・記録", "receipt-check", "receipt-check"),
    ("個人関連情報提供", nil, "referable-provision"),
    ("公表・開示・訂正・利用停止", "disclosure", "disclosure"),
    ("苦情処理", "complaints", "complaints"),
    ("仮名加工情報 作成等", nil, "pseudonymised-standard"),
    ("仮名加工情報 (個人情報でないもの)", nil, "pseudonymised-no-contact"),
    ("匿名加工情報 作成等", "anonymised-standard", "anonymised-standard"),
    ("匿名加工情報 再提供", "anonymised-onward-provision", "anonymised-onward-provision"),
    (
      "識別行為禁止(受領者)", "anonymised-recipient-no-identification",
      "anonymised-recipient-no-identification"
    ),
    ("適用除外", "academic-exemption", "ordinary-handling-of-academia"),
    ("適用の特例 (公的部門側)", nil, "special-application"),
    ("適用の特例", nil, "special-application"),
    ("学術研究機関等の責務", "academic-self-measures", "academic-responsibility"),
    ("委員会の権限不行使", "authority-restraint", "academic-freedom"),
    (
      "行政機関等匿名加工情報", "incorporated-agencies/non-identifying-scheme",
      "public-anonymised-only-by-procedure"
    ),
  ]

  private static let ngmia: [(String, old: String?, new: String?)] = [
    ("協力努力", nil, "effort-to-cooperate"),
    ("認定受託事業者", "contractors", "contractors"),
    ("認定", "accredited-operator", "accredited-operator"),
    ("利用目的の制限", "purpose-limit", "purpose-limit"),
    ("加工基準", "processing-standard", "processing-standard"),
    ("受領者の識別行為禁止", "no-recipient-identification", "no-recipient-identification"),
    ("消去", "erasure", "erasure"),
    ("漏えい報告", "breach-report", "breach-report"),
    ("他の認定事業者への提供", "operators-exchange", "operators-exchange"),
    ("第三者提供の制限", "third-party-limit", "third-party-limit"),
    ("苦情処理", "complaints", "complaints"),
    ("公的DB連結", nil, "linkage"),
    ("仮名加工医療情報", nil, "pseudonymised-accreditation"),
    ("**通知オプトアウト提供**", "notice-provision", "notice-provision"),
    ("書面(受付書)交付", "written-receipt", "written-receipt"),
    ("提供記録", "provision-record", "provision-record"),
    ("受領時確認", "receipt-check", "receipt-check"),
    ("受領禁止", "no-receipt-of-stopped", "no-receipt-of-stopped"),
  ]

  /// The rows of the table under a heading, by cells.
  private static func rows(under heading: String) throws -> [[String]] {
    let text = try String(contentsOf: table, encoding: .utf8)
    let start = try #require(text.range(of: heading))
    let lines = text[start.upperBound...].split(separator: "\n").prefix { !$0.hasPrefix("##") }
    return lines.filter { $0.hasPrefix("| ") }.dropFirst().map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// The first article of a cell, `24の2`; nil where it begins with a dash.
  private static func article(_ cell: String) -> String? {
    guard !cell.hasPrefix("–") else { return nil }
    return cell.firstMatch(of: #/[0-9]+(の[0-9]+)?/#).map { String($0.0) }
  }

  private static func check(
    _ rows: [[String]],
    _ known: [(String, old: String?, new: String?)],
    law: String,
    columns: (old: Int, new: Int),
    days: (old: Day, new: Day)
  ) throws {
    let rulebook = try Repository.rulebook()
    func expect(_ name: String?, _ cell: String, _ day: Day, _ subject: String) throws {
      guard let name, let article = article(cell) else { return }
      let id = name.contains("/") ? name : law + "/" + name
      let provision = try #require(
        rulebook.provisions.first { rulebook.string($0.id) == id },
        "no provision \(id)"
      )
      // Some began between the two days of an edition.
      let first = provision.numbers.first { $0.effective.from >= day }
      let label = (provision.number(on: day) ?? first)?.label
      let shown = label.map { rulebook.string($0.ja) } ?? ""
      let parts = article.split(separator: "の")
      let wanted = "第\(parts[0])条" + (parts.count > 1 ? "の\(parts[1])" : "")
      #expect(shown.contains(wanted), "\(subject): \(id) has \(shown), the table \(cell)")
    }
    #expect(rows.count >= known.count)
    for row in rows {
      let match = try #require(
        known.first { row[0].hasPrefix($0.0) },
        "no provision is named for «\(row[0])»"
      )
      try expect(match.old, row[columns.old], days.old, row[0])
      try expect(match.new, row[columns.new], days.new, row[0])
    }
  }

  @Test(
    "of the APPI agree with the table",
    .enabled(if: hasTable, "needs the table of the law beside the repository")
  )
  func numbersOfAPPI() throws {
    try Self.check(
      Self.rows(under: "### 1.1 APPI"),
      Self.appi,
      law: "appi",
      columns: (1, 3),
      days: (
        #require(Day(year: 2020, month: 1, day: 1)), #require(Day(year: 2023, month: 4, day: 1))
      )
    )
  }

  @Test(
    "of the NGMIA agree with the table",
    .enabled(if: hasTable, "needs the table of the law beside the repository")
  )
  func numbersOfNGMIA() throws {
    try Self.check(
      Self.rows(under: "### 1.2 NGMIA"),
      Self.ngmia,
      law: "ngmia",
      columns: (1, 2),
      days: (
        #require(Day(year: 2020, month: 1, day: 1)), #require(Day(year: 2024, month: 4, day: 1))
      )
    )
  }
}
