/// A piece of a file drawn for people: lines, underlines and what is said about them.
package struct CodeFrame: Sendable {
  /// A place and what is said about it; an empty text draws the underline alone.
  package struct Label: Sendable {
    package var range: ByteRange
    package var text: Localized

    package init(range: ByteRange, text: Localized = Localized(ja: "", en: "")) {
      self.range = range
      self.text = text
    }
  }

  /// How frames are drawn.
  package struct Options: Sendable {
    package var language: Language
    package var ambiguousWidth: AmbiguousWidth
    /// Cells of a whole line; longer source lines are cut around their label.
    package var width: Int
    /// Whether ANSI colours are written.
    package var isColored: Bool
    /// Decides the primary label's colour.
    package var severity: Severity

    package init(
      language: Language,
      ambiguousWidth: AmbiguousWidth = .one,
      width: Int = 120,
      isColored: Bool = false,
      severity: Severity = .error
    ) {
      self.language = language
      self.ambiguousWidth = ambiguousWidth
      self.width = width
      self.isColored = isColored
      self.severity = severity
    }
  }

  package var primary: Label
  package var secondary: [Label]

  package init(primary: Label, secondary: [Label] = []) {
    self.primary = primary
    self.secondary = secondary
  }

  /// The frame of a diagnostic: its related places are the secondary labels.
  package init(_ diagnostic: Diagnostic, text: Localized = Localized(ja: "", en: "")) {
    primary = Label(range: diagnostic.range, text: text)
    secondary = diagnostic.related.map { Label(range: $0.range, text: $0.message) }
  }

  /// The frame as text, each line ended by LF; of a range of several lines the first is marked.
  package func render(_ file: SourceFile, _ options: Options) -> String {
    let drawing = FrameDrawing(file: file, options: options, labels: labels(of: file))
    return drawing.text(primaryOffset: primary.range.start)
  }

  private func labels(of file: SourceFile) -> [FrameDrawing.PlacedLabel] {
    ([primary] + secondary).enumerated().map { index, label in
      let range = label.range.clamped(to: file.range)
      return FrameDrawing.PlacedLabel(
        line: file.lines.line(at: range.start),
        range: range,
        text: label.text,
        isPrimary: index == 0
      )
    }
  }
}
