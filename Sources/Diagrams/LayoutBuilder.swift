/// Turns ways over the grid into places: how large every line must be, then where all lies.
struct LayoutBuilder {
  let graph: FlowGraph
  let grid: RoutingGrid
  let runs: Runs
  let style: LayoutStyle
  var diagram: Diagram { graph.diagram }

  var shapes: [NodeShape]
  /// Where a decision's or event's name stands.
  var spots: [NameSpot]
  var labels: [EdgeLabel?]
  var xs: LineSizes
  var ys: LineSizes
  private(set) var placedNodes: [DiagramLayout.PlacedNode] = []
  private(set) var placedEdges: [DiagramLayout.PlacedEdge] = []

  /// Where the name of a shape stands that does not hold it.
  enum NameSpot {
    case inside
    case above
    case below
    /// Above, to the left of a line that leaves or arrives there.
    case aboveLeft
  }

  init(graph: FlowGraph, grid: RoutingGrid, runs: Runs, _ style: LayoutStyle) {
    self.graph = graph
    self.grid = grid
    self.runs = runs
    self.style = style
    shapes = graph.diagram.nodes.map { NodeShape($0, style) }
    spots = graph.diagram.nodes.map {
      $0.name.isEmpty || !$0.kind.isNamedOutside ? .inside : .above
    }
    labels = [EdgeLabel?](repeating: nil, count: graph.diagram.edges.count)
    xs = LineSizes(grid.xLines, runs.all, isHorizontal: false, style)
    ys = LineSizes(grid.yLines, runs.all, isHorizontal: true, style)
  }

  mutating func build() {
    growForPorts()
    chooseSpots()
    demandNodes()
    for edge in diagram.edges.indices { labels[edge] = EdgeLabel(edge, self) }
    stackLabels()
    for edge in diagram.edges.indices { demandLabel(edge) }
    xs.place(gaps: gaps(grid.xLines, 14))
    demandHeaders()
    ys.place(gaps: gaps(grid.yLines, 13))
    placedNodes = diagram.nodes.indices.map(placedNode)
    placedEdges = diagram.edges.indices.map(placedEdge)
  }

  // MARK: - Ends of edges at nodes

  /// The run with which an edge leaves its source or reaches its target.
  func endRun(_ edge: Int, atSource: Bool) -> Run {
    let own = runs.ofEdge[edge]
    return runs.all[atSource ? own[0] : own[own.count - 1]]
  }

  /// The side of the node on which an edge meets it.
  func side(_ edge: Int, atSource: Bool) -> Heading {
    let run = endRun(edge, atSource: atSource)
    let node = atSource ? diagram.edges[edge].source : diagram.edges[edge].target
    let place = run.isHorizontal ? grid.nodeX[node] : grid.nodeY[node]
    // A loop's first and last run can be the same line; the node is at one end of each.
    let isLow = place == run.low && (run.lowEnd == .node || run.highEnd != .node)
    if run.isHorizontal { return isLow ? .right : .left }
    return isLow ? .down : .up
  }

  func sides(_ node: Int) -> Set<Heading> {
    var sides = Set<Heading>()
    for edge in graph.edgesAt[node] {
      if diagram.edges[edge].source == node { sides.insert(side(edge, atSource: true)) }
      if diagram.edges[edge].target == node { sides.insert(side(edge, atSource: false)) }
    }
    return sides
  }

  /// Shapes grow where many lines meet them side by side.
  private mutating func growForPorts() {
    for (edge, ends) in diagram.edges.enumerated() {
      for (node, isSource) in [(ends.source, true), (ends.target, false)] {
        let run = endRun(edge, atSource: isSource)
        let reach = 2 * (abs(LineSizes.offset(of: run, style)) + 5)
        let isPointed = diagram.nodes[node].kind.isNamedOutside
        if run.isHorizontal || isPointed { shapes[node].height = max(shapes[node].height, reach) }
        if !run.isHorizontal || isPointed { shapes[node].width = max(shapes[node].width, reach) }
        if isPointed {
          let size = max(shapes[node].width, shapes[node].height)
          shapes[node].width = size
          shapes[node].height = size
        }
      }
    }
  }

  private mutating func chooseSpots() {
    for node in diagram.nodes.indices where spots[node] != .inside {
      let sides = sides(node)
      let wanted: [(Heading, NameSpot)] =
        diagram.nodes[node].kind == .gateway
        ? [(.up, .above), (.down, .below)] : [(.down, .below), (.up, .above)]
      spots[node] = wanted.first { !sides.contains($0.0) }?.1 ?? .aboveLeft
    }
  }

