package import SourceText

/// The names that people read for what conditions call by identifier.
package protocol Wording {
  func title(ofName name: String, _ language: Language) -> String
  func title(ofField field: String, in record: Int, _ language: Language) -> String
  func title(ofValue value: String, in enumeration: Int, _ language: Language) -> String
  func title(ofRecord record: Int, _ language: Language) -> String
  /// Whether the record only groups fields of the one that holds it.
  func isGroup(_ record: Int) -> Bool
}
