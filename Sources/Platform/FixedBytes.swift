internal import Glibc

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
    return buffer.withUnsafeBufferPointer { buffer in
      let other = UnsafeBufferPointer(rebasing: buffer[start..<end])
      guard let base = other.baseAddress else { return true }
      return memcmp(text.utf8Start + index, base, other.count) == 0
    }
  }

  /// The bytes of a range as text; bytes that are not UTF-8 become U+FFFD.
  package func string(in range: Range<Int>) -> String {
    String(decoding: buffer(range), as: UTF8.self)
  }

  /// A copy of the bytes of a range.
  package func bytes(in range: Range<Int>) -> [UInt8] { Array(buffer(range)) }

  /// The number that begins at a place; see `DigitGroups`.
  package func number(at index: Int) -> Int32 {
    precondition(index >= 0 && index <= count &- DigitGroups.width, "outside the static bytes")
    let memory = UnsafeRawBufferPointer(start: text.utf8Start, count: count)
    return DigitGroups.number(memory, at: index)
  }

  /// The numbers that a range holds; see `DigitGroups`.
  package func numbers(in range: Range<Int>) -> [Int32] { DigitGroups.numbers(buffer(range)) }

  /// The numbers that a range holds, for loops that read them without checks.
  package func fixedNumbers(in range: Range<Int>) -> FixedBuffer<Int32> {
    DigitGroups.fixedNumbers(buffer(range))
  }

  private func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the static bytes")
    return UnsafeBufferPointer(start: text.utf8Start + range.lowerBound, count: range.count)
  }
}
