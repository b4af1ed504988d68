/// Memory of plain values that grows, stays from document to document and is shared with nobody.
///
/// Arrays ask at each change whether they are shared; a tree changes several times a node.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  /// Elements after the last one that can be read and written, so that text is handled in words.
  static var slack: Int { 16 }

  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  /// Elements that fit without growth.
  private var capacity: Int

  var isEmpty: Bool { count == 0 }
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
  var last: Element? { count > 0 ? base[count - 1] : nil }

  init(capacity: Int) {
    self.capacity = capacity
    base = Self.allocate(capacity)
  }

  deinit { base.deallocate() }

  /// Empties the arena and keeps its memory.
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(for: 1) }
    (base + count).initialize(to: element)
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ elements: UnsafePointer<Element>, count added: Int) {
    if capacity &- count < added { grow(for: added) }
    (base + count).initialize(from: elements, count: added)
    count &+= added
  }

  /// Takes the last element out; there must be one.
  @inline(__always)
  mutating func removeLast() -> Element {
    precondition(count > 0)
    count &-= 1
    return base[count]
  }

  @inline(never)
  private mutating func grow(for added: Int) {
    capacity = max(capacity * 2, count + added)
    let larger = Self.allocate(capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: capacity + slack)
    let size = (capacity + slack) * MemoryLayout<Element>.stride
    UnsafeMutableRawPointer(memory).initializeMemory(as: UInt8.self, repeating: 0, count: size)
    return memory
  }
}

extension Arena<UInt8> {
  /// Adds bytes that stand in another arena: few of them need no call.
  @inline(__always)
  mutating func append(fromArena bytes: UnsafePointer<UInt8>, count added: Int) {
    if capacity &- count < added { grow(for: added) }
    if added <= Self.slack {
      let source = UnsafeRawPointer(bytes)
      let target = UnsafeMutableRawPointer(base + count)
      let (first, second) = (
        source.loadUnaligned(as: UInt64.self),
        source.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
      target.storeBytes(of: first, as: UInt64.self)
      target.storeBytes(of: second, toByteOffset: 8, as: UInt64.self)
    } else {
      (base + count).initialize(from: bytes, count: added)
    }
    count &+= added
  }
}
