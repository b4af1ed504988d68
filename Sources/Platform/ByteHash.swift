/// A hash of some bytes that is the same in every process: for tables that the binary carries.
package enum ByteHash {
  /// Multiplies eight bytes at a time and folds the product; the seed tells uses apart.
  ///
  /// Never negative.
  package static func hash(_ buffer: [UInt8], from start: Int, to end: Int, seed: Int32) -> Int {
    buffer.withUnsafeBytes { bytes in
      let bytes = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      var state = UInt64(UInt32(bitPattern: seed)) &<< 32 | UInt64(truncatingIfNeeded: end &- start)
      guard bytes.count >= 8 else {
        return Int(truncatingIfNeeded: fold(state, bytes.reduce(0) { $0 &<< 8 | UInt64($1) }))
      }
      var offset = 0
      while bytes.count &- offset > 8 {
        state = fold(state, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset &+= 8
      }
      // The last eight bytes overlap those before them.
      state = fold(state, bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self))
      return Int(truncatingIfNeeded: state)
    }
  }

  @inline(__always)
  private static func fold(_ state: UInt64, _ word: UInt64) -> UInt64 {
    // The factor is odd and has as many ones as zeros; any such number would do.
    let product = (state ^ word.littleEndian).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return (product.high ^ product.low) & 0x7fff_ffff_ffff_ffff
  }
}
