/// Some consecutive elements of an array, numbered from 0; the array itself is shared.
///
/// For the many short lists of a rulebook, of which each would be an allocation of its own. Public
/// and not `package`, because only then it is inlined.
public struct ArrayPart<Element>: RandomAccessCollection {
  @usableFromInline let array: [Element]
  /// Position of the first element in `array`, from 0.
  @usableFromInline let start: Int
  /// How many elements there are.
  public let count: Int

  /// `count` elements of an array from the position `start` on; it must have them.
  @inlinable
  public init(_ array: [Element], from start: Int, count: Int) {
    precondition(start >= 0 && count >= 0 && start + count <= array.count, "outside the array")
    self.array = array
    self.start = start
    self.count = count
  }

  /// All elements of an array.
  @inlinable
  public init(_ array: [Element]) { self.init(array, from: 0, count: array.count) }

  /// 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// The number of elements.
  @inlinable
  public var endIndex: Int { count }

  /// The element at a position from 0.
  @inlinable
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "outside the part")
    return array[start + position]
  }
}

extension ArrayPart: Sendable where Element: Sendable {}

extension ArrayPart: ExpressibleByArrayLiteral {
  /// The elements of a literal.
  @inlinable
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}
