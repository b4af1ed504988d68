import Rules
import Testing

@testable import Checking

@Suite("Routes while unknown facts are filled in")
struct RouteMonotonyTests {
  @Test("open and closed never change", arguments: [Day(number: 19_509), Day(number: 20_100)])
  func settledStaysSettled(_ day: Day) throws {
    let plans = try GeneratedPlans()
    var assessor = Assessor(plans.rulebook)
    var dice = Dice(seed: 11)
    var settled = 0
    for _ in 0..<120 {
      var table = plans.plan(&dice)
      let before = states(&assessor, &table, day)
      let unknown = plans.changeable(in: table).filter { fact in
        table.facts[fact].tag == .unknown && plans.enumeration.domain(of: fact, in: table) != nil
      }
      guard !unknown.isEmpty else { continue }
      let fact = unknown[dice.roll(unknown.count)]
      let kept = table.facts[fact]
      for value in plans.enumeration.domain(of: fact, in: table) ?? [] {
        table.facts[fact] = value
        let after = states(&assessor, &table, day)
        for (place, state) in before where state == .open || state == .closed {
          settled += 1
          #expect(after[place] == state, "\(place) was \(state.name)")
        }
      }
      table.facts[fact] = kept
    }
    #expect(settled > 500)
  }

  /// The state of every listed route, by route and record.
  private func states(
    _ assessor: inout Assessor,
    _ table: inout FactTable,
    _ day: Day
  ) -> [String: RouteState] {
    for record in table.records {
      for slot in assessor.layout.derivedSlots[Int(record.type)] {
        table.facts[Int(record.firstFact + slot)] = Fact(.pending)
      }
    }
    var assessment = Assessment(title: "", asOf: day, asOfSource: .option)
    let places = Places(
      rulebook: assessor.rulebook,
      layout: assessor.layout,
      table: table,
      names: assessor.names,
      tree: nil
    )
    // As at the beginning of an assessment: the facts are others.
    assessor.memory.clear()
    assessor.addRoutes(into: &assessment, places, table)
    var found: [String: RouteState] = [:]
    for entry in assessment.routes {
      for standing in entry.routes {
        found["route \(standing.route) of \(entry.subject) \(entry.place.path)"] = standing.state
      }
    }
    return found
  }
}
