/// Looks for a byte eight bytes at a time, for scans that every file goes through.
package enum ByteSearch {
  /// Offset of the next byte that is either of two; nil when there is none.
  package static func next(
    _ byte: UInt8,
    or other: UInt8,
    in bytes: [UInt8],
    from start: Int
  ) -> Int? {
    let bytes = bytes.span
    let end = bytes.count
    let one = UInt64(byte) &* 0x0101_0101_0101_0101
    let two = UInt64(other) &* 0x0101_0101_0101_0101
    var index = max(start, 0)
    while index < end {
      // The first comparison is never false; it lets the compiler leave out the checks of bounds.
      guard index >= 0, index <= end &- 8 else {
        if bytes[index] == byte || bytes[index] == other { return index }
        index &+= 1
        continue
      }
      let word = word(bytes.extracting(index..<index &+ 8))
      let marks = zeros(word ^ one) | zeros(word ^ two)
      guard marks == 0 else { return index &+ marks.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    return nil
  }

  /// Offset of the next byte of a kind; nil when there is none.
  package static func next(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    next(byte, or: byte, in: bytes, from: start)
  }

  /// The lowest bit set belongs to the first byte that is zero.
  private static func zeros(_ word: UInt64) -> UInt64 {
    // Borrows spoil only bytes after the first.
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
