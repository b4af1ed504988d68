/// Finds a mapping's earlier key of the same text, in constant time for each key.
///
/// One table serves all mappings of a document; documents are told apart by a generation, so that
/// nothing is cleared between them.
struct KeyTable: ~Copyable {
  /// A key: its node, its mapping and its text, given as offsets.
  struct Key: BitwiseCopyable {
    var node: Int32
    var mapping: Int32
    var textStart: Int32
    var textEnd: Int32
  }

  private struct Slot: BitwiseCopyable {
    var generation: UInt32 = 0
    var hash: UInt32 = 0
    var key = Key(node: -1, mapping: -1, textStart: 0, textEnd: 0)
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var count = 256
  private var generation: UInt32 = 0
  private var used = 0
  // Drawn anew for each table, so that nobody can prepare keys that all collide.
  private let seed = UInt64.random(in: .min ... .max)
  private let factor = UInt64.random(in: .min ... .max) | 1

  init() { slots = Self.allocate(count) }

  deinit { slots.deallocate() }

  mutating func reset() {
    used = 0
    generation &+= 1
    // After four thousand million documents old slots would look like new ones.
    if generation == 0 {
      slots.update(repeating: Slot(), count: count)
      generation = 1
    }
  }

  /// The earlier key's node, or nil after having noted this one.
  ///
  /// `text` holds all keys' texts; eight bytes after its last one can be read.
  @inline(__always)
  mutating func insert(_ key: Key, text: UnsafePointer<UInt8>) -> Int32? {
    if used &* 2 >= count { grow() }
    let hash = hash(key, text)
    var place = Int(truncatingIfNeeded: hash) & (count &- 1)
    while slots[place].generation == generation {
      if slots[place].hash == hash, Self.equal(slots[place].key, key, text) {
        return slots[place].key.node
      }
      place = (place &+ 1) & (count &- 1)
    }
    slots[place] = Slot(generation: generation, hash: hash, key: key)
    used &+= 1
    return nil
  }

  @inline(never)
  private mutating func grow() {
    let (old, oldCount) = (slots, count)
    count *= 2
    slots = Self.allocate(count)
    for index in 0..<oldCount where old[index].generation == generation {
      var place = Int(old[index].hash) & (count - 1)
      while slots[place].generation == generation { place = (place + 1) & (count - 1) }
      slots[place] = old[index]
    }
    old.deallocate()
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(), count: count)
    return slots
  }

  /// Multiplies eight bytes at a time and folds the product.
  @inline(__always)
  private func hash(_ key: Key, _ text: UnsafePointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawPointer(text + Int(key.textStart))
    let length = Int(key.textEnd &- key.textStart)
    let place = UInt64(UInt32(bitPattern: key.mapping)) &<< 32
    var state = seed &+ (place | UInt64(truncatingIfNeeded: length))
    var offset = 0
    while true {
      var word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let left = length &- offset
      if left < 8 { word &= (1 &<< UInt64(truncatingIfNeeded: 8 &* left)) &- 1 }
      let product = (state ^ word).multipliedFullWidth(by: factor)
      state = product.high ^ product.low
      offset &+= 8
      if left <= 8 { return UInt32(truncatingIfNeeded: state) }
    }
  }

  @inline(never)
  private static func equal(_ left: Key, _ right: Key, _ text: UnsafePointer<UInt8>) -> Bool {
    let length = Int(left.textEnd - left.textStart)
    guard left.mapping == right.mapping, length == Int(right.textEnd - right.textStart) else {
      return false
    }
    let (first, second) = (text + Int(left.textStart), text + Int(right.textStart))
    return UnsafeBufferPointer(start: first, count: length)
      .elementsEqual(UnsafeBufferPointer(start: second, count: length))
  }
}
