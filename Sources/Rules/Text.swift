package import SourceText

/// A piece of UTF-8 text inside a rulebook's pool; read with `Rulebook.string`.
package struct Text: Sendable, Hashable {
  /// Offset of its first byte in the pool; its length stands before it, see `DigitGroups`.
  ///
  /// 0, where no text can begin, is the empty text.
  let start: Int32

  package static let empty = Text(start: 0)

  package var isEmpty: Bool { start == 0 }
}

extension Text: WritableRow {
  package static var width: Int { 1 }

  package init(from input: inout RulebookDecoder) { self = input.text() }

  package func encode(into output: inout RulebookEncoder) { output.write(self) }
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
