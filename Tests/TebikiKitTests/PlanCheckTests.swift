import TebikiKit
import Testing

@Suite("The library")
struct PlanCheckTests {
  private static let plan = """
    tebiki: 1
    study: { title: 病理画像, activity: business }
    purpose: { uses: [product-development] }
    institutions:
      - { id: society, kind: academic-society }
      - { id: maker, kind: company }
    datasets:
      - { id: slides, holder: society, timing: existing, categories: [diagnoses] }
    transfers:
      - { id: t1, datasets: [slides], from: society, to: maker, relation: third-party, bases: [appi-opt-out] }
    """

  @Test("checks a plan in memory, in both languages and as JSON")
  func checks() throws {
    let report = try PlanCheck().check(
      Array(Self.plan.utf8),
      named: "plan.yaml",
      today: "2021-01-15"
    )
    #expect(report.verdicts == ["nonconforming"])
    #expect(report.text(in: .japanese).contains("個人情報保護法 第23条第2項"))
    #expect(report.text(in: .english).contains("Article 23(2)"))
    #expect(report.json.contains("\"appi/sensitive-opt-out\""))
  }

  @Test("says that a text is no plan", arguments: ["", "- a\n", "tebiki: 2\n", "a: [\n"])
  func invalid(text: String) throws {
    let report = try PlanCheck().check(Array(text.utf8), named: "x.yaml", today: "2021-01-15")
    #expect(report.verdicts == ["invalid"])
  }

  @Test("refuses a day that is none", arguments: ["2021-02-30", "yesterday", ""])
  func days(day: String) {
    #expect(throws: PlanCheck.InvalidDay.self) {
      try PlanCheck().check([], named: "x.yaml", today: day)
    }
  }
}
