/// Words and what they mean, found by the hash that the lexer makes of every name.
struct WordTable<Meaning: Sendable>: Sendable {
  private let hashes: [UInt32]
  private let words: [[UInt8]]
  private let meanings: [Meaning]
  /// A bit for every beginning of a hash that some word has: most names end here.
  private let filter: UInt64

  init(_ entries: [(String, Meaning)]) {
    words = entries.map { Array($0.0.utf8) }
    meanings = entries.map(\.1)
    hashes = words.map { ConditionName.hash($0) }
    filter = hashes.reduce(0) { $0 | Self.bit(of: $1) }
  }

  private static func bit(of hash: UInt32) -> UInt64 { 1 << UInt64(hash >> 26) }

  /// What the name between two offsets means; nil when it is none of the words.
  func meaning(of hash: UInt32, in bytes: [UInt8], from start: Int, to end: Int) -> Meaning? {
    guard filter & Self.bit(of: hash) != 0 else { return nil }
    for index in hashes.indices where hashes[index] == hash {
      if bytes[start..<end].elementsEqual(words[index]) { return meanings[index] }
    }
    return nil
  }
}
