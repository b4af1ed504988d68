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

  /// The number that begins at a place.
  package static func number(_ bytes: [UInt8], at place: Int) -> Int32 {
    bytes[place..<place + width].withUnsafeBytes { number($0, at: 0) }
  }

  @inline(__always)
  static func number(_ memory: UnsafeRawBufferPointer, at place: Int) -> Int32 {
    let group = memory.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    let digits = UInt32(littleEndian: group) &- 0x3030_3030
    let value =
      digits & 0x3F | (digits &>> 2) & 0xFC0 | (digits &>> 4) & 0x3_F000
      | (digits &>> 6) & 0xFC_0000
    return Int32(bitPattern: value) &- 1
  }

  static func numbers(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
    let count = bytes.count / width
    return [Int32](unsafeUninitializedCapacity: count) { numbers, filled in
      if let place = numbers.baseAddress { read(bytes, count, to: place) }
      filled = count
    }
  }

  /// The numbers that a range of bytes holds, for loops that read them without checks.
  package static func fixedNumbers(_ bytes: [UInt8], in range: Range<Int>) -> FixedBuffer<Int32> {
    let count = range.count / width
    return FixedBuffer(count: count) { places in
      bytes[range].withUnsafeBufferPointer { read($0, count, to: places) }
    }
  }

  static func fixedNumbers(_ bytes: UnsafeBufferPointer<UInt8>) -> FixedBuffer<Int32> {
    let count = bytes.count / width
    return FixedBuffer(count: count) { read(bytes, count, to: $0) }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ count: Int,
    to numbers: UnsafeMutablePointer<Int32>
  ) {
    let memory = UnsafeRawBufferPointer(bytes)
    for index in 0..<count {
      (numbers + index).initialize(to: number(memory, at: index &* width))
    }
  }
}
