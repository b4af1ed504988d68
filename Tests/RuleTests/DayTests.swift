import Rules
import Testing

@Suite("Days of the law")
struct DayTests {
  /// The number of a day by counting every day of every year and month before it.
  private static func counted(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    let lengths = [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    func length(_ month: Int) -> Int {
      month == 2 ? (isLeap(year) ? 29 : 28) : lengths[month - 1]
    }
    let years = (1970..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
    return years + (1..<month).reduce(0) { $0 + length($1) } + day - 1
  }

  @Test("of a year count up without a gap", arguments: [1970, 1999, 2000, 2016, 2019, 2020, 2100])
  func counts(year: Int) throws {
    var expected = Self.counted(year, 1, 1)
    for month in 1...12 {
      for day in 1...31 {
        guard let own = Day(year: year, month: month, day: day) else { continue }
        #expect(Int(own.number) == Self.counted(year, month, day))
        #expect(Int(own.number) == expected)
        #expect(own.civil == (year, month, day))
        expected += 1
      }
    }
    #expect(expected == Self.counted(year + 1, 1, 1))
  }

  @Test("are read back as they are written", arguments: Array(stride(from: 0, to: 40_000, by: 613)))
  func spelling(number: Int) {
    let day = Day(number: Int32(number))
    #expect(Day(iso: day.description.utf8) == day)
  }

  @Test(
    "that do not exist, or are spelled otherwise, are refused",
    arguments: [
      "2021-02-29", "2020-02-30", "2100-02-29", "2021-13-01", "2021-00-10", "2021-01-00",
      "2021-1-5", "2021/01/05", "21-01-05", "2021-01-05 ", "0000-01-01", "", "２０２１-01-05",
    ]
  )
  func refused(text: String) {
    #expect(Day(iso: text.utf8) == nil)
  }

  @Test("«never» is the last day of the calendar")
  func never() {
    #expect(Day.never == Day(year: 9999, month: 12, day: 31))
  }

  @Test("of an interval begin with its first and end before its last")
  func intervals() {
    let start = Day(number: 100)
    let closed = DayInterval(from: start, until: Day(number: 102))
    #expect(
      (99...103).map { closed.contains(Day(number: $0)) } == [false, true, true, false, false]
    )
    #expect(DayInterval(from: start, until: nil).contains(.never))
  }
}
