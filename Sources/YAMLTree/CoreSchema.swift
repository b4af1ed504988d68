/// The scalar rules of the YAML 1.2.2 core schema (section 10.3.2).
enum CoreSchema {
  /// What a plain scalar means.
  static func resolve(_ text: ArraySlice<UInt8>) -> CoreScalar {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      guard text.count <= 5 else { return .text }
      return word(String(decoding: text, as: UTF8.self))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number(text)
    default: return .text
    }
  }

  private static func word(_ text: String) -> CoreScalar {
    switch text {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .boolean(true)
    case "false", "False", "FALSE": .boolean(false)
    default: .text
    }
  }

  private static func number(_ text: ArraySlice<UInt8>) -> CoreScalar {
    // Longer than any number that people write; a text of digits stays cheap.
    guard text.count <= 400 else { return .text }
    let string = String(decoding: text, as: UTF8.self)
    if string.hasPrefix("0o") { return radix(string.dropFirst(2), 8) }
    if string.hasPrefix("0x") { return radix(string.dropFirst(2), 16) }
    let isSigned = string.hasPrefix("-") || string.hasPrefix("+")
    switch isSigned ? String(string.dropFirst()) : string {
    case ".inf", ".Inf", ".INF": return .double(string.hasPrefix("-") ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return isSigned ? .text : .double(.nan)
    default: break
    }
    guard let shape = shape(isSigned ? text.dropFirst() : text) else { return .text }
    if shape == .integer, let value = Int64(string) { return .integer(value) }
    return Double(string).map { .double($0) } ?? .text
  }

  private static func radix(_ digits: Substring, _ base: Int) -> CoreScalar {
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return .text }
    if let value = Int64(digits, radix: base) { return .integer(value) }
    var value = 0.0
    for digit in digits {
      guard let number = digit.hexDigitValue, number < base else { return .text }
      value = value * Double(base) + Double(number)
    }
    return .double(value)
  }

  private enum Shape {
    case integer
    case fraction
  }

  /// Whether the text, its sign removed, is a number as the schema writes them.
  private static func shape(_ text: ArraySlice<UInt8>) -> Shape? {
    var rest = text
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let before = rest.count
      rest = rest.drop { $0 >= 0x30 && $0 <= 0x39 }
      return before - rest.count
    }
    let whole = digits(&rest)
    if rest.isEmpty { return whole > 0 ? .integer : nil }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if digits(&rest) + whole == 0 { return nil }
    } else if whole == 0 {
      return nil
    }
    guard let mark = rest.first else { return .fraction }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    return digits(&rest) > 0 && rest.isEmpty ? .fraction : nil
  }
}

extension YAMLTree {
  /// What a scalar means in the core schema, aliases followed; lists and mappings are text.
  package func core(_ node: Int32) -> CoreScalar {
    let node = nodes[Int(resolved(node))]
    return node.core(text[Int(node.textStart)..<Int(node.textEnd)])
  }
}

extension YAMLTree.Node {
  /// What the node means in the core schema, its value being `text`.
  func core(_ text: ArraySlice<UInt8>) -> CoreScalar {
    guard kind == .scalar else { return .text }
    switch tag {
    case .none: return style == .plain ? CoreSchema.resolve(text) : .text
    case .string, .sequence, .mapping: return .text
    case .null, .boolean, .integer: return CoreSchema.resolve(text)
    case .double:
      let value = CoreSchema.resolve(text)
      if case .integer(let whole) = value { return .double(Double(whole)) }
      return value
    }
  }

  /// Whether a scalar's value, which is `text`, is of the kind that its tag names.
  func fitsTag(_ text: ArraySlice<UInt8>) -> Bool {
    switch (tag, core(text)) {
    case (.none, _), (.string, _), (.null, .null), (.boolean, .boolean), (.integer, .integer),
      (.double, .double):
      true
    default: false
    }
  }
}
