/// Finds an arrangement: a first one along the flow, then better ones by moving single nodes.
///
/// The search takes the best of the cells near each node in turn until nothing improves; no
/// chance is involved. Columns are kept apart by a spare one, so that a node can also move in
/// between; empty columns and rows count as nothing.
struct Arranger {
  /// Most rows that a lane can have.
  static let maxRows = 4
  private static let passes = 12
  /// How many columns away a better place is looked for.
  private static let reach = 9

  let graph: FlowGraph
  let weights: ArrangementCost
  private let nodes: [Diagram.Node]
  private let laneCount: Int
  private let phaseCount: Int

  /// Data and remarks that only this node is tied to, in its lane and phase.
  private let satellites: [[Int]]

  /// Column over all phases, and row over all lanes, of each node.
  private var x: [Int]
  private var y: [Int]
  private var columnCount = 0
  private var rowCount: Int { laneCount * Self.maxRows }
  /// First column of each phase and, last, the end.
  private var phaseStart: [Int] = []
  /// Node in each cell, column by column; -1 is none.
  private var cells: [Int] = []
  private var columnUse: [Int] = []
  private var rowUse: [Int] = []
  /// Sides of each node that straight lines use, as bits.
  private var sides: [Int]

  init(graph: FlowGraph, weights: ArrangementCost = ArrangementCost()) {
    self.graph = graph
    self.weights = weights
    nodes = graph.diagram.nodes
    laneCount = max(1, graph.diagram.lanes.count)
    phaseCount = max(1, graph.diagram.phases.count)
    x = [Int](repeating: 0, count: nodes.count)
    y = x
    sides = x
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
    placeAlongFlow()
    spread()
    var cost = total()
    for _ in 0..<Self.passes {
      let before = cost
      for node in nodes.indices { improve(node, &cost) }
      spread()
      cost = total()
      if cost >= before { break }
    }
    return compact()
  }

  // MARK: - The first arrangement

  private mutating func placeAlongFlow() {
    var taken = Set<[Int]>()
    // Columns within the phase first; `spread` lines the phases up.
    func settle(_ node: Int, _ column: Int, _ taken: inout Set<[Int]>) -> (Int, Int) {
      let lane = nodes[node].lane
      var column = column
      while true {
        for row in 0..<2 where !taken.contains([nodes[node].phase, column, lane, row]) {
          taken.insert([nodes[node].phase, column, lane, row])
          return (column, lane * Self.maxRows + row)
        }
        column += 1
      }
    }
    for node in graph.order {
      var column = 0
      for index in graph.edgesAt[node] where graph.isFlow(index) && !graph.isBack[index] {
        let edge = graph.diagram.edges[index]
        guard edge.target == node, nodes[edge.source].phase == nodes[node].phase else { continue }
        let isSameLane = nodes[edge.source].lane == nodes[node].lane
        column = max(column, x[edge.source] + (isSameLane ? 1 : 0))
      }
      (x[node], y[node]) = settle(node, column, &taken)
    }
    for node in nodes.indices where !nodes[node].kind.isFlow {
      let host = graph.edgesAt[node].map { graph.far($0, from: node) }
        .first { nodes[$0].phase == nodes[node].phase }
      (x[node], y[node]) = settle(node, host.map { x[$0] } ?? 0, &taken)
    }
    // Phase-local columns become global ones, in order of phases.
    var start = 0
    for phase in 0..<phaseCount {
      let members = nodes.indices.filter { nodes[$0].phase == phase }
      let width = (members.map { x[$0] }.max() ?? 0) + 1
      for node in members { x[node] += start }
      start += width
    }
  }

  // MARK: - Spare columns

  /// Drops empty columns and puts a spare one before, between and behind those of each phase.
  private mutating func spread() {
    var start = 0
    phaseStart = []
    for phase in 0..<phaseCount {
      phaseStart.append(start)
      let members = nodes.indices.filter { nodes[$0].phase == phase }
      let used = Set(members.map { x[$0] }).sorted()
      var place: [Int: Int] = [:]
      for (index, column) in used.enumerated() { place[column] = start + 2 * index + 1 }
      for node in members { x[node] = place[x[node]] ?? start }
      start += 2 * max(1, used.count) + 1
    }
    phaseStart.append(start)
    columnCount = start
    cells = [Int](repeating: -1, count: columnCount * rowCount)
    columnUse = [Int](repeating: 0, count: columnCount)
    rowUse = [Int](repeating: 0, count: rowCount)
    for node in nodes.indices { put(node, x[node], y[node]) }
  }

