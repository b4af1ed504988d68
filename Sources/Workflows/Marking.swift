internal import Rules

/// The flows and messages of a workflow that hold a token: at most `WorkflowModel.mostPlaces`.
///
/// A place holds one token or none; a second one merges with the first.
struct Marking: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  static let empty = Marking()

  var isEmpty: Bool { low == 0 && high == 0 }

  func contains(_ place: Int) -> Bool {
    place < 64 ? low >> UInt64(place) & 1 == 1 : high >> UInt64(place - 64) & 1 == 1
  }

  mutating func insert(_ place: Int) {
    if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
  }

  func isSubset(of other: Marking) -> Bool { low & ~other.low == 0 && high & ~other.high == 0 }

  func intersects(_ other: Marking) -> Bool { low & other.low != 0 || high & other.high != 0 }

  mutating func subtract(_ other: Marking) {
    low &= ~other.low
    high &= ~other.high
  }

  mutating func formUnion(_ other: Marking) {
    low |= other.low
    high |= other.high
  }

  /// The places in ascending order.
  var places: [Int] { (0..<WorkflowModel.mostPlaces).filter(contains) }
}
