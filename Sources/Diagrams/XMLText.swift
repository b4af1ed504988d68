/// Text being written as XML.
struct XMLText {
  private(set) var text = ""

  /// Writes an element with its attributes, in the order given, and nothing inside.
  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes, closing: "/>")
  }

  /// Writes an element with text inside.
  mutating func leaf(_ name: String, _ attributes: [(String, String)] = [], _ content: String) {
    open(name, attributes, closing: ">")
    text.removeLast()
    text += Self.escape(content) + "</" + name + ">\n"
  }

  /// Writes an element with others inside.
  mutating func element(
    _ name: String,
    _ attributes: [(String, String)] = [],
    _ body: (inout XMLText) -> Void
  ) {
    open(name, attributes, closing: ">")
    depth += 1
    body(&self)
    depth -= 1
    indent()
    text += "</" + name + ">\n"
  }

  /// Writes text as it is.
  mutating func raw(_ content: String) { text += content }

  private var depth = 0

  private mutating func indent() { text += String(repeating: "  ", count: depth) }

  private mutating func open(
    _ name: String,
    _ attributes: [(String, String)],
    closing: String
  ) {
    indent()
    text += "<" + name
    for (key, value) in attributes { text += " " + key + "=\"" + Self.escape(value) + "\"" }
    text += closing + "\n"
  }

  /// Escapes what XML gives a meaning, and drops the control characters that XML 1.0 forbids.
  static func escape(_ content: String) -> String {
    var result = ""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\r", "\t": result += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
