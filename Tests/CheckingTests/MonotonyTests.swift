import Rules
import Testing

@testable import Checking

@Suite("Filling in an unknown fact")
struct MonotonyTests {
  @Test("never changes what was settled, over the finite values of every unknown")
  func settledStaysSettled() throws {
    let plans = try GeneratedPlans()
    var assessor = Assessor(plans.rulebook)
    var dice = Dice(seed: 7)
    var filled = 0
    for _ in 0..<250 {
      var table = plans.plan(&dice)
      let request = AssessmentRequest(
        asOf: Day(number: 18_642),
        asOfSource: .option,
        isFull: false
      )
      let before = try outcomes(&assessor, &table, request)
      let unknown = plans.changeable(in: table).filter { fact in
        table.facts[fact].tag == .unknown && plans.enumeration.domain(of: fact, in: table) != nil
      }
      guard !unknown.isEmpty else { continue }
      let fact = unknown[dice.roll(unknown.count)]
      let kept = table.facts[fact]
      for value in plans.enumeration.domain(of: fact, in: table) ?? [] {
        table.facts[fact] = value
        let after = try outcomes(&assessor, &table, request)
        filled += 1
        for (place, outcome) in before.outcomes where outcome == .violating {
          #expect(after.outcomes[place] == .violating, "\(place) was violated and is no more")
        }
        for (place, outcome) in after.outcomes where outcome == .violating {
          #expect(
            before.outcomes[place] == .violating || before.outcomes[place] == .undetermined,
            "\(place) was settled and is violated now"
          )
        }
        if before.range.isSettled {
          #expect(after.range.verdict == before.range.verdict)
        }
        #expect(after.range.best >= before.range.best)
        #expect(after.range.worst <= before.range.worst)
      }
      table.facts[fact] = kept
    }
    #expect(filled > 500)
  }

  private struct Outcomes {
    var outcomes: [String: RuleOutcome]
    var range: VerdictRange
  }

  private func outcomes(
    _ assessor: inout Assessor,
    _ table: inout FactTable,
    _ request: AssessmentRequest
  ) throws -> Outcomes {
    for record in table.records {
      for slot in assessor.layout.derivedSlots[Int(record.type)] {
        table.facts[Int(record.firstFact + slot)] = Fact(.pending)
      }
    }
    let assessment = assessor.assess(&table, tree: nil, request: request)
    var found: [String: RuleOutcome] = [:]
    for result in assessor.runner.results {
      found["rule \(result.rule) at \(result.record)"] = result.outcome
    }
    return Outcomes(outcomes: found, range: assessment.overall)
  }
}
