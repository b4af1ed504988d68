extension DiagramLayout {
  /// How badly the layout reads, in arbitrary units: pages, smallness, crossings, bends, length.
  var score: Int {
    let pages = Pages(self)
    // 9 points on paper are the least that is read without effort.
    let smallness = max(0, 1000 - pages.scale)
    let seams = pages.parts.dropFirst().reduce(0) { $0 + crossings(at: $1.lowerBound) }
    return pages.parts.count * 500 + smallness * 10 + seams * 30 - pages.scale / 8
      + crossingCount * 40 + bendCount * 12 + totalLength / 24
  }

  /// Pairs of edges that cross, each place counted.
  var crossingCount: Int {
    var verticals: [(edge: Int, x: Int, y: Range<Int>)] = []
    var horizontals: [(edge: Int, y: Int, x: Range<Int>)] = []
    for (index, edge) in edges.enumerated() {
      for (from, to) in zip(edge.points, edge.points.dropFirst()) {
        if from.x == to.x {
          verticals.append((index, from.x, min(from.y, to.y)..<max(from.y, to.y)))
        } else {
          horizontals.append((index, from.y, min(from.x, to.x)..<max(from.x, to.x)))
        }
      }
    }
    return verticals.reduce(0) { count, line in
      count
        + horizontals.count {
          $0.edge != line.edge && $0.x.contains(line.x) && line.y.contains($0.y)
        }
    }
  }

  var bendCount: Int { edges.reduce(0) { $0 + $1.points.count - 2 } }

  /// Length of all edges together, in points.
  var totalLength: Int {
    edges.reduce(0) { sum, edge in
      sum
        + zip(edge.points, edge.points.dropFirst()).reduce(0) {
          $0 + abs($1.0.x - $1.1.x) + abs($1.0.y - $1.1.y)
        }
    }
  }
}
