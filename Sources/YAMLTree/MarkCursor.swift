internal import SourceText

/// Turns libyaml's marks, which count characters, into byte offsets of the file.
///
/// Marks come almost in order, so that a file is walked once.
struct MarkCursor {
  /// The highest bit of each of eight bytes.
  private static var high: UInt64 { 0x8080_8080_8080_8080 }

  /// Bytes of the byte order mark, which libyaml never sees.
  private(set) var base = 0
  private var isASCII = true
  /// Length of the file in bytes.
  private var count = 0
  /// The characters after the byte order mark and before `byte`.
  private var index = 0
  /// Where a character starts, in bytes of the file.
  private var byte = 0

  mutating func reset(_ file: SourceFile) {
    base = file.scan.hasByteOrderMark ? 3 : 0
    isASCII = file.scan.isASCII
    count = file.bytes.count
    byte = base
    index = 0
  }

  /// The byte offset of a character index; `bytes` are the file's, in an arena.
  @inline(__always)
  mutating func offset(of target: Int, in bytes: UnsafePointer<UInt8>) -> Int32 {
    // Most marks are a few ASCII characters after the one before.
    let ahead = target &- index
    if ahead >= 0, ahead < 8, ahead <= count &- byte {
      let word = UnsafeRawPointer(bytes + byte).loadUnaligned(as: UInt64.self).littleEndian
      let skipped = word & ((1 &<< UInt64(truncatingIfNeeded: ahead &* 8)) &- 1)
      if skipped & Self.high == 0 {
        index = target
        byte &+= ahead
        return Int32(truncatingIfNeeded: byte)
      }
    }
    move(to: target, in: bytes)
    return Int32(truncatingIfNeeded: byte)
  }

  /// The byte offset of a character index that is known to be so many bytes after the last one.
  @inline(__always)
  mutating func offset(of target: Int, bytesAhead: Int) -> Int32 {
    index = target
    byte &+= bytesAhead
    return Int32(truncatingIfNeeded: byte)
  }

  @inline(never)
  private mutating func move(to target: Int, in bytes: UnsafePointer<UInt8>) {
    if isASCII {
      index = target
      byte = min(target, count)
      return
    }
    if target > index { skip(to: target, in: bytes) }
    // The last bytes of the file, and what `skip` leaves of a character.
    while byte < count, index < target || bytes[byte] & 0xC0 == 0x80 {
      if bytes[byte] & 0xC0 != 0x80 { index &+= 1 }
      byte &+= 1
    }
    while index > target, byte > base {
      byte &-= 1
      while byte > base, bytes[byte] & 0xC0 == 0x80 { byte &-= 1 }
      index &-= 1
    }
  }

  /// Goes forward eight bytes at a time as far as there are eight.
  private mutating func skip(to target: Int, in bytes: UnsafePointer<UInt8>) {
    let memory = UnsafeRawPointer(bytes)
    var missing = target &- index
    while missing > 0, byte &+ 8 <= count {
      let word = UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
      if missing <= 8, word &<< UInt64(truncatingIfNeeded: 64 &- 8 &* missing) & Self.high == 0 {
        byte &+= missing
        missing = 0
        break
      }
      // Bytes that start a character: no `10` in their highest bits.
      var starts = (~word | word &<< 1) & Self.high
      let found = Int(truncatingIfNeeded: ((starts &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
      if found <= missing {
        byte &+= 8
        missing &-= found
        continue
      }
      while missing > 0 {
        starts &= starts &- 1
        missing &-= 1
      }
      byte &+= starts.trailingZeroBitCount &>> 3
    }
    index = target &- missing
  }
}
