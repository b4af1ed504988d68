/// What one pass over a file's bytes finds before any parser sees them.
package struct PreScan: Sendable {
  package let lines: LineTable
  /// Whether the file starts with a UTF-8 byte order mark.
  package let hasByteOrderMark: Bool
  /// Whether each byte is one character.
  package let isASCII: Bool
  /// Whether the bytes can be given to a YAML parser at all.
  package let isReadable: Bool
  /// Faults of the bytes, in order of their places.
  package let diagnostics: [Diagnostic]
  /// Lines, from 1, with a full-width character or tab that could be a slip; most are innocent.
  package let candidateLines: [Int32]

  package init(_ bytes: [UInt8]) {
    guard bytes.count < Int(Int32.max) else {
      lines = LineTable(starts: [0], length: bytes.count)
      hasByteOrderMark = false
      isASCII = false
      isReadable = false
      diagnostics = [Diagnostic.fileBeyondOffsets]
      candidateLines = []
      return
    }
    var pass = PreScanPass(bytes)
    pass.run(bytes.span)
    hasByteOrderMark = pass.textStart > 0
    isASCII = pass.isASCII
    lines = LineTable(starts: pass.starts, length: bytes.count)
    candidateLines = pass.candidateLines
    if let fault = pass.fault, let encoding = TextEncoding.detect(in: bytes, faultAt: fault) {
      // In a file of another encoding every single byte would be reported: say the one thing.
      diagnostics = [Diagnostic.wrongEncoding(encoding, length: bytes.count)]
      isReadable = false
    } else {
      diagnostics = pass.findings.map { Diagnostic.forbiddenCharacter($0) }
      isReadable = pass.isReadable
    }
  }
}
