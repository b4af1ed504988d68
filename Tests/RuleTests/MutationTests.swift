import Checking
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Faults put into rules")
struct RuleMutationTests {
  private static let rule = "appi/sensitive-opt-out.yaml"

  private static func result(_ source: String) throws -> (MutationResult, MutationRunner) {
    let rulebook = try TinyRulebook.make(with: [rule: source])
    let number = try #require(
      rulebook.rules.firstIndex { rulebook.string($0.id) == "appi/sensitive-opt-out" }
    )
    let runner = MutationRunner(rulebook)
    var results: [MutationResult] = []
    runner.run([number]) { results.append($0) }
    return (try #require(results.first), runner)
  }

  @Test("are noticed by cases that show each part at work")
  func killed() throws {
    let (result, _) = try Self.result(TinyRulebook.source(Self.rule))
    #expect(result.count > 5)
    // One dataset only: `exists` and `all` come to the same.
    #expect(result.survivors.map(\.becomes) == ["transfer.datasets.all(d, d.sensitive)"])
    #expect(result.killed + result.survivors.count == result.count)
  }

  @Test("survive where no case looks, at the line and column of their part")
  func survivors() throws {
    let source = TinyRulebook.source(Self.rule).replacing(
      #"applies: transfer.basis == "opt-out""#,
      with: """
        applies: >-
          transfer.basis == "opt-out"
          && transfer.date < timestamp("2021-02-01T00:00:00Z")
        """
    )
    let (result, runner) = try Self.result(source)
    let own = result.survivors.filter { $0.was.contains("transfer.date") }
    #expect(own.map(\.becomes).contains("true"))
    let place = try #require(own.first.flatMap { runner.place(of: $0) })
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[place.line - 1].dropFirst(place.column - 1).hasPrefix("transfer.date <"))
  }

  @Test("may be declared to say the same; a needless declaration is told")
  func declared() throws {
    let reason = "reason: {ja: 理由, en: Reason.}"
    let source =
      TinyRulebook.source(Self.rule) + """

        equivalent-mutants:
          - {was: 'transfer.datasets.exists(d, d.sensitive)', becomes: 'transfer.datasets.all(d,  d.sensitive)', \(reason)}
          - {was: 'transfer.basis == "opt-out"', becomes: 'true', \(reason)}
        """
    let (result, _) = try Self.result(source)
    #expect(result.survivors.isEmpty)
    #expect(result.declared == 1)
    #expect(result.needless == [1])
  }

  @Test("are not tried where a case fails")
  func failedCase() throws {
    let source = TinyRulebook.source(Self.rule)
      .replacing("種類が不明, base: base", with: "種類が不明, base: base, as-of: 2016-04-01")
    let (result, _) = try Self.result(source)
    #expect(result.hasFailedCase)
  }

  @Test("become conditions again, whatever the rule")
  func wellFormed() throws {
    let rulebook = try Repository.rulebook()
    let mutated = RulebookLoader.mutated(rulebook) { _ in true }
    #expect(mutated.mutants.count > rulebook.rules.count * 5)
    for mutant in mutated.mutants {
      let own = mutated.rulebook.rules[mutant.number]
      let condition = mutant.isInRequires ? own.requires : own.applies
      #expect(!condition.source.isEmpty && mutant.number >= rulebook.rules.count)
    }
  }
}
