/// Writes a rulebook as printable ASCII digits, so that it fits into one string literal.
///
/// A number n ≥ -1 becomes n + 1 in groups of five bits, lowest first; a group that is followed by
/// another has 32 added. Each group is one byte from `0` (0x30) to `o` (0x6F): no quote, no `#`.
package struct RulebookEncoder {
  package private(set) var digits: [UInt8] = []
  package private(set) var pool: [UInt8] = []
  private var known: [String: Text] = [:]

  package init() {}

  /// Continues a pool: its texts keep their places.
  package init(pool: [UInt8]) { self.pool = pool }

  package mutating func write(_ value: Int) {
    precondition(value >= -1)
    var rest = UInt(value + 1)
    while rest >= 32 {
      digits.append(0x30 + UInt8(rest & 31) + 32)
      rest >>= 5
    }
    digits.append(0x30 + UInt8(rest))
  }

  package mutating func write(_ value: Int32) { write(Int(value)) }

  package mutating func write(_ value: Bool) { write(value ? 1 : 0) }

  package mutating func write(_ text: Text) {
    write(text.start)
    write(text.length)
  }

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

  /// Writes a part that a reader may step over: its length in digits stands before it.
  package mutating func write(section encode: (inout RulebookEncoder) -> Void) {
    let whole = digits
    digits = []
    encode(&self)
    let own = digits
    digits = whole
    write(own.count)
    digits += own
  }

  /// Puts a string into the pool, once.
  package mutating func intern(_ string: String) -> Text {
    if string.isEmpty { return .empty }
    if let text = known[string] { return text }
    let text = Text(start: Int32(pool.count), length: Int32(string.utf8.count))
    pool.append(contentsOf: string.utf8)
    known[string] = text
    return text
  }
}

/// Reads back what `RulebookEncoder` wrote.
package struct RulebookDecoder {
  private let digits: [UInt8]
  /// The next digit.
  var position = 0

  /// `digits` are the numbers of a rulebook, without the pool.
  package init(_ digits: [UInt8]) { self.digits = digits }

  package mutating func int() -> Int {
    // Most numbers are small: one digit.
    let first = Int(digits[position])
    position += 1
    if first < 0x50 { return first - 0x31 }
    var value = (first - 0x30) & 31
    var shift = 5
    while true {
      let digit = Int(digits[position]) - 0x30
      position += 1
      value |= (digit & 31) << shift
      if digit < 32 { return value - 1 }
      shift += 5
    }
  }

  package mutating func int32() -> Int32 { Int32(truncatingIfNeeded: int()) }

  package mutating func bool() -> Bool { int() == 1 }

  package mutating func text() -> Text {
    let start = int32()
    return Text(start: start, length: int32())
  }

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
    var values: [Int32] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(int32()) }
    return values
  }

  /// Steps over a part that was written as a section; the place where it begins.
  package mutating func section() -> Int {
    let length = int()
    let start = position
    position += length
    return start
  }

  package mutating func array<Element>(
    _ decode: (inout RulebookDecoder) -> Element
  ) -> [Element] {
    let count = int()
    var values: [Element] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(decode(&self)) }
    return values
  }
}
