import Checking
import Reports
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Routes in reports")
struct RouteReportTests {
  private static func report(
    _ datasets: String,
    _ format: ReportFormat,
    _ options: ReportOptions = ReportOptions(language: .ja)
  ) throws -> String {
    let rulebook = try TinyRulebook.make(with: [TinyRoute.path: TinyRoute.source])
    var checker = PlanChecker(rulebook)
    var checkOptions = CheckOptions(today: Day(number: 18_642))
    checkOptions.isFull = format.isFull
    let plan = "tebiki: 1\nas-of: 2021-01-15\ndatasets:\n\(datasets)\n"
    let source = SourceFile(name: "plan.yaml", bytes: Array(plan.utf8))
    let part = format.part(checker.check(source, checkOptions), rulebook, options)
    return part.overview + part.entries.joined(separator: format.separator)
  }

  private static let open = "  - {id: 画像, kind: statistics, existing: true}"
  private static let closed = "  - {id: 画像, kind: foreign-law, existing: true}"
  private static let unknown = "  - {id: 画像, existing: true}"

  @Test("the full report has a line a route, the workflow report what is left of each")
  func text() throws {
    let full = try Self.report(Self.unknown, .text)
    #expect(full.contains("取り得る経路(どこを見るかの目安で、許可や適法の判断ではありません)\n"))
    #expect(full.contains("  datasets[画像](4行目)、2021-01-15 の法令による\n"))
    #expect(
      full.contains(
        "    [条件付き] 真正な利用(個人情報保護法 第2条第3項[A]) <genuine-use>。未記載 2件・審査委員会等の判断 1件\n"
      ),
      "\(full)"
    )
    let workflow = try Self.report(Self.unknown, .workflowText)
    for line in [
      "      閉じる場合(未記載): 外国法のデータである — datasets[画像].kind データの種類は何ですか。",
      "      未記載: 統計にする — datasets[画像].kind データの種類は何ですか。",
      "      審査委員会等の判断: 学術目的が真正である — datasets[画像].genuine 学術目的は真正ですか。",
    ] { #expect(workflow.contains(line + "\n"), "\(workflow)") }
  }

  @Test("a closed route is one line with its reason")
  func closedRoute() throws {
    let line = "    [閉じている] 真正な利用(個人情報保護法 第2条第3項[A]) <genuine-use>。外国法のデータである\n"
    #expect(try Self.report(Self.closed, .text).contains(line))
    #expect(try Self.report(Self.closed, .workflowText).contains(line))
  }

  @Test("an open route says that it permits nothing", arguments: [Language.ja, .en])
  func openPermitsNothing(_ language: Language) throws {
    let source = TinyRoute.source.replacing(
      "when: dataset.genuine,",
      with: "when: dataset.existing,"
    )
    .replacing("unmet: [genuine]", with: "unmet: []").replacing(", genuine]", with: "]")
    .replacing("expect: judgement", with: "expect: open").replacing(
      "  open:",
      with: "  judgement:"
    )
    let rulebook = try TinyRulebook.make(with: [TinyRoute.path: source])
    var checker = PlanChecker(rulebook)
    let plan = "tebiki: 1\nas-of: 2021-01-15\ndatasets:\n\(Self.open)\n"
    let file = SourceFile(name: "plan.yaml", bytes: Array(plan.utf8))
    let result = checker.check(file, CheckOptions(today: Day(number: 18_642)))
    let report = ReportFormat.text.part(result, rulebook, ReportOptions(language: language))
      .entries.joined()
    #expect(report.contains(language == .ja ? "(許可を意味しません)" : "(no permission)"), "\(report)")
  }

  @Test("pages, comments and JSON tell them, short formats do not")
  func otherFormats() throws {
    #expect(try Self.report(Self.open, .html).contains("<td>審査委員会等の判断</td>"))
    #expect(try Self.report(Self.open, .json).contains("\"state\": \"judgement\""))
    #expect(try !Self.report(Self.open, .concise).contains("経路"))
    let hidden = ReportOptions(language: .ja, showsSource: false)
    #expect(try !Self.report(Self.unknown, .workflowText, hidden).contains("画像"))
  }

  @Test("a page explains a route, by its name or its path", arguments: ["", "routes/"])
  func explanation(_ folder: String) throws {
    let rulebook = try TinyRulebook.make(with: [TinyRoute.path: TinyRoute.source])
    let page = try ExplainReport.text(of: folder + "genuine-use", asOf: nil, rulebook, .en).get()
    #expect(page.contains("genuine-use  genuine use\n"))
    #expect(page.contains("- the academic purpose is genuine [judgement] <genuine>"))
    #expect(page.contains("→ closed (foreign, aggregated, genuine)"))
  }
}
