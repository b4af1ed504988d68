/// The lines on which edges may run: through the middle of each column and row of cells, and
/// through the channels between them.
///
/// Along x, each phase is channel, column, channel, … channel; along y, each lane is channel,
/// row, channel, … channel. Between two phases or lanes, so, lie two channels with the border
/// between them, and no edge runs along a border.
struct RoutingGrid {
  /// A vertical or horizontal line of the grid.
  struct Line: Hashable {
    /// Through cells; else a channel.
    var isCell: Bool
    /// The phase or lane.
    var part: Int
    /// Column within the phase or row within the lane; for a channel, of the cells behind it.
    var index: Int
  }

  let xLines: [Line]
  let yLines: [Line]
  /// Grid point of each node.
  let nodeX: [Int]
  let nodeY: [Int]
  /// Node at each point, -1 is none.
  private let occupant: [Int]

  init(_ arrangement: Arrangement, _ nodes: [Diagram.Node]) {
    let xs = Self.lines(arrangement.columnsOfPhase)
    let ys = Self.lines(arrangement.rowsOfLane)
    let firstX = Self.firsts(arrangement.columnsOfPhase)
    let firstY = Self.firsts(arrangement.rowsOfLane)
    xLines = xs
    yLines = ys
    nodeX = nodes.indices.map { firstX[nodes[$0].phase] + 2 * arrangement.column[$0] + 1 }
    nodeY = nodes.indices.map { firstY[nodes[$0].lane] + 2 * arrangement.row[$0] + 1 }
    var occupant = [Int](repeating: -1, count: xs.count * ys.count)
    for node in nodes.indices { occupant[nodeX[node] * ys.count + nodeY[node]] = node }
    self.occupant = occupant
  }

  private static func lines(_ counts: [Int]) -> [Line] {
    counts.enumerated().flatMap { part, count in
      (0...2 * count).map { Line(isCell: $0 % 2 == 1, part: part, index: $0 / 2) }
    }
  }

  private static func firsts(_ counts: [Int]) -> [Int] {
    var firsts: [Int] = []
    var next = 0
    for count in counts {
      firsts.append(next)
      next += 2 * count + 1
    }
    return firsts
  }

  /// The node at a point, or -1.
  func node(_ x: Int, _ y: Int) -> Int { occupant[x * yLines.count + y] }
}

/// The four ways to go on the grid.
enum Heading: Int {
  case right
  case down
  case left
  case up

  var isHorizontal: Bool { self == .right || self == .left }
  var dx: Int { self == .right ? 1 : self == .left ? -1 : 0 }
  var dy: Int { self == .down ? 1 : self == .up ? -1 : 0 }
  var opposite: Heading {
    switch self {
    case .right: .left
    case .down: .up
    case .left: .right
    case .up: .down
    }
  }
}

/// A point of the grid, as indices of its lines.
struct GridPoint: Hashable {
  var x: Int
  var y: Int
}
