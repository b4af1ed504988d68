import SourceText

extension Rendering {
  func membership(_ left: Int, _ right: Int, _ negated: Bool) -> String {
    let item = term(left)
    if case .list(let elements) = kind(right), !elements.isEmpty {
      let listed = elements.map { term($0) }
      let values = listed.joined(separator: say("、", ", "))
      guard elements.count > 1 else { return equality(item, values, true, negated) }
      return say(
        negated,
        ("\(item)が\(values)のいずれかである", "\(item)が\(values)のいずれでもない"),
        ("\(item) is one of \(values)", "\(item) is none of \(values)")
      )
    }
    let container = term(right)
    return say(
      negated,
      ("\(container)に\(item)が含まれる", "\(container)に\(item)が含まれない"),
      ("\(container) includes \(item)", "\(container) does not include \(item)")
    )
  }

  func comparison(
    _ symbol: BinaryOperator,
    _ left: Int,
    _ right: Int,
    _ negated: Bool
  ) -> String {
    switch symbol {
    case .equal, .notEqual:
      let negated = negated != (symbol == .notEqual)
      if let (subject, bool) = truthTest(left, right) { return clause(subject, negated == bool) }
      // The literal is said last, whichever side it was written on.
      let isTurned = isLiteral(left) && !isLiteral(right)
      let (subject, object) = isTurned ? (right, left) : (left, right)
      if isNever(object) {
        return say(
          negated,
          ("\(term(subject))が決まっていない", "\(term(subject))が決まっている"),
          ("\(term(subject)) is not settled", "\(term(subject)) is settled")
        )
      }
      return equality(term(subject), term(object), isLiteral(object), negated)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return order(symbol, left, right, negated)
    default: return truth(of: term(left), negated)
    }
  }

  /// The other side of a comparison with `true` or `false`, and which of them it is.
  private func truthTest(_ left: Int, _ right: Int) -> (subject: Int, bool: Bool)? {
    if case .literal(.bool(let bool)) = kind(right) { return (left, bool) }
    if case .literal(.bool(let bool)) = kind(left) { return (right, bool) }
    return nil
  }

  /// 9999-12-31, which stands for a day that is not settled yet.
  private func isNever(_ id: Int) -> Bool {
    guard case .call(.timestamp, let arguments) = kind(id), let first = arguments.first,
      case .literal(.string(let text)) = kind(first)
    else { return false }
    return text.hasPrefix("9999-12-31")
  }

  private func isLiteral(_ id: Int) -> Bool {
    switch kind(id) {
    case .literal: true
    case .call(.timestamp, let arguments), .call(.duration, let arguments):
      arguments.allSatisfy { isLiteral($0) }
    default: false
    }
  }

  private func equality(
    _ subject: String,
    _ object: String,
    _ isLiteral: Bool,
    _ negated: Bool
  ) -> String {
    isLiteral
      ? say(
        negated,
        ("\(subject)が\(object)である", "\(subject)が\(object)でない"),
        ("\(subject) is \(object)", "\(subject) is not \(object)")
      )
      : say(
        negated,
        ("\(subject)が\(object)と同じである", "\(subject)が\(object)と異なる"),
        ("\(subject) is the same as \(object)", "\(subject) differs from \(object)")
      )
  }

  private func order(
    _ symbol: BinaryOperator,
    _ left: Int,
    _ right: Int,
    _ negated: Bool
  ) -> String {
    let isTurned = isLiteral(left) && !isLiteral(right)
    let (subject, object) = isTurned ? (term(right), term(left)) : (term(left), term(right))
    let symbol = isTurned ? symbol.mirrored : symbol
    let isDate = type(left) == .date || type(right) == .date
    let words = isDate ? dateWords(symbol, object) : numberWords(symbol, object)
    // Only 「…を超える」 is a verb: its denial is not 「でない」.
    let isVerb = words.ja.hasSuffix("超える")
    return say(
      negated,
      (
        "\(subject)が\(words.ja)\(isVerb ? "" : "である")",
        "\(subject)が\(isVerb ? String(words.ja.dropLast()) : words.ja)\(isVerb ? "ない" : "でない")"
      ),
      ("\(subject) is \(words.en)", "\(subject) is not \(words.en)")
    )
  }

  private func dateWords(_ symbol: BinaryOperator, _ date: String) -> (ja: String, en: String) {
    switch symbol {
    case .less: ("\(date)より前", "before \(date)")
    case .lessOrEqual: ("\(date)以前", "on or before \(date)")
    case .greater: ("\(date)より後", "after \(date)")
    default: ("\(date)以後", "on or after \(date)")
    }
  }

  private func numberWords(
    _ symbol: BinaryOperator,
    _ number: String
  ) -> (ja: String, en: String) {
    switch symbol {
    case .less: ("\(number)未満", "less than \(number)")
    case .lessOrEqual: ("\(number)以下", "at most \(number)")
    case .greater: ("\(number)を超える", "more than \(number)")
    default: ("\(number)以上", "at least \(number)")
    }
  }
}

extension BinaryOperator {
  /// The operator that says the same with its sides exchanged.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
