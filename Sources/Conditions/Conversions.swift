/// Conversions between types.
enum Conversions {
  typealias Answer = Operators.Answer

  static func apply(_ function: Function, _ value: Value) -> Answer {
    switch function {
    case .int: integer(value)
    case .double: double(value)
    case .string: string(value)
    case .bool: bool(value)
    case .timestamp: timestamp(value)
    case .duration: duration(value)
    default: Functions.mismatch(function)
    }
  }

  private static func answer(_ converted: Value?, from value: Value) -> Answer {
    guard let converted else {
      return .failure(EvaluationError(.invalidConversion, value.literal))
    }
    return .success(converted)
  }

  private static func integer(_ value: Value) -> Answer {
    switch value {
    case .int: return .success(value)
    case .double(let double):
      // Both ends are excluded, as in CEL's reference: they are not exact.
      let limit = 9_223_372_036_854_775_808.0
      guard double > -limit, double < limit else { return answer(nil, from: value) }
      return .success(.int(Int64(double.rounded(.towardZero))))
    case .string(let text): return answer(Int64(text).map { .int($0) }, from: value)
    case .timestamp(let time): return .success(.int(time.seconds))
    default: return Functions.mismatch(.int)
    }
  }

  private static func double(_ value: Value) -> Answer {
    switch value {
    case .double: .success(value)
    case .int(let int): .success(.double(Double(int)))
    case .string(let text): answer(Double(text).map { .double($0) }, from: value)
    default: Functions.mismatch(.double)
    }
  }

  private static func string(_ value: Value) -> Answer {
    switch value {
    case .string: .success(value)
    case .bool(let bool): .success(.string(bool ? "true" : "false"))
    case .int(let int): .success(.string(String(int)))
    case .double(let double): .success(.string(double.generalText))
    case .timestamp(let time): .success(.string(time.text))
    case .duration(let span): .success(.string(span.text))
    default: Functions.mismatch(.string)
    }
  }

  private static func bool(_ value: Value) -> Answer {
    switch value {
    case .bool: .success(value)
    case .string(let text):
      switch text {
      case "1", "t", "T", "true", "True", "TRUE": .success(.bool(true))
      case "0", "f", "F", "false", "False", "FALSE": .success(.bool(false))
      default: answer(nil, from: value)
      }
    default: Functions.mismatch(.bool)
    }
  }

  private static func timestamp(_ value: Value) -> Answer {
    switch value {
    case .timestamp: .success(value)
    case .string(let text): answer(Timestamp(text: text).map { .timestamp($0) }, from: value)
    case .int(let seconds):
      answer(
        Timestamp.range.contains(seconds) ? .timestamp(Timestamp(seconds: seconds)) : nil,
        from: value
      )
    default: Functions.mismatch(.timestamp)
    }
  }

  private static func duration(_ value: Value) -> Answer {
    switch value {
    case .duration: .success(value)
    case .string(let text): answer(TimeSpan(text: text).map { .duration($0) }, from: value)
    default: Functions.mismatch(.duration)
    }
  }
}

extension Double {
  /// The shortest text that reads back as the same number, without a point where it needs none.
  ///
  /// An exponent is written below 1e-4 and from 1e21, with two digits at least.
  fileprivate var generalText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    if self == 0 { return sign == .minus ? "-0" : "0" }
    let (digits, exponent) = shortestDigits
    let sign = self < 0 ? "-" : ""
    if exponent < -4 || exponent >= 21 {
      let rest = digits.dropFirst()
      let magnitude = String(exponent.magnitude)
      let padded = magnitude.utf8.count < 2 ? "0" + magnitude : magnitude
      let mantissa = String(digits.prefix(1)) + (rest.isEmpty ? "" : "." + rest)
      return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(padded)"
    }
    if exponent < 0 {
      return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)"
    }
    let whole = digits.prefix(exponent + 1)
    let zeros = String(repeating: "0", count: exponent + 1 - whole.utf8.count)
    let rest = digits.dropFirst(exponent + 1)
    return "\(sign)\(whole)\(zeros)\(rest.isEmpty ? "" : "." + rest)"
  }

  /// Significant digits without zeros at either end, and the power of ten of the first one.
  private var shortestDigits: (digits: String, exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    var exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let mantissa = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
    let whole = mantissa.first ?? ""
    var digits = String(whole) + (mantissa.count == 2 ? mantissa[1] : "")
    exponent += whole.utf8.count - 1
    while digits.utf8.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.utf8.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }
}
