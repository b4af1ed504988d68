@testable import Diagrams

/// What must hold for every layout; each broken property is a sentence.
struct LayoutProperties {
  let layout: DiagramLayout
  var problems: [String] { found.all }
  private let found = Found()
  private var diagram: Diagram { layout.diagram }

  init(_ layout: DiagramLayout) {
    self.layout = layout
    boxes()
    names()
    edges()
    overlaps()
    labels()
    bands()
    pages()
  }

  private final class Found {
    var all: [String] = []
  }

  private func expect(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds { found.all.append(problem()) }
  }

  private func name(_ node: Int) -> String {
    "\(diagram.nodes[node].id) \(diagram.nodes[node].name)"
  }

  private func name(edge: Int) -> String {
    name(diagram.edges[edge].source) + " → " + name(diagram.edges[edge].target)
  }

  /// Outlines and the names that stand outside them.
  private var blocks: [(node: Int, box: Box)] {
    diagram.nodes.indices.flatMap { node -> [(node: Int, box: Box)] in
      let placed = layout.nodes[node]
      guard diagram.nodes[node].kind.isNamedOutside, let text = placed.text else {
        return [(node, placed.frame)]
      }
      return [(node, placed.frame), (node, text.box)]
    }
  }

  // MARK: - Nodes

  private func boxes() {
    let blocks = blocks
    for (index, one) in blocks.enumerated() {
      for two in blocks[(index + 1)...] {
        expect(!one.box.overlaps(two.box), "\(name(one.node)) lies on \(name(two.node))")
      }
    }
  }

  private func names() {
    for node in diagram.nodes.indices {
      guard let text = layout.nodes[node].text else { continue }
      let joined = text.lines.joined().filter { $0 != " " }
      let whole = diagram.nodes[node].name.filter { $0 != " " }
      expect(joined == whole, "\(name(node)) is cut to \(joined)")
      for line in text.lines {
        let width = TextMetrics.width(of: line, size: layout.style.fontSize)
        expect(width <= text.box.width, "\(name(node)): \(line) is wider than its box")
      }
      if !diagram.nodes[node].kind.isNamedOutside {
        expect(layout.nodes[node].frame.contains(text.box), "\(name(node)) leaves its outline")
      }
    }
  }

  // MARK: - Edges

  /// The box of a segment, one point thick.
  private static func box(_ from: Point, _ to: Point) -> Box {
    Box(
      x: min(from.x, to.x),
      y: min(from.y, to.y),
      width: abs(from.x - to.x),
      height: abs(from.y - to.y)
    )
  }

  /// Whether a segment runs through the inside of a box.
  private static func crosses(_ segment: Box, _ box: Box) -> Bool {
    segment.x < box.maxX && box.x < segment.maxX + (segment.width == 0 ? 1 : 0)
      && segment.y < box.maxY && box.y < segment.maxY + (segment.height == 0 ? 1 : 0)
      && (segment.width > 0 || segment.x > box.x) && (segment.height > 0 || segment.y > box.y)
  }

  private func edges() {
    let blocks = blocks
    for (index, edge) in layout.edges.enumerated() {
      let ends = diagram.edges[index]
      for (from, to) in zip(edge.points, edge.points.dropFirst()) {
        expect((from.x == to.x) != (from.y == to.y), "\(name(edge: index)) is not orthogonal")
        for block in blocks {
          let isOwnOutline =
            (block.node == ends.source || block.node == ends.target)
            && block.box == layout.nodes[block.node].frame
          let shrunk = isOwnOutline ? Self.inner(block.box) : block.box
          expect(
            !Self.crosses(Self.box(from, to), shrunk),
            "\(name(edge: index)) runs through \(name(block.node))"
          )
        }
      }
      for (node, point) in [(ends.source, edge.points[0]), (ends.target, edge.points.last)] {
        guard let point else { continue }
        expect(touches(node, point), "\(name(edge: index)) does not meet \(name(node))")
      }
    }
  }

  /// Lines end on the slope of a decision and the arc of an event, inside their box.
  private static func inner(_ box: Box) -> Box {
    Box(
      x: box.x + box.width / 3,
      y: box.y + box.height / 3,
      width: box.width / 3,
      height: box.height / 3
    )
  }

