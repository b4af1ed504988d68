/// A short ASCII word as one number, so that words are found without strings.
typealias WordKey = UInt128

extension WordKey {
  /// Most bytes of a word that has a key.
  static let longest = 16

  /// The key of a stretch of bytes; 0, which is no word's, when it is too long.
  init(word bytes: [UInt8], from start: Int, to end: Int) {
    self = 0
    guard end - start <= Self.longest else { return }
    var index = start
    while index < end {
      self = self << 8 | WordKey(bytes[index])
      index += 1
    }
  }
}

/// Words and what they mean.
struct WordTable<Meaning: Sendable>: Sendable {
  private let keys: [WordKey]
  private let meanings: [Meaning]
  /// A bit for every hash that some word has: most other words end here.
  private let filter: UInt64

  init(_ words: [(String, Meaning)]) {
    var keys: [WordKey] = []
    var filter: UInt64 = 0
    for (word, _) in words {
      let bytes = Array(word.utf8)
      let key = WordKey(word: bytes, from: 0, to: bytes.count)
      keys.append(key)
      filter |= Self.bit(of: key)
    }
    self.keys = keys
    self.filter = filter
    meanings = words.map(\.1)
  }

  private static func bit(of key: WordKey) -> UInt64 {
    1 << ((UInt64(truncatingIfNeeded: key) &* 0x9e37_79b9_7f4a_7c15) >> 58)
  }

  subscript(key: WordKey) -> Meaning? {
    guard filter & Self.bit(of: key) != 0 else { return nil }
    var index = 0
    while index < keys.count {
      if keys[index] == key { return meanings[index] }
      index += 1
    }
    return nil
  }
}
