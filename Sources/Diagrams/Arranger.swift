/// Finds an arrangement: a first one along the flow, then better ones by threshold accepting.
///
/// Nodes are moved to cells nearby, alone or with the remarks that belong to them, or into line
/// with a neighbour. A move that makes the arrangement worse by no more than a threshold is
/// kept, too; the threshold sinks to nothing (Dueck and Scheuer, 1990). The moves come from a
/// fixed sequence, so that the same diagram is always arranged in the same way.
struct Arranger {
  /// The threshold of each round, in units of the cost.
  private static let thresholds = [40, 26, 17, 11, 7, 4, 2, 0]

  private let graph: FlowGraph
  private let nodes: [Diagram.Node]
  private var board: ArrangementBoard
  private var dice: SplitMix
  /// Data and remarks that only this node is tied to, in its lane and phase.
  private let satellites: [[Int]]
  /// Which move last looked at an edge.
  private var seen: [Int]
  private var moves = 0

  init(graph: FlowGraph, weights: ArrangementCost = ArrangementCost()) {
    self.graph = graph
    nodes = graph.diagram.nodes
    dice = SplitMix(sequence: weights.sequence)
    let first = FirstArrangement(graph)
    board = ArrangementBoard(graph, weights, columns: first.x, rows: first.y)
    seen = [Int](repeating: 0, count: graph.diagram.edges.count)
    var satellites = [[Int]](repeating: [], count: nodes.count)
    for node in nodes.indices where !nodes[node].kind.isFlow && graph.edgesAt[node].count == 1 {
      let host = graph.far(graph.edgesAt[node][0], from: node)
      let isNear = nodes[host].lane == nodes[node].lane && nodes[host].phase == nodes[node].phase
      if isNear, nodes[host].kind.isFlow { satellites[host].append(node) }
    }
    self.satellites = satellites
  }

  /// The best arrangement found.
  mutating func arrange() -> Arrangement {
    guard !nodes.isEmpty else { return board.arrangement }
    var best = (cost: board.cost, arrangement: board.arrangement)
    let count = nodes.count * board.weights.effort / Self.thresholds.count
    for threshold in Self.thresholds {
      for step in 0..<count {
        // The threshold sinks within the round, too.
        move(threshold: threshold * (2 * count - step) / (2 * count))
      }
      board.spread()
      if board.cost < best.cost { best = (board.cost, board.arrangement) }
    }
    return best.arrangement
  }

  // MARK: - Moves

  private mutating func move(threshold: Int) {
    let node = dice.below(nodes.count)
    var (column, row) = (board.x[node], board.y[node])
    if dice.below(3) > 0 || graph.edgesAt[node].isEmpty {
      column += dice.below(13) - 6
      row = row / Self.maxRows * Self.maxRows + dice.below(Self.maxRows)
    } else {
      // Into line with a neighbour: its column from another lane, its row and the column next to it.
      let edges = graph.edgesAt[node]
      let edge = edges[dice.below(edges.count)]
      let other = graph.far(edge, from: node)
      if nodes[other].lane == nodes[node].lane, dice.below(2) == 0 {
        row = board.y[other]
        let isAfter = graph.diagram.edges[edge].target == node
        column = board.x[other] + (isAfter ? 1 : -1) * (1 + dice.below(2))
      } else {
        column = board.x[other]
      }
    }
    let phase = nodes[node].phase
    guard board.phaseStart[phase] <= column, column < board.phaseStart[phase + 1] else { return }
    let isGroup = !satellites[node].isEmpty && dice.below(4) > 0
    shift(isGroup ? [node] + satellites[node] : [node], column, row, threshold)
  }

  private static let maxRows = ArrangementBoard.maxRows

  /// Moves the first node to a cell and the others as far; whoever stands there makes room.
  private mutating func shift(_ group: [Int], _ column: Int, _ row: Int, _ threshold: Int) {
    let (dx, dy) = (column - board.x[group[0]], row - board.y[group[0]])
    guard dx != 0 || dy != 0 else { return }
    var plan: [(node: Int, x: Int, y: Int)] = []
    for node in group {
      let (toX, toY) = (board.x[node] + dx, board.y[node] + dy)
      let phase = board.phaseStart[nodes[node].phase]..<board.phaseStart[nodes[node].phase + 1]
      guard phase.contains(toX), toY >= 0, toY / Self.maxRows == nodes[node].lane else { return }
      plan.append((node, toX, toY))
      let other = board.node(toX, toY)
      guard other >= 0, !group.contains(other) else { continue }
      // Only one who stands alone in the way of one alone changes places with it.
      guard group.count == 1, nodes[other].phase == nodes[node].phase else { return }
      plan.append((other, board.x[node], board.y[node]))
    }
    attempt(plan, threshold)
  }

  private mutating func attempt(_ plan: [(node: Int, x: Int, y: Int)], _ threshold: Int) {
    moves += 1
    var edges: [Int] = []
    for (node, _, _) in plan {
      for edge in graph.edgesAt[node] where seen[edge] != moves {
        seen[edge] = moves
        edges.append(edge)
      }
    }
    let before = board.cost
    let back = plan.map { (node: $0.node, x: board.x[$0.node], y: board.y[$0.node]) }
    carryOut(plan, edges)
    if board.cost - before > threshold { carryOut(back, edges) }
  }

  private mutating func carryOut(_ plan: [(node: Int, x: Int, y: Int)], _ edges: [Int]) {
    for edge in edges { board.remove(edge) }
    for (node, _, _) in plan { board.lift(node) }
    for (node, x, y) in plan { board.put(node, x, y) }
    for edge in edges { board.add(edge) }
  }
}
