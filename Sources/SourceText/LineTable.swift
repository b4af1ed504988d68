/// Where each line of a file starts.
///
/// Lines end at LF, CR LF or CR.
package struct LineTable: Sendable {
  /// Byte offset of each line's first character; a byte order mark belongs to no line.
  package let starts: [Int32]
  /// Length of the file in bytes.
  package let length: Int

  package var count: Int { starts.count }

  init(starts: [Int32], length: Int) {
    self.starts = starts
    self.length = length
  }

  /// The line, from 1, that holds the byte offset; offsets outside the file give its first or last.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line, from 1, its line break included; empty past the last line.
  package func range(ofLine line: Int) -> ByteRange {
    guard line >= 1, line <= starts.count else { return ByteRange(start: length, end: length) }
    let start = Int(starts[line - 1])
    let end = line < starts.count ? Int(starts[line]) : length
    return ByteRange(start: min(start, length), end: max(end, min(start, length)))
  }
}
