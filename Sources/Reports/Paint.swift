internal import SourceText

/// ANSI colours, written only where they were asked for.
struct Paint {
  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case heading = "1"
  }

  let isColored: Bool

  func callAsFunction(_ text: String, _ style: Style) -> String {
    isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  func callAsFunction(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .error: self(text, Style.error)
    case .warning: self(text, Style.warning)
    case .note: self(text, Style.note)
    }
  }
}
