internal import Rules

/// Finds records by their id, per record type, in constant time.
struct IdentifierTable {
  private struct Entry {
    let type: Int32
    let record: Int32
    let start: Int32
    let count: Int32
  }

  private var entries: [Entry] = []
  /// Open addressing: index into `entries`, or -1; the count is a power of two.
  private var slots = [Int32](repeating: -1, count: 64)

  mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = -1 }
  }

  /// Adds a record's id; returns the record that has it already.
  mutating func insert(_ record: Int, type: Int32, _ id: Fact, _ table: FactTable) -> Int? {
    if let known = find(id, type: type, table) { return known }
    if entries.count * 2 >= slots.count { grow(table) }
    place(Int32(entries.count), hash(type, id.a, id.b, table))
    entries.append(Entry(type: type, record: Int32(record), start: id.a, count: id.b))
    return nil
  }

  func find(_ id: Fact, type: Int32, _ table: FactTable) -> Int? {
    let mask = slots.count - 1
    var slot = hash(type, id.a, id.b, table) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.type == type, table.textEquals(entry.start, entry.count, id.a, id.b) {
        return Int(entry.record)
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The ids of one type, in the plan's order.
  func all(ofType type: Int32, _ table: FactTable) -> [String] {
    entries.filter { $0.type == type }.map { entry in
      table.string(Fact(.text, entry.start, entry.count))
    }
  }

  private mutating func place(_ entry: Int32, _ hash: Int) {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow(_ table: FactTable) {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      place(Int32(index), hash(entry.type, entry.start, entry.count, table))
    }
  }

  /// FNV-1a over the type and the id's bytes.
  private func hash(_ type: Int32, _ start: Int32, _ count: Int32, _ table: FactTable) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(UInt32(bitPattern: type))
    for index in Int(start)..<Int(start + count) {
      hash = (hash ^ UInt64(table.text[index])) &* 0x100_0000_01b3
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff)
  }
}
