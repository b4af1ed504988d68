extension Rulebook {
  /// The days on which something that a plan is judged by begins or ends, in order.
  package var daysOfChange: [Day] {
    var intervals = editions.map(\.effective) + rules.map(\.effective)
    intervals += laws.flatMap(\.verified)
    intervals += provisions.flatMap(\.numbers).map(\.effective)
    intervals += fields.flatMap(\.derivations).map(\.effective)
    intervals += [chart.effective] + chart.results.map(\.effective)
    return Set(intervals.ends + laws.map(\.inForce) + changes.map(\.date)).sorted()
  }
}
