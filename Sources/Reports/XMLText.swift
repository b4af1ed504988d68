/// Text for XML and HTML.
enum XMLText {
  /// The text with markup escaped, and with U+FFFD for what XML 1.0 cannot hold.
  static func escape(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x22 && $0 != 0x26 && $0 != 0x27 && $0 != 0x3C && $0 != 0x3E
        && $0 != 0x7F && $0 != 0xEF && $0 != 0xC2
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// ` name="value"`, the value escaped and on one line.
  static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escape(PlainText.oneLine(value)))\""
  }
}
