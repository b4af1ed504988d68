/// The part of a line that is drawn when the whole is too wide.
struct FrameWindow {
  /// The text to draw, with an ellipsis where something was left out.
  let text: String
  /// Cells of the line that lie left of the drawn text, less the ellipsis.
  let shift: Int
  /// Cells of the drawn text.
  let cells: Int

  /// Cuts a line to `width` cells so that `focus` is seen.
  init(_ line: FrameLine, width: Int, focus: Range<Int>, ambiguousWidth: AmbiguousWidth) {
    let ellipsis = ambiguousWidth.rawValue
    let isWhole = line.cells <= width && !line.isCutBefore && !line.isCutAfter
    guard !isWhole else {
      text = line.pieces.map(\.text).joined()
      shift = 0
      cells = line.cells
      return
    }
    let room = max(width - ellipsis * 2, 8)
    // A little of what stands before the label helps to recognise the place.
    let context = min(room / 4, max(room - focus.count, 0))
    var from =
      focus.upperBound <= room && !line.isCutBefore ? 0 : max(focus.lowerBound - context, 0)
    from = min(from, max(line.cells - room, 0))
    if let piece = line.pieces.last(where: { $0.cell <= from && $0.width > 0 }) {
      from = piece.cell
    }
    let shown = line.pieces.filter { $0.cell >= from && $0.cell + $0.width <= from + room }
    let isCutLeft = from > 0 || line.isCutBefore
    let last = shown.last.map { $0.cell + $0.width } ?? from
    let isCutRight = last < line.cells || line.isCutAfter
    text =
      (isCutLeft ? "…" : "") + shown.map(\.text).joined() + (isCutRight ? "…" : "")
    shift = from - (isCutLeft ? ellipsis : 0)
    cells = last - shift + (isCutRight ? ellipsis : 0)
  }

  /// A span of the line in cells of the drawn text; what was left out is marked at the edge.
  func drawn(_ span: Range<Int>) -> Range<Int> {
    let start = min(max(span.lowerBound - shift, 0), max(cells, 0))
    return start..<max(min(span.upperBound - shift, cells), start + 1)
  }
}
