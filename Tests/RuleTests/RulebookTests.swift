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
}