  private mutating func put(_ node: Int, _ column: Int, _ row: Int) {
    x[node] = column
    y[node] = row
    cells[column * rowCount + row] = node
    columnUse[column] += 1
    rowUse[row] += 1
  }

  private mutating func lift(_ node: Int) {
    cells[x[node] * rowCount + y[node]] = -1
    columnUse[x[node]] -= 1
    rowUse[y[node]] -= 1
  }

  // MARK: - The search

  private mutating func improve(_ node: Int, _ cost: inout Int) {
    let home = (x: x[node], y: y[node])
    var best = (cost: cost, x: home.x, y: home.y)
    let first = max(phaseStart[nodes[node].phase], home.x - Self.reach)
    let last = min(phaseStart[nodes[node].phase + 1] - 1, home.x + Self.reach)
    let firstRow = nodes[node].lane * Self.maxRows
    for column in first...last {
      for row in firstRow..<firstRow + Self.maxRows where (column, row) != (x[node], y[node]) {
        guard let other = exchange(node, column, row) else { continue }
        let now = total()
        if now < best.cost { best = (now, column, row) }
        restore(node, home.x, home.y, other)
      }
    }
    if best.cost < cost {
      _ = exchange(node, best.x, best.y)
      cost = best.cost
    }
    if !satellites[node].isEmpty { improveGroup(node, first...last, &cost) }
  }

  /// Moves a step together with the data and remarks that belong to it alone.
  private mutating func improveGroup(_ node: Int, _ columns: ClosedRange<Int>, _ cost: inout Int) {
    let group = [node] + satellites[node]
    let home = group.map { (x: x[$0], y: y[$0]) }
    var best = (cost: cost, x: 0, y: 0)
    for column in columns {
      for row in 0..<Self.maxRows {
        let (dx, dy) = (column - home[0].x, nodes[node].lane * Self.maxRows + row - home[0].y)
        guard shift(group, home, dx, dy) else { continue }
        let now = total()
        if now < best.cost { best = (now, dx, dy) }
        _ = shift(group, home, 0, 0)
      }
    }
    if best.cost < cost {
      _ = shift(group, home, best.x, best.y)
      cost = best.cost
    }
  }

  /// Puts a group this far from its home, if its cells are free and in its lane and phase.
  private mutating func shift(
    _ group: [Int],
    _ home: [(x: Int, y: Int)],
    _ dx: Int,
    _ dy: Int
  ) -> Bool {
    let range = phaseStart[nodes[group[0]].phase]..<phaseStart[nodes[group[0]].phase + 1]
    for (node, from) in zip(group, home) {
      let (column, row) = (from.x + dx, from.y + dy)
      guard range.contains(column), row >= 0, row / Self.maxRows == nodes[node].lane else {
        return false
      }
      let other = cells[column * rowCount + row]
      if other >= 0, !group.contains(other) { return false }
    }
    for node in group { lift(node) }
    for (node, from) in zip(group, home) { put(node, from.x + dx, from.y + dy) }
    return true
  }

  /// Moves the node; whoever stands there takes its place, if it may.
  ///
  /// - Returns: the other node or -1, nil when the other may not move.
  private mutating func exchange(_ node: Int, _ column: Int, _ row: Int) -> Int? {
    let other = cells[column * rowCount + row]
    if other >= 0, nodes[other].phase != nodes[node].phase { return nil }
    let (oldX, oldY) = (x[node], y[node])
    lift(node)
    if other >= 0 {
      lift(other)
      put(other, oldX, oldY)
    }
    put(node, column, row)
    return other
  }

  private mutating func restore(_ node: Int, _ column: Int, _ row: Int, _ other: Int) {
    let (oldX, oldY) = (x[node], y[node])
    lift(node)
    if other >= 0 {
      lift(other)
      put(other, oldX, oldY)
    }
    put(node, column, row)
  }

