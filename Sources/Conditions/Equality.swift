/// CEL's equality and order: numbers compare across types, other types never mix.
enum Equality {
  /// Whether two values are equal; different types are unequal, not an error.
  static func equal(_ left: Value, _ right: Value, _ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    if case .string(let one) = left, case .string(let other) = right {
      return one.utf8.count == other.utf8.count && one.utf8.elementsEqual(other.utf8)
    }
    switch (left, right) {
    case (.int(let int), .double(let double)), (.double(let double), .int(let int)):
      return compare(int, double) == .same
    case (.list(let one), .list(let other)):
      guard one.count == other.count else { return false }
      for (left, right) in zip(one, other) where !equal(left, right, &budget) { return false }
      return true
    case (.map(let one), .map(let other)):
      guard one.count == other.count else { return false }
      // Keys have no doubles: sorted entries meet their like.
      for (left, right) in zip(one.entries, other.entries)
      where left.key != right.key || !equal(left.value, right.value, &budget) {
        return false
      }
      return true
    default: return left == right
    }
  }

  enum Order {
    case before
    case same
    case after
    /// NaN has no place in the order.
    case none
  }

  /// The order of two values; nil when their types have no order.
  static func order(_ left: Value, _ right: Value) -> Order? {
    switch (left, right) {
    case (.bool(let one), .bool(let other)): compare(one ? 1 : 0, other ? 1 : 0)
    case (.int(let one), .int(let other)): compare(one, other)
    case (.double(let one), .double(let other)):
      one.isNaN || other.isNaN ? Order.none : compare(one, other)
    case (.int(let int), .double(let double)): compare(int, double)
    case (.double(let double), .int(let int)): reversed(compare(int, double))
    case (.string(let one), .string(let other)):
      // The order of UTF-8 bytes is the order of code points.
      if one.utf8.elementsEqual(other.utf8) {
        .same
      } else {
        one.utf8.lexicographicallyPrecedes(other.utf8) ? .before : .after
      }
    case (.timestamp(let one), .timestamp(let other)): compare(one, other)
    case (.duration(let one), .duration(let other)): compare(one, other)
    default: nil
    }
  }

  private static func compare<T: Comparable>(_ one: T, _ other: T) -> Order {
    if one == other { return .same }
    return one < other ? .before : .after
  }

  private static func reversed(_ order: Order) -> Order {
    switch order {
    case .before: .after
    case .after: .before
    case .same, .none: order
    }
  }

  /// Compares as doubles, as CEL's implementations do: integers past 2^53 lose their last digits.
  private static func compare(_ int: Int64, _ double: Double) -> Order {
    double.isNaN ? .none : compare(Double(int), double)
  }
}
