/// Reads fixed formats byte by byte.
private struct Reader {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  mutating func number(digits count: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<count {
      guard current.isDigit else { return nil }
      value = value * 10 + Int64(current - 0x30)
      position += 1
    }
    return value
  }

  /// Up to `limit` digits; nil when there are none or more.
  mutating func digits(atMost limit: Int) -> (value: Int128, count: Int)? {
    var value: Int128 = 0
    var count = 0
    while current.isDigit {
      guard count < limit else { return nil }
      value = value * 10 + Int128(current - 0x30)
      count += 1
      position += 1
    }
    return count == 0 ? nil : (value, count)
  }
}

private func power(ofTen exponent: Int) -> Int128 {
  var result: Int128 = 1
  for _ in 0..<exponent { result *= 10 }
  return result
}

extension Timestamp {
  /// Reads RFC 3339 with at most nanoseconds; nil when malformed or outside the years 1 to 9999.
  package init?(text: String) {
    var reader = Reader(text)
    guard let year = reader.number(digits: 4), reader.take("-"),
      let month = reader.number(digits: 2), reader.take("-"),
      let day = reader.number(digits: 2), reader.take("T"),
      let hour = reader.number(digits: 2), reader.take(":"),
      let minute = reader.number(digits: 2), reader.take(":"),
      let second = reader.number(digits: 2), hour < 24, minute < 60, second < 60
    else { return nil }
    var nanoseconds: Int128 = 0
    if reader.take(".") {
      guard let fraction = reader.digits(atMost: 9) else { return nil }
      nanoseconds = fraction.value * power(ofTen: 9 - fraction.count)
    }
    guard let offset = reader.take("Z") ? 0 : reader.offset(), reader.isAtEnd else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.isValid else { return nil }
    let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
    guard Self.range.contains(seconds) else { return nil }
    self.init(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  /// RFC 3339 in UTC, with as many digits of the second as needed.
  package var text: String {
    let (date, rest) = civil
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    let time = "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
    return "\(day)T\(time)\(fraction(nanoseconds))Z"
  }

  /// Seconds east of UTC that a zone text means (`UTC`, `+09:00`); nil for names of places.
  static func offset(ofZone zone: String) -> Int64? {
    if zone.isEmpty || zone == "UTC" || zone == "Z" { return 0 }
    var reader = Reader(zone)
    guard let offset = reader.offset(signRequired: false), reader.isAtEnd else { return nil }
    return offset
  }
}

extension Reader {
  fileprivate mutating func offset(signRequired: Bool = true) -> Int64? {
    let isWest = take("-")
    guard isWest || take("+") || !signRequired else { return nil }
    guard let hours = number(digits: 2), take(":"), let minutes = number(digits: 2),
      hours < 24, minutes < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Nanoseconds in the unit that follows.
  fileprivate mutating func unit() -> Int128? {
    if take("h") { return 3600 * nanosecondsPerSecond }
    if take("s") { return nanosecondsPerSecond }
    if take("m") { return take("s") ? 1_000_000 : 60 * nanosecondsPerSecond }
    if take("n") { return take("s") ? 1 : nil }
    if take("u") { return take("s") ? 1_000 : nil }
    // The two code points that look like a micro sign, in UTF-8.
    for micro in [[0xc2, 0xb5], [0xce, 0xbc]] as [[UInt8]]
    where bytes[position...].starts(with: micro) {
      position += 2
      return take("s") ? 1_000 : nil
    }
    return nil
  }
}

extension TimeSpan {
  /// Reads a run of numbers with units (`1h30m`, `-1.5s`); nil when malformed or past 64 bits.
  package init?(text: String) {
    var reader = Reader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    var total: Int128 = 0
    if reader.bytes[reader.position...].elementsEqual([0x30]) {
      self.init(seconds: 0)
      return
    }
    repeat {
      let whole = reader.digits(atMost: 19)
      var part: (value: Int128, count: Int)?
      if reader.take(".") { part = reader.digits(atMost: 18) }
      guard whole != nil || part != nil, let unit = reader.unit() else { return nil }
      total += (whole?.value ?? 0) * unit
      if let part { total += part.value * unit / power(ofTen: part.count) }
      guard Int64(exactly: total) != nil || total == Int128(Int64.min.magnitude) else { return nil }
    } while !reader.isAtEnd
    self.init(nanoseconds128: isNegative ? -total : total)
  }

  /// Seconds with as many decimals as needed and the unit `s`.
  package var text: String {
    let total = nanoseconds128
    let magnitude = total.magnitude
    let rest = Int32(magnitude % 1_000_000_000)
    return "\(total < 0 ? "-" : "")\(magnitude / 1_000_000_000)\(fraction(rest))s"
  }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A decimal point and the digits of nanoseconds, without trailing zeros; empty for none.
private func fraction(_ nanoseconds: Int32) -> String {
  guard nanoseconds != 0 else { return "" }
  var digits = padded(Int64(nanoseconds), 9)
  while digits.hasSuffix("0") { digits.removeLast() }
  return "." + digits
}
