package import SourceText

/// Why a condition cannot be used, with its place.
package struct ConditionFailure: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case syntax
    /// Part of CEL, but not of the subset that conditions are written in.
    case unsupported
    case type
  }

  package let kind: Kind
  package let message: Localized
  /// First byte of the place, a UTF-8 offset in the condition's source.
  package let start: Int
  /// Byte after the place, a UTF-8 offset in the condition's source.
  package let end: Int
  /// What was probably meant, where there is a guess.
  package let suggestion: String?
  /// What is not supported, in English; empty for other kinds.
  package let feature: String

  package init(
    _ kind: Kind,
    _ message: Localized,
    start: Int,
    end: Int,
    suggestion: String? = nil,
    feature: String = ""
  ) {
    self.kind = kind
    self.message = message
    self.start = start
    self.end = end
    self.suggestion = suggestion
    self.feature = feature
  }
}
