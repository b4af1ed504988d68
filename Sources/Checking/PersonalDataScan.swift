internal import Platform
internal import SourceText
internal import YAMLTree

/// Looks for what must not be in a plan: a person's date of birth.
///
/// Plans speak of groups of people, never of persons. Only plain signs are looked for: the words for
/// «date of birth» before a digit, and a day that ends in «born»; names cannot be told from words.
struct PersonalDataScan {
  private static let marks = ["生年月日", "date of birth", "birth date", "birthdate"]
  private static let bornMarks = ["日生まれ", "日生"]

  /// A diagnostic for the first value that shows such a sign.
  static func diagnostic(in tree: borrowing YAMLTree) -> Diagnostic? {
    guard mayHold(tree.text) else { return nil }
    for index in tree.nodes.indices where tree.nodes[index].kind == .scalar {
      let text = tree.string(Int32(index)).lowercased()
      let value = tree.nodes[index]
      guard shows(text, key: value.key >= 0 ? tree.string(value.key).lowercased() : "") else {
        continue
      }
      return Diagnostic(
        id: "plan/personal-data",
        severity: .warning,
        message: Localized(
          ja: "生年月日のような、個人の情報と見られる記載があります。計画書には対象者の群だけを書き、個人の情報は消してください。",
          en:
            "This looks like a person's date of birth. A plan describes groups of people only; remove it."
        ),
        range: ByteRange(start: Int(value.start), end: Int(value.end)),
        related: [],
        help: nil
      )
    }
    return nil
  }

  /// Whether 生年 or 日生, or `birth`, occurs at all.
  private static func mayHold(_ text: [UInt8]) -> Bool {
    // 生 ends in 9F, and `birth` begins with b: both are seldom.
    holds(0x9F, text) { index in
      guard index >= 4, index + 3 < text.count, text[index - 1] == 0x94, text[index - 2] == 0xE7
      else { return false }
      let isBeforeYear =
        text[index + 1] == 0xE5 && text[index + 2] == 0xB9 && text[index + 3] == 0xB4
      let isAfterDay = text[index - 3] == 0xA5 && text[index - 4] == 0x97
      return isBeforeYear || isAfterDay
    }
      || holds(UInt8(ascii: "b"), text) { isBirth($0, text) }
      || holds(UInt8(ascii: "B"), text) { isBirth($0, text) }
  }

  private static func isBirth(_ index: Int, _ text: [UInt8]) -> Bool {
    index + 4 < text.count && text[index + 3] | 0x20 == UInt8(ascii: "t")
      && text[index + 4] | 0x20 == UInt8(ascii: "h")
  }

  private static func holds(_ byte: UInt8, _ text: [UInt8], _ fits: (Int) -> Bool) -> Bool {
    var index = 0
    while let found = ByteSearch.next(byte, in: text, from: index) {
      if fits(found) { return true }
      index = found + 1
    }
    return false
  }

  private static func shows(_ text: String, key: String) -> Bool {
    let hasDigit = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    guard hasDigit else { return false }
    if marks.contains(where: { text.contains($0) || key.contains($0) }) { return true }
    return bornMarks.contains { text.contains($0) } && text.contains("年") && text.contains("月")
  }
}
