internal import Glibc

/// Looks for a byte with the C library's vectors, for scans that every file goes through.
package enum ByteSearch {
  /// Offset of the next byte of a kind; nil when there is none.
  package static func next(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard start >= 0, start < buffer.count, let base = buffer.baseAddress else { return nil }
      return memchr(base + start, Int32(byte), buffer.count - start).map { found in
        UnsafeRawPointer(found) - base
      }
    }
  }
}
