/// Text from plans and file names made fit for a terminal and for one line.
enum PlainText {
  /// The text with line breaks as spaces and every other control as U+FFFD.
  static func oneLine(_ text: String) -> String {
    // Lead bytes of C1 and of the bidirectional controls ask for a closer look.
    let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 }
    if isClean { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `transfers[t1].bases` without the plan's ids: `transfers[…].bases`.
  static func withoutIdentifiers(_ path: String) -> String {
    var result = ""
    var depth = 0
    for character in path {
      if character == "[" {
        if depth == 0 { result += "[…]" }
        depth += 1
      } else if character == "]" {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        result.append(character)
      }
    }
    return result
  }
}
