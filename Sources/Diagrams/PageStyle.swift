/// The paper that pictures are drawn for: A4 landscape, in points (ISO 216, 297 × 210 mm).
enum PageStyle {
  static let width = 842
  static let height = 595
  /// White on all sides; printers want 5 mm at least.
  static let margin = 17
  /// Height of the title's line above the picture.
  static let titleHeight = 22
  /// Height of the source line, with the white above it and the legend.
  static let sourceHeight = 17
  /// Height of a row of the legend.
  static let legendRowHeight = 16
  /// Height of the phases' names.
  static let phaseHeight = 16

  /// Room beside a cut for the letters of the lines that go on elsewhere.
  static let gutter = 25

  /// Room for the band, in points.
  static func bandHeight(hasPhases: Bool, legendRows: Int) -> Int {
    height - 2 * margin - titleHeight - sourceHeight - legendRows * legendRowHeight
      - (hasPhases ? phaseHeight : 0)
  }

  /// Width of the lines of the lanes' names.
  static func headerTextWidth(_ diagram: Diagram, _ style: LayoutStyle) -> Int {
    let breaker = LineBreaker(size: style.fontSize)
    let words = diagram.lanes.map { min(breaker.longestWord(in: $0.name), style.widestWord) }
    return max(5 * style.fontSize, words.max() ?? 0)
  }

  /// Width of the band of lane names at the left of each page.
  static func headerWidth(_ diagram: Diagram, _ style: LayoutStyle) -> Int {
    headerTextWidth(diagram, style) + 8
  }
}
