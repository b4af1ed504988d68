/// How a string literal begins: raw or not, bytes or text, and its quotes.
struct StringPrefix {
  var isRaw = false
  var isBytes = false
  var quote: UInt8 = 0
  var quoteCount = 1
  /// Bytes before the contents.
  var length = 0
}

extension Lexer {
  /// The beginning of a string literal at the current position; nil when there is none.
  func stringPrefix() -> StringPrefix? {
    var prefix = StringPrefix()
    var offset = position
    if byte(at: offset) | 0x20 == UInt8(ascii: "b") {
      prefix.isBytes = true
      offset += 1
    }
    if byte(at: offset) | 0x20 == UInt8(ascii: "r") {
      prefix.isRaw = true
      offset += 1
    }
    let quote = byte(at: offset)
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    prefix.quote = quote
    if byte(at: offset + 1) == quote, byte(at: offset + 2) == quote { prefix.quoteCount = 3 }
    prefix.length = offset - position + prefix.quoteCount
    return prefix
  }

  mutating func string(_ prefix: StringPrefix) throws(ConditionFailure) -> Token {
    let start = position
    position += prefix.length
    let contents = position
    var hasEscapes = false
    while !isAtEnd(of: prefix) {
      let byte = byte(at: position)
      let isLineEnd = byte == 0x0a || byte == 0x0d
      guard position < bytes.count, prefix.quoteCount == 3 || !isLineEnd else {
        throw SyntaxFailure.unterminatedString(start: start, end: position)
      }
      if byte == UInt8(ascii: "\\"), !prefix.isRaw {
        _ = try escape(inBytes: prefix.isBytes)
        hasEscapes = true
      } else {
        position += 1
      }
    }
    position += prefix.quoteCount
    var token = Token(prefix.isBytes ? .bytes : .string, start: start, end: position)
    token.payload = UInt64(contents)
    token.hasEscapes = hasEscapes
    return token
  }

  /// The text of a string literal.
  static func contents(of token: Token, in bytes: [UInt8]) throws(ConditionFailure) -> String {
    let start = Int(token.payload)
    // Before the contents stand at most an `r` and a quote, or three quotes.
    let end = Int(token.end) - (start - Int(token.start) >= 3 ? 3 : 1)
    guard token.hasEscapes else { return String(decoding: bytes[start..<end], as: UTF8.self) }
    var lexer = Lexer(bytes)
    lexer.position = start
    var contents: [UInt8] = []
    while lexer.position < end {
      if bytes[lexer.position] == UInt8(ascii: "\\") {
        contents.append(contentsOf: try lexer.escape(inBytes: false))
      } else {
        contents.append(bytes[lexer.position])
        lexer.position += 1
      }
    }
    return String(decoding: contents, as: UTF8.self)
  }

  private func isAtEnd(of prefix: StringPrefix) -> Bool {
    guard byte(at: position) == prefix.quote else { return false }
    return prefix.quoteCount == 1
      || (byte(at: position + 1) == prefix.quote && byte(at: position + 2) == prefix.quote)
  }

  /// The UTF-8 bytes that an escape sequence stands for.
  private mutating func escape(inBytes: Bool) throws(ConditionFailure) -> [UInt8] {
    let start = position
    let letter = byte(at: position + 1)
    position += 2
    if let simple = Self.simpleEscape(letter) { return [simple] }
    let value: UInt32?
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): value = digits(2, radix: 16)
    case UInt8(ascii: "u") where !inBytes: value = digits(4, radix: 16)
    case UInt8(ascii: "U") where !inBytes: value = digits(8, radix: 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      value = digits(3, radix: 8)
    default: value = nil
    }
    guard let value, let scalar = Unicode.Scalar(value) else {
      throw SyntaxFailure.badEscape(start: start, end: min(position, bytes.count))
    }
    return Array(String(Character(scalar)).utf8)
  }

  private static func simpleEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0c
    case UInt8(ascii: "n"): 0x0a
    case UInt8(ascii: "r"): 0x0d
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0b
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      letter
    default: nil
    }
  }

  private mutating func digits(_ count: Int, radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = byte(at: position).hexadecimalDigit, digit < radix else { return nil }
      value = value << (radix == 16 ? 4 : 3) | digit
      position += 1
    }
    return value
  }
}
