/// A fixed sequence of numbers that look random (SplitMix64; Steele, Lea and Flood, 2014).
///
/// It begins the same way every time, so what is found with it is always the same.
struct SplitMix {
  private var state: UInt64

  /// Different sequences for different numbers.
  init(sequence: Int) { state = 0x7465_6269_6B69 &+ UInt64(truncatingIfNeeded: sequence) }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but without the bound, which is at least 1.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
