/// Nodes on a grid of cells, with what their arrangement costs kept up to date as they move.
///
/// Columns run over all phases; between any two, and at the ends of each phase, lies a spare
/// one, so that nodes can also move in between. Rows run over all lanes, `maxRows` to each.
struct ArrangementBoard {
  /// Most rows that a lane can have.
  static let maxRows = 4

  let graph: FlowGraph
  let weights: ArrangementCost
  private let nodes: [Diagram.Node]
  private let laneCount: Int
  private let phaseCount: Int

  private(set) var x: [Int]
  private(set) var y: [Int]
  private(set) var cost = 0
  /// First column of each phase and, last, the end.
  private(set) var phaseStart: [Int] = []
  private var rowCount: Int { laneCount * Self.maxRows }
  /// Node in each cell, column by column; -1 is none.
  private var cells: [Int] = []
  /// Straight lines over each cell.
  private var across: [Int] = []
  private var down: [Int] = []
  private var columnUse: [Int] = []
  private var rowUse: [Int] = []
  private var rowsOfLane: [Int]
  /// Straight lines at each of the four sides of each node.
  private var sides: [Int]
  /// What each edge costs by itself, as long as it is on the board.
  private var edgeCost: [Int]

  /// Places nodes in columns, counted over all phases in their order, and rows over all lanes.
  init(_ graph: FlowGraph, _ weights: ArrangementCost, columns: [Int], rows: [Int]) {
    self.graph = graph
    self.weights = weights
    nodes = graph.diagram.nodes
    laneCount = max(1, graph.diagram.lanes.count)
    phaseCount = max(1, graph.diagram.phases.count)
    x = columns
    y = rows
    rowsOfLane = [Int](repeating: 0, count: laneCount)
    sides = [Int](repeating: 0, count: nodes.count * 4)
    edgeCost = [Int](repeating: 0, count: graph.diagram.edges.count)
    spread()
  }

  /// Drops empty columns, and puts a spare one before, between and behind those of each phase.
  mutating func spread() {
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
    cells = [Int](repeating: -1, count: start * rowCount)
    across = [Int](repeating: 0, count: start * rowCount)
    down = across
    columnUse = [Int](repeating: 0, count: start)
    rowUse = [Int](repeating: 0, count: rowCount)
    for lane in rowsOfLane.indices { rowsOfLane[lane] = 0 }
    for side in sides.indices { sides[side] = 0 }
    cost = 0
    for node in nodes.indices { put(node, x[node], y[node]) }
    for edge in edgeCost.indices { add(edge) }
  }

  /// The node in a cell, or -1.
  func node(_ column: Int, _ row: Int) -> Int { cells[column * rowCount + row] }

  // MARK: - Nodes

  mutating func put(_ node: Int, _ column: Int, _ row: Int) {
    let cell = column * rowCount + row
    x[node] = column
    y[node] = row
    cells[cell] = node
    cost += (across[cell] + down[cell]) * weights.obstacle
    columnUse[column] += 1
    if columnUse[column] == 1 { cost += weights.column }
    rowUse[row] += 1
    if rowUse[row] == 1 {
      rowsOfLane[row / Self.maxRows] += 1
      // Every lane has a row, used or not.
      if rowsOfLane[row / Self.maxRows] > 1 { cost += weights.row }
    }
  }

  mutating func lift(_ node: Int) {
    let (column, row) = (x[node], y[node])
    let cell = column * rowCount + row
    cells[cell] = -1
    cost -= (across[cell] + down[cell]) * weights.obstacle
    columnUse[column] -= 1
    if columnUse[column] == 0 { cost -= weights.column }
    rowUse[row] -= 1
    if rowUse[row] == 0 {
      if rowsOfLane[row / Self.maxRows] > 1 { cost -= weights.row }
      rowsOfLane[row / Self.maxRows] -= 1
    }
  }

  // MARK: - Edges

  mutating func add(_ edge: Int) {
    lay(edge, by: 1)
    edgeCost[edge] = ownCost(edge)
    cost += edgeCost[edge]
  }

  mutating func remove(_ edge: Int) {
    cost -= edgeCost[edge]
    lay(edge, by: -1)
  }

