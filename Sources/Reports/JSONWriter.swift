internal import SourceText

/// Writes JSON with members in the order of the calls.
struct JSONWriter {
  enum Layout {
    /// A member a line, two spaces a level.
    case indented
    /// No line break at all.
    case oneLine
  }

  private(set) var text = ""
  private let layout: Layout
  private var depth: Int
  private var isEmpty = true

  /// `depth` is how many objects and arrays stand around what is written.
  init(layout: Layout = .indented, depth: Int = 0) {
    self.layout = layout
    self.depth = depth
  }

  // MARK: - Values

  mutating func value(_ value: String) {
    text += "\""
    Self.escape(value, into: &text)
    text += "\""
  }

  mutating func value(_ value: Int) { text += String(value) }

  mutating func value(_ value: Bool) { text += value ? "true" : "false" }

  mutating func null() { text += "null" }

  mutating func object(_ members: (inout JSONWriter) -> Void) { nested("{", "}", members) }

  mutating func array<Element>(
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    nested("[", "]") { writer in
      for element in elements {
        writer.startItem()
        write(&writer, element)
      }
    }
  }

  private mutating func nested(
    _ open: String,
    _ close: String,
    _ body: (inout JSONWriter) -> Void
  ) {
    let outer = isEmpty
    text += open
    depth += 1
    isEmpty = true
    body(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    text += close
    isEmpty = outer
  }

  private mutating func startItem() {
    if !isEmpty { text += "," }
    breakLine()
    isEmpty = false
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    text += "\n"
    text += String(repeating: "  ", count: depth)
  }

  // MARK: - Members of the current object

  mutating func key(_ name: String) {
    startItem()
    value(name)
    text += layout == .indented ? ": " : ":"
  }

  mutating func member(_ name: String, _ content: String?) {
    key(name)
    if let content { value(content) } else { null() }
  }

  mutating func member(_ name: String, _ content: Int?) {
    key(name)
    if let content { value(content) } else { null() }
  }

  mutating func member(_ name: String, _ content: Bool?) {
    key(name)
    if let content { value(content) } else { null() }
  }

  mutating func member(_ name: String, _ content: Localized?) {
    key(name)
    guard let content else { return null() }
    object { writer in
      writer.member("ja", content.ja)
      writer.member("en", content.en)
    }
  }

  mutating func member(_ name: String, _ strings: [String]) {
    key(name)
    array(strings) { $0.value($1) }
  }

  mutating func member<Element>(
    _ name: String,
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array(elements, write)
  }

  mutating func member(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  // MARK: - Strings

  private static let digits = Array("0123456789abcdef".unicodeScalars)

  /// Escapes what JSON demands, and the separators that JavaScript takes for line breaks.
  private static func escape(_ value: String, into text: inout String) {
    // Two-byte lead 0xE2 opens U+2028 and U+2029, which need a closer look.
    let isPlain = value.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xE2
    }
    if isPlain {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": text += unicodeEscape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
    var result = "\\u"
    for shift in [12, 8, 4, 0] {
      result.unicodeScalars.append(digits[Int(scalar.value >> UInt32(shift)) & 15])
    }
    return result
  }
}
