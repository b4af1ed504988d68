/// An edge's label beside the first part of its way.
struct EdgeLabel {
  let lines: [String]
  let width: Int
  let height: Int
  /// Side of the source on which the edge leaves.
  let side: Heading
  /// How far the edge leaves from the middle of that side.
  let offset: Int
  /// Above a horizontal line or left of a vertical one; else below or right.
  let isBefore: Bool
  /// How far other labels at this place push it away from the source.
  var behind = 0

  /// Nil for an edge without a label.
  init?(_ edge: Int, _ builder: LayoutBuilder) {
    let text = builder.diagram.edges[edge].label
    guard !text.isEmpty else { return nil }
    let style = builder.style
    let breaker = LineBreaker(size: style.fontSize)
    let word = min(breaker.longestWord(in: text), style.widestWord)
    lines = breaker.lines(of: text, within: max(style.labelWidth, word))
    width = breaker.width(of: lines)
    height = lines.count * style.lineHeight
    side = builder.side(edge, atSource: true)
    let run = builder.endRun(edge, atSource: true)
    offset = LineSizes.offset(of: run, style)
    // Away from the runs that lie beside it here.
    let beside = builder.runs.all.filter {
      $0.isHorizontal == run.isHorizontal && $0.line == run.line && $0.overlaps(run)
    }
    let isFirst = !beside.contains { $0.track < run.track }
    let isLast = !beside.contains { $0.track > run.track }
    isBefore = run.isHorizontal ? isFirst || !isLast : isFirst && !isLast
  }
}
