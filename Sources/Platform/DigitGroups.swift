/// Numbers as printable ASCII, four bytes each, so that they fit into a literal and read at once.
///
/// A number n, -1 ≤ n < 2²⁴ - 1, becomes the four six-bit digits of n + 1, lowest first; each digit
/// is one byte from `0` (0x30) to `o` (0x6F).
public enum DigitGroups {
  /// Bytes of a number.
  @inlinable
  public static var width: Int { 4 }

  /// The first number that has no group.
  package static let limit: Int32 = (1 << 24) - 1

  package static func append(_ number: Int, to bytes: inout [UInt8]) {
    precondition(number >= -1 && number < Int(limit), "a number without a group of digits")
    for digit in 0..<width { bytes.append(0x30 + UInt8((number + 1) >> (6 * digit) & 63)) }
  }

  /// The number of a group, as it lies in memory.
  @inlinable
  @inline(__always)
  public static func number(_ group: UInt32) -> Int32 {
    let digits = UInt32(littleEndian: group) &- 0x3030_3030
    let value =
      digits & 0x3F | (digits &>> 2) & 0xFC0 | (digits &>> 4) & 0x3_F000
      | (digits &>> 6) & 0xFC_0000
    return Int32(bitPattern: value) &- 1
  }

  /// The number that begins at a place.
  package static func number(_ bytes: [UInt8], at place: Int) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      precondition(place >= 0 && place <= bytes.count - width, "outside the bytes")
      return number(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
  }
}
