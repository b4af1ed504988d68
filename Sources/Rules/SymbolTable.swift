internal import Platform

/// Finds a key or an enumeration value by its scope and spelling, without making a string.
package struct SymbolTable: Sendable {
  package struct Entry: Sendable {
    package var scope: Int32
    package var name: Text
    /// Of the name, in bytes.
    var length: Int32
    /// Index of the field or of the value in its enumeration.
    package var value: Int32
  }

  package let entries: [Entry]
  /// Open addressing: index into `entries`, or -1; the count is a power of two.
  let slots: [Int32]

  /// Lays out the slots for entries whose names an encoder's pool holds.
  static func slots(for entries: [Entry], in encoder: RulebookEncoder) -> [Int32] {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (index, entry) in entries.enumerated() {
      let name = encoder.range(of: entry.name)
      var slot =
        ByteHash.hash(
          encoder.pool,
          from: name.lowerBound,
          to: name.upperBound,
          seed: entry.scope
        ) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    return slots
  }

  /// The value under a spelling, given as a range of a buffer; -1 when there is none.
  package func find(
    _ scope: SymbolScope,
    in buffer: [UInt8],
    from start: Int,
    to end: Int,
    bytes: RulebookBytes
  ) -> Int32 {
    let mask = slots.count - 1
    var slot = ByteHash.hash(buffer, from: start, to: end, seed: scope.number) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.scope == scope.number,
        bytes.pooledEquals(entry.name.start, length: entry.length, buffer, from: start, to: end)
      {
        return entry.value
      }
      slot = (slot + 1) & mask
    }
    return -1
  }
}

extension RulebookEncoder {
  /// What a spelling stands for in a scope.
  mutating func symbol(
    _ spelling: String,
    _ scope: SymbolScope,
    _ value: Int
  ) -> SymbolTable.Entry {
    let name = intern(spelling)
    return SymbolTable.Entry(
      scope: scope.number,
      name: name,
      length: length(of: name),
      value: Int32(value)
    )
  }
}
