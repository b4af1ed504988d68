/// Counts the terminal cells of a line as its characters go by.
struct CellCounter {
  /// Cells from one tab stop to the next.
  static let tabStop = 4

  let ambiguousWidth: AmbiguousWidth
  /// Cells taken so far.
  private(set) var cells = 0
  private var previous: UInt32 = 0
  private var previousWidth = 0

  init(ambiguousWidth: AmbiguousWidth) { self.ambiguousWidth = ambiguousWidth }

  /// Adds a scalar and returns the cells it added.
  @discardableResult
  mutating func advance(over scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    var width: Int
    switch value {
    case 0x20..<0x7F: width = 1
    case 0x09: width = Self.tabStop - cells % Self.tabStop
    case 0xFE0F: width = previousWidth == 1 ? 1 : 0  // asks for the wide, coloured picture
    case 0x1F3FB...0x1F3FF: width = previousWidth == 2 ? 0 : 2  // skin tone of the picture before
    default:
      // What follows a zero-width joiner melts into the picture before it.
      width = previous == 0x200D && value >= 0x2190 ? 0 : CellWidth.of(value, ambiguousWidth)
    }
    cells += width
    if width > 0 { previousWidth = width }
    if value == 0xFE0F, width == 1 { previousWidth = 2 }
    previous = value
    return width
  }
}
