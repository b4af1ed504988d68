/// One page's part of the band.
struct PagePicture {
  let layout: DiagramLayout
  let pages: Pages
  let part: Range<Int>
  let number: Int

  private var diagram: Diagram { layout.diagram }
  private var fold: PageFold { pages.folds[number] }
  private var header: Int { PageStyle.headerWidth(diagram, layout.style) }
  /// Room on the left and right where the band is cut.
  private var before: Int { part.lowerBound > 0 ? PageStyle.gutter : 0 }
  private var after: Int { part.upperBound < layout.width ? PageStyle.gutter : 0 }
  /// Page coordinate of the band's own x = 0.
  private var shift: Int { header + before - part.lowerBound }

  func draw(_ drawing: inout SVGDrawing) {
    let margin = PageStyle.margin
    let thousandths = pages.scales[number]
    let scale = "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
    let top = margin + PageStyle.titleHeight
    let placing = "translate(\(margin) \(top)) scale(\(scale))"
    drawing.group([("transform", placing)]) { drawing in
      let below = "translate(0 \(layout.hasPhaseNames ? PageStyle.phaseHeight : 0))"
      if layout.hasPhaseNames { phaseNames(&drawing) }
      drawing.group([("transform", below)]) { drawing in
        lanes(&drawing)
        drawing.group([("transform", "translate(\(shift) 0)")]) { drawing in
          borders(&drawing)
          content(&drawing)
        }
      }
    }
  }

  // MARK: - Lanes and phases

  private func lanes(_ drawing: inout SVGDrawing) {
    let breaker = LineBreaker(size: layout.style.fontSize)
    for (lane, band) in layout.lanes.enumerated() where diagram.lanes.indices.contains(lane) {
      let (top, bottom) = (fold.y(band.lowerBound), fold.y(band.upperBound))
      let box = Box(x: 0, y: top, width: header, height: bottom - top)
      var body = box
      body.x = header
      body.width = before + part.count + after
      drawing.rectangle(body, "lane")
      drawing.rectangle(box, "header")
      let width = PageStyle.headerTextWidth(diagram, layout.style)
      let lines = breaker.lines(of: diagram.lanes[lane].name, within: width)
      let height = lines.count * layout.style.lineHeight
      drawing.lines(
        DiagramLayout.PlacedText(
          box: Box(x: 4, y: box.midY - height / 2, width: width, height: height),
          lines: lines,
          alignment: .centre
        ),
        layout.style,
        "name strong"
      )
    }
  }

  private func phaseNames(_ drawing: inout SVGDrawing) {
    for (phase, band) in layout.phases.enumerated() where band.overlaps(part) {
      let visible = band.clamped(to: part)
      let left = visible.lowerBound == part.lowerBound ? header : shift + visible.lowerBound
      let right = shift + visible.upperBound + (visible.upperBound == part.upperBound ? after : 0)
      let box = Box(x: left, y: 0, width: right - left, height: PageStyle.phaseHeight)
      drawing.rectangle(box, "header")
      let name = diagram.phases.indices.contains(phase) ? diagram.phases[phase].name : ""
      drawing.line(name, at: Point(x: box.midX, y: 12), size: 9, "name strong", .centre)
    }
  }

  private func borders(_ drawing: inout SVGDrawing) {
    for band in layout.phases.dropFirst()
    where part.lowerBound < band.lowerBound && band.lowerBound < part.upperBound {
      drawing.path("M\(band.lowerBound) 0V\(fold.y(layout.height))", "phase")
    }
  }

  // MARK: - Nodes and edges

  private func content(_ drawing: inout SVGDrawing) {
    let pieces = EdgePieces(layout: layout, pages: pages, page: number)
    for kind in [Diagram.EdgeKind.association, .message, .sequence] {
      for piece in pieces.all where piece.kind == kind { drawing.edge(kind, piece.points) }
    }
    for index in diagram.nodes.indices where shows(index) {
      let (node, placed) = (diagram.nodes[index], layout.nodes[index])
      drawing.shape(of: node.kind, folded(placed.frame), node.mark)
      if let text = placed.text {
        drawing.lines(folded(text), layout.style, node.kind == .annotation ? "faint" : "")
      }
    }
    for piece in pieces.all { ends(of: piece, &drawing) }
    for (index, edge) in layout.edges.enumerated() {
      guard let label = edge.label, part.contains(label.box.midX) else { continue }
      drawing.lines(
        folded(label),
        layout.style,
        diagram.edges[index].kind == .message ? "carries" : ""
      )
    }
    for index in diagram.nodes.indices where shows(index) {
      guard let mark = diagram.nodes[index].mark else { continue }
      let frame = folded(layout.nodes[index].frame)
      let isPointed = diagram.nodes[index].kind.isNamedOutside
      drawing.badge(
        mark,
        at: isPointed
          ? Point(x: frame.maxX - 2, y: frame.y + 2) : Point(x: frame.maxX - 2, y: frame.y + 1)
      )
    }
    for seam in pieces.seams { draw(seam, &drawing) }
  }

  private func folded(_ box: Box) -> Box {
    Box(x: box.x, y: fold.y(box.y), width: box.width, height: box.height)
  }

  private func folded(_ text: DiagramLayout.PlacedText) -> DiagramLayout.PlacedText {
    var text = text
    text.box = folded(text.box)
    return text
  }

  private func shows(_ node: Int) -> Bool { part.contains(layout.nodes[node].frame.midX) }

  private func ends(of piece: EdgePieces.Piece, _ drawing: inout SVGDrawing) {
    let points = piece.points
    if piece.hasEnd, piece.isDirected {
      drawing.tip(piece.kind, at: points[points.count - 1], from: points[points.count - 2])
    }
    if piece.hasStart, piece.kind == .message { drawing.circle(points[0], "2.6", "open") }
  }

  /// A letter where a line goes on to another page.
  private func draw(_ seam: EdgePieces.Seam, _ drawing: inout SVGDrawing) {
    drawing.circle(seam.point, "5.5", "seam")
    drawing.line(
      seam.letter,
      at: Point(x: seam.point.x, y: seam.point.y + 3),
      size: 8,
      "name strong",
      .centre
    )
  }
}
