package import SourceText

/// A piece of UTF-8 text inside a rulebook's pool; read with `Rulebook.string`.
package struct Text: Sendable, Hashable {
  /// Offset into the pool, in bytes.
  package var start: Int32
  /// Length in bytes; 0 is the empty text.
  package var length: Int32

  package static let empty = Text(start: 0, length: 0)

  package var isEmpty: Bool { length == 0 }

  package init(start: Int32, length: Int32) {
    self.start = start
    self.length = length
  }
}

/// The same text in Japanese and in English.
package struct LocalizedText: Sendable, Hashable {
  package var ja: Text
  package var en: Text

  package static let empty = LocalizedText(ja: .empty, en: .empty)

  package var isEmpty: Bool { ja.isEmpty && en.isEmpty }

  package init(ja: Text, en: Text) {
    self.ja = ja
    self.en = en
  }

  /// The text of one language.
  package subscript(_ language: Language) -> Text {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}