  private func touches(_ node: Int, _ point: Point) -> Bool {
    let frame = layout.nodes[node].frame
    let (dx, dy) = (abs(point.x - frame.midX), abs(point.y - frame.midY))
    switch diagram.nodes[node].kind {
    case .gateway: return abs(dx + dy - frame.width / 2) <= 1
    case .start, .end:
      let radius = frame.width / 2
      return dx * dx + dy * dy <= radius * radius
        && (dx + 1) * (dx + 1) + (dy + 1) * (dy + 1) > radius * radius
    case .task, .dataObject, .dataStore, .annotation:
      let isOnSide = point.x == frame.x || point.x == frame.maxX
      let isOnTop = point.y == frame.y || point.y == frame.maxY
      return (isOnSide && point.y > frame.y && point.y < frame.maxY)
        || (isOnTop && point.x > frame.x && point.x < frame.maxX)
    }
  }

  /// No two edges share a piece of line, nor touch end to end on one line.
  private func overlaps() {
    var segments: [(edge: Int, isFlat: Bool, at: Int, from: Int, to: Int)] = []
    for (index, edge) in layout.edges.enumerated() {
      for (one, two) in zip(edge.points, edge.points.dropFirst()) {
        let isFlat = one.y == two.y
        segments.append(
          isFlat
            ? (index, true, one.y, min(one.x, two.x), max(one.x, two.x))
            : (index, false, one.x, min(one.y, two.y), max(one.y, two.y))
        )
      }
    }
    for (index, one) in segments.enumerated() {
      for two in segments[(index + 1)...]
      where one.isFlat == two.isFlat && one.at == two.at && one.from < two.to && two.from < one.to {
        found.all.append("\(name(edge: one.edge)) lies on \(name(edge: two.edge))")
      }
    }
  }

  // MARK: - Labels of edges

  private func labels() {
    let placed = layout.edges.indices.compactMap { edge in
      layout.edges[edge].label.map { (edge: edge, text: $0) }
    }
    for (index, one) in placed.enumerated() {
      let whole = diagram.edges[one.edge].label.filter { $0 != " " }
      expect(one.text.lines.joined().filter { $0 != " " } == whole, "\(whole) is cut")
      for block in blocks {
        expect(
          !one.text.box.overlaps(block.box),
          "The label of \(name(edge: one.edge)) lies on \(name(block.node))"
        )
      }
      for two in placed[(index + 1)...] {
        expect(
          !one.text.box.overlaps(two.text.box),
          "The labels of \(name(edge: one.edge)) and \(name(edge: two.edge)) overlap"
        )
      }
    }
  }

  /// Edges, the own one included, that run through a label.
  var strokesThroughLabels: Int {
    layout.edges.reduce(0) { count, edge in
      guard let label = edge.label else { return count }
      return count
        + layout.edges.reduce(0) { sum, other in
          sum
            + zip(other.points, other.points.dropFirst()).count {
              Self.crosses(Self.box($0, $1), label.box)
            }
        }
    }
  }

  // MARK: - Lanes, phases, pages

  private func bands() {
    let page = Box(x: 0, y: 0, width: layout.width, height: layout.height)
    for block in blocks {
      let node = diagram.nodes[block.node]
      let band = Box(
        x: layout.phases[node.phase].lowerBound,
        y: layout.lanes[node.lane].lowerBound,
        width: layout.phases[node.phase].count,
        height: layout.lanes[node.lane].count
      )
      expect(band.contains(block.box), "\(name(block.node)) leaves its lane or phase")
    }
    for (index, edge) in layout.edges.enumerated() {
      let isInside = edge.points.allSatisfy {
        $0.x >= 0 && $0.y >= 0 && $0.x <= layout.width && $0.y <= layout.height
      }
      expect(isInside, "\(name(edge: index)) leaves the page")
      if let label = edge.label {
        expect(page.contains(label.box), "The label of \(name(edge: index)) leaves the page")
      }
    }
  }

  private func pages() {
    let parts = Pages(layout).parts
    expect(parts.first?.lowerBound == 0, "The first page does not begin at the left")
    expect(parts.last?.upperBound == layout.width, "The last page does not end at the right")
    for (one, two) in zip(parts, parts.dropFirst()) {
      expect(one.upperBound == two.lowerBound, "Pages leave something out")
      let cut = two.lowerBound
      for block in blocks {
        expect(block.box.maxX <= cut || cut <= block.box.x, "A page cuts \(name(block.node))")
      }
      for (index, edge) in layout.edges.enumerated() {
        if let box = edge.label?.box {
          expect(box.maxX <= cut || cut <= box.x, "A page cuts the label of \(name(edge: index))")
        }
        for (from, to) in zip(edge.points, edge.points.dropFirst()) where from.x == to.x {
          expect(from.x != cut, "A page cuts \(name(edge: index)) lengthwise")
        }
      }
    }
  }
}
