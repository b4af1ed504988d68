internal import Rules

/// Searches the alignment of the least cost.
struct AlignmentSearch {
  private struct Entry {
    let state: StepAlignment.State
    let cost: Int
    let parent: Int
    let moves: [AlignmentMove]
  }

  private let model: WorkflowModel
  private let net: WorkflowNet
  private let log: StepLog
  private let missing: [Int]
  /// Events of each node, in the order of the plan.
  private let named: [[Int]]
  private var entries: [Entry] = []
  /// Entries waiting, by cost; the newest goes first.
  private var waiting: [[Int]] = [[]]
  private var settled: Set<StepAlignment.State> = []

  init(_ model: WorkflowModel, _ net: WorkflowNet, _ log: StepLog, isPartial: Bool) {
    self.model = model
    self.net = net
    self.log = log
    missing = MissingCosts(model, log, isPartial: isPartial).cost
    var named = [[Int]](repeating: [], count: model.nodes.count)
    for (event, entry) in log.events.enumerated() { named[entry.node].append(event) }
    self.named = named
  }

  /// The alignment; nil when the budget is spent or the workflow cannot reach its goal.
  mutating func run() -> StepAlignment? {
    push(
      StepAlignment.State(
        marking: net.start,
        isGoal: false,
        taken: StepSet(count: log.events.count)
      ),
      cost: 0,
      parent: -1,
      moves: []
    )
    var cost = 0
    while cost < waiting.count {
      guard let number = waiting[cost].popLast() else {
        cost += 1
        continue
      }
      let entry = entries[number]
      guard settled.insert(entry.state).inserted else { continue }
      if isFinal(entry.state) { return alignment(number) }
      guard settled.count < StepAlignment.mostStates else { return nil }
      expand(number, entry)
    }
    return nil
  }

  private func isFinal(_ state: StepAlignment.State) -> Bool {
    state.isGoal && state.marking.isEmpty && log.events.indices.allSatisfy(state.taken.contains)
  }

  private func alignment(_ last: Int) -> StepAlignment {
    var parts: [[AlignmentMove]] = []
    var number = last
    while number >= 0 {
      parts.append(entries[number].moves)
      number = entries[number].parent
    }
    return StepAlignment(moves: parts.reversed().flatMap { $0 }, cost: entries[last].cost)
  }

  // MARK: - Moves

  private mutating func push(
    _ state: StepAlignment.State,
    cost: Int,
    parent: Int,
    moves: [AlignmentMove]
  ) {
    var state = state
    var cost = cost
    var moves = moves
    advance(&state, &cost, &moves)
    guard !settled.contains(state) else { return }
    while waiting.count <= cost { waiting.append([]) }
    waiting[cost].append(entries.count)
    entries.append(Entry(state: state, cost: cost, parent: parent, moves: moves))
  }

  /// Everything that can happen now without costing anything later.
  private func advance(
    _ state: inout StepAlignment.State,
    _ cost: inout Int,
    _ moves: inout [AlignmentMove]
  ) {
    var isMoving = true
    while isMoving {
      isMoving = false
      for node in model.nodes.indices
      where net.nodes[node].kind != .gateway && net.isEnabled(node, state.marking) {
        guard let step = eagerMove(node, state) else { continue }
        isMoving = true
        apply(step, &state, &cost, &moves)
      }
    }
  }

  /// The move that a node may make at once; nil where it is better to look at several.
  private func eagerMove(_ node: Int, _ state: StepAlignment.State) -> AlignmentMove? {
    let left = named[node].filter { !state.taken.contains($0) }
    if left.isEmpty { return .workflow(node: node, branch: 0) }
    let ready = left.filter { log.before[$0].isSubset(of: state.taken) }
    if let event = ready.first(where: { log.events[$0].isAllowed }) {
      return .both(event: event, node: node)
    }
    return left.count == 1 ? ready.first.map { .both(event: $0, node: node) } : nil
  }

  private func apply(
    _ move: AlignmentMove,
    _ state: inout StepAlignment.State,
    _ cost: inout Int,
    _ moves: inout [AlignmentMove]
  ) {
    switch move {
    case .both(let event, let node):
      state.taken.insert(event)
      if !log.events[event].isAllowed { cost += AlignmentCost.wrongLane }
      fire(node, 0, &state)
    case .workflow(let node, let branch):
      cost += missing[node]
      fire(node, branch, &state)
    case .plan(let event):
      state.taken.insert(event)
      // A task that may come again does, as long as one of its steps is left to go with it.
      let node = log.events[event].node
      let isSpare = model.nodes[node].isRepeatable && named[node].count > 1
      cost += isSpare ? 0 : AlignmentCost.setAside
    }
    moves.append(move)
  }

  private func fire(_ node: Int, _ branch: Int, _ state: inout StepAlignment.State) {
    state.marking = net.fire(node, branch: branch, state.marking)
    if net.nodes[node].isGoal { state.isGoal = true }
  }

  private mutating func expand(_ number: Int, _ entry: Entry) {
    func open(_ kind: (FlowNodeKind) -> Bool) -> [Int] {
      model.nodes.indices.filter {
        kind(net.nodes[$0].kind) && net.isEnabled($0, entry.state.marking)
      }
    }
    // The choices of one gateway do not depend on those of another: one at a time is enough.
    if let gateway = open({ $0 == .gateway }).first {
      for branch in net.nodes[gateway].outputs.indices {
        let marking = net.fire(gateway, branch: branch, entry.state.marking)
        guard entry.state.isGoal || net.canReachGoal(from: marking) else { continue }
        step(.workflow(node: gateway, branch: branch), from: number, entry)
      }
      return
    }
    for node in open({ $0 == .task }) {
      let left = named[node].filter { !entry.state.taken.contains($0) }
      for event in left where log.before[event].isSubset(of: entry.state.taken) {
        step(.both(event: event, node: node), from: number, entry)
      }
      step(.workflow(node: node, branch: 0), from: number, entry)
    }
    for event in log.events.indices
    where !entry.state.taken.contains(event) && log.before[event].isSubset(of: entry.state.taken) {
      step(.plan(event: event), from: number, entry)
    }
  }

  private mutating func step(_ move: AlignmentMove, from number: Int, _ entry: Entry) {
    var state = entry.state
    var cost = entry.cost
    var moves: [AlignmentMove] = []
    apply(move, &state, &cost, &moves)
    push(state, cost: cost, parent: number, moves: moves)
  }
}
