extension JSONReader {
  mutating func number() throws(JSONFailure) -> JSONValue {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let whole = skipDigits()
    var isWellFormed = whole == 1 || (whole > 1 && bytes[position - whole] != UInt8(ascii: "0"))
    var isDouble = false
    if current == UInt8(ascii: ".") {
      isDouble = true
      position += 1
      isWellFormed = skipDigits() > 0 && isWellFormed
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      isDouble = true
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      isWellFormed = skipDigits() > 0 && isWellFormed
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWellFormed, !isDouble, let int = Int64(text) { return .int(int) }
    if isWellFormed, isDouble, let double = Double(text), double.isFinite {
      return .double(double)
    }
    position = start
    throw failure("数の書き方か大きさが正しくありません。", "The number is malformed or out of range.")
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = current, byte.isDigit { position += 1 }
    return position - start
  }

  mutating func string() throws(JSONFailure) -> String {
    position += 1
    var contents: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else {
        throw failure("文字列の中の制御文字は \\u の形で書いてください。", "Escape control characters.")
      }
      if byte == UInt8(ascii: "\\") {
        contents.append(contentsOf: String(Character(try escape())).utf8)
      } else {
        contents.append(byte)
        position += 1
      }
    }
    guard current != nil else {
      throw failure("文字列が閉じていません。", "The string is not closed.")
    }
    position += 1
    guard let text = String(validating: contents, as: UTF8.self) else {
      throw failure("UTF-8 として読めません。", "The text is not UTF-8.")
    }
    return text
  }

  private mutating func escape() throws(JSONFailure) -> Unicode.Scalar {
    position += 1
    let letter = current
    position += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      if let unit = fourDigits(), let scalar = scalar(from: unit) { return scalar }
    default: break
    }
    throw failure("「\\」の書き方が正しくありません。", "Malformed escape sequence.")
  }

  /// The scalar of a code unit, with the second half of a surrogate pair read where one is due.
  private mutating func scalar(from unit: UInt32) -> Unicode.Scalar? {
    guard (0xd800...0xdbff).contains(unit) else { return Unicode.Scalar(unit) }
    guard current == UInt8(ascii: "\\") else { return nil }
    position += 1
    guard current == UInt8(ascii: "u") else { return nil }
    position += 1
    guard let low = fourDigits(), (0xdc00...0xdfff).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
  }

  private mutating func fourDigits() -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = current?.hexadecimalDigit else { return nil }
      value = value << 4 | digit
      position += 1
    }
    return value
  }
}

/// A string as JSON, with quotes.
package func jsonText(_ string: String) -> String {
  var text = "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    default:
      let isHidden =
        scalar.value < 0x20 || scalar.value == 0x7f || scalar.value == 0x2028
        || scalar.value == 0x2029
      if isHidden {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
  return text + "\""
}
