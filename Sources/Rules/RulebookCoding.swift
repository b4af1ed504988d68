public import Platform

/// Writes a rulebook as numbers and a pool of texts.
public struct RulebookEncoder {
  package private(set) var numbers: [Int32] = []
  /// The rows of all tables so far.
  package private(set) var rows: [Int32] = []
  package private(set) var pool: [UInt8] = []
  private var known: [String: Text] = [:]
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

  /// Writes a table: how many rows there are and where they lie, and apart from it the rows.
  package mutating func write<Row: WritableRow>(rows table: some Collection<Row>) {
    let own = numbers.count
    for row in table { row.encode(into: &self) }
    precondition(numbers.count - own == table.count * Row.width, "rows of another width")
    let made = Array(numbers[own...])
    numbers.removeSubrange(own...)
    write(rows.count)
    write(table.count)
    rows += made
  }

  /// Writes a part that a reader may step over: its length in numbers stands before it.
  package mutating func write(section encode: (inout RulebookEncoder) -> Void) {
    let place = numbers.count
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

/// Reads back what `RulebookEncoder` wrote, in place.
public struct RulebookDecoder {
  private let bytes: FixedBytes
  /// Where the next number begins, in bytes.
  @usableFromInline var position: Int

  /// From the first number that is no row on.
  package init(_ rulebook: RulebookBytes) {
    bytes = rulebook.bytes
    position = rulebook.startOffset
  }

  /// From the beginning of a section on.
  init(_ rulebook: RulebookBytes, _ section: RulebookSection) {
    bytes = rulebook.bytes
    position = section.range.lowerBound
  }

  /// From a place on, in bytes.
  @usableFromInline
  init(_ bytes: FixedBytes, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Passes over numbers that nobody asks for: those of a section, whose length has been read.
  mutating func skip(_ count: Int) { position &+= count &* DigitGroups.width }

  @inline(__always)
  package mutating func int() -> Int { Int(int32()) }

  @inline(__always)
  package mutating func int32() -> Int32 {
    let value = bytes.number(at: position)
    position &+= DigitGroups.width
    return value
  }

  /// The next number, of those that stand for slots and the like.
  @inline(__always)
  mutating func int16() -> Int16 { Int16(truncatingIfNeeded: int32()) }

  @inline(__always)
  package mutating func bool() -> Bool { int32() == 1 }

  @inline(__always)
  package mutating func text() -> Text { Text(start: int32()) }

  @inline(__always)
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

  package mutating func int32s() -> [Int32] { array { $0.int32() } }

  package mutating func array<Element>(
    _ decode: (inout RulebookDecoder) -> Element
  ) -> [Element] {
    let count = int()
    return [Element](count: count) { decode(&self) }
  }

  /// A table of rows, none of which is read yet.
  @inline(__always)
  package mutating func rows<Row>() -> RowTable<Row> {
    let start = RulebookBytes.rowOffset &+ int() &* DigitGroups.width
    return RowTable(bytes, start: start, count: int())
  }
}
