/// A piece of a file: UTF-8 byte offsets from 0, half-open.
package struct ByteRange: Sendable, Hashable, Comparable {
  package var start: Int
  package var end: Int

  package var count: Int { end - start }
  package var isEmpty: Bool { end <= start }

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// Whether the offset lies inside; an empty range contains nothing.
  package func contains(_ offset: Int) -> Bool { offset >= start && offset < end }

  /// The part of the range that lies within `bounds`; empty at the nearer edge when there is none.
  package func clamped(to bounds: ByteRange) -> ByteRange {
    let first = min(max(start, bounds.start), bounds.end)
    return ByteRange(start: first, end: min(max(end, first), bounds.end))
  }

  package static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
