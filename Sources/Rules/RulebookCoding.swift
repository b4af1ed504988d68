internal import Platform

/// Writes a rulebook as numbers and a pool of texts.
package struct RulebookEncoder {
  package private(set) var numbers: [Int32] = []
  package private(set) var pool: [UInt8] = []
  private var known: [String: Text] = [:]
  /// Where the first section begins: what every start reads ends there.
  private(set) var firstSection: Int?

  package init() {}

  /// Continues a pool: its texts keep their places.
  package init(pool: [UInt8]) { self.pool = pool }

  package mutating func write(_ value: Int) { numbers.append(Int32(value)) }

  package mutating func write(_ value: Int32) { write(Int(value)) }

  package mutating func write(_ value: Bool) { write(value ? 1 : 0) }

  package mutating func write(_ text: Text) { write(text.start) }

  package mutating func write(_ text: LocalizedText) {
    write(text.ja)
    write(text.en)
  }

  package mutating func write(_ day: Day?) {
    // Days before 1970 do not occur in the law that the rules speak of.
    write(day.map { Int($0.number) } ?? -1)
  }

  package mutating func write(_ interval: DayInterval) {
    write(interval.from)
    write(interval.until)
  }

  package mutating func write(_ values: [Int32]) {
    write(values.count)
    for value in values { write(value) }
  }

  package mutating func write<Element>(
    _ values: [Element],
    _ encode: (inout RulebookEncoder, Element) -> Void
  ) {
    write(values.count)
    for value in values { encode(&self, value) }
  }

  /// Writes a part that a reader may step over: its length in numbers stands before it.
  package mutating func write(section encode: (inout RulebookEncoder) -> Void) {
    let place = numbers.count
    if firstSection == nil { firstSection = place }
    numbers.append(0)
    encode(&self)
    numbers[place] = Int32(numbers.count - place - 1)
  }

  /// Puts a string into the pool, once.
  package mutating func intern(_ string: String) -> Text {
    if string.isEmpty { return .empty }
    if let text = known[string] { return text }
    DigitGroups.append(string.utf8.count, to: &pool)
    let text = Text(start: Int32(pool.count))
    pool.append(contentsOf: string.utf8)
    known[string] = text
    return text
  }

  /// The length of a text of the pool, in bytes.
  func length(of text: Text) -> Int32 {
    text.isEmpty ? 0 : DigitGroups.number(pool, at: Int(text.start) - DigitGroups.width)
  }

  /// Where a text lies in the pool.
  func range(of text: Text) -> Range<Int> {
    Int(text.start)..<Int(text.start + length(of: text))
  }

  /// A text of the pool as a string.
  func string(_ text: Text) -> String { String(decoding: pool[range(of: text)], as: UTF8.self) }
}

/// Reads back what `RulebookEncoder` wrote.
package struct RulebookDecoder {
  private let numbers: [Int32]
  /// The next number.
  private(set) var position = 0

  /// `numbers` are a rulebook's, or those of one of its sections; without the pool.
  package init(_ numbers: [Int32]) { self.numbers = numbers }

  /// Passes over numbers that nobody asks for: those of a section, whose length has been read.
  mutating func skip(_ count: Int) { position &+= count }

  package mutating func int() -> Int { Int(int32()) }

  package mutating func int32() -> Int32 {
    let value = numbers[position]
    position &+= 1
    return value
  }

  package mutating func bool() -> Bool { int() == 1 }

  package mutating func text() -> Text { Text(start: int32()) }

  package mutating func localized() -> LocalizedText {
    let ja = text()
    return LocalizedText(ja: ja, en: text())
  }

  package mutating func day() -> Day? {
    let number = int32()
    return number < 0 ? nil : Day(number: number)
  }

  package mutating func interval() -> DayInterval {
    let from = day() ?? Day(number: 0)
    return DayInterval(from: from, until: day())
  }

  package mutating func int32s() -> [Int32] {
    let count = int()
    let start = position
    position += count
    return Array(numbers[start..<position])
  }

  /// The same as `int32s`, for as long as the numbers are kept anyway: nothing is copied.
  mutating func part() -> ArrayPart<Int32> {
    let count = int()
    defer { position &+= count }
    return ArrayPart(numbers, from: position, count: count)
  }

  package mutating func array<Element>(
    _ decode: (inout RulebookDecoder) -> Element
  ) -> [Element] {
    let count = int()
    return [Element](count: count) { decode(&self) }
  }
}
