package import Platform

/// Where a compiled rulebook lies: in the binary, or in memory after reading a folder.
///
/// After a head of two lengths come the rows of all tables, then what every start reads, then
/// sections that are read when they are asked for, then the pool of texts.
package struct RulebookBytes: Sendable {
  let bytes: FixedBytes
  /// Offset of what every start reads, in bytes.
  let startOffset: Int
  /// Offset of the pool of texts, in bytes.
  private let poolOffset: Int

  /// First bytes of every compiled rulebook; the number changes with the layout.
  package static let magic = "tebiki-rulebook-5\n"

  /// Where the first row begins, in bytes: the lengths before it are as long as numbers are.
  static var rowOffset: Int { magic.utf8.count + 2 * DigitGroups.width }

  /// Reads what `assemble` made.
  package init(_ bytes: FixedBytes) {
    self.bytes = bytes
    let lengths = Self.magic.utf8.count
    let rows = Int(bytes.number(at: lengths))
    let others = Int(bytes.number(at: lengths + DigitGroups.width))
    startOffset = Self.rowOffset + rows * DigitGroups.width
    poolOffset = startOffset + others * DigitGroups.width
  }

  /// The same, of bytes made in memory.
  package init(copying bytes: [UInt8]) { self.init(FixedBytes(copying: bytes)) }

  /// Whether a text of the pool equals a stretch of a buffer.
  package func pooledEquals(_ text: Text, _ buffer: [UInt8], from start: Int, to end: Int) -> Bool {
    pooledEquals(text.start, length: length(of: text), buffer, from: start, to: end)
  }

  /// Whether a text of the pool, which begins at a place and has a length in bytes, as code has both,
  /// equals a stretch of a buffer.
  package func pooledEquals(
    _ text: Int32,
    length: Int32,
    _ buffer: [UInt8],
    from start: Int,
    to end: Int
  ) -> Bool {
    Int(length) == end - start
      && bytes.matches(poolOffset + Int(text), buffer, from: start, to: end)
  }

  /// A text of the pool as a string.
  package func string(_ text: Text) -> String {
    let start = poolOffset + Int(text.start)
    return bytes.string(in: start..<start + Int(length(of: text)))
  }

  /// The length of a text of the pool, in bytes.
  private func length(of text: Text) -> Int32 {
    text.isEmpty ? 0 : bytes.number(at: poolOffset + Int(text.start) - DigitGroups.width)
  }

  /// The numbers of a section, for loops that read them without checks.
  func fixedNumbers(of section: RulebookSection) -> FixedBuffer<Int32> {
    bytes.fixedNumbers(in: section.range)
  }

  /// The section that begins at a place, in bytes.
  func section(at offset: Int) -> RulebookSection {
    let start = offset + DigitGroups.width
    let length = Int(bytes.number(at: offset))
    return RulebookSection(range: start..<start + length * DigitGroups.width)
  }

  /// The section that follows another.
  func section(after section: RulebookSection) -> RulebookSection {
    self.section(at: section.range.upperBound)
  }

  /// The first section inside another.
  func firstSection(in section: RulebookSection) -> RulebookSection {
    self.section(at: section.range.lowerBound)
  }

  /// All texts, one after the other.
  var pool: [UInt8] { bytes.bytes(in: poolOffset..<bytes.count) }

  /// The compiled form of what an encoder holds.
  package static func assemble(_ encoder: RulebookEncoder) -> [UInt8] {
    let numbers = [Int32(encoder.rows.count), Int32(encoder.numbers.count)]
    var bytes = Array(magic.utf8)
    for number in numbers + encoder.rows + encoder.numbers {
      DigitGroups.append(Int(number), to: &bytes)
    }
    return bytes + encoder.pool
  }
}

/// A part of a rulebook that is read only when it is asked for: its numbers, in bytes.
struct RulebookSection: Sendable {
  let range: Range<Int>
}
