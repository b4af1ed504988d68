/// A fixed number of elements of which places are not checked: for loops where checks are dear.
///
/// Only for numbers that the program itself made, never for what a file says. Public and not
/// `package`, because only then it is inlined: calls into another module cost more than the checks.
public struct FixedBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline let elements: UnsafeMutablePointer<Element>

  /// Copies the elements.
  @inlinable
  public init(_ elements: [Element]) {
    self.elements = .allocate(capacity: elements.count)
    self.elements.initialize(from: elements, count: elements.count)
  }

  /// - Parameters:
  ///   - element: What every place holds at first.
  ///   - count: How many places there are, counted from 0.
  @inlinable
  public init(repeating element: Element, count: Int) {
    elements = .allocate(capacity: count)
    elements.initialize(repeating: element, count: count)
  }

  /// Fills a buffer of a count in place.
  init(count: Int, _ fill: (UnsafeMutablePointer<Element>) -> Void) {
    elements = .allocate(capacity: count)
    fill(elements)
  }

  @inlinable
  deinit { elements.deallocate() }

  /// The element at a place from 0 to below the count; any other place is memory of something else.
  @inlinable
  public subscript(place: Int) -> Element {
    get { elements[place] }
    nonmutating set { elements[place] = newValue }
  }
}
