internal import Rules

/// What one move of an alignment does.
enum AlignmentMove: Sendable, Hashable {
  /// The plan's step and the workflow's task go together.
  case both(event: Int, node: Int)
  /// The workflow moves on without a step of the plan.
  case workflow(node: Int, branch: Int)
  /// The plan has a step that the workflow does not take there.
  case plan(event: Int)
}

/// What each kind of deviation costs; the alignment with the least sum explains the plan.
enum AlignmentCost {
  /// A task that is needed and that no step names.
  static let missing = 3
  /// A task that is passed before the plan names it: a part of the wrong order.
  static let early = 1
  /// A step that is set aside.
  static let setAside = 3
  static let wrongLane = 2
}

/// The steps of a plan laid against the runs of a workflow, at the least cost.
///
/// The search walks the product of the net's markings and the sets of steps already taken
/// (Dijkstra). It moves at once wherever that cannot cost anything later: firing a node never
/// disables another, so that a task and its step may go together as soon as both can, and a task
/// that no step is left for may fire as soon as it can. Branching remains for gateways and for true
/// deviations. So the answer is exact, and plans that follow the workflow are walked straight through.
struct StepAlignment {
  let moves: [AlignmentMove]
  let cost: Int

  /// Marking, goal and steps taken; equal states continue alike.
  struct State: Hashable {
    var marking: Marking
    var isGoal: Bool
    var taken: StepSet
  }

  /// More than this and the steps are too tangled to be compared.
  static let mostStates = 50_000
}

/// What a task without a step of its own costs, by node.
struct MissingCosts: Sendable {
  let cost: [Int]

  /// `isPartial`: the plan lists only some of its steps, so that none is missing.
  init(_ model: WorkflowModel, _ log: StepLog, isPartial: Bool) {
    let named = Set(log.events.map(\.node))
    cost = model.nodes.indices.map { number in
      let node = model.nodes[number]
      guard node.kind == .task, !isPartial else { return 0 }
      if named.contains(number) { return AlignmentCost.early }
      let hasCounterpart = node.counterpart >= 0 && named.contains(Int(node.counterpart))
      return node.isOptional || hasCounterpart ? 0 : AlignmentCost.missing
    }
  }
}
