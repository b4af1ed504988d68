import Rules

@testable import Workflows

/// The least cost of an alignment by trying every move in every state: slow, and plainly right.
struct PlainSearch {
  let rules: AlignmentMoves

  /// nil when more than `limit` states would have to be looked at.
  func cost(upTo limit: Int) -> Int? {
    var settled: Set<AlignmentState> = []
    var waiting: [[AlignmentState]] = [[rules.start]]
    var cost = 0
    while cost < waiting.count {
      guard let state = waiting[cost].popLast() else {
        cost += 1
        continue
      }
      guard settled.insert(state).inserted else { continue }
      guard settled.count < limit else { return nil }
      if rules.isFinal(state) { return cost }
      for move in moves(from: state) {
        var next = state
        let total = cost + rules.apply(move, to: &next)
        while waiting.count <= total { waiting.append([]) }
        waiting[total].append(next)
      }
    }
    return nil
  }

  private func moves(from state: AlignmentState) -> [AlignmentMove] {
    let ready = rules.log.events.indices.filter { rules.isReady($0, state) }
    var moves = ready.map { AlignmentMove.plan(event: $0) }
    for node in rules.net.nodes.indices where rules.net.isEnabled(node, state.marking) {
      for branch in rules.net.nodes[node].outputs.indices {
        moves.append(.workflow(node: node, branch: branch))
      }
      for event in ready where rules.log.events[event].node == node {
        moves.append(.both(event: event, node: node))
      }
    }
    return moves
  }
}
