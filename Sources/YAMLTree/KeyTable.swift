/// Finds a mapping's earlier key of the same text, in constant time for each key.
///
/// One table serves all mappings of a document; documents are told apart by a generation, so that
/// nothing is cleared between them.
struct KeyTable {
  private struct Slot {
    var generation: UInt32 = 0
    var hash: UInt32 = 0
    var mapping: Int32 = -1
    var key: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var generation: UInt32 = 0
  private var used = 0

  mutating func reset() {
    used = 0
    generation &+= 1
    // After four thousand million documents old slots would look like new ones.
    if generation == 0 {
      slots = [Slot](repeating: Slot(), count: slots.count)
      generation = 1
    }
  }

  /// The earlier key, or nil after having noted this one.
  mutating func insert(key: Int32, mapping: Int32, tree: YAMLTree) -> Int32? {
    if used * 2 >= slots.count { grow() }
    let hash = Self.hash(key, mapping, tree)
    var place = Int(hash) & (slots.count - 1)
    while slots[place].generation == generation {
      let slot = slots[place]
      if slot.hash == hash, slot.mapping == mapping, Self.equal(slot.key, key, tree) {
        return slot.key
      }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = Slot(generation: generation, hash: hash, mapping: mapping, key: key)
    used += 1
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.generation == generation {
      var place = Int(slot.hash) & (slots.count - 1)
      while slots[place].generation == generation { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  /// Seeded by process, so that nobody can prepare keys that all collide.
  private static func hash(_ key: Int32, _ mapping: Int32, _ tree: YAMLTree) -> UInt32 {
    let node = tree.nodes[Int(tree.resolved(key))]
    var hasher = Hasher()
    hasher.combine(mapping)
    tree.text.withUnsafeBytes { text in
      hasher.combine(bytes: .init(rebasing: text[Int(node.textStart)..<Int(node.textEnd)]))
    }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  private static func equal(_ left: Int32, _ right: Int32, _ tree: YAMLTree) -> Bool {
    let left = tree.nodes[Int(tree.resolved(left))]
    let right = tree.nodes[Int(tree.resolved(right))]
    guard left.textEnd - left.textStart == right.textEnd - right.textStart else { return false }
    for offset in 0..<Int(left.textEnd - left.textStart)
    where tree.text[Int(left.textStart) + offset] != tree.text[Int(right.textStart) + offset] {
      return false
    }
    return true
  }
}
