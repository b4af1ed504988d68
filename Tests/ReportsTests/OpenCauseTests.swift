import Checking
import Reports
import Rules
import SourceText
import TestSupport
import Testing

@Suite("What is to be confirmed says why")
struct OpenCauseTests {
  private static let outside = """
    tebiki: 1
    as-of: 2021-01-15
    datasets: [{id: d1, kind: foreign-law}]
    transfers: [{id: t1, datasets: [d1], basis: consent, date: 2021-01-10, purpose: 開発}]
    """

  @Test("in every format", arguments: ["text", "concise", "one-line", "markdown", "csv", "html"])
  func formats(name: String) throws {
    let format = try #require(ReportFormat.all.first { $0.name == name })
    let report = try Kit.report(Self.outside, format)
    #expect(report.contains("要確認(理由: 対象外の法令)"), "\(report)")
    let english = try Kit.report(Self.outside, format, ReportOptions(language: .en))
    #expect(english.contains("to be confirmed (because of law that is not covered)"))
    let open = try Kit.report(Kit.open, format)
    #expect(open.contains("要確認(理由: 決まらない必須の規則)"))
  }

  @Test("as data, and beside a finding that outweighs it")
  func json() throws {
    func causes(_ plan: String) throws -> [String] {
      let json = try Kit.json(plan)
      return json.at("files", 0, "documents", 0, "assessment", "overall", "toConfirm")?.strings
        ?? []
    }
    #expect(try causes(Self.outside) == ["not-covered"])
    #expect(try causes(Kit.open) == ["open-duty"])
    #expect(
      try causes(Kit.open.replacing("{id: d1}", with: "{id: d1, kind: foreign-law}")).contains(
        "not-covered"
      )
    )
    #expect(
      try causes(Kit.violating + "\n  - {id: t2, datasets: [画像], basis: unknown}") == ["open-duty"]
    )
  }
}

@Suite("Counts of rules")
struct RuleCountTests {
  /// The duty of the tiny rulebook as a rule that can only ask, or that only advises.
  private func counts(_ path: String, _ old: String, _ new: String) throws -> RuleCounts {
    let source = TinyRulebook.source(path)
    try #require(source.contains(old))
    let rulebook = try TinyRulebook.make(with: [path: source.replacing(old, with: new)])
    var checker = PlanChecker(rulebook)
    let file = SourceFile(name: "plan.yaml", bytes: Array(Kit.violating.utf8))
    let result = checker.check(file, CheckOptions(today: Day(number: 18_642)))
    return try #require(result.documents.first?.assessment).counts
  }

  @Test("hold a duty for a conflict, a lesser rule for a remark, and a question for neither")
  func kinds() throws {
    let rule = "appi/sensitive-opt-out.yaml"
    let duty = try counts(rule, "level: must", "level: must")
    #expect((duty.violated, duty.remarks, duty.undetermined) == (1, 0, 1))
    let advice = try counts(rule, "level: must", "level: should")
    #expect((advice.violated, advice.remarks, advice.undetermined) == (0, 1, 1))
    let question = try counts("provisions/appi.yaml", "substance: B", "substance: U")
    #expect((question.violated, question.remarks, question.undetermined) == (0, 0, 2))
  }
}
