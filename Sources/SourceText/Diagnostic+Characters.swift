extension Diagnostic {
  /// A file too long for 32-bit offsets; the budgets normally refuse it long before.
  static let fileBeyondOffsets = Diagnostic(
    id: "yaml/too-large",
    message: Localized(
      ja: "ファイルが2 GiBを超えています。ファイルを分けてください。",
      en: "The file is larger than 2 GiB. Split it into several files."
    ),
    range: ByteRange(start: 0, end: 0)
  )

  /// A file in another encoding than UTF-8.
  static func wrongEncoding(_ encoding: TextEncoding, length: Int) -> Diagnostic {
    let id: String
    let name: (ja: String, en: String)
    switch encoding {
    case .utf16LittleEndian: (id, name) = ("yaml/utf-16", ("UTF-16(LE)", "UTF-16 (LE)"))
    case .utf16BigEndian: (id, name) = ("yaml/utf-16", ("UTF-16(BE)", "UTF-16 (BE)"))
    case .utf32: (id, name) = ("yaml/utf-32", ("UTF-32", "UTF-32"))
    case .cp932:
      (id, name) = ("yaml/shift-jis", ("Shift_JIS(CP932)", "Shift_JIS (CP932)"))
    case .eucJP: (id, name) = ("yaml/euc-jp", ("EUC-JP", "EUC-JP"))
    case .iso2022JP: (id, name) = ("yaml/iso-2022-jp", ("ISO-2022-JP", "ISO-2022-JP"))
    }
    let command = "iconv -f \(encoding.iconvName) -t UTF-8"
    return Diagnostic(
      id: id,
      message: Localized(
        ja: "文字コードが\(name.ja)です。UTF-8に変換してください。",
        en: "The file is encoded in \(name.en). Convert it to UTF-8."
      ),
      range: ByteRange(start: 0, end: min(length, 1)),
      help: Localized(
        ja: "「\(command) 元のファイル > 新しいファイル」で変換できます。エディターでUTF-8を選んで保存し直すこともできます。",
        en: "Run `\(command) OLD > NEW`, or save the file again as UTF-8 in your editor."
      )
    )
  }

  /// A character that may not stand in the file.
  static func forbiddenCharacter(_ finding: CharacterFinding) -> Diagnostic {
    let code = "U+" + hexadecimal(finding.value, digits: 4)
    let (id, message) = wording(finding, code)
    return Diagnostic(id: id, message: message, range: finding.range)
  }

  private static func wording(_ finding: CharacterFinding, _ code: String) -> (String, Localized) {
    switch finding.kind {
    case .notUTF8:
      let byte = "0x" + hexadecimal(finding.value, digits: 2)
      return (
        "yaml/not-utf-8",
        Localized(
          ja: "UTF-8として読めないバイト\(byte)があります。文字コードを確かめ、UTF-8で保存し直してください。",
          en: "Byte \(byte) is not valid UTF-8. Check the encoding and save the file as UTF-8."
        )
      )
    case .null:
      return (
        "yaml/null-character",
        Localized(
          ja: "NUL文字(U+0000)があります。取り除いてください。",
          en: "There is a NUL character (U+0000). Remove it."
        )
      )
    case .control:
      return (
        "yaml/control-character",
        Localized(
          ja: "YAMLで使えない制御文字\(code)があります。取り除いてください。",
          en: "Control character \(code) is not allowed in YAML. Remove it."
        )
      )
    case .strayByteOrderMark:
      return (
        "yaml/stray-byte-order-mark",
        Localized(
          ja: "ファイルの途中に、目に見えないバイト順マーク(\(code))があります。取り除いてください。",
          en: "An invisible byte order mark (\(code)) stands inside the file. Remove it."
        )
      )
    case .bidirectional:
      return (
        "yaml/bidi-control",
        Localized(
          ja: "文字の並ぶ向きを変える、目に見えない文字\(code)があります。表示と内容が食い違うので、取り除いてください。",
          en: "Invisible character \(code) changes the direction of the text, so that what is shown"
            + " differs from what is read. Remove it."
        )
      )
    case .lineSeparator:
      return (
        "yaml/line-separator",
        Localized(
          ja: "特殊な改行文字\(code)があります。普通の改行か空白に直してください。",
          en: "\(code) is an unusual line separator. Write an ordinary line break or a space."
        )
      )
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
