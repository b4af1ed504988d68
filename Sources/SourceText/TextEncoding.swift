/// An encoding other than UTF-8 that a file turned out to have.
enum TextEncoding {
  case utf16LittleEndian
  case utf16BigEndian
  case utf32
  case cp932
  case eucJP
  case iso2022JP

  /// The name that `iconv` knows.
  var iconvName: String {
    switch self {
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .utf32: "UTF-32"
    case .cp932: "CP932"
    case .eucJP: "EUC-JP"
    case .iso2022JP: "ISO-2022-JP"
    }
  }

  /// The encoding that explains a file which is not UTF-8 text; nil when none does.
  static func detect(in bytes: [UInt8], faultAt fault: Int) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return .utf32
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if isWide(bytes) { return .utf32 }
    if let wide = zeroPattern(in: bytes) { return wide }
    if bytes[fault] == 0x1B {
      let next = fault + 1 < bytes.count ? bytes[fault + 1] : 0
      return next == 0x24 || next == 0x28 ? .iso2022JP : nil
    }
    guard bytes[fault] >= 0x80, !isDamagedUTF8(bytes) else { return nil }
    if fitsEUC(bytes) { return .eucJP }
    return fitsCP932(bytes) ? .cp932 : nil
  }

  /// UTF-32 without a byte order mark: of four bytes the highest is always zero, the next nearly so.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    let sample = min(bytes.count, 4096) & ~3
    guard sample >= 8 else { return false }
    var isLittle = true
    var isBig = true
    for index in stride(from: 0, to: sample, by: 4) {
      if bytes[index + 3] != 0 || bytes[index + 2] > 0x10 { isLittle = false }
      if bytes[index] != 0 || bytes[index + 1] > 0x10 { isBig = false }
    }
    return isLittle != isBig
  }

  /// UTF-16 without a byte order mark: ASCII characters leave zeros on one side only.
  private static func zeroPattern(in bytes: [UInt8]) -> TextEncoding? {
    let sample = min(bytes.count, 4096) & ~1
    var zeros = (even: 0, odd: 0)
    for index in stride(from: 0, to: sample, by: 2) {
      if bytes[index] == 0 { zeros.even += 1 }
      if bytes[index + 1] == 0 { zeros.odd += 1 }
    }
    let least = max(2, sample / 32)
    if zeros.odd >= least, zeros.odd > zeros.even * 8 { return .utf16LittleEndian }
    if zeros.even >= least, zeros.even > zeros.odd * 8 { return .utf16BigEndian }
    return nil
  }

  /// Whether most characters beyond ASCII are sound UTF-8: then single bytes were damaged.
  private static func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
    var sound = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let step = ScalarReader.step(bytes, at: index, end: bytes.count)
      if step.scalar == nil { broken += 1 } else if step.length >= 3 { sound += 1 }
      index += step.length
    }
    return sound > broken
  }

  /// Whether all bytes are CP932 text, with at least one character that is no lone Latin letter.
  private static func fitsCP932(_ bytes: [UInt8]) -> Bool {
    var index = 0
    var isConvincing = false
    // Bytes of Japanese characters that stand together, and where they end.
    var run = 0
    var runEnd = -1
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x00..<0x80: index += 1
      case 0xA1...0xDF:
        run = (runEnd == index ? run : 0) + 1
        index += 1
        runEnd = index
      case 0x81...0x9F, 0xE0...0xFC:
        guard index + 1 < bytes.count else { return false }
        let trail = bytes[index + 1]
        guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return false }
        // Latin-1 text has accented letters one by one; Japanese text has runs.
        if byte < 0xA0 { isConvincing = true }
        run = (runEnd == index ? run : 0) + 2
        index += 2
        runEnd = index
      default: return false
      }
      if run >= 3 { isConvincing = true }
    }
    return isConvincing
  }

  private static func fitsEUC(_ bytes: [UInt8]) -> Bool {
    var index = 0
    var pairs = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte == 0x8F ? 3 : 2
      guard byte >= 0xA1 && byte != 0xFF || byte == 0x8E || byte == 0x8F,
        index + length <= bytes.count
      else { return false }
      for offset in 1..<length where bytes[index + offset] < 0xA1 { return false }
      index += length
      pairs += 1
    }
    return pairs >= 2
  }
}
