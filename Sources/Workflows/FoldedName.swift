/// A name as names are compared: ASCII in lower case and half width, without spaces, quotes and
/// full stops.
///
/// Scalars, not a string: hundreds of names are folded for the first plan with steps, and strings
/// compare by canonical equivalence, which was a third of a cold start.
struct FoldedName: Hashable, Sendable {
  private let scalars: [UInt32]

  init(_ text: String) {
    var folded: [UInt32] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      var value = scalar.value
      // Full-width forms of ASCII stand 0xFEE0 above it.
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      switch value {
      case 0x20, 0x09, 0x3000, 0x300C, 0x300D, 0x22, 0x27, 0x2E, 0x3001, 0x3002, 0x2C: continue
      default: folded.append(value)
      }
    }
    scalars = folded
  }

  /// The share of pairs of neighbouring characters that two names have in common, from 0 to 1.
  ///
  /// Dice's coefficient; only the first 200 characters count.
  func likeness(to other: FoldedName) -> Double {
    let own = pairs
    let others = other.pairs
    guard !own.isEmpty, !others.isEmpty else { return 0 }
    return Double(2 * own.intersection(others).count) / Double(own.count + others.count)
  }

  private var pairs: Set<UInt64> {
    let counted = scalars.prefix(200)
    return Set(zip(counted, counted.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
  }
}
