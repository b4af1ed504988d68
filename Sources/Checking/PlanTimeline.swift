package import Rules

/// How a plan stands over its period: by the law of each day, as it is written now.
package struct PlanTimeline: Sendable {
  /// Days in a row on which the plan stands alike.
  package struct Stretch: Sendable {
    package var from: Day
    /// The first day that is different, or the first one after the period.
    package var until: Day
    /// What is found on its first day.
    package var assessment: Assessment
    /// What became of the findings of the stretch before; nil for the first.
    package var comparison: PlanComparison?
  }

  /// What the plan's own day of judgement gives.
  package let today: Assessment
  package let period: PlanPeriod
  package let stretches: [Stretch]

  /// `assess` gives what is found on a day; nil where no rule of that day speaks of the plan.
  package init?(
    _ today: Assessment,
    _ rulebook: Rulebook,
    assess: (Day) -> Assessment?
  ) {
    let period = PlanPeriod(of: today, rulebook)
    var stretches: [Stretch] = []
    for day in period.days(today, rulebook) {
      let isRunning = stretches.last?.until == period.end
      guard let assessment = assess(day) else {
        if isRunning { stretches[stretches.count - 1].until = day }
        continue
      }
      guard let last = stretches.last else {
        stretches.append(Stretch(from: day, until: period.end, assessment: assessment))
        continue
      }
      let comparison = PlanComparison(last.assessment, assessment, rulebook)
      guard comparison.standsOtherwise || !isRunning else { continue }
      if isRunning { stretches[stretches.count - 1].until = day }
      stretches.append(
        Stretch(from: day, until: period.end, assessment: assessment, comparison: comparison)
      )
    }
    guard !stretches.isEmpty else { return nil }
    self.today = today
    self.period = period
    self.stretches = stretches
  }
}

/// The days that a timeline covers.
package struct PlanPeriod: Sendable {
  package let start: Day
  /// The first day after it.
  package let end: Day
  /// Whether the plan says itself when it begins and ends.
  package let isStartStated: Bool
  package let isEndStated: Bool

  init(of assessment: Assessment, _ rulebook: Rulebook) {
    let asOf = assessment.asOf
    func day(_ path: String) -> Day? {
      assessment.facts.first { $0.place.path == path }.flatMap { Day(iso: $0.spelling.utf8) }
    }
    let started = day("study.started")
    let until = day("study.until")
    isStartStated = started.map { $0 <= asOf } ?? false
    isEndStated = until.map { $0 >= asOf } ?? false
    start = max(rulebook.firstDay, min(started ?? asOf, asOf))
    // Without an end of its own, a plan is looked at until the last change that is known of.
    let last = rulebook.changes.last { $0.date > asOf }?.date ?? asOf
    end = max(until ?? last, asOf).next
  }

  /// The days to judge by: those on which the law changes, and the plan's own.
  func days(_ assessment: Assessment, _ rulebook: Rulebook) -> [Day] {
    var days = Set(rulebook.daysOfChange)
    for fact in assessment.facts {
      for part in fact.spelling.split(separator: "/") {
        guard let day = Day(iso: part.utf8) else { continue }
        // What is planned for a day is due once the day is over; the law of an act is that of the day itself.
        days.formUnion([day, day.next])
      }
    }
    days.formUnion([start, assessment.asOf])
    return days.filter { start <= $0 && $0 < end }.sorted()
  }
}
