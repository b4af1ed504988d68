/// A byte sequence that may not stand in a plan.
struct CharacterFinding {
  enum Kind {
    /// A byte that is not UTF-8.
    case notUTF8
    case null
    case control
    /// U+FEFF elsewhere than at the start.
    case strayByteOrderMark
    case bidirectional
    /// NEL, LS or PS.
    case lineSeparator

    /// Whether the parser would stumble over it without telling where.
    var isUnreadable: Bool {
      switch self {
      case .notUTF8, .null, .control: true
      case .strayByteOrderMark, .bidirectional, .lineSeparator: false
      }
    }
  }

  var kind: Kind
  var range: ByteRange
  /// The character, or the byte where there is none.
  var value: UInt32
}
