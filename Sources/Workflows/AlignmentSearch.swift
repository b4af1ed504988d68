internal import Rules

/// Searches the alignment of the least cost.
///
/// The search walks the product of the net's markings and the sets of steps already taken
/// (Dijkstra). It moves at once wherever that cannot cost anything later: firing a node never
/// disables another, so that a task and its step may go together as soon as both can, and a task
/// that no step is left for may fire as soon as it can. Branching remains for gateways and for true
/// deviations. So the answer is exact, and plans that follow the workflow are walked straight through.
struct AlignmentSearch {
  private struct Entry {
    let state: AlignmentState
    let cost: Int
    let parent: Int
    let moves: [AlignmentMove]
  }

  /// More than this and the steps are too tangled to be compared.
  static let mostStates = 50_000

  private let rules: AlignmentMoves
  private var entries: [Entry] = []
  /// Entries waiting, by cost; the newest goes first.
  private var waiting: [[Int]] = [[]]
  private var settled: Set<AlignmentState> = []

  init(_ rules: AlignmentMoves) { self.rules = rules }

  /// The alignment; nil when the budget is spent or the workflow cannot reach its goal.
  mutating func run() -> StepAlignment? {
    push(rules.start, cost: 0, parent: -1, moves: [])
    var cost = 0
    while cost < waiting.count {
      guard let number = waiting[cost].popLast() else {
        cost += 1
        continue
      }
      let entry = entries[number]
      guard settled.insert(entry.state).inserted else { continue }
      if rules.isFinal(entry.state) { return alignment(number) }
      guard settled.count < Self.mostStates else { return nil }
      expand(number, entry)
    }
    return nil
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
    _ state: AlignmentState,
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
    _ state: inout AlignmentState,
    _ cost: inout Int,
    _ moves: inout [AlignmentMove]
  ) {
    var isMoving = true
    while isMoving {
      isMoving = false
      for node in open(state, { $0 != .gateway }) {
        guard rules.net.isEnabled(node, state.marking), let move = eagerMove(node, state) else {
          continue
        }
        isMoving = true
        cost += rules.apply(move, to: &state)
        moves.append(move)
      }
    }
  }

  /// The nodes that can fire.
  private func open(_ state: AlignmentState, _ isKind: (FlowNodeKind) -> Bool) -> [Int] {
    rules.net.nodes.indices.filter {
      isKind(rules.net.nodes[$0].kind) && rules.net.isEnabled($0, state.marking)
    }
  }

  /// The move that a node may make at once; nil where it is better to look at several.
  private func eagerMove(_ node: Int, _ state: AlignmentState) -> AlignmentMove? {
    let left = rules.left(node, state)
    if left.isEmpty { return .workflow(node: node, branch: 0) }
    let ready = left.filter { rules.isReady($0, state) }
    if let event = ready.first(where: { rules.log.events[$0].isAllowed }) {
      return .both(event: event, node: node)
    }
    return left.count == 1 ? ready.first.map { .both(event: $0, node: node) } : nil
  }

  private mutating func expand(_ number: Int, _ entry: Entry) {
    // The choices of one gateway do not depend on those of another: one at a time is enough.
    if let gateway = open(entry.state, { $0 == .gateway }).first {
      for branch in rules.net.nodes[gateway].outputs.indices {
        let marking = rules.net.fire(gateway, branch: branch, entry.state.marking)
        guard entry.state.isGoal || rules.net.canReachGoal(from: marking) else { continue }
        step(.workflow(node: gateway, branch: branch), from: number, entry)
      }
      return
    }
    for node in open(entry.state, { $0 == .task }) {
      for event in rules.left(node, entry.state) where rules.isReady(event, entry.state) {
        step(.both(event: event, node: node), from: number, entry)
      }
      step(.workflow(node: node, branch: 0), from: number, entry)
    }
    for event in rules.log.events.indices where rules.isReady(event, entry.state) {
      step(.plan(event: event), from: number, entry)
    }
  }

  private mutating func step(_ move: AlignmentMove, from number: Int, _ entry: Entry) {
    var state = entry.state
    let cost = entry.cost + rules.apply(move, to: &state)
    push(state, cost: cost, parent: number, moves: [move])
  }
}
