/// Finds each edge's way over the grid: short, with few bends and crossings, through no node.
///
/// Cheapest paths one edge after another, those with the least freedom first; then every edge
/// is taken up and laid again a few times, now that it knows of the others.
struct Router {
  private static let rounds = 3

  let graph: FlowGraph
  let grid: RoutingGrid
  /// Points of each edge's way, from its source to its target.
  private(set) var paths: [[GridPoint]]

  // What is laid so far: uses of each step to the next point, straight passes and bends at points.
  private var stepsRight: [Int]
  private var stepsDown: [Int]
  private var passesAcross: [Int]
  private var passesDown: [Int]
  private var bends: [Int]
  /// Edges on each of the four sides of each node, leaving and arriving.
  private var leaving: [Int]
  private var arriving: [Int]
  private var search: PathSearch

  init(graph: FlowGraph, grid: RoutingGrid) {
    self.graph = graph
    self.grid = grid
    paths = [[GridPoint]](repeating: [], count: graph.diagram.edges.count)
    let points = grid.xLines.count * grid.yLines.count
    stepsRight = [Int](repeating: 0, count: points)
    stepsDown = stepsRight
    passesAcross = stepsRight
    passesDown = stepsRight
    bends = stepsRight
    leaving = [Int](repeating: 0, count: graph.diagram.nodes.count * 4)
    arriving = leaving
    search = PathSearch(points: points)
  }

  /// Lays all edges.
  mutating func route() {
    let order = graph.diagram.edges.indices.sorted { rank($0) < rank($1) }
    for edge in order { lay(edge) }
    for _ in 0..<Self.rounds {
      let before = paths
      for edge in order {
        record(edge, by: -1)
        lay(edge)
      }
      if paths == before { break }
    }
  }

  /// Straight edges first, then the short ones.
  private func rank(_ edge: Int) -> (Int, Int, Int) {
    let ends = graph.diagram.edges[edge]
    let dx = abs(grid.nodeX[ends.source] - grid.nodeX[ends.target])
    let dy = abs(grid.nodeY[ends.source] - grid.nodeY[ends.target])
    return (dx == 0 || dy == 0 ? 0 : 1, dx + dy, edge)
  }

  private mutating func lay(_ edge: Int) {
    paths[edge] = path(of: edge)
    record(edge, by: 1)
  }

  // MARK: - What is laid

  private func at(_ point: GridPoint) -> Int { point.x * grid.yLines.count + point.y }

  private mutating func record(_ edge: Int, by change: Int) {
    let path = paths[edge]
    guard path.count > 1 else { return }
    for index in 1..<path.count {
      let heading = Self.heading(path[index - 1], path[index])
      let first = heading == .right || heading == .down ? path[index - 1] : path[index]
      if heading.isHorizontal {
        stepsRight[at(first)] += change
      } else {
        stepsDown[at(first)] += change
      }
      guard index + 1 < path.count else { break }
      let next = Self.heading(path[index], path[index + 1])
      if next != heading {
        bends[at(path[index])] += change
      } else if next.isHorizontal {
        passesAcross[at(path[index])] += change
      } else {
        passesDown[at(path[index])] += change
      }
    }
    let ends = graph.diagram.edges[edge]
    let out = Self.heading(path[0], path[1])
    let back = Self.heading(path[path.count - 1], path[path.count - 2])
    leaving[ends.source * 4 + out.rawValue] += change
    arriving[ends.target * 4 + back.rawValue] += change
  }

  static func heading(_ from: GridPoint, _ to: GridPoint) -> Heading {
    if to.x != from.x { return to.x > from.x ? .right : .left }
    return to.y > from.y ? .down : .up
  }

  // MARK: - The cheapest way

  private mutating func path(of index: Int) -> [GridPoint] {
    let edge = graph.diagram.edges[index]
    let start = GridPoint(x: grid.nodeX[edge.source], y: grid.nodeY[edge.source])
    let goal = GridPoint(x: grid.nodeX[edge.target], y: grid.nodeY[edge.target])
    let height = grid.yLines.count
    search.begin()
    for heading in Self.headings {
      step(from: start, heading, edge, goal, cost: leaveCost(edge, heading), previous: -1)
    }
    while let (state, cost) = search.next() {
      let heading = Heading(rawValue: state % 4) ?? .right
      let point = GridPoint(x: state / 4 / height, y: state / 4 % height)
      if point == goal { return way(to: state, from: start, height) }
      for next in Self.headings where next != heading.opposite {
        let turning = next == heading ? 0 : bendCost(point)
        let crossing = crossingCost(point, heading, next)
        step(from: point, next, edge, goal, cost: cost + turning + crossing, previous: state)
      }
    }
    return [start, goal]
  }

