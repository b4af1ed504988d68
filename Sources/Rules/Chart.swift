/// Where a branch of the chart leads.
package enum ChartTarget: Sendable, Hashable {
  case node(Int)
  case result(Int)
}

/// A question of the decision chart with its two branches.
package struct ChartNode: Sendable {
  package var id: Text
  package var question: LocalizedText
  package var test: CompiledCondition
  package var yes: ChartTarget
  package var no: ChartTarget
  package var yesLabel: LocalizedText
  package var noLabel: LocalizedText
  package var provisions: [Int32]
}

/// A workflow that a result points at, with the condition that picks it among several.
package struct ChartWorkflow: Sendable {
  /// Index into `Rulebook.workflows`.
  package var workflow: Int
  /// nil when the result always means this workflow.
  package var when: CompiledCondition?
}

/// A point to keep in mind.
package struct ChartNote: Sendable {
  package var text: LocalizedText
  /// Index of the provision; -1 when there is none.
  package var provision: Int32
}

/// An end of the chart.
package struct ChartResult: Sendable {
  package var id: Text
  package var title: LocalizedText
  package var action: LocalizedText
  package var workflows: [ChartWorkflow]
  package var effective: DayInterval
  package var notes: [ChartNote]
  /// Rules whose open or violated duty stands in the way of this result.
  package var blockers: [Int32]
  package var provisions: [Int32]
}

/// A way that the chart does not show.
package struct ChartAlternative: Sendable {
  package var id: Text
  package var title: LocalizedText
  package var text: LocalizedText
  package var applies: CompiledCondition
  package var provision: Int32
  /// Index of the workflow; -1 when there is none.
  package var workflow: Int
}

/// The decision chart: which workflow to look at, asked for each dataset.
package struct Chart: Sendable {
  package var effective: DayInterval
  package var applies: CompiledCondition
  /// What to say of a plan outside the chart's scope.
  package var outside: LocalizedText
  package var provision: Int32
  package var nodes: [ChartNode]
  package var results: [ChartResult]
  package var alternatives: [ChartAlternative]
}
