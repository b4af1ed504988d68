internal import SourceText

/// libyaml's terse problems in words that tell people what to do.
extension ParserFailure {
  var isUnclosedQuote: Bool { context.hasSuffix("quoted scalar") && isAtOpenEnd }

  /// Whether a `key:value` before may be the cause.
  var mayComeFromMissingSpace: Bool {
    problem.hasPrefix("mapping values") || problem == "could not find expected ':'"
      || problem == "did not find expected key"
  }

  private var isAtOpenEnd: Bool {
    problem == "found unexpected end of stream" || problem == "found unexpected document indicator"
  }

  func diagnostic(in file: SourceFile, _ surroundings: Surroundings) -> Diagnostic {
    if isOutOfMemory { return .outOfMemory }
    if context.hasSuffix("quoted scalar") {
      return isAtOpenEnd ? unclosedQuote(file) : badEscape(file)
    }
    switch problem {
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return unclosedBracket(file, opening: contextOffset ?? offset)
    case "did not find expected node content":
      if let opening = surroundings.openBracket, isAtDocumentEnd(file) {
        return unclosedBracket(file, opening: opening)
      }
    case "could not find expected ':'":
      return missingColon(file, from: contextOffset ?? offset)
    case "found character that cannot start any token": return reservedCharacter(file)
    case let name where name.hasPrefix("mapping values are not allowed"):
      if let runOn = runOn(file, surroundings) { return runOn }
    default: break
    }
    let (id, message, help) = structure ?? token ?? unknown
    return Diagnostic(id: id, message: message, range: place(file), help: help)
  }

  /// The character of the failure; at the end of the file the place after its last word.
  private func place(_ file: SourceFile) -> ByteRange {
    var end = min(offset, file.bytes.count)
    if end < file.bytes.count, file.bytes[end] > 0x20 { return file.character(at: end) }
    if end < file.bytes.count { return ByteRange(start: end, end: end) }
    while end > 0, file.bytes[end - 1] <= 0x20 { end -= 1 }
    return ByteRange(start: end, end: end)
  }

  /// Faults of the document's structure.
  private var structure: (String, Localized, Localized?)? {
    if problem.hasPrefix("mapping values are not allowed") {
      return (
        "yaml/mapping-value-not-allowed",
        Localized(
          ja: "ここに「キー: 値」は書けません。前の行の書き方と字下げを確かめてください。",
          en: "A \"key: value\" pair cannot stand here. Check the line before and the indentation."
        ),
        Localized(
          ja: "値の中に「: 」を書くときは、値全体を引用符で囲んでください。",
          en: "Quote the whole value if it contains \": \"."
        )
      )
    }
    if problem.hasPrefix("block sequence entries") {
      return (
        "yaml/list-item-not-allowed",
        Localized(
          ja: "ここにリストの項目「- 」は書けません。改行して、字下げをそろえて書いてください。",
          en:
            "A list item (\"- \") cannot stand here. Start it on a new line, indented like its peers."
        ),
        nil
      )
    }
    switch problem {
    case "mapping keys are not allowed in this context":
      return (
        "yaml/key-not-allowed",
        Localized(
          ja: "ここに「? 」で始まるキーは書けません。「キー: 値」の形で書いてください。",
          en: "A key with \"? \" cannot stand here. Write it as \"key: value\"."
        ),
        nil
      )
    case "did not find expected key":
      return (
        "yaml/expected-key",
        Localized(
          ja: "ここには「キー: 値」が必要です。字下げが前の行とそろっているか、引用符や括弧の後に余分な文字がないか確かめてください。",
          en: "A \"key: value\" pair is needed here. Check that the indentation matches the lines"
            + " before, and that nothing follows a closing quote or bracket."
        ),
        nil
      )
    case "did not find expected '-' indicator":
      return (
        "yaml/expected-item",
        Localized(
          ja: "ここにはリストの項目「- 」が必要です。字下げを前の項目とそろえてください。",
          en: "A list item (\"- \") is needed here. Indent it like the items before."
        ),
        nil
      )
    case "did not find expected node content":
      return (
        "yaml/expected-value",
        Localized(
          ja: "ここには値が必要です。値を書くか、余分な記号を取り除いてください。",
          en: "A value is needed here. Write one, or remove the extra character."
        ),
        nil
      )
    case "did not find expected <document start>":
      return (
        "yaml/expected-document",
        Localized(
          ja: "文書が終わった後に続きがあります。字下げを確かめるか、次の文書の前に「---」を書いてください。",
          en: "Something follows the end of the document. Check the indentation, or write \"---\""
            + " before the next document."
        ),
        nil
      )
    default: return nil
    }
  }

