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
  /// A task that happens apart from the step that names it: half of a wrong order.
  static let apart = 1
  /// A step that is set aside: the other half, or a step too many.
  static let setAside = 3
  static let wrongLane = 2
}

/// The steps of a plan laid against the runs of a workflow, at the least cost.
struct StepAlignment: Sendable {
  let moves: [AlignmentMove]
  let cost: Int
}

/// Where an alignment stands; equal states continue alike.
struct AlignmentState: Hashable, Sendable {
  var marking: Marking
  var isGoal = false
  /// The steps of the plan that are done with.
  var taken: StepSet
  /// Of these, the ones that were set aside and whose task has not happened.
  var aside: StepSet
  /// The tasks, by node, that happened before the step that names them came.
  var early: StepSet
}

/// The moves that an alignment may make, and what they cost.
struct AlignmentMoves: Sendable {
  let model: WorkflowModel
  let net: WorkflowNet
  let log: StepLog
  /// Events of each node, in the order of the plan.
  let named: [[Int]]
  /// The plan lists only some of its steps, so that none is missing.
  let isPartial: Bool
  /// What a task costs that no step is left for, by node.
  private let missing: [Int]
  private let apart: Int

  init(_ model: WorkflowModel, _ net: WorkflowNet, _ log: StepLog, isPartial: Bool) {
    self.model = model
    self.net = net
    self.log = log
    var named = [[Int]](repeating: [], count: model.nodes.count)
    for (event, entry) in log.events.enumerated() { named[entry.node].append(event) }
    self.named = named
    self.isPartial = isPartial
    apart = isPartial ? 0 : AlignmentCost.apart
    missing = model.nodes.map { node in
      let hasCounterpart = node.counterpart >= 0 && !named[Int(node.counterpart)].isEmpty
      let isFree = node.kind != .task || node.isOptional || hasCounterpart || isPartial
      return isFree ? 0 : AlignmentCost.missing
    }
  }

  var start: AlignmentState {
    AlignmentState(
      marking: net.start,
      taken: StepSet(count: log.events.count),
      aside: StepSet(count: log.events.count),
      early: StepSet(count: model.nodes.count)
    )
  }

  func isFinal(_ state: AlignmentState) -> Bool {
    state.isGoal && state.marking.isEmpty && log.events.indices.allSatisfy(state.taken.contains)
  }

  /// Whether nothing of the plan that comes before a step is left.
  func isReady(_ event: Int, _ state: AlignmentState) -> Bool {
    !state.taken.contains(event) && log.before[event].isSubset(of: state.taken)
  }

  /// The steps that name a node and are not done with.
  func left(_ node: Int, _ state: AlignmentState) -> [Int] {
    named[node].filter { !state.taken.contains($0) }
  }

  /// Whether a node costs something when no step names it.
  func isNeeded(_ node: Int) -> Bool { missing[node] > 0 }

  /// Makes a move and returns what it costs.
  func apply(_ move: AlignmentMove, to state: inout AlignmentState) -> Int {
    switch move {
    case .both(let event, let node):
      state.taken.insert(event)
      fire(node, 0, &state)
      return log.events[event].isAllowed ? 0 : AlignmentCost.wrongLane
    case .workflow(let node, let branch):
      fire(node, branch, &state)
      return costApart(node, &state)
    case .plan(let event): return setAside(event, &state)
    }
  }

  private func fire(_ node: Int, _ branch: Int, _ state: inout AlignmentState) {
    state.marking = net.fire(node, branch: branch, state.marking)
    if net.nodes[node].isGoal { state.isGoal = true }
  }

  /// A task without its step: the step is still to come, was set aside, or is not there.
  private func costApart(_ node: Int, _ state: inout AlignmentState) -> Int {
    if !left(node, state).isEmpty {
      state.early.insert(node)
      return apart
    }
    if let event = named[node].first(where: state.aside.contains) {
      state.aside.remove(event)
      return apart
    }
    return missing[node]
  }

  private func setAside(_ event: Int, _ state: inout AlignmentState) -> Int {
    let node = log.events[event].node
    let hasCome = named[node].contains { state.taken.contains($0) && !state.aside.contains($0) }
    state.taken.insert(event)
    // A task that may come again does, once it has come.
    if model.nodes[node].isRepeatable && hasCome { return 0 }
    if state.early.contains(node) {
      state.early.remove(node)
    } else {
      state.aside.insert(event)
    }
    return AlignmentCost.setAside
  }
}
