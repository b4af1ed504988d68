import Rules
import TestSupport
import Testing

@Suite("The rulebook of rules/")
struct RulebookTests {
  @Test("compiles, and comes back from its compiled form as it went in")
  func compiles() throws {
    let rulebook = try Repository.rulebook()
    #expect(rulebook.rules.count >= 25)
    #expect(rulebook.chart.nodes.count == 5)
  }

  @Test("every condition has code for the fast evaluator")
  func conditionsHaveCode() throws {
    let rulebook = try Repository.rulebook()
    for rule in rulebook.rules where rule.kind == .condition {
      for condition in [rule.applies, rule.requires] {
        #expect(condition.code >= 0, "\(rulebook.string(rule.id))")
      }
    }
    for field in rulebook.fields {
      for derivation in field.derivations {
        #expect(derivation.condition.code >= 0, "\(rulebook.string(field.path))")
      }
    }
  }
}
