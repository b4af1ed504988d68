/// The parts of the edges that lie on one page.
struct EdgePieces {
  /// A connected part of an edge.
  struct Piece {
    var kind: Diagram.EdgeKind
    var points: [Point]
    /// Whether the edge's own start or end is here, not a cut.
    var hasStart: Bool
    var hasEnd: Bool
    /// Whether an arrowhead belongs to its end.
    var isDirected: Bool
  }

  /// Where a line was cut.
  struct Seam {
    var point: Point
    var letter: String
  }

  private(set) var all: [Piece] = []
  private(set) var seams: [Seam] = []

  init(layout: DiagramLayout, pages: Pages, page: Int) {
    let (part, fold) = (pages.parts[page], pages.folds[page])
    let letters = Self.letters(layout, pages)
    for (index, placed) in layout.edges.enumerated() {
      let edge = layout.diagram.edges[index]
      let isRemark = [edge.source, edge.target].contains {
        layout.diagram.nodes[$0].kind == .annotation
      }
      append(
        placed.points.map { Point(x: $0.x, y: fold.y($0.y)) },
        edge.kind,
        isDirected: !isRemark,
        layout,
        part,
        letters[index]
      )
    }
  }

  private mutating func append(
    _ points: [Point],
    _ kind: Diagram.EdgeKind,
    isDirected: Bool,
    _ layout: DiagramLayout,
    _ part: Range<Int>,
    _ letter: String
  ) {
    let (left, right) = (part.lowerBound, part.upperBound)
    var open: [Point] = []
    var startsHere = false
    func close(atEnd: Bool) {
      guard open.count > 1 else { return }
      all.append(
        Piece(
          kind: kind,
          points: open,
          hasStart: startsHere,
          hasEnd: atEnd,
          isDirected: isDirected
        )
      )
    }
    for (index, point) in points.enumerated() {
      if index > 0 {
        // Only horizontal lines are ever cut; one may cross the whole page.
        let before = points[index - 1]
        let crossed = point.x > before.x ? [left, right] : [right, left]
        for edge in crossed where (before.x < edge) != (point.x < edge) {
          guard edge == left ? left > 0 : right < layout.width else { continue }
          let cut = seam(edge == left ? left : right, edge == left ? -1 : 1, point.y, letter)
          let isLeaving = edge == right ? point.x > before.x : point.x < before.x
          if isLeaving {
            open.append(cut)
            close(atEnd: false)
            open = []
          } else {
            open = [cut]
            startsHere = false
          }
        }
      }
      guard left <= point.x, point.x < right || right == layout.width else { continue }
      if index == 0 { startsHere = true }
      open.append(point)
    }
    close(atEnd: true)
  }

  /// Puts a letter into the gutter, further out where another is too near; returns its place.
  private mutating func seam(_ edge: Int, _ direction: Int, _ y: Int, _ letter: String) -> Point {
    var point = Point(x: edge + 7 * direction, y: y)
    if seams.contains(where: { $0.point.x == point.x && abs($0.point.y - y) < 12 }) {
      point.x += 11 * direction
    }
    seams.append(Seam(point: point, letter: letter))
    return point
  }

  /// A, B, C … for the edges that pages cut, in the order of the diagram.
  private static func letters(_ layout: DiagramLayout, _ pages: Pages) -> [String] {
    let borders = pages.parts.dropFirst().map(\.lowerBound)
    var next = 0
    return layout.edges.map { edge in
      let isCut = borders.contains { border in
        zip(edge.points, edge.points.dropFirst()).contains {
          ($0.x < border) != ($1.x < border)
        }
      }
      guard isCut else { return "" }
      next += 1
      return letter(next - 1)
    }
  }

  private static func letter(_ index: Int) -> String {
    let scalar = Unicode.Scalar(UInt8(65 + index % 26))
    return String(Character(scalar)) + (index < 26 ? "" : String(index / 26))
  }
}
