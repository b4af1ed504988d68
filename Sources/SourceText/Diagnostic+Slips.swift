extension Diagnostic {
  /// Says which character stands where YAML needs another one, and what to write.
  package static func slip(
    _ slip: PunctuationSlip,
    in file: SourceFile,
    severity: Severity = .error
  ) -> Diagnostic {
    let character = file.text(in: slip.range)
    let (id, message) = wording(slip.kind, character)
    return Diagnostic(
      id: id,
      severity: severity,
      message: message,
      range: slip.range,
      // Where it may be text, a person has to decide.
      fix: severity == .error ? slip.fix(in: file) : nil
    )
  }

  private static func wording(_ kind: PunctuationSlip.Kind, _ it: String) -> (String, Localized) {
    switch kind {
    case .fullWidthColon:
      return (
        "yaml/full-width-colon",
        Localized(
          ja: "キーの後に全角コロン「：」があります。半角コロンと半角空白「: 」を書いてください。",
          en: "A full-width colon \"：\" follows the key. Write an ASCII colon and a space, \": \"."
        )
      )
    case .ideographicIndentation:
      return space(
        ja: "行の字下げに全角空白(U+3000)があります。半角空白で字下げしてください。",
        en: "The line is indented with an ideographic space (U+3000). Indent with ASCII spaces."
      )
    case .ideographicSpaceAfterDash:
      return space(
        ja: "「-」の後に全角空白(U+3000)があります。半角空白を書いてください。",
        en: "An ideographic space (U+3000) follows \"-\". Write an ASCII space."
      )
    case .ideographicSpaceAfterColon:
      return space(
        ja: "「:」の後に全角空白(U+3000)があります。半角空白を書いてください。",
        en: "An ideographic space (U+3000) follows \":\". Write an ASCII space."
      )
    case .fullWidthBracket: return replacement("bracket", ja: "括弧", en: "bracket", it)
    case .fullWidthQuote: return replacement("quote", ja: "引用符", en: "quotation mark", it)
    case .fullWidthHash: return replacement("hash", ja: "番号記号", en: "number sign", it)
    case .fullWidthDash:
      return (
        "yaml/full-width-dash",
        Localized(
          ja: "リストの印に全角の「－」があります。半角ハイフンと半角空白「- 」を書いてください。",
          en: "A full-width \"－\" marks a list item. Write an ASCII hyphen and a space, \"- \"."
        )
      )
    case .tabIndentation:
      return (
        "yaml/tab-indentation",
        Localized(
          ja: "行の字下げにタブがあります。半角空白で字下げしてください。",
          en: "The line is indented with a tab. Indent with spaces."
        )
      )
    case .colonWithoutSpace:
      return (
        "yaml/space-after-colon",
        Localized(
          ja: "コロンの後に半角空白がありません。「キー: 値」のように空けてください。",
          en: "No space follows the colon. Write it as in \"key: value\"."
        )
      )
    }
  }

  private static func space(ja: String, en: String) -> (String, Localized) {
    ("yaml/ideographic-space", Localized(ja: ja, en: en))
  }

  private static func replacement(
    _ id: String,
    ja: String,
    en: String,
    _ it: String
  ) -> (String, Localized) {
    let ascii = asciiForm(it)
    return (
      "yaml/full-width-\(id)",
      Localized(
        ja: "全角の\(ja)「\(it)」があります。半角の「\(ascii)」を書いてください。",
        en: "A full-width \(en) \"\(it)\" stands here. Write the ASCII character \(ascii) instead."
      )
    )
  }

  private static func asciiForm(_ character: String) -> String {
    switch character {
    case "“", "”", "＂": "\""
    case "‘", "’", "＇": "'"
    default:
      String(
        String.UnicodeScalarView(
          character.unicodeScalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value)
              ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)) : scalar
          }
        )
      )
    }
  }
}
