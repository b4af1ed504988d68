package import Rules
package import SourceText

/// Says what an id of the rulebook means.
package enum ExplainReport {
  /// An id that names nothing in the rulebook.
  package struct UnknownName: Error, Sendable {
    package let message: Localized
  }

  package static func text(
    of id: String,
    asOf: Day?,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> Result<String, UnknownName> {
    .failure(UnknownName(message: Localized(ja: "「\(id)」はありません。", en: "There is no '\(id)'.")))
  }
}
