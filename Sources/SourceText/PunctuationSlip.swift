/// Punctuation that YAML does not know, at a place where it was probably meant as YAML.
package struct PunctuationSlip: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case fullWidthColon
    case ideographicIndentation
    case ideographicSpaceAfterDash
    case ideographicSpaceAfterColon
    case fullWidthBracket
    case fullWidthQuote
    case fullWidthHash
    case fullWidthDash
    case tabIndentation
    /// `key:value`: an ASCII colon without the space after it.
    case colonWithoutSpace
  }

  package let kind: Kind
  /// The character or characters to replace.
  package let range: ByteRange

  /// The first slip on a line, from 1; nil when all of it could be meant as it stands.
  ///
  /// Whether it *is* a fault only the parser can tell: the line may belong to a quoted value.
  package static func find(onLine line: Int, of file: SourceFile) -> PunctuationSlip? {
    var scanner = SlipScanner(file, file.content(ofLine: line))
    return scanner.find()
  }
}
