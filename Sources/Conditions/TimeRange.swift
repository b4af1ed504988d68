/// Nanoseconds in a second.
let nanosecondsPerSecond: Int128 = 1_000_000_000

extension Timestamp {
  /// Seconds of 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z (google.protobuf.Timestamp).
  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  var nanoseconds128: Int128 { Int128(seconds) * nanosecondsPerSecond + Int128(nanoseconds) }

  /// The time so many nanoseconds after 1970; nil outside the years 1 to 9999.
  init?(nanoseconds128 total: Int128) {
    let (seconds, rest) = flooredSeconds(total)
    guard let seconds = Int64(exactly: seconds), Self.range.contains(seconds) else { return nil }
    self.init(seconds: seconds, nanoseconds: rest)
  }
}

extension TimeSpan {
  var nanoseconds128: Int128 { Int128(seconds) * nanosecondsPerSecond + Int128(nanoseconds) }

  /// A length of so many nanoseconds; nil past 64 bits (about 292 years), CEL's usual limit.
  init?(nanoseconds128 total: Int128) {
    guard Int64(exactly: total) != nil else { return nil }
    let (seconds, rest) = flooredSeconds(total)
    self.init(seconds: Int64(seconds), nanoseconds: rest)
  }
}

private func flooredSeconds(_ total: Int128) -> (seconds: Int128, rest: Int32) {
  var (seconds, rest) = total.quotientAndRemainder(dividingBy: nanosecondsPerSecond)
  if rest < 0 {
    seconds -= 1
    rest += nanosecondsPerSecond
  }
  return (seconds, Int32(rest))
}
