extension Suggestion {
  /// A spelling, and what it stands for: a field or a value may have several spellings.
  package typealias Spelling = (text: String, meaning: Int32)

  /// The spelling that a word can only be a slip of; nil where a person has to decide.
  ///
  /// Stricter than `nearest`, because nobody looks before it is written: no other meaning may be
  /// near, and the difference must be one that people make with their fingers. Other digits, other
  /// kanji, and another beginning of a part (`identified`, `de-identified`) are another meaning.
  package static func certain(for word: String, among spellings: [Spelling]) -> String? {
    let wanted = SlipForm(word)
    guard !wanted.letters.isEmpty, wanted.letters.count <= 64 else { return nil }
    let same = spellings.filter { SlipForm($0.text).letters == wanted.letters }
    if let first = same.first {
      return same.allSatisfy { $0.meaning == first.meaning } ? first.text : nil
    }
    let limit = wanted.letters.count / 5
    guard limit > 0 else { return nil }
    var best: (spelling: Spelling, distance: Int)?
    var nearestOther = Int.max
    for spelling in spellings {
      let other = SlipForm(spelling.text)
      guard abs(other.letters.count - wanted.letters.count) <= limit + 1 else { continue }
      let distance = distance(wanted.letters, other.letters)
      guard let known = best else {
        best = (spelling, distance)
        continue
      }
      let isSame = known.spelling.meaning == spelling.meaning
      if distance < known.distance {
        if !isSame { nearestOther = min(nearestOther, known.distance) }
        best = (spelling, distance)
      } else if !isSame {
        nearestOther = min(nearestOther, distance)
      }
    }
    guard let best, best.distance <= min(limit, 2), nearestOther > best.distance + 1,
      wanted.differsOnlyByFingers(from: SlipForm(best.spelling.text))
    else { return nil }
    return best.spelling.text
  }
}

/// A word as fingers mean it: width, case and the kind of dash left aside.
private struct SlipForm {
  let letters: [UInt32]

  init(_ word: String) {
    var found: [UInt32] = []
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: found.append(scalar.value + 0x20)
      case 0xFF21...0xFF3A: found.append(scalar.value - 0xFEE0 + 0x20)
      case 0x5F, 0x20, 0x3000, 0xFF0D, 0xFF3F, 0x2010...0x2015, 0x2212: found.append(0x2D)
      case 0xFF01...0xFF5E: found.append(scalar.value - 0xFEE0)
      default: found.append(scalar.value)
      }
    }
    letters = found
  }

  /// Whether digits, kanji and the beginnings of the parts are the same.
  func differsOnlyByFingers(from other: SlipForm) -> Bool {
    heavy == other.heavy && beginnings == other.beginnings
  }

  /// Digits, kanji, signs and whatever else carries meaning by itself.
  private var heavy: [UInt32] {
    letters.filter { value in
      switch value {
      case 0x61...0x7A, 0x2D: false
      // Kana, the long mark and the middle dot.
      case 0x3041...0x30FF: false
      default: true
      }
    }
  }

  private var beginnings: [UInt32] {
    letters.split(separator: 0x2D, omittingEmptySubsequences: false).map { part in
      part.first.map { (0x61...0x7A).contains($0) ? $0 : 0 } ?? 0
    }
  }
}
