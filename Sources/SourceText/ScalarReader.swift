/// Reads UTF-8 leniently: a byte that belongs to no character is a scalar of its own.
struct ScalarReader {
  /// One scalar and the bytes it takes; nil is a byte that is not UTF-8.
  struct Step {
    var scalar: Unicode.Scalar?
    var length: Int
  }

  /// The scalar that starts at the offset, which must lie inside the bytes.
  static func step(_ bytes: [UInt8], at offset: Int, end: Int) -> Step {
    let lead = bytes[offset]
    if lead < 0x80 { return Step(scalar: Unicode.Scalar(lead), length: 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= end else {
      return Step(scalar: nil, length: 1)
    }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in offset + 1..<offset + length {
      guard bytes[next] & 0xC0 == 0x80 else { return Step(scalar: nil, length: 1) }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    let isShortest = length == 2 || value >= (length == 3 ? 0x800 : 0x1_0000)
    guard isShortest, let scalar = Unicode.Scalar(value) else {
      return Step(scalar: nil, length: 1)
    }
    return Step(scalar: scalar, length: length)
  }
}
