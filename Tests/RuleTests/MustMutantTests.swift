import Checking
import Rules
import TestSupport
import Testing

@Suite("Mutants of the rulebook's rules")
struct MustMutantTests {
  @Test("none survives among the must rules")
  func noneSurvives() throws {
    let rulebook = try Repository.rulebook()
    let runner = MutationRunner(rulebook) { rulebook.rules[$0].level == .must }
    var killed = 0
    runner.run(runner.rules) { result in
      let id = rulebook.string(rulebook.rules[result.rule].id)
      #expect(!result.hasFailedCase, "\(id) has a case that fails")
      #expect(result.survivors.isEmpty, "\(id) has \(result.survivors.count) survivors")
      killed += result.killed
    }
    #expect(killed > 5_000)
  }
}
