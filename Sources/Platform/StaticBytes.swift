/// Bytes that the binary carries, read where they lie; places are checked.
package struct StaticBytes: Sendable {
  private let text: StaticString

  /// Wraps a literal of more than one character.
  package init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "a single character has no bytes in place")
    self.text = text
  }

  package var count: Int { text.utf8CodeUnitCount }

  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "outside the static bytes")
    return text.utf8Start[index]
  }

  /// Whether the bytes from `index` on are those of a stretch of a buffer.
  package func matches(_ index: Int, _ buffer: [UInt8], from start: Int, to end: Int) -> Bool {
    precondition(index >= 0 && index + (end - start) <= count, "outside the static bytes")
    let own = text.utf8Start + index
    var offset = 0
    while offset < end - start {
      if own[offset] != buffer[start + offset] { return false }
      offset += 1
    }
    return true
  }

  /// The bytes of a range as text; bytes that are not UTF-8 become U+FFFD.
  package func string(in range: Range<Int>) -> String {
    String(decoding: buffer(range), as: UTF8.self)
  }

  /// A copy of the bytes of a range.
  package func bytes(in range: Range<Int>) -> [UInt8] { Array(buffer(range)) }

  private func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the static bytes")
    return UnsafeBufferPointer(start: text.utf8Start + range.lowerBound, count: range.count)
  }
}
