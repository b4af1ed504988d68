import Reports
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Explanations")
struct ExplainReportTests {
  private func page(_ id: String, _ language: Language = .ja, asOf: Day? = nil) throws -> String {
    try ExplainReport.text(of: id, asOf: asOf, TinyRulebook.make(), language).get()
  }

  @Test(
    "every kind of id has a page",
    arguments: [
      ("appi/sensitive-opt-out", "求めること: "), ("appi/old-name", "appi/sensitive-opt-out"),
      ("appi/opt-out", "第27条第2項"), ("transfers.basis", "opt-out / オプトアウト"),
      ("transfers[t1].basis", "提供の根拠"), ("提供・移転.根拠", "提供の根拠"), ("transfer.basis", "提供の根拠"),
      ("study.title", "名称"), ("datasets", "existing / 蓄積"), ("dataset.sensitive", "導き方"),
      ("start", "行き先"), ("existing-way", "handbook-5 別添5"), ("handbook-5", "existing-way"),
      ("appi", "個人情報の保護に関する法律"),
    ]
  )
  func pages(id: String, content: String) throws {
    let page = try page(id)
    #expect(page.contains(content), "\(page)")
    #expect(try self.page(id, .en) != page)
  }

  @Test("conditions are written in words")
  func words() throws {
    let page = try page("appi/sensitive-opt-out")
    #expect(page.contains("提供・移転の提供の根拠"))
    #expect(!page.contains("&&") && !page.contains("transfer.basis =="))
  }

  @Test("a day shows its own numbers alone")
  func day() throws {
    let page = try page("appi/opt-out", asOf: Day(year: 2021, month: 1, day: 1))
    #expect(page.contains("第23条第2項") && !page.contains("第27条第2項"))
  }

  @Test(
    "a provision tells everything that rests on it",
    arguments: [
      ("appi/sensitive-definition", "dataset.sensitive 要配慮個人情報に当たる"),
      ("appi/opt-out", "handbook-5 "), ("handbook/chart", "判定図の全体"),
    ]
  )
  func uses(id: String, use: String) throws {
    let page = try page(id)
    #expect(page.contains("- \(use)"), "\(page)")
  }

  @Test(
    "an unknown name is told with what is near it",
    arguments: ["appi/sensitive-optout", "sensitive-opt-out"]
  )
  func unknown(id: String) throws {
    let result = ExplainReport.text(of: id, asOf: nil, try TinyRulebook.make(), .ja)
    let failure = #expect(throws: ExplainReport.UnknownName.self) { try result.get() }
    #expect(failure?.message.ja.contains("appi/sensitive-opt-out") == true)
    #expect(failure?.message.en.contains("appi/sensitive-opt-out") == true)
  }

  @Test("the list names every rule once")
  func list() throws {
    let book = try TinyRulebook.make()
    let lines = RuleListReport.text(book, .en).split(separator: "\n")
    #expect(lines.count == book.rules.count + 1)
    #expect(lines.first?.hasPrefix("appi/sensitive-opt-out\tmust\tstatute duty\tAPPI\t") == true)
  }
}