  /// Faults of single words.
  private var token: (String, Localized, Localized?)? {
    if problem.hasPrefix("found a tab character") {
      return (
        "yaml/tab-indentation",
        Localized(
          ja: "行の字下げにタブがあります。半角空白で字下げしてください。",
          en: "The line is indented with a tab. Indent with spaces."
        ),
        nil
      )
    }
    switch context {
    case "while scanning an anchor", "while scanning an alias":
      return (
        "yaml/anchor",
        Localized(
          ja: "「&」や「*」の後の名前が読めません。半角英数字で書くか、文字として書くときは値を引用符で囲んでください。",
          en: "The name after \"&\" or \"*\" cannot be read. Use ASCII letters and digits, or quote"
            + " the value if it is meant as text."
        ),
        nil
      )
    case "while scanning a block scalar":
      return (
        "yaml/block-scalar",
        Localized(
          ja: "「|」や「>」の後の書き方が読めません。記号だけを書いて改行し、本文を字下げしてください。",
          en:
            "What follows \"|\" or \">\" cannot be read. Break the line after it and indent the text."
        ),
        nil
      )
    case let name where name.hasSuffix(" tag") || problem == "found undefined tag handle":
      return (
        "yaml/tag",
        Localized(
          ja: "「!」で始まるタグが読めません。取り除くか、文字として書くときは値を引用符で囲んでください。",
          en: "The tag after \"!\" cannot be read. Remove it, or quote the value if it is text."
        ),
        nil
      )
    case let name where name.contains("directive") || problem.contains("directive"):
      return (
        "yaml/directive",
        Localized(
          ja: "「%」で始まる指示行が読めません。取り除いてください。",
          en: "The directive after \"%\" cannot be read. Remove it."
        ),
        nil
      )
    default: return nil
    }
  }

  private var unknown: (String, Localized, Localized?) {
    (
      "yaml/syntax",
      Localized(
        ja: "YAMLとして読めません(\(problem))。この行と前の行の書き方を確かめてください。",
        en: "This cannot be read as YAML (\(problem)). Check this line and the one before."
      ),
      nil
    )
  }
}

// MARK: - Faults that show where something began

extension ParserFailure {
  private func unclosedQuote(_ file: SourceFile) -> Diagnostic {
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

  private func isAtDocumentEnd(_ file: SourceFile) -> Bool {
    let rest = file.bytes[min(offset, file.bytes.count)...]
    return rest.allSatisfy { $0 <= 0x20 } || rest.starts(with: [45, 45, 45])
      || rest.starts(with: [46, 46, 46])
  }

  private func unclosedBracket(_ file: SourceFile, opening: Int) -> Diagnostic {
    let bracket = file.character(at: opening)
    let open = file.text(in: bracket)
    let close = open == "{" ? "}" : "]"
    return Diagnostic(
      id: "yaml/unclosed-bracket",
      message: Localized(
        ja: "括弧「\(open)」の中で、ここには「,」か「\(close)」が必要です。",
        en: "Inside the bracket \(open), a comma or \(close) is needed here."
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
  private func runOn(_ file: SourceFile, _ surroundings: Surroundings) -> Diagnostic? {
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

  private func missingColon(_ file: SourceFile, from start: Int) -> Diagnostic {
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

  private func reservedCharacter(_ file: SourceFile) -> Diagnostic {
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

  private func badEscape(_ file: SourceFile) -> Diagnostic {
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
