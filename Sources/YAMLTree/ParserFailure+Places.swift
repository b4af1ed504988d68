internal import SourceText

/// Faults that are best told with the place where something began.
extension ParserFailure {
  func unclosedQuote(_ file: SourceFile) -> Diagnostic {
    let opening = file.character(at: contextOffset ?? offset)
    let quote = file.text(in: opening)
    return Diagnostic(
      id: "yaml/unclosed-quote",
      message: Localized(
        ja: "引用符「\(quote)」が閉じられていません。値の終わりに「\(quote)」を書いてください。",
        en: "The quotation mark \(quote) is never closed. Write \(quote) at the end of the value."
      ),
      range: opening,
      related: [
        Diagnostic.Related(
          range: place(file),
          message: Localized(ja: "ここまで読みました。", en: "It was read up to here.")
        )
      ]
    )
  }

  func isAtDocumentEnd(_ file: SourceFile) -> Bool {
    let rest = file.bytes[min(offset, file.bytes.count)...]
    return rest.allSatisfy { $0 <= 0x20 } || rest.starts(with: [45, 45, 45])
      || rest.starts(with: [46, 46, 46])
  }

  func unclosedBracket(_ file: SourceFile, opening: Int) -> Diagnostic {
    let bracket = file.character(at: opening)
    let open = file.text(in: bracket)
    let close = open == "{" ? "}" : "]"
    let until = max(bracket.end, min(offset, file.bytes.count))
    // U+FF0C, which looks like a comma and separates nothing.
    let isWide = file.text(in: ByteRange(start: bracket.end, end: until)).contains("，")
    return Diagnostic(
      id: "yaml/unclosed-bracket",
      message: Localized(
        ja: "括弧「\(open)」の中で、ここには「,」か「\(close)」が必要です。"
          + (isWide ? "全角の「，」は区切りになりません。半角の「,」と空白を書いてください。" : ""),
        en: "Inside the bracket \(open), a comma or \(close) is needed here."
          + (isWide ? " A full-width comma separates nothing; write `, `." : "")
      ),
      range: place(file),
      related: [
        Diagnostic.Related(
          range: bracket,
          message: Localized(ja: "括弧はここで開いています。", en: "The bracket opens here.")
        )
      ]
    )
  }

  /// A plain scalar that went on over several lines, up to the colon that cannot stand there.
  func runOn(_ file: SourceFile, _ surroundings: Surroundings) -> Diagnostic? {
    guard let scalar = surroundings.lastScalar, Int(scalar.end) <= offset else { return nil }
    let start = Int(scalar.start)
    let line = file.lines.line(at: start)
    guard line < file.lines.line(at: offset), file.lines.line(at: Int(scalar.end)) > line else {
      return nil
    }
    let before = file.bytes[file.lines.range(ofLine: line).start..<start]
    if before.allSatisfy({ $0 == 0x20 || $0 == 0x2D }) { return missingColon(file, from: start) }
    return Diagnostic(
      id: "yaml/mapping-value-not-allowed",
      message: Localized(
        ja: "この行は、前の行の値の続きと読まれます。キーの字下げを、前の行のキーとそろえてください。",
        en: "This line is read as a continuation of the value before. Indent the key like the key"
          + " before."
      ),
      range: place(file),
      related: [
        Diagnostic.Related(
          range: ByteRange(start: start, end: file.content(ofLine: line).end),
          message: Localized(ja: "値はここから始まっています。", en: "The value starts here.")
        )
      ]
    )
  }

  func missingColon(_ file: SourceFile, from start: Int) -> Diagnostic {
    let line = file.content(ofLine: file.lines.line(at: start))
    return Diagnostic(
      id: "yaml/missing-colon",
      message: Localized(
        ja: "キーの後に「: 」がありません。「キー: 値」の形で書いてください。",
        en: "No \": \" follows the key. Write it as \"key: value\"."
      ),
      range: ByteRange(start: start, end: max(line.end, start))
    )
  }

  func reservedCharacter(_ file: SourceFile) -> Diagnostic {
    let range = place(file)
    let character = file.text(in: range)
    guard !character.isEmpty else {
      return Diagnostic(
        id: "yaml/tab-indentation",
        message: Localized(
          ja: "ここにタブは書けません。半角空白を書いてください。",
          en: "A tab cannot stand here. Write a space."
        ),
        range: file.character(at: offset)
      )
    }
    return Diagnostic(
      id: "yaml/reserved-character",
      message: Localized(
        ja: "値を「\(character)」で始めることはできません。値を引用符で囲んでください。",
        en: "A value cannot start with \"\(character)\". Quote the value."
      ),
      range: range
    )
  }

  func badEscape(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      id: "yaml/escape",
      message: Localized(
        ja: "「\\」の後の書き方が読めません。文字としての「\\」は「\\\\」と書くか、値を「'」で囲んでください。",
        en: "The escape after \"\\\" cannot be read. Write \"\\\\\" for a backslash, or use single"
          + " quotes."
      ),
      range: place(file)
    )
  }
}
