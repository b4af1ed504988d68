/// How far a plan's facts show a duty of a workflow to be met.
package enum DutyStatus: UInt8, Sendable, CaseIterable {
  case met
  case unmet
  /// Facts are missing, or the law of the day is not held.
  case unknown
  /// The duty does not concern the plan.
  case notApplicable
  /// No fact of a plan could show it.
  case notShown

  /// The spelling in JSON.
  package var name: String {
    switch self {
    case .met: "met"
    case .unmet: "unmet"
    case .unknown: "unknown"
    case .notApplicable: "not-applicable"
    case .notShown: "not-shown"
    }
  }
}

/// One duty of a workflow, as the plan stands to it.
package struct DutyState: Sendable {
  /// Index into the workflow's duties.
  package var duty: Int
  package var status: DutyStatus
  /// Where the plan says so, or does not say it.
  package var place: Place?
  /// The rules that decided, by index.
  package var rules: [Int]
  package var citations: [Citation]
}

/// An institution of a plan that stands, or may stand, in a lane.
package struct LaneMember: Sendable {
  /// Its id in the plan.
  package var id: String
  package var name: String
  /// False where the plan's facts leave it open.
  package var isCertain: Bool
}

/// One workflow as a plan's facts fill it.
package struct WorkflowState: Sendable {
  /// Index into the rulebook's workflows.
  package var workflow: Int
  /// By lane.
  package var members: [[LaneMember]]
  /// By duty; those of other editions are left out.
  package var duties: [DutyState]
  /// By order: whether its provisions concern the plan; nil where facts are missing.
  package var orders: [Bool?]

  /// The state of a duty; nil where the day has no such duty.
  package func state(ofDuty number: Int) -> DutyState? { duties.first { $0.duty == number } }
}
