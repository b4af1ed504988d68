/// Text for Markdown as GitHub and GitLab read it.
enum Markdown {
  private static let special: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "!", "@",
  ]

  /// The text on one line, with everything escaped that would be markup, a mention or HTML.
  static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in PlainText.oneLine(text).unicodeScalars {
      if special.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The text as code, whatever backticks it holds.
  static func code(_ text: String) -> String {
    let line = PlainText.oneLine(text)
    guard line.contains("`") else { return "`\(line)`" }
    var longest = 0
    var current = 0
    for character in line {
      current = character == "`" ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(line) \(fence)"
  }
}