  private static let headings: [Heading] = [.right, .down, .left, .up]

  private mutating func step(
    from point: GridPoint,
    _ heading: Heading,
    _ edge: Diagram.Edge,
    _ goal: GridPoint,
    cost: Int,
    previous: Int
  ) {
    let to = GridPoint(x: point.x + heading.dx, y: point.y + heading.dy)
    guard to.x >= 0, to.x < grid.xLines.count, to.y >= 0, to.y < grid.yLines.count else { return }
    let isGoal = to == goal
    if !isGoal, grid.node(to.x, to.y) >= 0 { return }
    var cost = cost + stepCost(point, to, heading)
    if isGoal { cost += arriveCost(edge, heading.opposite) }
    search.offer(at(to) * 4 + heading.rawValue, cost, from: previous)
  }

  private func way(to state: Int, from start: GridPoint, _ height: Int) -> [GridPoint] {
    var way: [GridPoint] = []
    var state = state
    while state >= 0 {
      way.append(GridPoint(x: state / 4 / height, y: state / 4 % height))
      state = search.previous(of: state)
    }
    way.append(start)
    return way.reversed()
  }

  // MARK: - Costs, about ten to a column's width

  private func stepCost(_ from: GridPoint, _ to: GridPoint, _ heading: Heading) -> Int {
    let first = heading == .right || heading == .down ? from : to
    if heading.isHorizontal {
      let isRow = grid.yLines[from.y].isCell
      return 5 + stepsRight[at(first)] * (isRow ? 14 : 4)
    }
    let isColumn = grid.xLines[from.x].isCell
    return 4 + stepsDown[at(first)] * (isColumn ? 10 : 4)
  }

  private func bendCost(_ point: GridPoint) -> Int {
    let isInCell = grid.xLines[point.x].isCell && grid.yLines[point.y].isCell
    return (isInCell ? 16 : 12) + bends[at(point)] * 3
  }

  private func crossingCost(_ point: GridPoint, _ heading: Heading, _ next: Heading) -> Int {
    let place = at(point)
    guard heading == next else { return 4 * (passesAcross[place] + passesDown[place]) }
    return 16 * (heading.isHorizontal ? passesDown[place] : passesAcross[place]) + 3 * bends[place]
  }

  private func leaveCost(_ edge: Diagram.Edge, _ side: Heading) -> Int {
    sideCost(edge.kind, edge.source, side, isLeaving: true)
  }

  private func arriveCost(_ edge: Diagram.Edge, _ side: Heading) -> Int {
    sideCost(edge.kind, edge.target, side, isLeaving: false)
  }

  /// What it costs to use a side of a node: flow goes right, messages go up and down.
  private func sideCost(
    _ kind: Diagram.EdgeKind,
    _ node: Int,
    _ side: Heading,
    isLeaving: Bool
  ) -> Int {
    let shape = graph.diagram.nodes[node].kind
    let (same, opposed) =
      isLeaving
      ? (leaving[node * 4 + side.rawValue], arriving[node * 4 + side.rawValue])
      : (arriving[node * 4 + side.rawValue], leaving[node * 4 + side.rawValue])
    let isPointed = shape == .gateway || shape == .start || shape == .end
    let crowd = same * (isPointed ? 30 : 8) + opposed * (isPointed ? 30 : 14)
    let forward: Heading = isLeaving ? .right : .left
    switch kind {
    case .association: return crowd
    case .message:
      if !side.isHorizontal { return crowd }
      return crowd + (side == forward ? 5 : 10)
    case .sequence:
      if side == forward { return crowd }
      if side == forward.opposite { return crowd + 16 }
      // A decision's name stands above it.
      return crowd + (shape == .gateway ? (side == .up ? 4 : 0) : 4)
    }
  }
}
