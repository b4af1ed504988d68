/// Finds a key or an enumeration value by its scope and spelling, without making a string.
package struct SymbolTable: Sendable {
  package struct Entry: Sendable {
    package var scope: Int32
    package var name: Text
    /// Index of the field or of the value in its enumeration.
    package var value: Int32
  }

  package let entries: [Entry]
  /// Open addressing: index into `entries`, or -1; the count is a power of two.
  private let slots: [Int32]

  package init(entries: [Entry], bytes: RulebookBytes) {
    self.entries = entries
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (index, entry) in entries.enumerated() {
      var hash = Self.start(entry.scope)
      for offset in 0..<Int(entry.name.length) {
        hash = Self.step(hash, bytes.pooled(Int(entry.name.start) + offset))
      }
      var slot = Self.finish(hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    self.slots = slots
  }

  /// The value under a spelling, given as a range of a buffer; -1 when there is none.
  package func find(
    _ scope: SymbolScope,
    in buffer: [UInt8],
    from start: Int,
    to end: Int,
    bytes: RulebookBytes
  ) -> Int32 {
    var hash = Self.start(scope.number)
    var position = start
    while position < end {
      hash = Self.step(hash, buffer[position])
      position += 1
    }
    let mask = slots.count - 1
    var slot = Self.finish(hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.scope == scope.number, Int(entry.name.length) == end - start,
        bytes.pooledEquals(entry.name, buffer, start)
      {
        return entry.value
      }
      slot = (slot + 1) & mask
    }
    return -1
  }

  // FNV-1a, 64 bits; the scope is mixed in first.
  private static func start(_ scope: Int32) -> UInt64 {
    (0xcbf2_9ce4_8422_2325 ^ UInt64(UInt32(bitPattern: scope))) &* 0x100_0000_01b3
  }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private static func finish(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff)
  }
}
