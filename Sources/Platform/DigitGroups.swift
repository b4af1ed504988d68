/// Numbers as printable ASCII, four bytes each, so that they fit into a literal and read at once.
///
/// A number n, -1 ≤ n < 2²⁴ - 1, becomes the four six-bit digits of n + 1, lowest first; each digit
/// is one byte from `0` (0x30) to `o` (0x6F).
package enum DigitGroups {
  /// Bytes of a number.
  package static let width = 4

  /// The first number that has no group.
  package static let limit: Int32 = (1 << 24) - 1

  package static func append(_ number: Int, to bytes: inout [UInt8]) {
    precondition(number >= -1 && number < Int(limit), "a number without a group of digits")
    for digit in 0..<width { bytes.append(0x30 + UInt8((number + 1) >> (6 * digit) & 63)) }
  }

  /// The numbers that a range of bytes holds.
  package static func numbers(_ bytes: [UInt8], in range: Range<Int>) -> [Int32] {
    bytes[range].withUnsafeBufferPointer { numbers($0) }
  }

  static func numbers(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
    let count = bytes.count / width
    let memory = UnsafeRawBufferPointer(bytes)
    return [Int32](unsafeUninitializedCapacity: count) { numbers, filled in
      for index in 0..<count {
        let group = memory.loadUnaligned(fromByteOffset: index &* width, as: UInt32.self)
        let digits = UInt32(littleEndian: group) &- 0x3030_3030
        let value =
          digits & 0x3F | (digits &>> 2) & 0xFC0 | (digits &>> 4) & 0x3_F000
          | (digits &>> 6) & 0xFC_0000
        numbers[index] = Int32(bitPattern: value) &- 1
      }
      filled = count
    }
  }
}
