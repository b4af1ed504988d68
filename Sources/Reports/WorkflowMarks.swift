package import Checking
internal import Diagrams
package import Rules
package import SourceText

extension WorkflowDrawing.Marks {
  /// How a plan stands to its workflow: its duties, and its steps where it lists them.
  package init(_ state: WorkflowState, _ comparison: StepComparison?) {
    self.init()
    for entry in state.duties { duties[entry.duty] = Self.mark(entry.status) }
    for (node, entry) in comparison?.entries ?? [:] { nodes[node] = Self.mark(entry.standing) }
  }

  /// nil for duties that no fact of a plan could show, or that do not concern it.
  private static func mark(_ status: DutyStatus) -> Diagram.Mark? {
    switch status {
    case .met: .met
    case .unmet: .unmet
    case .unknown: .unknown
    case .notApplicable, .notShown: nil
    }
  }

  private static func mark(_ standing: StepStanding) -> Diagram.Mark {
    switch standing {
    case .listed: .met
    case .missing, .leftOut: .missing
    case .outOfOrder, .wrongLane: .unmet
    }
  }
}

extension WorkflowDrawing {
  /// The workflow as a plan fills it.
  package init(
    _ rulebook: Rulebook,
    _ state: WorkflowState,
    of assessment: Assessment,
    planName: String,
    _ language: Language
  ) {
    self.init(
      rulebook,
      workflow: state.workflow,
      on: assessment.asOf,
      language,
      marks: Marks(state, assessment.comparison(withWorkflow: state.workflow)),
      planName: planName
    )
  }
}

extension Assessment {
  /// The workflows that a plan may be drawn in, each once: the one that it follows, then those that
  /// the chart leads to.
  package var drawableWorkflows: [WorkflowState] {
    var states: [WorkflowState] = []
    if let declared, let own = declared.follows {
      states += declared.candidates.filter { $0.workflow == own }
    }
    for state in recommendations.flatMap(\.workflows)
    where !states.contains(where: { $0.workflow == state.workflow }) {
      states.append(state)
    }
    return states
  }
}
