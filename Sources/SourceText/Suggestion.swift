/// Finds what a mistyped word was probably meant to be.
package enum Suggestion {
  /// Longest word, in code points, that is compared: the cost grows with the square.
  private static let longestWord = 64

  /// The candidate nearest to `word`, or nil when none is within about a third of its length.
  ///
  /// Of equally near candidates the first wins, so that the answer depends on the order alone.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longestWord else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where !candidate.utf8.elementsEqual(word.utf8) {
      let other = folded(candidate)
      // Words of one or two letters are all alike: a suggestion would be a guess.
      guard other.count <= longestWord, max(other.count, wanted.count) > limit + 1 else { continue }
      guard abs(other.count - wanted.count) <= limit else { continue }
      let found = distance(wanted, other)
      if found <= limit, found < best?.distance ?? .max { best = (candidate, found) }
    }
    return best?.candidate
  }

  /// Damerau-Levenshtein distance: insertions, deletions, replacements and swaps of neighbours.
  static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let replacement = left[row - 1] == right[column - 1] ? 0 : 1
        var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + replacement)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current[column] = cost
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// Code points with ASCII letters in lower case and `-` for `_`: such slips cost nothing.
  private static func folded(_ word: String) -> [UInt32] {
    word.unicodeScalars.map { scalar in
      switch scalar {
      case "A"..."Z": scalar.value + 32
      case "_": 0x2d
      default: scalar.value
      }
    }
  }
}
