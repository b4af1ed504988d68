/// A straight part of an edge's way: on which line, from where to where, and how it ends.
struct Run {
  /// What a run's end does.
  enum End: Equatable {
    /// It meets the node that the edge leaves or reaches.
    case node
    /// It turns towards smaller coordinates, into the run of that index.
    case before(Int)
    /// It turns towards greater coordinates, into the run of that index.
    case after(Int)
  }

  let edge: Int
  let isHorizontal: Bool
  /// Index of the line that it lies on.
  let line: Int
  /// Indices of the crossing lines where it begins and ends, in order of coordinates.
  let low: Int
  let high: Int
  var lowEnd = End.node
  var highEnd = End.node
  /// Order among the runs of the line that it lies beside, from 0.
  var track = 0
  /// Tracks of the group of runs that lie beside each other.
  var trackCount = 1

  // In half steps: a run that meets a node stops short of the runs on the node's other side.
  var lowKey: Int { 2 * low + (lowEnd == .node ? 1 : 0) }
  var highKey: Int { 2 * high - (highEnd == .node ? 1 : 0) }

  func overlaps(_ other: Run) -> Bool { lowKey <= other.highKey && other.lowKey <= highKey }
}

/// All edges as runs.
struct Runs {
  private(set) var all: [Run] = []
  /// Indices of each edge's runs, from its source to its target.
  private(set) var ofEdge: [[Int]] = []

  init(paths: [[GridPoint]]) {
    for (edge, path) in paths.enumerated() { append(edge, path) }
    assignTracks()
  }

  private mutating func append(_ edge: Int, _ path: [GridPoint]) {
    var corners = [path[0]]
    for index in path.indices.dropFirst().dropLast()
    where Router.heading(path[index - 1], path[index])
      != Router.heading(path[index], path[index + 1])
    { corners.append(path[index]) }
    corners.append(path[path.count - 1])
    let first = all.count
    for index in 1..<corners.count {
      let (from, to) = (corners[index - 1], corners[index])
      let isHorizontal = from.y == to.y
      let (start, end) = isHorizontal ? (from.x, to.x) : (from.y, to.y)
      var run = Run(
        edge: edge,
        isHorizontal: isHorizontal,
        line: isHorizontal ? from.y : from.x,
        low: min(start, end),
        high: max(start, end)
      )
      let isForward = start < end
      if index > 1 {
        let turn = Self.turn(to: corners[index - 2], at: from, into: all.count - 1)
        if isForward { run.lowEnd = turn } else { run.highEnd = turn }
      }
      if index + 1 < corners.count {
        let turn = Self.turn(to: corners[index + 1], at: to, into: all.count + 1)
        if isForward { run.highEnd = turn } else { run.lowEnd = turn }
      }
      all.append(run)
    }
    ofEdge.append(Array(first..<all.count))
  }

  private static func turn(to far: GridPoint, at corner: GridPoint, into run: Int) -> Run.End {
    far.x < corner.x || far.y < corner.y ? .before(run) : .after(run)
  }

  // MARK: - Tracks

  private mutating func assignTracks() {
    var lines: [[Int]: [Int]] = [:]
    for (index, run) in all.enumerated() {
      lines[[run.isHorizontal ? 1 : 0, run.line], default: []].append(index)
    }
    // Each line's result is independent of the others, so the order of the keys does not matter.
    for members in lines.values { assignTracks(members) }
  }

  /// Gives runs that lie beside each other different tracks, so ordered that few cross.
  private mutating func assignTracks(_ members: [Int]) {
    var waiting = members
    var placed: [Int] = []
    while !waiting.isEmpty {
      // The one that fewest others must precede; of equals the first.
      let next = waiting.min { left, right in
        (before(left, waiting), left) < (before(right, waiting), right)
      }
      guard let next else { break }
      waiting.removeAll { $0 == next }
      for other in placed where all[other].overlaps(all[next]) {
        all[next].track = max(all[next].track, all[other].track + 1)
      }
      placed.append(next)
    }
    countTracks(members)
  }

  private func before(_ run: Int, _ others: [Int]) -> Int {
    others.reduce(0) { count, other in
      other != run && all[other].overlaps(all[run]) && relation(other, run) < 0 ? count + 1 : count
    }
  }

  private mutating func countTracks(_ members: [Int]) {
    var seen = Set<Int>()
    for member in members where seen.insert(member).inserted {
      var group = [member]
      var next = 0
      while next < group.count {
        for other in members where !seen.contains(other) && all[other].overlaps(all[group[next]]) {
          seen.insert(other)
          group.append(other)
        }
        next += 1
      }
      let count = (group.map { all[$0].track }.max() ?? 0) + 1
      for run in group { all[run].trackCount = count }
    }
  }

  // MARK: - Who lies before whom

  /// Negative if the first of two overlapping runs must lie before the second not to cross it.
  private func relation(_ left: Int, _ right: Int) -> Int {
    vote(left, right, atHigh: false, depth: 0) + vote(left, right, atHigh: true, depth: 0)
  }

  /// What one end of two overlapping runs demands: -1, 0 or 1.
  private func vote(_ left: Int, _ right: Int, atHigh: Bool, depth: Int) -> Int {
    let (one, two) = (all[left], all[right])
    let (oneKey, twoKey) = atHigh ? (one.highKey, two.highKey) : (-one.lowKey, -two.lowKey)
    let (oneEnd, twoEnd) = atHigh ? (one.highEnd, two.highEnd) : (one.lowEnd, two.lowEnd)
    if oneKey < twoKey { return Self.side(oneEnd) }
    if oneKey > twoKey { return -Self.side(twoEnd) }
    switch (oneEnd, twoEnd) {
    case (.before(let next), .before(let other)) where depth < all.count:
      // Both go on side by side; what lies before here lies before there at a high end.
      return (atHigh ? 1 : -1) * vote(next, other, atHigh: false, depth: depth + 1)
    case (.after(let next), .after(let other)) where depth < all.count:
      return (atHigh ? -1 : 1) * vote(next, other, atHigh: true, depth: depth + 1)
    default:
      let difference = Self.side(oneEnd) - Self.side(twoEnd)
      return difference.signum()
    }
  }

  private static func side(_ end: Run.End) -> Int {
    switch end {
    case .node: 0
    case .before: -1
    case .after: 1
    }
  }
}
