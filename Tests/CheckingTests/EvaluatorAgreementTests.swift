import Conditions
import Rules
import Testing

@testable import Checking

@Suite("The fast and the explaining evaluator")
struct EvaluatorAgreementTests {
  /// Rules tried on each plan: a moving window, so that all of them get their share.
  private static let rulesPerPlan = 9

  @Test("agree on every rule, and on what it misses, over 10,000 generated plans")
  func agreement() throws {
    let plans = try GeneratedPlans()
    let rulebook = plans.rulebook
    let memory = ExplanationMemory(rulebook, plans.layout)
    var evaluator = FastEvaluator(rulebook, layout: plans.layout)
    var dice = Dice(seed: 20_210_115)
    var compared = 0
    var settled = 0
    var traced = 0
    for round in 0..<10_000 {
      var table = plans.plan(&dice)
      let asOf = Int32(17_400 + dice.roll(1_600))
      evaluator.begin(asOf: asOf)
      for offset in 0..<Self.rulesPerPlan {
        let number = (round * Self.rulesPerPlan + offset) % rulebook.rules.count
        let rule = rulebook.rules[number]
        guard rule.applies.code >= 0, rule.requires.code >= 0 else { continue }
        for subject in table.records.indices where table.records[subject].type == rule.subject {
          let facts = ExplainingFacts(
            memory: memory,
            table: table,
            subject: subject,
            day: asOf,
            asOf: asOf
          )
          memory.clear()
          let explained = facts.evaluate(rule.applies, rule.requires)
          let applies = evaluator.evaluate(rule.applies.code, subject: subject, in: &table)
          let requires = evaluator.evaluate(rule.requires.code, subject: subject, in: &table)
          compared += 1
          if applies.tag == .boolean { settled += 1 }
          if !Self.agree(applies, explained.applies) || !Self.agree(requires, explained.requires) {
            Issue.record(
              "\(rulebook.string(rule.id)), round \(round), subject \(subject): fast \(applies.tag) \(applies.a)/\(requires.tag) \(requires.a), explained \(explained.applies.outcome)/\(explained.requires.outcome)"
            )
            return
          }
          guard RuleRunner.outcome(applies, requires) == .undetermined else { continue }
          traced += 1
          let found = evaluator.missing(
            applies: rule.applies.code,
            requires: rule.requires.code,
            in: &table
          )
          let missing = Assessor.missing(explained.applies, explained.requires)
          if let found,
            found.facts.map({ Int($0) }) != missing || found.isRepeated != memory.hasRepeatedMisses
          {
            Issue.record(
              "\(rulebook.string(rule.id)), round \(round), subject \(subject): fast misses \(found), explained \(missing) \(memory.hasRepeatedMisses)"
            )
            return
          }
        }
      }
    }
    #expect(traced > 1_000)
    #expect(compared > 50_000)
    #expect(settled > compared / 2)
  }

  private static func agree(_ fast: FastValue, _ explained: Evaluation) -> Bool {
    switch explained.outcome {
    case .value(.bool(let value)): fast.tag == .boolean && (fast.a == 1) == value
    case .value(.notApplicable): fast.tag == .notApplicable
    case .unknown: fast.tag == .unknown
    case .error: fast.tag == .error
    default: false
    }
  }
}
