import Checking
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Cases of rules")
struct RuleCaseTests {
  @Test("every case of every rule comes out as it says")
  func cases() throws {
    let rulebook = try Repository.rulebook()
    let runner = RuleCaseRunner(rulebook)
    var passed = 0
    var failed = 0
    for rule in rulebook.rules.indices {
      for result in runner.run(rule) {
        if result.isPassed {
          passed += 1
          continue
        }
        failed += 1
        let own = rulebook.rules[rule]
        let problems = result.problems.map(\.en).joined(separator: "; ")
        Issue.record(
          "\(rulebook.string(own.id)), case “\(result.name)”: expected \(result.expected.name), got \(result.actual?.name ?? "no plan") \(problems)"
        )
      }
    }
    print("cases: \(passed) passed, \(failed) failed")
    #expect(passed > 0)
  }
}
