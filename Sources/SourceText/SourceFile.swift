/// A file's bytes with what one pass over them found.
package struct SourceFile: Sendable {
  /// The name as it is shown to people; not necessarily a path.
  package let name: String
  package let bytes: [UInt8]
  package let lines: LineTable
  /// Encoding, forbidden characters and lines that may hold full-width slips.
  package let scan: PreScan

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    scan = PreScan(bytes)
    lines = scan.lines
  }

  /// The whole file.
  package var range: ByteRange { ByteRange(start: 0, end: bytes.count) }

  /// The bytes of a line, from 1, without its line break.
  package func content(ofLine line: Int) -> ByteRange {
    var range = lines.range(ofLine: line)
    if range.end > range.start, bytes[range.end - 1] == 0x0A { range.end -= 1 }
    if range.end > range.start, bytes[range.end - 1] == 0x0D { range.end -= 1 }
    return range
  }

  /// Line and columns of a byte offset; offsets outside the file are moved to its nearer edge.
  package func position(at offset: Int, ambiguousWidth: AmbiguousWidth) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.line(at: offset)
    let range = lines.range(ofLine: line)
    var position = Position(
      line: line,
      byteColumn: max(offset - range.start, 0) + 1,
      codePointColumn: 1,
      utf16Column: 1,
      cellColumn: 1
    )
    var cells = CellCounter(ambiguousWidth: ambiguousWidth)
    var cursor = range.start
    while cursor < offset {
      let step = ScalarReader.step(bytes, at: cursor, end: range.end)
      // An offset inside a character belongs to that character.
      guard cursor + step.length <= offset else { break }
      let scalar = step.scalar ?? "\u{FFFD}"
      position.codePointColumn += 1
      position.utf16Column += scalar.value > 0xFFFF ? 2 : 1
      cells.advance(over: scalar)
      cursor += step.length
    }
    position.cellColumn = cells.cells + 1
    return position
  }

  /// The bytes of the character that starts at the offset; empty at the end of the file.
  package func character(at offset: Int) -> ByteRange {
    guard offset >= 0, offset < bytes.count else {
      return ByteRange(start: bytes.count, end: bytes.count)
    }
    let step = ScalarReader.step(bytes, at: offset, end: bytes.count)
    return ByteRange(start: offset, end: offset + step.length)
  }

  /// The text of a range; bytes that are not UTF-8 become U+FFFD.
  package func text(in range: ByteRange) -> String {
    let range = range.clamped(to: self.range)
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
