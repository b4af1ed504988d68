/// Memory of plain values that grows, stays from document to document and is shared with nobody.
///
/// Arrays ask at each change whether they are shared; a tree changes several times a node.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  /// Bytes of text may be read in words: this much memory after the last element is always there.
  private static var slack: Int { 8 }

  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  /// Elements that fit without growth.
  private var capacity: Int

  var isEmpty: Bool { count == 0 }
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
  var last: Element? { count > 0 ? base[count - 1] : nil }

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + Self.slack)
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
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity + Self.slack)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
