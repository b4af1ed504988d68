/// Shapes and text as SVG elements; all coordinates in points.
struct SVGDrawing {
  private(set) var xml = XMLText()

  // MARK: - Plain elements

  mutating func rectangle(_ box: Box, _ style: String, radius: Int = 0) {
    var attributes = [
      ("class", style), ("x", "\(box.x)"), ("y", "\(box.y)"),
      ("width", "\(box.width)"), ("height", "\(box.height)"),
    ]
    if radius > 0 { attributes.append(("rx", "\(radius)")) }
    xml.empty("rect", attributes)
  }

  mutating func path(_ data: String, _ style: String) {
    xml.empty("path", [("class", style), ("d", data)])
  }

  mutating func circle(_ centre: Point, _ radius: String, _ style: String) {
    xml.empty(
      "circle",
      [("class", style), ("cx", "\(centre.x)"), ("cy", "\(centre.y)"), ("r", radius)]
    )
  }

  mutating func group(_ attributes: [(String, String)], _ body: (inout SVGDrawing) -> Void) {
    var inner = SVGDrawing()
    body(&inner)
    xml.element("g", attributes) { $0.raw(inner.xml.text) }
  }

  mutating func style(_ css: String) { xml.element("style") { $0.raw(css + "\n") } }

  // MARK: - Text

  /// One line whose baseline's start, middle or end is at the point.
  mutating func line(
    _ text: String,
    at point: Point,
    size: Int,
    _ style: String = "",
    _ alignment: DiagramLayout.Alignment = .left
  ) {
    var attributes = [("x", "\(point.x)"), ("y", "\(point.y)"), ("font-size", "\(size)")]
    if !style.isEmpty { attributes.insert(("class", style), at: 0) }
    switch alignment {
    case .left: break
    case .centre: attributes.append(("text-anchor", "middle"))
    case .right: attributes.append(("text-anchor", "end"))
    }
    xml.leaf("text", attributes, text)
  }

  /// Lines that fill a box from its top.
  mutating func lines(
    _ text: DiagramLayout.PlacedText,
    _ style: LayoutStyle,
    _ classes: String = ""
  ) {
    let x =
      switch text.alignment {
      case .left: text.box.x
      case .centre: text.box.midX
      case .right: text.box.maxX
      }
    for (index, content) in text.lines.enumerated() {
      // The baseline lies where Japanese glyphs of this size sit in the middle of the line.
      let y = text.box.y + index * style.lineHeight + style.lineHeight - 2
      line(content, at: Point(x: x, y: y), size: style.fontSize, classes, text.alignment)
    }
  }

  // MARK: - Nodes

  mutating func shape(of kind: Diagram.Kind, _ box: Box, _ mark: Diagram.Mark?) {
    let marked = mark == .missing ? " missing" : mark == .unmet ? " unmet" : ""
    switch kind {
    case .task: rectangle(box, "shape task" + marked, radius: 6)
    case .start: circle(Point(x: box.midX, y: box.midY), "\(box.width / 2)", "shape event" + marked)
    case .end:
      circle(Point(x: box.midX, y: box.midY), "\(box.width / 2 - 1)", "shape event end" + marked)
    case .gateway:
      path(
        "M\(box.midX) \(box.y)L\(box.maxX) \(box.midY)L\(box.midX) \(box.maxY)L\(box.x) \(box.midY)Z",
        "shape gateway" + marked
      )
      let arm = box.width / 6
      path(
        "M\(box.midX - arm) \(box.midY - arm)l\(2 * arm) \(2 * arm)m0 \(-2 * arm)l\(-2 * arm) \(2 * arm)",
        "tick"
      )
    case .dataObject:
      let fold = 9
      path(
        "M\(box.x) \(box.y)H\(box.maxX - fold)L\(box.maxX) \(box.y + fold)V\(box.maxY)H\(box.x)Z",
        "shape data" + marked
      )
      path("M\(box.maxX - fold) \(box.y)v\(fold)h\(fold)", "fold")
    case .dataStore: cylinder(box, marked)
    case .annotation:
      path("M\(box.x + 5) \(box.y)H\(box.x)V\(box.maxY)H\(box.x + 5)", "bracket")
    }
  }

  private mutating func cylinder(_ box: Box, _ marked: String) {
    let lid = 4
    let radii = "\(box.width / 2) \(lid)"
    path(
      "M\(box.x) \(box.y + lid)A\(radii) 0 0 1 \(box.maxX) \(box.y + lid)V\(box.maxY - lid)"
        + "A\(radii) 0 0 1 \(box.x) \(box.maxY - lid)Z",
      "shape data" + marked
    )
    path("M\(box.x) \(box.y + lid)A\(radii) 0 0 0 \(box.maxX) \(box.y + lid)", "fold")
  }

  // MARK: - Marks: told apart by shape and sign, not by colour alone

  mutating func badge(_ mark: Diagram.Mark, at centre: Point) {
    let (x, y) = (centre.x, centre.y)
    switch mark {
    case .met:
      circle(centre, "6", "badge-met")
      path("M\(x - 3) \(y)l2 2.5l4 -4.5", "sign")
    case .unmet:
      rectangle(Box(x: x - 6, y: y - 6, width: 12, height: 12), "badge-unmet", radius: 2)
      path("M\(x - 3) \(y - 3)l6 6m0 -6l-6 6", "sign")
    case .unknown:
      path("M\(x) \(y - 8)l8 8l-8 8l-8 -8Z", "badge-unknown")
      path("M\(x - 2) \(y - 2)a2 2 0 1 1 3 2q-1 .7 -1 1.7m0 2v.1", "sign")
    case .missing:
      path("M\(x) \(y - 8)l8 14h-16Z", "badge-missing")
      path("M\(x) \(y - 3)v4m0 2.6v.1", "sign")
    }
  }

  // MARK: - Edges

  /// A line along the points, with a gap in whatever it crosses.
  mutating func edge(_ kind: Diagram.EdgeKind, _ points: [Point]) {
    let data = Self.polyline(points)
    path(data, "halo")
    path(data, "line " + Self.style(of: kind))
  }

  static func style(of kind: Diagram.EdgeKind) -> String {
    switch kind {
    case .sequence: "sequence"
    case .message: "message"
    case .association: "association"
    }
  }

  private static func polyline(_ points: [Point]) -> String {
    points.enumerated().map { ($0.offset == 0 ? "M" : "L") + "\($0.element.x) \($0.element.y)" }
      .joined()
  }

  /// What stands at the end of an edge that arrives from `before`.
  mutating func tip(_ kind: Diagram.EdgeKind, at end: Point, from before: Point) {
    let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum())
    let base = Point(x: end.x - 7 * dx, y: end.y - 7 * dy)
    let wings = "L\(base.x - 3 * dy) \(base.y - 3 * dx)L\(base.x + 3 * dy) \(base.y + 3 * dx)Z"
    switch kind {
    case .sequence: path("M\(end.x) \(end.y)" + wings, "tip")
    case .message: path("M\(end.x) \(end.y)" + wings, "open")
    case .association:
      path(
        "M\(end.x - 5 * dx - 3 * dy) \(end.y - 5 * dy - 3 * dx)L\(end.x) \(end.y)"
          + "L\(end.x - 5 * dx + 3 * dy) \(end.y - 5 * dy + 3 * dx)",
        "v"
      )
    }
  }
}
