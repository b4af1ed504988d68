/// Breaks a label into lines as a Japanese typesetter would.
///
/// Nothing that may not begin a line (closing brackets, small kana, 、 。) begins one and no opening
/// bracket ends one (kinsoku, JIS X 4051). Words of Latin letters stay whole. Among the ways
/// that are left, breaks between phrases are preferred to breaks inside a compound, and lines
/// of like length to ragged ones.
struct LineBreaker {
  /// Font size in points.
  let size: Int

  private static let noStart = Set("、。，．・：；？！ゝゞ々ー）〕］｝〉》」』】)]}:;,.!?ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜…%％")
  private static let noEnd = Set("（〔［｛〈《「『【([{#＃")
  /// After these a phrase has most often ended.
  private static let particles = Set("をがはにのとでへ")
  private static let afterFree = Set("、。，・；;,)）」』/／")

  /// Points of ugliness that one more line costs.
  private static let lineCost = 24

  /// The lines, each at most `maxWidth` points wide; one empty line for an empty text.
  func lines(of text: String, within maxWidth: Int) -> [String] {
    let characters = Array(text.map { $0.isWhitespace ? " " : $0 })
    guard !characters.isEmpty else { return [""] }
    let widths = characters.map { TextMetrics.advance(of: $0) * size }
    let limit = maxWidth * 1000
    var best = [Int](repeating: Int.max, count: characters.count + 1)
    var start = [Int](repeating: 0, count: characters.count + 1)
    best[0] = 0
    for end in 1...characters.count {
      var width = 0
      var from = end - 1
      while from >= 0 {
        // Spaces at either end of a line take no room.
        let isOuterSpace = characters[from] == " " && (from == end - 1 || width == 0)
        if !isOuterSpace { width += widths[from] }
        if width > limit, from < end - 1 { break }
        if best[from] < Int.max {
          let slack = max(0, limit - width) / (1000 * max(1, size))
          let cost =
            best[from] + Self.lineCost + slack * slack
            + (end < characters.count ? Self.breakCost(characters[end - 1], characters[end]) : 0)
          if cost < best[end] {
            best[end] = cost
            start[end] = from
          }
        }
        from -= 1
      }
    }
    return Self.cut(characters, start)
  }

  private static func cut(_ characters: [Character], _ start: [Int]) -> [String] {
    var lines: [String] = []
    var end = characters.count
    while end > 0 {
      let line = characters[start[end]..<end]
      let trimmed = line.drop { $0 == " " }
      lines.append(String(trimmed.reversed().drop { $0 == " " }.reversed()))
      end = start[end]
    }
    return lines.reversed().filter { !$0.isEmpty }
  }

  /// Width in points of the widest part that is not broken if it can be helped.
  func longestWord(in text: String) -> Int {
    let characters = Array(text.map { $0.isWhitespace ? " " : $0 })
    var longest = 0
    var width = 0
    for (index, character) in characters.enumerated() {
      if index > 0, Self.breakCost(characters[index - 1], character) < Self.forbidden { width = 0 }
      if character != " " { width += TextMetrics.advance(of: character) * size }
      longest = max(longest, width)
    }
    return (longest + 999) / 1000
  }

  /// Width in points of the widest of the lines.
  func width(of lines: [String]) -> Int {
    lines.map { TextMetrics.width(of: $0, size: size) }.max() ?? 0
  }

  // MARK: - Where a line may end

  private static let forbidden = 10_000

  private enum Script {
    case space
    case latin
    case hiragana
    case katakana
    case kanji
    case other
  }

  private static func script(_ character: Character) -> Script {
    guard let value = character.unicodeScalars.first?.value else { return .other }
    switch value {
    case 0x20: return .space
    case 0x21..<0x7F, 0xA1..<0x2000: return .latin
    case 0x3041...0x309F: return .hiragana
    case 0x30A0...0x30FF: return .katakana
    case 0x3005, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .kanji
    default: return .other
    }
  }

  private static func breakCost(_ before: Character, _ after: Character) -> Int {
    if noStart.contains(after) || noEnd.contains(before) { return forbidden }
    if after == " " || before == " " { return 0 }
    if afterFree.contains(before) || noEnd.contains(after) { return 0 }
    switch (script(before), script(after)) {
    case (.hiragana, .hiragana) where particles.contains(before): return 6
    case (.latin, .latin): return before == "-" ? 8 : forbidden
    case (.hiragana, .hiragana): return 32
    case (.hiragana, _): return 2
    case (_, .hiragana): return 40
    case (.katakana, .katakana): return 60
    case (.kanji, .kanji): return 14
    default: return 10
    }
  }
}
