package import Platform

/// Where a compiled rulebook lies: in the binary, or in memory after reading a folder.
package struct RulebookBytes: Sendable {
  private enum Storage: Sendable {
    case embedded(StaticBytes)
    case owned([UInt8])
  }

  private let storage: Storage
  /// Offset of the pool of texts, in bytes.
  private let poolStart: Int
  /// Offset of the first section, in bytes.
  private let sectionsStart: Int

  /// First bytes of every compiled rulebook; the number changes with the layout.
  package static let magic = "tebiki-rulebook-4\n"

  /// Digits of the length of all numbers, after the magic, and of the length before the sections.
  private static let lengthDigits = 8

  package static var headerLength: Int { magic.utf8.count + 2 * lengthDigits }

  /// A rulebook compiled into the binary.
  package init(embedded bytes: StaticBytes) {
    self.init(.embedded(bytes))
  }

  /// A rulebook compiled in memory.
  package init(owned bytes: [UInt8]) {
    self.init(.owned(bytes))
  }

  private init(_ storage: Storage) {
    self.storage = storage
    let lengths = Self.magic.utf8.count
    poolStart = Self.headerLength + Self.length(storage, at: lengths)
    sectionsStart = Self.headerLength + Self.length(storage, at: lengths + Self.lengthDigits)
  }

  private static func length(_ storage: Storage, at start: Int) -> Int {
    (start..<start + lengthDigits).reduce(0) { $0 * 10 + Int(byte(storage, $1)) - 0x30 }
  }

  private static func byte(_ storage: Storage, _ index: Int) -> UInt8 {
    switch storage {
    case .embedded(let bytes): bytes[index]
    case .owned(let bytes): bytes[index]
    }
  }

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
    guard Int(length) == end - start else { return false }
    let own = poolStart + Int(text)
    switch storage {
    case .embedded(let bytes): return bytes.matches(own, buffer, from: start, to: end)
    case .owned(let bytes):
      for offset in 0..<(end - start) where bytes[own + offset] != buffer[start + offset] {
        return false
      }
      return true
    }
  }

  /// A text of the pool as a string.
  package func string(_ text: Text) -> String {
    let start = poolStart + Int(text.start)
    let range = start..<(start + Int(length(of: text)))
    switch storage {
    case .embedded(let bytes): return bytes.string(in: range)
    case .owned(let bytes): return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  /// The length of a text of the pool, in bytes.
  private func length(of text: Text) -> Int32 {
    text.isEmpty ? 0 : number(at: poolStart + Int(text.start) - DigitGroups.width)
  }

  /// The numbers before the first section, as the encoder wrote them.
  package var numbers: [Int32] { numbers(in: Self.headerLength..<sectionsStart) }

  /// The numbers of a section.
  func numbers(of section: RulebookSection) -> [Int32] { numbers(in: section.range) }

  /// The numbers of a section, for loops that read them without checks.
  func fixedNumbers(of section: RulebookSection) -> FixedBuffer<Int32> {
    switch storage {
    case .embedded(let bytes): bytes.fixedNumbers(in: section.range)
    case .owned(let bytes): DigitGroups.fixedNumbers(bytes, in: section.range)
    }
  }

  /// The first section.
  var firstSection: RulebookSection { section(at: sectionsStart) }

  /// The section that follows another.
  func section(after section: RulebookSection) -> RulebookSection {
    self.section(at: section.range.upperBound)
  }

  /// The first section inside another.
  func firstSection(in section: RulebookSection) -> RulebookSection {
    self.section(at: section.range.lowerBound)
  }

  private func section(at offset: Int) -> RulebookSection {
    let start = offset + DigitGroups.width
    let length = Int(number(at: offset))
    return RulebookSection(range: start..<start + length * DigitGroups.width)
  }

  private func number(at offset: Int) -> Int32 {
    switch storage {
    case .embedded(let bytes): bytes.number(at: offset)
    case .owned(let bytes): DigitGroups.number(bytes, at: offset)
    }
  }

  private func numbers(in range: Range<Int>) -> [Int32] {
    switch storage {
    case .embedded(let bytes): bytes.numbers(in: range)
    case .owned(let bytes): DigitGroups.numbers(bytes, in: range)
    }
  }

  /// All texts, one after the other.
  var pool: [UInt8] {
    switch storage {
    case .embedded(let bytes): bytes.bytes(in: poolStart..<bytes.count)
    case .owned(let bytes): Array(bytes[poolStart...])
    }
  }

  /// The compiled form of what an encoder holds.
  package static func assemble(_ encoder: RulebookEncoder) -> [UInt8] {
    var bytes = Array(magic.utf8)
    let length = encoder.numbers.count * DigitGroups.width
    let plain = encoder.firstSection.map { $0 * DigitGroups.width } ?? length
    for number in [length, plain] {
      let digits = String(number)
      bytes += Array(String(repeating: "0", count: lengthDigits - digits.count).utf8)
      bytes += Array(digits.utf8)
    }
    bytes.reserveCapacity(bytes.count + length + encoder.pool.count)
    for number in encoder.numbers { DigitGroups.append(Int(number), to: &bytes) }
    bytes += encoder.pool
    return bytes
  }
}

/// A part of a rulebook that is read only when it is asked for: its numbers, in bytes.
struct RulebookSection: Sendable {
  let range: Range<Int>
}
