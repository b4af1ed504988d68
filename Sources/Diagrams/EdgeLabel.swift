/// An edge's label beside the first part of its way.
struct EdgeLabel {
  /// Where labels stand that must make room for each other.
  struct Slot: Hashable {
    /// The channel that has room for it, beside a row or column of cells.
    var channel: Int
    /// At the channel's beginning; else at its end.
    var isAtStart: Bool
    /// The line beside which it stands: the edge's own.
    var line: Int
    /// Whether that line is a row.
    var isHorizontal: Bool
    /// Above a horizontal line or left of a vertical one; else below or right.
    var isBefore: Bool
  }

  /// Between an upright line and its label: an arrowhead on the line is half as wide as this, and white is left.
  static let gapBesideUpright = 6

  let lines: [String]
  let width: Int
  let height: Int
  let slot: Slot
  /// How far the edge's line lies from the middle of its row or column.
  let offset: Int
  /// How far other labels in the slot push it on.
  var behind = 0

  /// Nil for an edge without a label, or with spaces only.
  init?(_ edge: Int, _ builder: LayoutBuilder) {
    let text = builder.diagram.edges[edge].label
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    let style = builder.style
    let breaker = LineBreaker(size: style.fontSize)
    let word = min(breaker.longestWord(in: text), style.widestWord)
    lines = breaker.lines(of: text, within: max(style.labelWidth, word))
    width = breaker.width(of: lines)
    height = lines.count * style.lineHeight
    let run = builder.endRun(edge, atSource: true)
    offset = LineSizes.offset(of: run, style)
    // Away from the runs that lie beside it here.
    let beside = builder.runs.all.filter {
      $0.isHorizontal == run.isHorizontal && $0.line == run.line && $0.overlaps(run)
    }
    let isFirst = !beside.contains { $0.track < run.track }
    let isLast = !beside.contains { $0.track > run.track }
    let side = builder.side(edge, atSource: true)
    let source = builder.diagram.edges[edge].source
    var channel: Int
    switch side {
    case .right: channel = builder.grid.nodeX[source] + 1
    case .left: channel = builder.grid.nodeX[source] - 1
    case .down: channel = builder.grid.nodeY[source] + 1
    case .up: channel = builder.grid.nodeY[source] - 1
    }
    var isAtStart = side == .right || side == .down
    if side == .up, let above = Self.channelAbove(source, builder), run.low < above {
      // Below the lane above, where labels that come down from it have their room, too.
      channel = above
      isAtStart = true
    }
    slot = Slot(
      channel: channel,
      isAtStart: isAtStart,
      line: run.line,
      isHorizontal: run.isHorizontal,
      isBefore: run.isHorizontal ? isFirst || !isLast : isFirst && !isLast
    )
  }

  /// The last channel of the lane above a node's lane.
  private static func channelAbove(_ node: Int, _ builder: LayoutBuilder) -> Int? {
    let lane = builder.diagram.nodes[node].lane
    return builder.grid.yLines.lastIndex { $0.part == lane - 1 }
  }
}
