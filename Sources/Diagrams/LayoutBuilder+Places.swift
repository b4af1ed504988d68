extension LayoutBuilder {
  /// A node's outline around its grid point, and its name.
  func placedNode(_ node: Int) -> DiagramLayout.PlacedNode {
    let shape = shapes[node]
    let (x, y) = (xs.origin[grid.nodeX[node]], ys.origin[grid.nodeY[node]])
    let frame = Box(
      x: x - shape.width / 2,
      y: y - shape.height / 2,
      width: shape.width,
      height: shape.height
    )
    guard !shape.lines.isEmpty else { return DiagramLayout.PlacedNode(frame: frame, text: nil) }
    return DiagramLayout.PlacedNode(frame: frame, text: name(node, frame, x, y))
  }

  private func name(_ node: Int, _ frame: Box, _ x: Int, _ y: Int) -> DiagramLayout.PlacedText {
    let shape = shapes[node]
    var box = Box(
      x: x - shape.textWidth / 2,
      y: y - shape.textHeight / 2,
      width: shape.textWidth,
      height: shape.textHeight
    )
    var alignment = DiagramLayout.Alignment.centre
    switch spots[node] {
    case .inside:
      switch diagram.nodes[node].kind {
      // The cylinder's lid and the folded corner take room above.
      case .dataStore: box.y += 4
      case .dataObject: box.y += 3
      case .annotation:
        alignment = .left
        box.x = frame.x + 6
      case .task, .gateway, .start, .end: break
      }
    case .above: box.y = frame.y - shape.textHeight - 1
    case .below: box.y = frame.maxY + 1
    case .aboveLeft:
      box.y = frame.y - shape.textHeight - 1
      box.x = x - shape.textWidth - 6 - reachAbove(node)
      alignment = .right
    }
    return DiagramLayout.PlacedText(box: box, lines: shape.lines, alignment: alignment)
  }

  /// An edge's corners and label.
  func placedEdge(_ edge: Int) -> DiagramLayout.PlacedEdge {
    let own = runs.ofEdge[edge].map { runs.all[$0] }
    let ends = diagram.edges[edge]
    var points = [port(ends.source, own[0], side(edge, atSource: true))]
    for index in own.indices.dropFirst() {
      let (one, two) = (coordinate(own[index - 1]), coordinate(own[index]))
      points.append(own[index].isHorizontal ? Point(x: one, y: two) : Point(x: two, y: one))
    }
    points.append(port(ends.target, own[own.count - 1], side(edge, atSource: false)))
    return DiagramLayout.PlacedEdge(
      points: points,
      label: labels[edge].map { place($0, own[0]) }
    )
  }

  private func coordinate(_ run: Run) -> Int {
    run.isHorizontal ? ys.coordinate(of: run) : xs.coordinate(of: run)
  }

  /// Where a run meets a node's outline.
  private func port(_ node: Int, _ run: Run, _ side: Heading) -> Point {
    let frame = placedNode(node).frame
    let (x, y) = (xs.origin[grid.nodeX[node]], ys.origin[grid.nodeY[node]])
    let at = coordinate(run)
    let offset = abs(run.isHorizontal ? at - y : at - x)
    let inset: Int
    switch diagram.nodes[node].kind {
    case .gateway: inset = offset
    case .start, .end: inset = frame.width / 2 - Self.chord(frame.width / 2, offset)
    case .task, .dataObject, .dataStore, .annotation: inset = 0
    }
    switch side {
    case .right: return Point(x: frame.maxX - inset, y: at)
    case .left: return Point(x: frame.x + inset, y: at)
    case .down: return Point(x: at, y: frame.maxY - inset)
    case .up: return Point(x: at, y: frame.y + inset)
    }
  }

  /// Half the chord of a circle at that distance from its centre, rounded down.
  private static func chord(_ radius: Int, _ distance: Int) -> Int {
    var half = 0
    while (half + 1) * (half + 1) <= radius * radius - distance * distance { half += 1 }
    return half
  }

  private func place(_ label: EdgeLabel, _ run: Run) -> DiagramLayout.PlacedText {
    let slot = label.slot
    let at = coordinate(run)
    var box = Box(x: 0, y: 0, width: label.width, height: label.height)
    // Along the line from the channel's start or end, and beside it.
    if slot.isHorizontal {
      box.x =
        slot.isAtStart
        ? xs.start[slot.channel] + 2 + label.behind
        : xs.start[slot.channel + 1] - 2 - label.width - label.behind
      box.y = slot.isBefore ? at - 1 - label.height : at + 2
    } else {
      box.y =
        slot.isAtStart
        ? ys.start[slot.channel] + 2 + label.behind
        : ys.start[slot.channel + 1] - 2 - label.height - label.behind
      let beside = EdgeLabel.gapBesideUpright
      box.x = slot.isBefore ? at - beside - label.width : at + beside
    }
    let isRight = slot.isHorizontal ? !slot.isAtStart : slot.isBefore
    return DiagramLayout.PlacedText(
      box: box,
      lines: label.lines,
      alignment: isRight ? .right : .left
    )
  }
}
