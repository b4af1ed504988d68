extension PunctuationSlip {
  /// What to write instead; nil where that depends on what was meant.
  package func fix(in file: SourceFile) -> Fix? {
    switch kind {
    case .fullWidthColon:
      return fix(file, "コロンを「: 」に直す", "Write the colon as \": \"", ":", spaceAfter: true)
    case .fullWidthDash:
      return fix(file, "リストの印を「- 」に直す", "Write the item mark as \"- \"", "-", spaceAfter: true)
    case .fullWidthHash:
      return fix(file, "「#」に直す", "Write \"#\"", "#", spaceAfter: false)
    case .ideographicSpaceAfterDash, .ideographicSpaceAfterColon:
      return fix(file, "半角空白に直す", "Write an ASCII space", "", spaceAfter: true)
    case .ideographicIndentation:
      // One is as wide as two ASCII spaces, so what stands beneath what stays as it is seen.
      let spaces = String(repeating: "  ", count: range.count / 3)
      return Fix(
        title: Localized(ja: "字下げを半角空白に直す", en: "Indent with ASCII spaces"),
        edits: [Fix.Edit(range: range, replacement: spaces)]
      )
    case .colonWithoutSpace:
      return Fix(
        title: Localized(ja: "コロンの後に半角空白を入れる", en: "Put a space after the colon"),
        edits: [Fix.Edit(range: ByteRange(start: range.end, end: range.end), replacement: " ")]
      )
    case .fullWidthBracket, .fullWidthQuote: return pairFix(in: file)
    // Nobody but the author knows how wide the tab was.
    case .tabIndentation: return nil
    }
  }

  private func fix(
    _ file: SourceFile,
    _ ja: String,
    _ en: String,
    _ ascii: String,
    spaceAfter: Bool
  ) -> Fix {
    var end = range.end
    var replacement = ascii
    if spaceAfter {
      let line = file.content(ofLine: file.lines.line(at: range.start))
      while file.bytes[end..<line.end].starts(with: Self.ideographicSpace) { end += 3 }
      let isSpaced = end == line.end || file.bytes[end] == 0x20
      if !isSpaced { replacement += " " }
    }
    return Fix(
      title: Localized(ja: ja, en: en),
      edits: [Fix.Edit(range: ByteRange(start: range.start, end: end), replacement: replacement)]
    )
  }

  private static let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]

  /// Both of a pair, where the line leaves no doubt which they are.
  private func pairFix(in file: SourceFile) -> Fix? {
    let opening = file.text(in: range)
    guard let pair = Self.pairs.first(where: { $0.opening.contains(opening) }) else { return nil }
    let line = file.content(ofLine: file.lines.line(at: range.start))
    let rest = ByteRange(start: range.end, end: line.end)
    var closing: ByteRange?
    var cursor = rest.start
    while cursor < rest.end {
      let own = file.character(at: cursor)
      let text = file.text(in: own)
      if pair.closing.contains(text) || pair.opening.contains(text) {
        guard closing == nil, pair.closing.contains(text) else { return nil }
        closing = own
      } else if closing == nil, pair.doubtful.contains(text) {
        return nil
      }
      cursor = own.end
    }
    guard let closing, file.text(in: ByteRange(start: closing.end, end: rest.end)).isTail else {
      return nil
    }
    return Fix(
      title: Localized(
        ja: "半角の「\(pair.ascii.opening)\(pair.ascii.closing)」に直す",
        en: "Write \(pair.ascii.opening) and \(pair.ascii.closing)"
      ),
      edits: [
        Fix.Edit(range: range, replacement: pair.ascii.opening),
        Fix.Edit(range: closing, replacement: pair.ascii.closing),
      ]
    )
  }

  private struct Pair {
    let opening: [String]
    let closing: [String]
    let ascii: (opening: String, closing: String)
    /// What would mean something else once the pair is ASCII, or be left as it is inside.
    let doubtful: [String]
  }

  private static let pairs = [
    Pair(
      opening: ["［"],
      closing: ["］"],
      ascii: ("[", "]"),
      doubtful: ["，", "、", "[", "]", "{", "}", "\"", "'", "#"]
    ),
    Pair(
      opening: ["｛"],
      closing: ["｝"],
      ascii: ("{", "}"),
      doubtful: ["，", "、", "：", "[", "]", "{", "}", "\"", "'", "#"]
    ),
    Pair(
      opening: ["“", "”", "＂"],
      closing: ["“", "”", "＂"],
      ascii: ("\"", "\""),
      doubtful: ["\"", "\\"]
    ),
    Pair(
      opening: ["‘", "’", "＇"],
      closing: ["‘", "’", "＇"],
      ascii: ("'", "'"),
      doubtful: ["'"]
    ),
  ]
}

extension String {
  /// Nothing but space and a comment, or what goes on in brackets.
  fileprivate var isTail: Bool {
    let rest = drop { $0 == " " }
    guard let first = rest.first else { return true }
    if first == "#" { return rest.count < count }
    return [",", "]", "}"].contains(first)
  }
}
