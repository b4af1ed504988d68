/// One source line cut into pieces that are drawn as they stand, and marks in its cells.
struct FrameLine {
  /// A character as it is drawn.
  struct Piece {
    var text: String
    /// Cells it takes.
    var width: Int
    /// Cells before it on the line.
    var cell: Int
    /// Its first byte in the file.
    var offset: Int
  }

  /// Bytes drawn at most: more would be cut anyway, however wide the terminal.
  private static let mostBytes = 8192

  private(set) var pieces: [Piece] = []
  private(set) var cells = 0
  /// The offset after the last piece.
  private(set) var end: Int
  /// Whether the line goes on before or after the pieces.
  private(set) var isCutBefore = false
  private(set) var isCutAfter = false
  private let ambiguousWidth: AmbiguousWidth

  /// Reads the line, from 1; of a very long one only the part around `focus`, in bytes.
  init(_ file: SourceFile, line: Int, focus: Int, ambiguousWidth: AmbiguousWidth) {
    self.ambiguousWidth = ambiguousWidth
    var range = file.content(ofLine: line)
    if range.count > Self.mostBytes {
      let start = min(max(focus - Self.mostBytes / 4, range.start), range.end)
      let end = min(start + Self.mostBytes, range.end)
      isCutBefore = start > range.start
      isCutAfter = end < range.end
      range = ByteRange(start: start, end: end)
    }
    end = range.end
    var counter = CellCounter(ambiguousWidth: ambiguousWidth)
    var cursor = range.start
    // A cut inside a character would show half of it.
    while isCutBefore, cursor < range.end, file.bytes[cursor] & 0xC0 == 0x80 { cursor += 1 }
    while cursor < range.end {
      let step = ScalarReader.step(file.bytes, at: cursor, end: range.end)
      append(step, byte: file.bytes[cursor], at: cursor, &counter)
      cursor += step.length
    }
  }

  private mutating func append(
    _ step: ScalarReader.Step,
    byte: UInt8,
    at offset: Int,
    _ counter: inout CellCounter
  ) {
    let text: String
    let width: Int
    if let scalar = step.scalar, !Self.isHidden(scalar.value) {
      width = counter.advance(over: scalar)
      text = scalar == "\t" ? String(repeating: " ", count: width) : String(Character(scalar))
    } else {
      text = Self.picture(of: step.scalar, byte: byte)
      width = text.unicodeScalars.reduce(0) {
        $0 + counter.advance(over: $1) * ($1 == "\t" ? 0 : 1)
      }
    }
    pieces.append(Piece(text: text, width: width, cell: cells, offset: offset))
    cells += width
  }

  /// Whether drawing the character itself could disturb the terminal or deceive the reader.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x09: false
    case 0x00..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  private static func picture(of scalar: Unicode.Scalar?, byte: UInt8) -> String {
    guard let value = scalar?.value else {
      return "<0x\(String(byte, radix: 16, uppercase: true))>"
    }
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) {
      return String(Character(picture))
    }
    if value == 0x7F { return "\u{2421}" }
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// First cell and width of a range's part on this line; at least one cell.
  func span(of range: ByteRange) -> Range<Int> {
    let start = cell(of: range.start)
    var last = start
    for piece in pieces where piece.offset >= range.start && piece.offset < range.end {
      last = max(last, piece.cell + piece.width)
    }
    return start..<max(last, start + 1)
  }

  private func cell(of offset: Int) -> Int {
    var found = 0
    for piece in pieces {
      if piece.offset > offset { return found }
      found = piece.cell
    }
    return offset >= end ? cells : found
  }
}
