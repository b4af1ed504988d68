/// A language that people read messages in.
package enum Language: String, Sendable, CaseIterable {
  case ja
  case en
}

/// The same text in Japanese and in English.
package struct Localized: Sendable, Hashable {
  package let ja: String
  package let en: String

  package init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}
