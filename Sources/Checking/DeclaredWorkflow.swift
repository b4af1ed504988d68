package import Rules

/// A word of a plan with its place.
package struct Mention: Sendable, Hashable {
  package var text: String
  package var place: Place
}

/// One step of a plan, as it is written.
package struct DeclaredStep: Sendable {
  package var id: Mention?
  package var name: Mention
  package var by: [Mention]
  /// First and last day.
  package var days: (first: Day, last: Day)?
  package var daysPlace: Place?
  /// nil where the plan does not say it.
  package var after: [Mention]?
  /// The plan says that the step is left out.
  package var isLeftOut: Bool
  package var statusPlace: Place?
  /// The case that the step belongs to; nil for all.
  package var `case`: String?
}

/// What a plan says of the workflow that it follows.
package struct DeclaredWorkflow: Sendable {
  /// Index of the workflow; nil where the plan names none.
  package var follows: Int?
  package var followsPlace: Place
  /// The steps are only a part.
  package var isPartial: Bool
  package var stepsPlace: Place
  /// False where something else stands in the place of the list.
  package var isList: Bool
  package var steps: [DeclaredStep]
  /// The plan's institutions: id and name.
  package var institutions: [(id: String, name: String)]
  /// The workflows that the plan may mean, each as its facts fill it.
  package var candidates: [WorkflowState]
  /// How the steps stand to the workflow; nil until they are compared.
  package var comparison: StepComparison?
  /// Settled without recommendations, in a short report: the chart points to the workflow it names.
  package var isRecommended = false
}

extension Assessment {
  /// How the plan's steps stand to a workflow; nil where they were compared with none or another.
  package func comparison(withWorkflow number: Int) -> StepComparison? {
    declared?.comparison.flatMap { $0.workflow == number ? $0 : nil }
  }
}

/// How a task of a workflow stands in a plan's steps.
package enum StepStanding: UInt8, Sendable, CaseIterable {
  case listed
  case missing
  case leftOut
  case outOfOrder
  case wrongLane

  /// The spelling in JSON.
  package var name: String {
    switch self {
    case .listed: "listed"
    case .missing: "missing"
    case .leftOut: "left-out"
    case .outOfOrder: "out-of-order"
    case .wrongLane: "wrong-lane"
    }
  }
}

/// A plan's steps as they stand to one workflow.
package struct StepComparison: Sendable {
  /// A task, with the step of the plan that names it.
  package struct Entry: Sendable {
    package var standing: StepStanding
    package var place: Place?

    package init(standing: StepStanding, place: Place?) {
      self.standing = standing
      self.place = place
    }
  }

  package var workflow: Int
  /// By node; tasks that the plan does not list, and need not, have no entry.
  package var entries: [Int: Entry]

  package init(workflow: Int, entries: [Int: Entry]) {
    self.workflow = workflow
    self.entries = entries
  }
}
