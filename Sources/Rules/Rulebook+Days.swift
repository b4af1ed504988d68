extension Rulebook {
  /// The days on which something that a plan is judged by begins or ends, in order.
  package var daysOfChange: [Day] {
    var intervals = editions.map(\.effective) + rules.map(\.effective)
    intervals += laws.flatMap(\.verified)
    intervals += provisions.flatMap(\.numbers).map(\.effective)
    intervals += fields.flatMap(\.derivations).map(\.effective)
    intervals += [chart.effective] + chart.results.map(\.effective)
    let ends = intervals.flatMap { [$0.from, $0.until].compactMap { $0 } }
    return Set(ends + laws.map(\.inForce) + changes.map(\.date)).sorted()
  }
}
