internal import SourceText

/// Refuses thousands of `%` directives: libyaml compares each with all before it.
enum DirectiveFlood {
  private static let limit = 256

  static func find(in file: SourceFile) -> Diagnostic? {
    var count = 0
    for start in file.lines.starts {
      let start = Int(start)
      guard start < file.bytes.count, file.bytes[start] == UInt8(ascii: "%") else { continue }
      count += 1
      if count > limit {
        return Diagnostic(
          id: "yaml/too-many-directives",
          message: Localized(
            ja: "「%」で始まる行が\(limit)行を超えています。不要な指示行を取り除いてください。",
            en:
              "More than \(English.count(limit, "line starts", "lines start")) with \"%\". Remove directives that are not needed."
          ),
          range: ByteRange(start: start, end: start + 1)
        )
      }
    }
    return nil
  }
}
