/// The pass itself: ordinary characters cost a few instructions, rare ones are looked at closely.
struct PreScanPass {
  /// More findings than this help nobody.
  private static let mostFindings = 20

  var starts: [Int32] = []
  var candidateLines: [Int32] = []
  var findings: [CharacterFinding] = []
  /// Length of the byte order mark.
  let textStart: Int
  var isASCII = true
  /// False once a byte was met that the parser would refuse without telling where.
  var isReadable = true
  /// The first byte that cannot be UTF-8 text: the reason to suspect another encoding.
  var fault: Int?

  init(_ bytes: [UInt8]) {
    textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    // Lines of plans are about this long; a guess too low costs one more growth.
    starts.reserveCapacity(bytes.count / 24 + 8)
    starts.append(Int32(textStart))
  }

  mutating func run(_ bytes: Span<UInt8>) {
    var index = textStart
    let end = bytes.count
    if textStart > 0 { isASCII = false }
    while index < end {
      // The first comparison is never false; it lets the compiler leave out the checks of bounds.
      if index >= 0, index <= end &- 8 {
        let marks = Self.marks(word(bytes.extracting(index..<index &+ 8)))
        if marks == 0 {
          index &+= 8
          continue
        }
        index &+= marks.trailingZeroBitCount &>> 3
      }
      let byte = bytes[index]
      if byte == 0x0A {
        index &+= 1
        starts.append(Int32(truncatingIfNeeded: index))
      } else if byte >= 0x80 {
        isASCII = false
        index = characters(bytes, index)
      } else if byte &- 0x20 < 0x5F {
        index &+= 1
      } else {
        index = control(byte, bytes, index)
      }
    }
  }

  /// The lowest bit set belongs to the first of eight bytes that is no printable ASCII character.
  private static func marks(_ word: UInt64) -> UInt64 {
    // Per byte: below the space, DEL, beyond ASCII. Carries spoil only bytes after the first.
    ((word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101) | word)
      & 0x8080_8080_8080_8080
  }

  /// Handles the characters beyond ASCII that stand together and returns the offset after them.
  private mutating func characters(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    // Kana and kanji first: three bytes, none of them of interest here but the wide space.
    while index >= 0, index <= bytes.count &- 4 {
      let quad = quad(bytes.extracting(index..<index &+ 4))
      guard quad & 0xC0_C0F0 == 0x80_80E0, (quad & 0x0F) &- 3 < 0x0A,
        quad & 0xFF_FFFF != 0x80_80E3
      else {
        return quad & 0x80 == 0
          ? index : character(UInt8(truncatingIfNeeded: quad), bytes, index)
      }
      index &+= 3
    }
    return index < bytes.count && bytes[index] >= 0x80
      ? character(bytes[index], bytes, index) : index
  }

  /// Handles an ASCII control character and returns the offset after it.
  private mutating func control(_ byte: UInt8, _ bytes: Span<UInt8>, _ index: Int) -> Int {
    switch byte {
    case 0x0D:
      let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
      starts.append(Int32(truncatingIfNeeded: index + (isPair ? 2 : 1)))
      return index + (isPair ? 2 : 1)
    case 0x09:
      if candidateLines.last != Int32(starts.count), isIndentation(bytes, before: index) {
        markLine()
      }
    case 0x00:
      if fault == nil { fault = index }
      report(.null, index, 1, UInt32(byte))
    default:
      // ESC starts the shifts of ISO-2022-JP.
      if byte == 0x1B, fault == nil { fault = index }
      report(.control, index, 1, UInt32(byte))
    }
    return index + 1
  }

  /// Handles a character beyond ASCII and returns the offset after it.
  private mutating func character(_ lead: UInt8, _ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard let length = Self.length(lead, bytes, index) else {
      if fault == nil { fault = index }
      report(.notUTF8, index, 1, UInt32(lead))
      return index + 1
    }
    switch lead {
    case 0xC2, 0xD8, 0xE2, 0xE3, 0xEF:
      let mask: UInt32 = length == 2 ? 0x1F : 0x0F
      var value = UInt32(lead) & mask
      for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
      inspect(value, index, length)
    default: break
    }
    return index + length
  }

  /// Bytes of a well-formed character, or nil (Unicode, table 3-7).
  private static func length(_ lead: UInt8, _ bytes: Span<UInt8>, _ index: Int) -> Int? {
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    let second = bytes[index + 1]
    switch lead {
    case 0xE0: return second >= 0xA0 ? length : nil
    case 0xED: return second < 0xA0 ? length : nil
    case 0xF0: return second >= 0x90 ? length : nil
    case 0xF4: return second < 0x90 ? length : nil
    default: return length
    }
  }

  private mutating func inspect(_ value: UInt32, _ index: Int, _ length: Int) {
    switch value {
    case 0x85, 0x2028, 0x2029: report(.lineSeparator, index, length, value)
    case 0x80...0x9F, 0xFFFE, 0xFFFF: report(.control, index, length, value)
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      report(.bidirectional, index, length, value)
    case 0xFEFF: report(.strayByteOrderMark, index, length, value)
    case 0x2018, 0x2019, 0x201C, 0x201D, 0x3000, 0xFF02, 0xFF03, 0xFF07, 0xFF0D, 0xFF1A, 0xFF3B,
      0xFF3D,
      0xFF5B, 0xFF5D:
      markLine()
    default: break
    }
  }

  private mutating func markLine() {
    let line = Int32(truncatingIfNeeded: starts.count)
    if candidateLines.last != line { candidateLines.append(line) }
  }

  private func isIndentation(_ bytes: Span<UInt8>, before index: Int) -> Bool {
    var cursor = index
    let start = Int(starts.last ?? 0)
    while cursor > start {
      cursor -= 1
      if bytes[cursor] != 0x20, bytes[cursor] != 0x09 { return false }
    }
    return true
  }

  private mutating func report(
    _ kind: CharacterFinding.Kind,
    _ index: Int,
    _ length: Int,
    _ value: UInt32
  ) {
    if kind.isUnreadable { isReadable = false }
    guard findings.count < Self.mostFindings else { return }
    let range = ByteRange(start: index, end: index + length)
    findings.append(CharacterFinding(kind: kind, range: range, value: value))
  }
}
