/// How much a diagnostic weighs.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
  case error
  case warning
  case note

  /// The heavier sorts first.
  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// Something to tell about a place in a file.
package struct Diagnostic: Sendable, Hashable {
  /// Another place that belongs to the matter.
  package struct Related: Sendable, Hashable {
    package var range: ByteRange
    package var message: Localized

    package init(range: ByteRange, message: Localized) {
      self.range = range
      self.message = message
    }
  }

  /// Permanent name of the fault, such as `yaml/duplicate-key`.
  package var id: String
  package var severity: Severity
  package var message: Localized
  package var range: ByteRange
  package var related: [Related]
  /// What to do about it.
  package var help: Localized?
  /// A safe change that mends it; nil where a person has to decide.
  package var fix: Fix?

  package init(
    id: String,
    severity: Severity = .error,
    message: Localized,
    range: ByteRange,
    related: [Related] = [],
    help: Localized? = nil,
    fix: Fix? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.range = range
    self.related = related
    self.help = help
    self.fix = fix
  }
}
