/// Text from plans and file names made fit for a terminal and for one line.
enum PlainText {
  /// The text with line breaks as spaces and every other control as U+FFFD.
  static func oneLine(_ text: String) -> String {
    if !holdsControls(text) { return text }
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

  /// Whether one of the characters occurs that `oneLine` replaces.
  private static func holdsControls(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F {
        index += 1
        continue
      }
      switch byte {
      case 0..<0x20, 0x7F: return true
      // Lead bytes of C1 and of the bidirectional controls; a character is whole in a `String`.
      case 0xC2: if bytes[index + 1] < 0xA0 { return true }
      // Arrows and dashes begin like those, and are in most lines.
      case 0xE2:
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): return true
        default: break
        }
      default: break
      }
      index += 1
    }
    return false
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
