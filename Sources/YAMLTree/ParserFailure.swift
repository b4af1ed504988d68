internal import CLibYAML
internal import SourceText

/// What libyaml says when it cannot read on, its marks turned into byte offsets.
struct ParserFailure {
  let problem: String
  let context: String
  /// The offset where it stopped, in bytes.
  let offset: Int
  /// The offset where what it was reading began, in bytes; nil when it does not say.
  let contextOffset: Int?
  let isOutOfMemory: Bool

  /// What was read just before.
  struct Surroundings {
    /// The plain scalar that was read last, if nothing else was read after it.
    var lastScalar: YAMLTree.Node?
    /// Where the innermost open bracket stands, in bytes.
    var openBracket: Int?
  }

  init(
    _ parser: UnsafeMutablePointer<yaml_parser_t>,
    _ file: SourceFile,
    _ input: UnsafePointer<UInt8>,
    _ cursor: inout MarkCursor
  ) {
    isOutOfMemory = parser.pointee.error == YAML_MEMORY_ERROR
    problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    context = parser.pointee.context.map { String(cString: $0) } ?? ""
    if parser.pointee.error == YAML_READER_ERROR {
      offset = min(Int(parser.pointee.problem_offset) + cursor.base, file.bytes.count)
    } else {
      offset = Int(cursor.offset(of: parser.pointee.problem_mark.index, in: input))
    }
    contextOffset =
      parser.pointee.context == nil
      ? nil : Int(cursor.offset(of: parser.pointee.context_mark.index, in: input))
  }
}

extension Diagnostic {
  static let outOfMemory = Diagnostic(
    id: "yaml/out-of-memory",
    message: Localized(
      ja: "メモリーが足りず、ファイルを読めません。",
      en: "There is not enough memory to read the file."
    ),
    range: ByteRange(start: 0, end: 0)
  )
}
