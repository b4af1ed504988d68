internal import Platform

/// Finds a key or an enumeration value by its scope and spelling, without making a string.
package struct SymbolTable: Sendable {
  package struct Entry: Sendable {
    /// -1 where nothing stands.
    package var scope: Int32
    /// Of the name, in bytes.
    var length: Int32
    package var name: Text
    /// Index of the field or of the value in its enumeration.
    package var value: Int32
  }

  /// In the order of the vocabulary.
  package let entries: RowTable<Entry>
  /// The same by their hashes, open addressing; the count is a power of two.
  let slots: RowTable<Entry>

  /// Lays out the slots for entries whose names an encoder's pool holds.
  static func slots(for entries: [Entry], in encoder: RulebookEncoder) -> [Entry] {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    let empty = Entry(scope: -1, length: 0, name: .empty, value: -1)
    var slots = [Entry](repeating: empty, count: size)
    for entry in entries {
      let name = encoder.range(of: entry.name)
      var slot =
        ByteHash.hash(
          encoder.pool,
          from: name.lowerBound,
          to: name.upperBound,
          seed: entry.scope
        ) & (size - 1)
      while slots[slot].scope >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = entry
    }
    return slots
  }

  /// See `Rulebook.symbol`.
  func find(
    _ scope: SymbolScope,
    in buffer: [UInt8],
    from start: Int,
    to end: Int,
    bytes: RulebookBytes
  ) -> Int32 {
    let mask = slots.count - 1
    let length = Int32(end - start)
    var slot = ByteHash.hash(buffer, from: start, to: end, seed: scope.number) & mask
    while true {
      let own = slots.number(0, of: slot)
      if own < 0 { return -1 }
      if own == scope.number, slots.number(1, of: slot) == length {
        let name = slots.number(2, of: slot)
        if bytes.pooledEquals(name, length: length, buffer, from: start, to: end) {
          return slots.number(3, of: slot)
        }
      }
      slot = (slot + 1) & mask
    }
  }
}

extension Rulebook {
  /// What a spelling, given as a range of a buffer, stands for in a scope; -1 when for nothing.
  package func symbol(
    _ scope: SymbolScope,
    in buffer: [UInt8],
    from start: Int,
    to end: Int
  ) -> Int32 {
    symbols.find(scope, in: buffer, from: start, to: end, bytes: bytes)
  }
}

extension SymbolTable.Entry: WritableRow {
  package static var width: Int { 4 }

  package init(from input: inout RulebookDecoder) {
    scope = input.int32()
    length = input.int32()
    name = input.text()
    value = input.int32()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(scope)
    output.write(length)
    output.write(name)
    output.write(value)
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
      length: length(of: name),
      name: name,
      value: Int32(value)
    )
  }
}
