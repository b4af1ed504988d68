/// Cuts a condition into tokens.
struct Lexer {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of bytes: [UInt8]) throws(ConditionFailure) -> [Token] {
    var lexer = Lexer(bytes)
    var tokens: [Token] = []
    // Tokens of conditions are four bytes long on average.
    tokens.reserveCapacity(bytes.count / 4 + 8)
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
  }

  private mutating func next() throws(ConditionFailure) -> Token {
    skipBlanks()
    let start = position
    guard start < bytes.count else { return Token(.end, start: start, end: start) }
    let first = bytes[start]
    if first.isNameStart {
      let mayBePrefix = first | 0x20 == UInt8(ascii: "b") || first | 0x20 == UInt8(ascii: "r")
      if mayBePrefix, let prefix = stringPrefix() { return try string(prefix) }
      return name()
    }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"), let prefix = stringPrefix() {
      return try string(prefix)
    }
    if first.isDigit || (first == UInt8(ascii: ".") && byte(at: start + 1).isDigit) {
      return try number()
    }
    if first == UInt8(ascii: "`") { return try quotedName() }
    if let (kind, length) = Self.symbol(first, byte(at: start + 1)) {
      position += length
      return Token(kind, start: start, end: position)
    }
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    throw SyntaxFailure.unexpectedCharacter(text(start, end), start: start, end: end)
  }

  /// The symbol that two bytes begin with, and its length.
  private static func symbol(_ first: UInt8, _ second: UInt8) -> (Token.Kind, length: Int)? {
    let isBeforeEqual = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "="): return isBeforeEqual ? (.equal, 2) : nil
    case UInt8(ascii: "!"): return isBeforeEqual ? (.notEqual, 2) : (.not, 1)
    case UInt8(ascii: "<"): return isBeforeEqual ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): return isBeforeEqual ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "&"): return second == first ? (.and, 2) : nil
    case UInt8(ascii: "|"): return second == first ? (.or, 2) : nil
    case UInt8(ascii: "+"): return (.plus, 1)
    case UInt8(ascii: "-"): return (.minus, 1)
    case UInt8(ascii: "*"): return (.star, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case UInt8(ascii: "%"): return (.percent, 1)
    default: return punctuation(first).map { ($0, 1) }
    }
  }

  private static func punctuation(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: "?"): .question
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    default: nil
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0a, 0x0c, 0x0d: position += 1
      case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != 0x0a { position += 1 }
      default: return
      }
    }
  }

  private mutating func name() -> Token {
    let start = position
    var end = start
    var hash = ConditionName.emptyHash
    while end < bytes.count, bytes[end].isNamePart {
      hash = ConditionName.hash(hash, bytes[end])
      end += 1
    }
    position = end
    let kind = Words.reserved.meaning(of: hash, in: bytes, from: start, to: end)
    var token = Token(kind ?? .identifier, start: start, end: end)
    token.payload = UInt64(hash)
    return token
  }

  private mutating func quotedName() throws(ConditionFailure) -> Token {
    let start = position
    position += 1
    while byte(at: position).isQuotedNamePart { position += 1 }
    guard byte(at: position) == UInt8(ascii: "`"), position > start + 1 else {
      throw SyntaxFailure.unexpectedCharacter("`", start: start, end: start + 1)
    }
    position += 1
    var token = Token(.quotedIdentifier, start: start, end: position)
    token.payload = UInt64(ConditionName.hash(bytes[start + 1..<position - 1]))
    return token
  }

  private mutating func number() throws(ConditionFailure) -> Token {
    let start = position
    if byte(at: start) == UInt8(ascii: "0"), byte(at: start + 1) | 0x20 == UInt8(ascii: "x") {
      position += 2
      let digits = position
      while byte(at: position).hexadecimalDigit != nil { position += 1 }
      return try integer(text(digits, position), radix: 16, start: start)
    }
    while byte(at: position).isDigit { position += 1 }
    var isDouble = false
    if byte(at: position) == UInt8(ascii: "."), byte(at: position + 1).isDigit {
      isDouble = true
      position += 1
      while byte(at: position).isDigit { position += 1 }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: position + 1)
      let skip = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? 2 : 1
      if byte(at: position + skip).isDigit {
        isDouble = true
        position += skip
        while byte(at: position).isDigit { position += 1 }
      }
    }
    guard isDouble else { return try integer(text(start, position), radix: 10, start: start) }
    guard let value = Double(text(start, position)), value.isFinite, !byte(at: position).isNamePart
    else { throw badNumber(start) }
    var token = Token(.double, start: start, end: position)
    token.payload = value.bitPattern
    return token
  }

  private mutating func integer(
    _ digits: String,
    radix: Int,
    start: Int
  ) throws(ConditionFailure) -> Token {
    guard let value = UInt64(digits, radix: radix) else { throw badNumber(start) }
    let isUnsigned = byte(at: position) | 0x20 == UInt8(ascii: "u")
    if isUnsigned { position += 1 }
    guard !byte(at: position).isNamePart else { throw badNumber(start) }
    var token = Token(isUnsigned ? .unsignedInteger : .integer, start: start, end: position)
    token.payload = value
    return token
  }

  private func badNumber(_ start: Int) -> ConditionFailure {
    var end = position
    while byte(at: end).isNamePart { end += 1 }
    // A hostile number may be long: its beginning is enough to find it.
    return SyntaxFailure.badNumber(text(start, min(end, start + 40)), start: start, end: end)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isNameStart: Bool {
    (self | 0x20 >= 0x61 && self | 0x20 <= 0x7a) || self == UInt8(ascii: "_")
  }

  var isNamePart: Bool { isNameStart || isDigit }

  var isQuotedNamePart: Bool {
    isNamePart || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "/") || self == UInt8(ascii: " ")
  }

  var hexadecimalDigit: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46: UInt32(self) - 0x41 + 10
    case 0x61...0x66: UInt32(self) - 0x61 + 10
    default: nil
    }
  }
}
