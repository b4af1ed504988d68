/// Takes comments and the contents of string literals out of Swift, so that only code is searched.
enum CodeOnly {
  static func strip(_ text: String) -> String {
    var rest = Substring(text)
    var code = ""
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("/*") {
        rest = after("*/", rest.dropFirst(2))
      } else if let opening = opening(rest) {
        let closing = (opening.isLong ? "\"\"\"" : "\"") + opening.hashes
        rest = literal(rest.dropFirst(opening.length), closing, escape: "\\" + opening.hashes)
        code += "\"\""
      } else {
        code.append(character)
        rest = rest.dropFirst()
      }
    }
    return code
  }

  private static func opening(_ rest: Substring) -> (length: Int, hashes: String, isLong: Bool)? {
    let hashes = String(rest.prefix { $0 == "#" })
    let quotes = rest.dropFirst(hashes.count)
    guard quotes.first == "\"" else { return nil }
    let isLong = quotes.hasPrefix("\"\"\"")
    return (hashes.count + (isLong ? 3 : 1), hashes, isLong)
  }

  /// What follows a literal; an interpolation's own literals are skipped with it.
  private static func literal(
    _ text: Substring,
    _ closing: String,
    escape: String
  ) -> Substring {
    var rest = text
    while !rest.isEmpty, !rest.hasPrefix(closing) {
      if rest.hasPrefix(escape + "(") {
        rest = interpolation(rest.dropFirst(escape.count + 1))
      } else if rest.hasPrefix(escape) {
        rest = rest.dropFirst(escape.count + 1)
      } else {
        rest = rest.dropFirst()
      }
    }
    return rest.dropFirst(closing.count)
  }

  private static func interpolation(_ text: Substring) -> Substring {
    var rest = text
    var depth = 1
    while depth > 0, let character = rest.first {
      if let opening = opening(rest) {
        let closing = (opening.isLong ? "\"\"\"" : "\"") + opening.hashes
        rest = literal(rest.dropFirst(opening.length), closing, escape: "\\" + opening.hashes)
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      rest = rest.dropFirst()
    }
    return rest
  }

  private static func after(_ end: String, _ text: Substring) -> Substring {
    var rest = text
    while !rest.isEmpty, !rest.hasPrefix(end) { rest = rest.dropFirst() }
    return rest.dropFirst(end.count)
  }
}
