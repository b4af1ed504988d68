extension Fix {
  /// The edits of the fixes that stand beside each other, in the order of the file.
  ///
  /// A fix that overlaps an earlier one is refused whole: which of the two is right is for a person
  /// to say, or for the next look at the text. The same fix twice, as for a value that two aliases
  /// share, counts once. A fix that changes nothing is none.
  package static func beside(_ fixes: some Sequence<Fix>, in bytes: [UInt8]) -> [Fix] {
    var taken: [Fix] = []
    var ranges: [ByteRange] = []
    for fix in fixes where fix.isSound(in: bytes) {
      let isFree = fix.edits.allSatisfy { edit in !ranges.contains { $0.touches(edit.range) } }
      guard isFree else { continue }
      taken.append(fix)
      ranges += fix.edits.map(\.range)
    }
    return taken.sorted { ($0.edits.first?.range.start ?? 0) < ($1.edits.first?.range.start ?? 0) }
  }

  /// The text with the edits of fixes that stand beside each other; every other byte as it was.
  package static func apply(_ fixes: [Fix], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    for edit in fixes.flatMap(\.edits).sorted(by: { $0.range < $1.range }) {
      precondition(edit.range.start >= copied, "edits overlap")
      result += bytes[copied..<edit.range.start]
      result += edit.replacement.utf8
      copied = edit.range.end
    }
    return result + bytes[copied...]
  }

  /// Edits in order, within the text, apart from each other, and changing something.
  private func isSound(in bytes: [UInt8]) -> Bool {
    var end = 0
    var changes = false
    for edit in edits {
      let range = edit.range
      guard range.start >= end, range.end >= range.start, range.end <= bytes.count else {
        return false
      }
      end = range.end
      changes = changes || !bytes[range.start..<range.end].elementsEqual(edit.replacement.utf8)
    }
    return changes
  }
}

extension ByteRange {
  /// Whether two ranges share a byte or a border: edits there would have no order.
  fileprivate func touches(_ other: ByteRange) -> Bool {
    start <= other.end && other.start <= end
  }
}
