package import Rules

/// A change of the law that is promulgated, and comes into force while the plan may still run.
///
/// It is told, and counts for nothing: a verdict is by the law of its own day.
package struct ComingChange: Sendable {
  package var change: LawChange
  /// From its day on the rulebook does not hold the law.
  package var endsKnowledge: Bool
}

extension Assessor {
  /// Tells of the laws that some rule asked the plan about, until the day on which it ends.
  func addComingChanges(into assessment: inout Assessment, _ table: FactTable) {
    let until = self.until(table)
    assessment.until = until
    let asked = Set(assessment.laws.filter { $0.rules > 0 }.map(\.law))
    assessment.comingChanges = rulebook.changes.filter { change in
      guard change.isComing(on: assessment.asOf), asked.contains(Int(change.law)) else {
        return false
      }
      return until.map { change.date <= $0 } ?? true
    }.map { change in
      let law = rulebook.laws[Int(change.law)]
      return ComingChange(
        change: change,
        endsKnowledge: law.verified.contains { $0.until == change.date }
          && !law.isVerified(on: change.date)
      )
    }
  }

  /// The day on which the study ends; nil where the plan does not say.
  private func until(_ table: FactTable) -> Day? {
    let slot = Int(layout.planSlots.until)
    guard slot >= 0 else { return nil }
    let fact = table.fact(slot, in: 0)
    return fact.tag == .date ? Day(number: fact.a) : nil
  }
}
