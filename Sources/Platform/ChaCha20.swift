/// The key stream of ChaCha20 (RFC 8439) under a key that is used for one message only.
package struct ChaCha20 {
  private let initial: [UInt32]

  /// `key` has 32 bytes; the nonce is zero, because no key is used twice.
  package init(key: [UInt8]) {
    precondition(key.count == 32, "a key has 32 bytes")
    var words: [UInt32] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]
    for start in stride(from: 0, to: 32, by: 4) {
      words.append(
        UInt32(key[start]) | UInt32(key[start + 1]) << 8 | UInt32(key[start + 2]) << 16
          | UInt32(key[start + 3]) << 24
      )
    }
    initial = words + [0, 0, 0, 0]
  }

  /// Enciphers or deciphers bytes in place.
  package func apply(to bytes: inout [UInt8]) {
    var block = [UInt32](repeating: 0, count: 16)
    var counter: UInt32 = 0
    var start = 0
    while start < bytes.count {
      fill(&block, counter)
      counter &+= 1
      let end = min(start + 64, bytes.count)
      var index = start
      while index < end {
        let offset = index - start
        bytes[index] ^= UInt8(truncatingIfNeeded: block[offset >> 2] >> UInt32(8 * (offset & 3)))
        index += 1
      }
      start = end
    }
  }

  private func fill(_ block: inout [UInt32], _ counter: UInt32) {
    for index in 0..<16 { block[index] = initial[index] }
    block[12] = counter
    for _ in 0..<10 {
      Self.quarter(&block, 0, 4, 8, 12)
      Self.quarter(&block, 1, 5, 9, 13)
      Self.quarter(&block, 2, 6, 10, 14)
      Self.quarter(&block, 3, 7, 11, 15)
      Self.quarter(&block, 0, 5, 10, 15)
      Self.quarter(&block, 1, 6, 11, 12)
      Self.quarter(&block, 2, 7, 8, 13)
      Self.quarter(&block, 3, 4, 9, 14)
    }
    for index in 0..<16 { block[index] &+= initial[index] }
    block[12] &+= counter
  }

  @inline(__always)
  private static func quarter(_ block: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    block[a] &+= block[b]
    block[d] = rotated(block[d] ^ block[a], 16)
    block[c] &+= block[d]
    block[b] = rotated(block[b] ^ block[c], 12)
    block[a] &+= block[b]
    block[d] = rotated(block[d] ^ block[a], 8)
    block[c] &+= block[d]
    block[b] = rotated(block[b] ^ block[c], 7)
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word << bits | word >> (32 - bits)
  }
}
