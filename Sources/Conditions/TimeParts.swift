/// Parts of points in time and lengths of time.
enum TimeParts {
  typealias Answer = Operators.Answer

  static func apply(_ part: TimePart, _ values: [Value]) -> Answer {
    switch values.first {
    case .timestamp(let time) where values.count <= 2:
      var seconds = time.seconds
      if values.count == 2 {
        guard case .string(let zone) = values[1] else { return Functions.mismatch(.part(part)) }
        guard let offset = Timestamp.offset(ofZone: zone) else {
          return .failure(EvaluationError(.unsupported, "time zone '\(zone)'"))
        }
        seconds += offset
      }
      let local = Timestamp(seconds: seconds, nanoseconds: time.nanoseconds)
      return .success(.int(value(of: part, in: local)))
    case .duration(let span) where values.count == 1: return value(of: part, in: span)
    default: return Functions.mismatch(.part(part))
    }
  }

  private static func value(of part: TimePart, in time: Timestamp) -> Int64 {
    let (date, rest) = time.civil
    switch part {
    case .fullYear: return date.year
    // Months and days count from 0 in CEL, but for getDate().
    case .month: return date.month - 1
    case .date: return date.day
    case .dayOfMonth: return date.day - 1
    case .dayOfWeek: return ((date.daysSince1970 + 4) % 7 + 7) % 7
    case .dayOfYear:
      return date.daysSince1970 - CivilDate(year: date.year, month: 1, day: 1).daysSince1970
    case .hours: return rest / 3600
    case .minutes: return rest / 60 % 60
    case .seconds: return rest % 60
    case .milliseconds: return Int64(time.nanoseconds) / 1_000_000
    }
  }

  private static func value(of part: TimePart, in span: TimeSpan) -> Answer {
    let total = Int64(truncatingIfNeeded: span.nanoseconds128)
    switch part {
    case .hours: return .success(.int(total / 3_600_000_000_000))
    case .minutes: return .success(.int(total / 60_000_000_000))
    case .seconds: return .success(.int(total / 1_000_000_000))
    case .milliseconds: return .success(.int(total % 1_000_000_000 / 1_000_000))
    default: return Functions.mismatch(.part(part))
    }
  }
}
