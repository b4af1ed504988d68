/// The bytes of a string that lies in the program itself, read in place.
package struct StaticBytes: Sendable {
  private let literal: StaticString

  package init(_ literal: StaticString) { self.literal = literal }

  /// Number of bytes.
  package var count: Int { literal.utf8CodeUnitCount }

  /// One byte; an index outside is a bug of the caller.
  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < literal.utf8CodeUnitCount)
    return literal.utf8Start[index]
  }

  /// A stretch of the bytes as text.
  package func string(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= literal.utf8CodeUnitCount)
    return String(
      decoding: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)[range]),
      as: UTF8.self)
  }
}
