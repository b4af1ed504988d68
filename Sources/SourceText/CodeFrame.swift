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

  /// The frame as text, each line ended by LF.
  package func render(_ file: SourceFile, _ options: Options) -> String { "" }
}
