/// Where everything lies, as BPMN's diagram interchange; in pixels.
struct BPMNPlane {
  let renderer: BPMNRenderer
  private var diagram: Diagram { renderer.diagram }
  private var layout: DiagramLayout { renderer.layout }
  private var names: BPMNNames { renderer.names }

  /// Editors write names with 12 pixels where the layout has 9 points, with wider margins.
  private static let enlargement = (numerator: 8, denominator: 5)
  /// The strip of a pool that holds its name.
  private static let header = 30
  /// Room above the pools, where the groups' names stand, and left of them.
  private static let margin = 40

  private func scaled(_ length: Int) -> Int {
    length * Self.enlargement.numerator / Self.enlargement.denominator
  }

  private func x(_ x: Int) -> Int { Self.margin + Self.header + scaled(x) }
  private func y(_ y: Int) -> Int { 2 * Self.margin + scaled(y) }

  private func bounds(_ box: Box) -> Box {
    let (left, top) = (x(box.x), y(box.y))
    return Box(x: left, y: top, width: x(box.maxX) - left, height: y(box.maxY) - top)
  }

  func write(_ xml: inout XMLText) {
    let id = BPMNNames.plain(diagram.id)
    xml.element(
      "bpmndi:BPMNPlane",
      [("id", "plane_" + id), ("bpmnElement", "collaboration_" + id)]
    ) { xml in
      for (lane, band) in layout.lanes.enumerated() {
        let (top, bottom) = (y(band.lowerBound), y(band.upperBound))
        let box = Box(
          x: Self.margin,
          y: top,
          width: Self.header + scaled(layout.width),
          height: bottom - top
        )
        shape(names.lanes[lane], box, [("isHorizontal", "true")], label: nil, &xml)
      }
      for node in diagram.nodes.indices { write(node: node, &xml) }
      for edge in diagram.edges.indices { write(edge: edge, &xml) }
      for (phase, band) in layout.phases.enumerated()
      where diagram.phases.indices.contains(phase) && !diagram.phases[phase].name.isEmpty {
        let (left, right) = (x(band.lowerBound) + 2, x(band.upperBound) - 2)
        let top = Self.margin
        let box = Box(x: left, y: top, width: right - left, height: y(layout.height) - top)
        let text = Box(x: left, y: top + 8, width: right - left, height: 20)
        shape(names.phases[phase], box, [], label: text, &xml)
      }
    }
  }

  private func write(node: Int, _ xml: inout XMLText) {
    let (shown, placed) = (diagram.nodes[node], layout.nodes[node])
    var attributes: [(String, String)] = []
    if shown.kind == .gateway { attributes.append(("isMarkerVisible", "true")) }
    if let mark = shown.mark { attributes += Self.colours(of: mark) }
    // Names of these stand outside the shape in editors, wherever they are told.
    let isOutside = shown.kind.isNamedOutside || shown.kind.isData
    shape(
      names.nodes[node],
      bounds(placed.frame),
      attributes,
      label: isOutside ? placed.text.map { labelBounds($0) } : nil,
      &xml
    )
  }

  private func write(edge: Int, _ xml: inout XMLText) {
    let placed = layout.edges[edge]
    xml.element(
      "bpmndi:BPMNEdge",
      [("id", names.edges[edge] + "_di"), ("bpmnElement", names.edges[edge])]
    ) { xml in
      for point in placed.points {
        xml.empty("di:waypoint", [("x", "\(x(point.x))"), ("y", "\(y(point.y))")])
      }
      if let label = placed.label { write(label: labelBounds(label), &xml) }
    }
  }

  /// Wide enough for the same line breaks in an editor's font.
  private func labelBounds(_ text: DiagramLayout.PlacedText) -> Box {
    var box = bounds(text.box)
    let more = 6 + box.width / 8
    switch text.alignment {
    case .left: break
    case .centre: box.x -= more / 2
    case .right: box.x -= more
    }
    box.width += more
    return box
  }

  private func shape(
    _ element: String,
    _ box: Box,
    _ attributes: [(String, String)],
    label: Box?,
    _ xml: inout XMLText
  ) {
    xml.element(
      "bpmndi:BPMNShape",
      [("id", element + "_di"), ("bpmnElement", element)] + attributes
    ) { xml in
      write(bounds: box, &xml)
      if let label { write(label: label, &xml) }
    }
  }

  private func write(label: Box, _ xml: inout XMLText) {
    xml.element("bpmndi:BPMNLabel") { write(bounds: label, &$0) }
  }

  private func write(bounds box: Box, _ xml: inout XMLText) {
    xml.empty(
      "dc:Bounds",
      [
        ("x", "\(box.x)"), ("y", "\(box.y)"), ("width", "\(box.width)"),
        ("height", "\(box.height)"),
      ]
    )
  }

  private static func colours(of mark: Diagram.Mark) -> [(String, String)] {
    let (fill, border) =
      switch mark {
      case .met: ("#dafbe1", "#1a7f37")
      case .unmet, .missing: ("#ffebe9", "#c2202b")
      case .unknown: ("#fff8c5", "#8f5b00")
      }
    return [("color:background-color", fill), ("color:border-color", border)]
  }
}
