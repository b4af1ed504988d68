/// A set of steps by their positions in a log.
struct StepSet: Hashable, Sendable {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  func contains(_ step: Int) -> Bool { words[step / 64] >> UInt64(step % 64) & 1 == 1 }

  mutating func insert(_ step: Int) { words[step / 64] |= 1 << UInt64(step % 64) }

  mutating func remove(_ step: Int) { words[step / 64] &= ~(1 << UInt64(step % 64)) }

  mutating func formUnion(_ other: StepSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func isSubset(of other: StepSet) -> Bool {
    words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
  }
}
