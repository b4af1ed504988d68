/// Puts a frame's lines together.
struct FrameDrawing {
  struct PlacedLabel {
    var line: Int
    var range: ByteRange
    var text: Localized
    var isPrimary: Bool
  }

  let file: SourceFile
  let options: CodeFrame.Options
  let labels: [PlacedLabel]

  private var gutterWidth: Int { labels.map { String($0.line).count }.max() ?? 1 }

  func text(primaryOffset: Int) -> String {
    let place = file.position(at: primaryOffset, ambiguousWidth: options.ambiguousWidth)
    let blank = String(repeating: " ", count: gutterWidth + 1)
    var result = blank + paint("-->", .gutter)
    result += " \(file.name):\(place.line):\(place.codePointColumn)\n"
    result += blank + " " + paint("|", .gutter) + "\n"
    var previous = 0
    for line in Set(labels.map(\.line)).sorted() {
      if previous > 0, line > previous + 2 { result += paint("...", .gutter) + "\n" }
      // One line between two others says more than an ellipsis.
      if previous > 0, line == previous + 2 { result += source(line - 1, []) }
      result += source(line, labels.filter { $0.line == line })
      previous = line
    }
    return result
  }

  /// A source line with the rows beneath it.
  private func source(_ number: Int, _ labels: [PlacedLabel]) -> String {
    let focus = labels.first { $0.isPrimary } ?? labels.first
    let line = FrameLine(
      file,
      line: number,
      focus: focus?.range.start ?? 0,
      ambiguousWidth: options.ambiguousWidth
    )
    let window = FrameWindow(
      line,
      width: max(options.width - gutterWidth - 4, 20),
      focus: focus.map { line.span(of: $0.range) } ?? 0..<1,
      ambiguousWidth: options.ambiguousWidth
    )
    let digits = String(number)
    let padding = String(repeating: " ", count: gutterWidth - digits.count + 1)
    let bar = paint("|", .gutter)
    var result = padding + paint(digits, .gutter) + " " + bar
    result += (window.text.isEmpty ? "" : " " + window.text) + "\n"
    guard !labels.isEmpty else { return result }
    let marks = labels.map { label in
      FrameMarks.Mark(
        span: window.drawn(line.span(of: label.range)),
        text: label.text[options.language],
        isPrimary: label.isPrimary
      )
    }
    let blank = String(repeating: " ", count: gutterWidth + 2)
    for row in FrameMarks.rows(marks) {
      let drawn = row.map { stretch in
        guard let isPrimary = stretch.isPrimary else { return stretch.text }
        return paint(stretch.text, isPrimary ? .primary : .secondary)
      }
      result += blank + bar + " " + drawn.joined() + "\n"
    }
    return result
  }

  private enum Paint {
    case gutter
    case primary
    case secondary
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    guard options.isColored else { return text }
    let code =
      switch paint {
      case .gutter, .secondary: "1;34"
      case .primary:
        switch options.severity {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        }
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
