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
}
