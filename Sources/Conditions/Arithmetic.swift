extension Operators {
  static func arithmetic(_ symbol: BinaryOperator, _ left: Value, _ right: Value) -> Answer {
    switch (left, right) {
    case (.int(let one), .int(let other)): integers(symbol, one, other)
    case (.double(let one), .double(let other)): doubles(symbol, one, other)
    case (.string(let one), .string(let other)) where symbol == .add:
      .success(.string(one + other))
    case (.list(let one), .list(let other)) where symbol == .add: .success(.list(one + other))
    case (.timestamp, _), (.duration, _): times(symbol, left, right)
    default: mismatch(symbol.rawValue)
    }
  }

  private static func integers(_ symbol: BinaryOperator, _ one: Int64, _ other: Int64) -> Answer {
    let result: (partialValue: Int64, overflow: Bool)
    switch symbol {
    case .add: result = one.addingReportingOverflow(other)
    case .subtract: result = one.subtractingReportingOverflow(other)
    case .multiply: result = one.multipliedReportingOverflow(by: other)
    case .divide:
      guard other != 0 else { return .failure(EvaluationError(.divisionByZero)) }
      result = one.dividedReportingOverflow(by: other)
    case .remainder:
      guard other != 0 else { return .failure(EvaluationError(.modulusByZero)) }
      result = one.remainderReportingOverflow(dividingBy: other)
    default: return mismatch(symbol.rawValue)
    }
    guard !result.overflow else {
      return .failure(EvaluationError(.overflow, symbol.rawValue))
    }
    return .success(.int(result.partialValue))
  }

  private static func doubles(
    _ symbol: BinaryOperator,
    _ one: Double,
    _ other: Double
  ) -> Answer {
    switch symbol {
    case .add: .success(.double(one + other))
    case .subtract: .success(.double(one - other))
    case .multiply: .success(.double(one * other))
    case .divide: .success(.double(one / other))
    default: mismatch(symbol.rawValue)
    }
  }

  private static func times(_ symbol: BinaryOperator, _ left: Value, _ right: Value) -> Answer {
    switch (symbol, left, right) {
    case (.add, .timestamp(let time), .duration(let span)),
      (.add, .duration(let span), .timestamp(let time)):
      moved(time, span.nanoseconds128, symbol)
    case (.subtract, .timestamp(let time), .duration(let span)):
      moved(time, -span.nanoseconds128, symbol)
    case (.subtract, .timestamp(let one), .timestamp(let other)):
      span(one.nanoseconds128 - other.nanoseconds128, symbol)
    case (.add, .duration(let one), .duration(let other)):
      span(one.nanoseconds128 + other.nanoseconds128, symbol)
    case (.subtract, .duration(let one), .duration(let other)):
      span(one.nanoseconds128 - other.nanoseconds128, symbol)
    default: mismatch(symbol.rawValue)
    }
  }

  private static func moved(
    _ time: Timestamp,
    _ nanoseconds: Int128,
    _ symbol: BinaryOperator
  ) -> Answer {
    guard let moved = Timestamp(nanoseconds128: time.nanoseconds128 + nanoseconds) else {
      return .failure(EvaluationError(.overflow, symbol.rawValue))
    }
    return .success(.timestamp(moved))
  }

  private static func span(_ nanoseconds: Int128, _ symbol: BinaryOperator) -> Answer {
    guard let span = TimeSpan(nanoseconds128: nanoseconds) else {
      return .failure(EvaluationError(.overflow, symbol.rawValue))
    }
    return .success(.duration(span))
  }
}
