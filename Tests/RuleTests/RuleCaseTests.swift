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

  @Test("lists written out are equal where their elements are, wherever they stand")
  func writtenLists() throws {
    let path = "society/purpose-missing.yaml"
    let condition = "applies: dataset.existing"
    let source = TinyRulebook.source(path)
    #expect(source.contains(condition))
    let lists = " && [1, 2] == [1, 2] && [1, 2] != [2, 1] && [1] != [1, 1]"
    let rulebook = try TinyRulebook.make(
      with: [path: source.replacing(condition, with: condition + lists)]
    )
    let results = rulebook.rules.indices.flatMap { RuleCaseRunner(rulebook).run($0) }
    #expect(results.count == 6)
    #expect(results.allSatisfy { $0.isPassed })
  }
}
