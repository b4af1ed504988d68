/// A civil day of the Gregorian calendar, without a time zone.
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// The day of a year (1…9999), a month and a day of the month; nil when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Howard Hinnant's days_from_civil: years start in March, so that the leap day is the last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day written as `2021-01-15`; nil for any other spelling and for impossible days.
  package init?(iso text: some Collection<UInt8>) {
    self.init(iso: Array(text), from: 0, to: text.count)
  }

  /// The day written as `2021-01-15` in a stretch of a buffer.
  package init?(iso buffer: [UInt8], from start: Int, to end: Int) {
    guard end - start == 10, buffer[start + 4] == UInt8(ascii: "-"),
      buffer[start + 7] == UInt8(ascii: "-")
    else { return nil }
    let year = Self.number(buffer, start, 4)
    let month = Self.number(buffer, start + 5, 2)
    let day = Self.number(buffer, start + 8, 2)
    guard year > 0, month > 0, day > 0 else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// A number of decimal digits; -1 when there is anything else.
  private static func number(_ buffer: [UInt8], _ start: Int, _ count: Int) -> Int {
    var value = 0
    for position in start..<(start + count) {
      let digit = Int(buffer[position]) - 0x30
      guard digit >= 0, digit <= 9 else { return -1 }
      value = value * 10 + digit
    }
    return value
  }

  /// 0001-01-01.
  package static var first: Day { Day(number: -719_162) }

  /// 9999-12-31: what the vocabulary gives an act without a date, «not yet».
  package static var never: Day { Day(number: 2_932_896) }

  /// Year, month (1…12) and day of the month (1…31).
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  package var next: Day { Day(number: number + 1) }

  package var previous: Day { Day(number: number - 1) }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The number of days of a month (1…12).
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// The day as `2021-01-15`.
  package var description: String {
    let (year, month, day) = civil
    return (year < 1000 ? padded(year) : String(year)) + (month < 10 ? "-0" : "-")
      + String(month) + (day < 10 ? "-0" : "-") + String(day)
  }

  private func padded(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// A half-open span of days: `from` is inside, `until` is not.
package struct DayInterval: Sendable, Hashable {
  package var from: Day
  /// The first day outside; nil when the end is open.
  package var until: Day?

  package init(from: Day, until: Day?) {
    self.from = from
    self.until = until
  }

  package func overlaps(_ other: DayInterval) -> Bool {
    contains(other.from) || other.contains(from)
  }

  package func contains(_ day: Day) -> Bool {
    guard day >= from else { return false }
    guard let until else { return true }
    return day < until
  }
}

extension Sequence<DayInterval> {
  /// The days on which some interval begins or ends, each once, ascending.
  package var ends: [Day] {
    Set(flatMap { [$0.from, $0.until].compactMap { $0 } }).sorted()
  }
}