  // MARK: - Cost

  private mutating func total() -> Int {
    var sum = 0
    for node in sides.indices { sides[node] = 0 }
    for column in columnUse where column > 0 { sum += weights.column }
    var rows = 0
    for lane in 0..<laneCount {
      var used = 0
      for row in 0..<Self.maxRows where rowUse[lane * Self.maxRows + row] > 0 { used += 1 }
      rows += max(1, used)
      sum += max(0, used - 1) * weights.row
    }
    sum += max(0, rows - weights.pageRows) * weights.rowBeyondPage
    for (index, edge) in graph.diagram.edges.enumerated() { sum += cost(of: edge, index) }
    return sum
  }

  /// Two straight lines that would meet one point of a decision or event.
  private mutating func clash(_ edge: Diagram.Edge, _ out: Heading) -> Int {
    var cost = 0
    for (node, side) in [(edge.source, out), (edge.target, out.opposite)] {
      let bit = 1 << side.rawValue
      if sides[node] & bit != 0, nodes[node].kind.isNamedOutside { cost += weights.clash }
      sides[node] |= bit
    }
    return cost
  }

  private mutating func cost(of edge: Diagram.Edge, _ index: Int) -> Int {
    let (fromX, fromY, toX, toY) = (x[edge.source], y[edge.source], x[edge.target], y[edge.target])
    let (left, right) = (min(fromX, toX), max(fromX, toX))
    let (top, bottom) = (min(fromY, toY), max(fromY, toY))
    var columns = 0
    var obstacles = 0
    if left < right {
      for column in left + 1...right where columnUse[column] > 0 { columns += 1 }
    }
    var rows = 0
    if top < bottom { for row in top + 1...bottom where rowUse[row] > 0 { rows += 1 } }
    if edge.kind == .association { return tie(columns, rows) }

    var sum = 0
    let isSameLane = nodes[edge.source].lane == nodes[edge.target].lane
    if toX < fromX && !graph.isBack[index] {
      sum += weights.backwards + weights.backwardsColumn * columns
    }
    if fromY == toY {
      if left + 1 < right {
        for column in left + 1..<right where cells[column * rowCount + fromY] >= 0 {
          obstacles += 1
        }
      }
      sum += clash(edge, fromX < toX ? .right : .left)
      return sum + 2 * columns + obstacles * weights.obstacle
        + (graph.isBack[index] ? weights.bend : 0)
    }
    if fromX == toX {
      if top + 1 < bottom {
        for row in top + 1..<bottom where cells[fromX * rowCount + row] >= 0 { obstacles += 1 }
      }
      // Within a lane one reads down a column, and only to the next row.
      if isSameLane { sum += rows > 1 ? 20 : toY > fromY ? 3 : 6 }
      sum += clash(edge, fromY < toY ? .down : .up)
      return sum + rows + obstacles * weights.obstacle
    }
    return sum + weights.bend + 2 * columns + rows
  }

  /// Data and remarks belong right above or below their step.
  private func tie(_ columns: Int, _ rows: Int) -> Int {
    columns == 0 && rows == 1 ? 0 : 6 + 8 * columns + 5 * rows
  }

  // MARK: - The result

  private func compact() -> Arrangement {
    var result = Arrangement(
      column: [Int](repeating: 0, count: nodes.count),
      row: [Int](repeating: 0, count: nodes.count),
      columnsOfPhase: [],
      rowsOfLane: []
    )
    for phase in 0..<phaseCount {
      let used = (phaseStart[phase]..<phaseStart[phase + 1]).filter { columnUse[$0] > 0 }
      result.columnsOfPhase.append(max(1, used.count))
      for (index, column) in used.enumerated() {
        for node in nodes.indices where x[node] == column { result.column[node] = index }
      }
    }
    for lane in 0..<laneCount {
      let used = (lane * Self.maxRows..<(lane + 1) * Self.maxRows).filter { rowUse[$0] > 0 }
      result.rowsOfLane.append(max(1, used.count))
      for (index, row) in used.enumerated() {
        for node in nodes.indices where y[node] == row { result.row[node] = index }
      }
    }
    return result
  }
}
