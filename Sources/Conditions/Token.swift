/// One token of a condition and its place in UTF-8 byte offsets; its text stays in the source.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case identifier
    /// `true`, `false`, `null` and `in`, which name nothing.
    case yes
    case no
    case null
    case membership
    /// A word that CEL keeps for itself; it may still name a field.
    case reserved
    /// A field name between backticks, which may hold `-`, `.`, `/` and spaces.
    case quotedIdentifier
    /// The magnitude of an integer literal: its sign is a token of its own.
    case integer
    case unsignedInteger
    case double
    case string
    case bytes
    case end

    case equal
    case notEqual
    case lessOrEqual
    case greaterOrEqual
    case and
    case or
    case less
    case greater
    case not
    case plus
    case minus
    case star
    case slash
    case percent
    case question
    case colon
    case comma
    case dot
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
  }

  let kind: Kind
  /// Of a string literal: whether it has to be unescaped.
  var hasEscapes = false
  let start: Int32
  let end: Int32
  /// The hash of a name, the magnitude of an integer, the bits of a double, the offset of a string's
  /// contents.
  var payload: UInt64 = 0

  init(_ kind: Kind, start: Int, end: Int) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// Of a name: its hash.
  var hash: UInt32 { UInt32(truncatingIfNeeded: payload) }

  /// Whether this names a field after a dot, where reserved words are free.
  var isFieldName: Bool { kind == .identifier || kind == .reserved }

  /// Whether this is a word that cannot name a value.
  var isReservedWord: Bool {
    switch kind {
    case .yes, .no, .null, .membership, .reserved: true
    default: false
    }
  }
}

extension Token.Kind {
  /// How the brackets and signs that a parser may miss are written.
  var symbol: String {
    switch self {
    case .colon: ":"
    case .comma: ","
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    default: ""
    }
  }
}
