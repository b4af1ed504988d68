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
  /// Lines, from 1, with a full-width character or tab that could be a slip. Most are innocent.
  package let candidateLines: [Int32]

  package init(_ bytes: [UInt8]) {
    var starts: [Int32] = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(Int32(index + 1)) }
    lines = LineTable(starts: starts, length: bytes.count)
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    isASCII = bytes.allSatisfy { $0 < 0x80 }
    isReadable = true
    diagnostics = []
    candidateLines = []
  }
}