  /// Draws or takes away a straight line: what lies in its way, what it crosses, where it ends.
  private mutating func lay(_ index: Int, by change: Int) {
    let edge = graph.diagram.edges[index]
    let (fromX, fromY, toX, toY) = (x[edge.source], y[edge.source], x[edge.target], y[edge.target])
    guard edge.source != edge.target, fromX == toX || fromY == toY else { return }
    let isAcross = fromY == toY
    let (low, high) =
      isAcross ? (min(fromX, toX), max(fromX, toX)) : (min(fromY, toY), max(fromY, toY))
    var place = low + 1
    while place < high {
      let cell = isAcross ? place * rowCount + fromY : fromX * rowCount + place
      if cells[cell] >= 0 { cost += change * weights.obstacle }
      if isAcross {
        cost += change * down[cell] * weights.crossing
        across[cell] += change
      } else {
        cost += change * across[cell] * weights.crossing
        down[cell] += change
      }
      place += 1
    }
    let out: Heading = isAcross ? (fromX < toX ? .right : .left) : (fromY < toY ? .down : .up)
    end(edge.source, out, change)
    end(edge.target, out.opposite, change)
  }

  private mutating func end(_ node: Int, _ side: Heading, _ change: Int) {
    let place = node * 4 + side.rawValue
    let isShared = change > 0 ? sides[place] > 0 : sides[place] > 1
    sides[place] += change
    if isShared {
      cost += change * (nodes[node].kind.isNamedOutside ? weights.clash : weights.clash / 3)
    }
  }

  /// Length, bends and direction of an edge; what it meets on a straight way is counted apart.
  private func ownCost(_ index: Int) -> Int {
    let edge = graph.diagram.edges[index]
    let (fromX, fromY, toX, toY) = (x[edge.source], y[edge.source], x[edge.target], y[edge.target])
    let columns = (abs(fromX - toX) + 1) / 2
    let rows = rowDistance(fromY, toY)
    if edge.kind == .association {
      // Data and remarks belong right above or below their step, or beside it.
      if columns == 0 && rows == 1 { return 0 }
      if rows == 0 && columns == 1 { return 3 }
      return 6 + 6 * columns + 5 * rows
    }
    var sum = 0
    let isBack = graph.isBack[index]
    if toX < fromX && !isBack { sum += weights.backwards + weights.backwardsColumn * columns }
    if fromY == toY { return sum + 2 * columns + (isBack ? weights.bend : 0) }
    if fromX == toX {
      guard nodes[edge.source].lane == nodes[edge.target].lane else { return sum + rows }
      // Within a lane one reads down a column, and only to the next row.
      return sum + (rows > 1 ? 20 : toY > fromY ? 3 : 6)
    }
    return sum + 2 * columns + rows + detour(fromX, fromY, toX, toY)
  }

  private func rowDistance(_ one: Int, _ two: Int) -> Int {
    var count = 0
    var row = min(one, two) + 1
    while row <= max(one, two) {
      if rowUse[row] > 0 || row % Self.maxRows == 0 { count += 1 }
      row += 1
    }
    return count
  }

  /// Bends, and what stands in the way, of the better of two ways with a corner.
  private func detour(_ fromX: Int, _ fromY: Int, _ toX: Int, _ toY: Int) -> Int {
    let acrossFirst = obstacles(fromX, toX, row: fromY) + obstacles(fromY, toY, column: toX)
    let downFirst = obstacles(fromY, toY, column: fromX) + obstacles(fromX, toX, row: toY)
    let corner = occupied(toX, fromY) ? 1 : 0
    let other = occupied(fromX, toY) ? 1 : 0
    return weights.bend
      + min(3, min(acrossFirst + corner, downFirst + other)) * weights.obstacle / 2
  }

  private func occupied(_ column: Int, _ row: Int) -> Bool { cells[column * rowCount + row] >= 0 }

  private func obstacles(_ one: Int, _ two: Int, row: Int) -> Int {
    var count = 0
    var column = min(one, two) + 1
    while column < max(one, two) {
      if occupied(column, row) { count += 1 }
      column += 1
    }
    return count
  }

  private func obstacles(_ one: Int, _ two: Int, column: Int) -> Int {
    var count = 0
    var row = min(one, two) + 1
    while row < max(one, two) {
      if occupied(column, row) { count += 1 }
      row += 1
    }
    return count
  }

  // MARK: - The result

  /// The arrangement without the empty columns and rows.
  var arrangement: Arrangement {
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
