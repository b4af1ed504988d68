/// Reads one line the way a person does who writes full-width punctuation for ASCII.
struct SlipScanner {
  /// A longer text before a colon is a sentence, not a key; in characters.
  private static let longestKey = 24

  private let bytes: [UInt8]
  private let end: Int
  private var cursor: Int

  init(_ file: SourceFile, _ line: ByteRange) {
    bytes = file.bytes
    cursor = line.start
    end = line.end
  }

  mutating func find() -> PunctuationSlip? {
    if let slip = indentation() { return slip }
    var isFlow = false
    while cursor < end {
      if let slip = prefix(&isFlow) ?? head() { return slip }
      guard let atValue = key(isFlow) else { return nil }
      switch atValue {
      case .slip(let slip): return slip
      case .value:
        skipSpaces()
        if let slip = opening() { return slip }
        guard isFlow || peek == 0x7B || peek == 0x5B, skipFlowValue() else { return nil }
        isFlow = true
      case .nextEntry: break
      }
    }
    return nil
  }

  private enum KeyEnd {
    case slip(PunctuationSlip)
    case value
    case nextEntry
  }

  private var peek: UInt32 {
    guard cursor < end else { return 0 }
    return ScalarReader.step(bytes, at: cursor, end: end).scalar?.value ?? 0xFFFD
  }

  private var isAtEnd: Bool { cursor >= end }

  private mutating func advance() {
    if cursor < end { cursor += ScalarReader.step(bytes, at: cursor, end: end).length }
  }

  private func afterPeek() -> UInt32 {
    var copy = self
    copy.advance()
    return copy.peek
  }

  private mutating func skipSpaces() {
    while cursor < end, bytes[cursor] == 0x20 { cursor += 1 }
  }

  private func slip(_ kind: PunctuationSlip.Kind) -> PunctuationSlip {
    var copy = self
    copy.advance()
    return PunctuationSlip(kind: kind, range: ByteRange(start: cursor, end: copy.cursor))
  }

  /// A tab or ideographic spaces before the line's first word.
  private mutating func indentation() -> PunctuationSlip? {
    skipSpaces()
    let start = cursor
    let first = peek
    guard first == 0x09 || first == 0x3000 else { return nil }
    while peek == first { advance() }
    let found = ByteRange(start: start, end: cursor)
    while [0x20, 0x09, 0x3000].contains(peek) { advance() }
    if isAtEnd || peek == 0x23 { return nil }
    return PunctuationSlip(
      kind: first == 0x09 ? .tabIndentation : .ideographicIndentation,
      range: found
    )
  }

  /// Skips `- `, `? ` and opening brackets.
  private mutating func prefix(_ isFlow: inout Bool) -> PunctuationSlip? {
    while true {
      switch peek {
      case 0x2D:  // -
        switch afterPeek() {
        case 0x20: advance()
        case 0x3000:
          advance()
          return slip(.ideographicSpaceAfterDash)
        default: return nil
        }
      case 0x7B, 0x5B, 0x2C, 0x7D, 0x5D:  // { [ , } ]
        isFlow = true
        advance()
      case 0x20: skipSpaces()
      default: return nil
      }
    }
  }

  /// A full-width character where a key, item or comment starts.
  private func head() -> PunctuationSlip? {
    switch peek {
    case 0xFF03: return slip(.fullWidthHash)
    case 0xFF0D:
      let next = afterPeek()
      let isNumber = (0x30...0x39).contains(next) || (0xFF10...0xFF19).contains(next)
      return next == 0 || isNumber ? nil : slip(.fullWidthDash)
    default: return opening()
    }
  }

  /// A full-width bracket or quote where a value starts.
  private func opening() -> PunctuationSlip? {
    switch peek {
    case 0xFF3B, 0xFF3D, 0xFF5B, 0xFF5D: slip(.fullWidthBracket)
    case 0x2018, 0x2019, 0x201C, 0x201D, 0xFF02, 0xFF07: slip(.fullWidthQuote)
    default: nil
    }
  }

  /// Reads a key and its colon; nil when the line holds no further structure.
  private mutating func key(_ isFlow: Bool) -> KeyEnd? {
    var length = 0
    var isWord = true
    if peek == 0x22 || peek == 0x27 {
      guard skipQuoted() else { return nil }
      length = 1
      skipSpaces()
    }
    while !isAtEnd {
      let value = peek
      switch value {
      case 0xFF1A where length > 0 && isWord: return .slip(slip(.fullWidthColon))
      case 0x3A:  // :
        if let found = asciiColon(isWord && length > 0) { return found }
      case 0x23 where cursor > 0 && bytes[cursor - 1] == 0x20: return nil  // # after a space
      case 0x2C, 0x7B, 0x7D, 0x5B, 0x5D:
        if isFlow { return .nextEntry }
        isWord = false
      default: break
      }
      if isAtEnd { return nil }
      length += 1
      if length > Self.longestKey || !Self.isWordCharacter(value) { isWord = false }
      advance()
    }
    return nil
  }

  /// At an ASCII colon: the value after it, a slip, or nil when the colon is part of a word.
  private mutating func asciiColon(_ followsKey: Bool) -> KeyEnd? {
    var next = self
    next.advance()
    switch next.peek {
    case 0x20, 0x09:
      cursor = next.cursor
      return .value
    case 0 where next.isAtEnd:
      cursor = next.cursor
      return .value
    case 0x3000 where followsKey: return .slip(next.slip(.ideographicSpaceAfterColon))
    // Times, ports and addresses have colons inside.
    case 0x2F, 0x30...0x39, 0x3A: return nil
    default: return followsKey ? .slip(slip(.colonWithoutSpace)) : nil
    }
  }

  /// Moves to the next entry of a flow collection; false when the line has none.
  private mutating func skipFlowValue() -> Bool {
    while !isAtEnd {
      switch peek {
      case 0x22, 0x27: if !skipQuoted() { return false }
      case 0x2C, 0x7B, 0x5B: return true
      case 0x23 where bytes[cursor - 1] == 0x20: return false
      default: advance()
      }
    }
    return false
  }

  private mutating func skipQuoted() -> Bool {
    let quote = peek
    advance()
    while !isAtEnd {
      let value = peek
      advance()
      if value == quote { return true }
      if value == 0x5C, quote == 0x22 { advance() }
    }
    return false
  }

  /// Letters of keys: ASCII words, kana, kanji and what stands inside Japanese terms.
  private static func isWordCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    case 0x3005, 0x3041...0x30FF, 0x3400...0x9FFF, 0xFF10...0xFF19, 0xFF21...0xFF3A: true
    case 0xFF41...0xFF5A, 0xFF08, 0xFF09, 0x28, 0x29: true
    default: false
    }
  }
}