  /// Labels that would stand at one place stand behind one another.
  private mutating func stackLabels() {
    var filled: [EdgeLabel.Slot: Int] = [:]
    for edge in diagram.edges.indices {
      guard let label = labels[edge] else { continue }
      let taken = filled[label.slot] ?? 0
      labels[edge]?.behind = taken
      filled[label.slot] = taken + (label.slot.isHorizontal ? label.width : label.height) + 3
    }
  }

  // MARK: - Room

  private mutating func demandNodes() {
    for node in diagram.nodes.indices {
      let shape = shapes[node]
      let half = (x: (shape.width + 1) / 2, y: (shape.height + 1) / 2)
      var (left, right, up, down) = (half.x, half.x, half.y, half.y)
      let textHalf = (shape.textWidth + 1) / 2
      switch spots[node] {
      case .inside: break
      case .above:
        up += shape.textHeight + 2
        left = max(left, textHalf)
        right = max(right, textHalf)
      case .below:
        down += shape.textHeight + 2
        left = max(left, textHalf)
        right = max(right, textHalf)
      case .aboveLeft:
        up += shape.textHeight + 2
        left = max(left, shape.textWidth + 7 + reachAbove(node))
      }
      xs.demand(grid.nodeX[node], before: left, after: right)
      ys.demand(grid.nodeY[node], before: up, after: down)
    }
  }

  /// How far lines that meet a node from above lie to the left of its middle.
  func reachAbove(_ node: Int) -> Int {
    graph.edgesAt[node].reduce(0) { reach, edge in
      let ends = diagram.edges[edge]
      return [(ends.source, true), (ends.target, false)].reduce(reach) { reach, end in
        guard end.0 == node, side(edge, atSource: end.1) == .up else { return reach }
        return max(reach, -LineSizes.offset(of: endRun(edge, atSource: end.1), style))
      }
    }
  }

  private mutating func demandLabel(_ edge: Int) {
    guard let label = labels[edge] else { return }
    let slot = label.slot
    let length = (slot.isHorizontal ? label.width : label.height) + 5 + label.behind
    let breadth =
      (slot.isHorizontal ? label.height + 5 : label.width + EdgeLabel.gapBesideUpright + 2)
      + abs(label.offset)
    if slot.isHorizontal {
      xs.demand(slot.channel, isAtStart: slot.isAtStart, length)
      ys.demand(slot.line, isAtStart: slot.isBefore, breadth)
    } else {
      ys.demand(slot.channel, isAtStart: slot.isAtStart, length)
      // What the column's half does not hold, the channel beside it does.
      if slot.isBefore {
        xs.demand(slot.line - 1, isAtStart: false, breadth - xs.before[slot.line])
      } else {
        xs.demand(slot.line + 1, isAtStart: true, breadth - xs.after[slot.line])
      }
    }
  }

  /// Least widths of channels: room for an arrow between neighbours, less at the borders.
  private func gaps(_ lines: [RoutingGrid.Line], _ between: Int) -> [Int] {
    lines.indices.map { line in
      let isBorder =
        line == 0 || line == lines.count - 1 || !lines[line - 1].isCell || !lines[line + 1].isCell
      return lines[line].isCell ? 0 : isBorder ? 7 : between
    }
  }

  /// A lane is high enough for its name.
  private mutating func demandHeaders() {
    ys.place(gaps: gaps(grid.yLines, 13))
    let breaker = LineBreaker(size: style.fontSize)
    for (lane, part) in diagram.lanes.enumerated() {
      let members = grid.yLines.indices.filter { grid.yLines[$0].part == lane }
      guard let first = members.first, let last = members.last else { continue }
      let lines = breaker.lines(of: part.name, within: PageStyle.headerTextWidth(diagram, style))
      let missing = lines.count * style.lineHeight + 8 - (ys.start[last + 1] - ys.start[first])
      guard missing > 0 else { continue }
      ys.widen(first + 1, before: (missing + 1) / 2, after: (missing + 1) / 2)
    }
  }

  /// Behind the labels of each channel, before its tracks: no vertical line lies there.
  var cuts: [Int] {
    grid.xLines.indices.dropFirst().compactMap { line in
      guard !grid.xLines[line].isCell else { return nil }
      if !grid.xLines[line - 1].isCell { return xs.start[line] }
      let isLast = line + 1 == grid.xLines.count || !grid.xLines[line + 1].isCell
      return isLast ? nil : xs.start[line] + xs.before[line] + style.margin / 2
    }
  }
}

extension Diagram.Kind {
  /// Whether the name stands beside the outline, not in it.
  var isNamedOutside: Bool { self == .gateway || self == .start || self == .end }
}
