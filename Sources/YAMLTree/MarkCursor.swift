internal import SourceText

/// Turns libyaml's marks, which count characters, into byte offsets of the file.
///
/// Marks come almost in order, so that a file is walked once.
struct MarkCursor {
  /// Bytes of the byte order mark, which libyaml never sees.
  private(set) var base = 0
  private var isASCII = true
  private var count = 0
  private var byte = 0
  private var index = 0

  mutating func reset(_ file: SourceFile) {
    base = file.scan.hasByteOrderMark ? 3 : 0
    isASCII = file.scan.isASCII
    count = file.bytes.count - base
    byte = 0
    index = 0
  }

  /// The byte offset of a character index.
  mutating func offset(of target: Int, in bytes: UnsafePointer<UInt8>) -> Int32 {
    if isASCII { return Int32(truncatingIfNeeded: min(target, count) &+ base) }
    while index < target, byte < count {
      let lead = bytes[byte]
      byte &+= lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      index &+= 1
    }
    while index > target, byte > 0 {
      byte &-= 1
      while byte > 0, bytes[byte] & 0xC0 == 0x80 { byte &-= 1 }
      index &-= 1
    }
    return Int32(truncatingIfNeeded: min(byte, count) &+ base)
  }
}
