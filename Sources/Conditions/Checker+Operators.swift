import SourceText

extension Checker {
  mutating func negation(_ id: Int, _ operand: Int) throws(ConditionFailure) -> ValueType {
    let type = try infer(operand)
    guard type.isNumber || type == .dynamic else { throw mismatch(id, "-", [type]) }
    return type
  }

  func mismatch(_ id: Int, _ symbol: String, _ types: [ValueType]) -> ConditionFailure {
    failure(
      id,
      "「\(symbol)」は\(types.map(\.title.ja).joined(separator: "と"))には使えません。型をそろえてください。",
      "'\(symbol)' does not take \(types.map(\.title.en).joined(separator: " and "))."
        + " Use values of types that fit."
    )
  }

  mutating func binary(
    _ id: Int,
    _ symbol: BinaryOperator,
    _ left: Int,
    _ right: Int
  ) throws(ConditionFailure) -> ValueType {
    if symbol == .membership { return try membership(id, left, right) }
    let (one, other) = try pair(left, right)
    switch symbol {
    case .equal, .notEqual:
      guard one.isComparable(to: other) else { throw mismatch(id, symbol.rawValue, [one, other]) }
      return .boolean
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard one.isOrdered(with: other) else { throw mismatch(id, symbol.rawValue, [one, other]) }
      return .boolean
    default:
      guard let type = one.result(of: symbol, with: other) else {
        throw mismatch(id, symbol.rawValue, [one, other])
      }
      return type
    }
  }

  private mutating func membership(
    _ id: Int,
    _ left: Int,
    _ right: Int
  ) throws(ConditionFailure) -> ValueType {
    let item: ValueType
    let container: ValueType
    if isLiteral(left) {
      container = try infer(right)
      item = try infer(left, hint: container.element)
    } else {
      item = try infer(left)
      container = try infer(right, hint: .list(item))
    }
    guard let element = container.element, item.isComparable(to: element) else {
      throw mismatch(id, "in", [item, container])
    }
    return .boolean
  }

  mutating func element(
    _ id: Int,
    of operand: Int,
    at key: Int
  ) throws(ConditionFailure) -> ValueType {
    switch try infer(operand) {
    case .list(let element):
      try check(key, expecting: .integer)
      return element
    case .map(let value):
      try check(key, expecting: .text)
      return value
    case .dynamic:
      try infer(key)
      return .dynamic
    case let other: throw mismatch(id, "[]", [other])
    }
  }

  mutating func list(
    _ id: Int,
    _ elements: [Int],
    _ hint: ValueType?
  ) throws(ConditionFailure) -> ValueType {
    var elementHint: ValueType?
    if case .list(let element)? = hint { elementHint = element }
    var type = ValueType.dynamic
    for element in elements {
      let found = try infer(element, hint: elementHint)
      guard let both = type.unified(with: found) else {
        throw failure(
          element,
          "リストの要素の型がそろっていません(\(type.title.ja)と\(found.title.ja))。そろえてください。",
          "The list mixes \(type.title.en) with \(found.title.en). Use elements of one type."
        )
      }
      type = both
    }
    return .list(type)
  }

  mutating func map(
    _ entries: [(key: Int, value: Int)]
  ) throws(ConditionFailure) -> ValueType {
    var type = ValueType.dynamic
    for entry in entries {
      try check(entry.key, expecting: .text)
      let found = try infer(entry.value)
      // Maps may mix values: what they hold is then known only when evaluated.
      type = entry.key == entries.first?.key ? found : type.unified(with: found) ?? .dynamic
    }
    return .map(type)
  }

  mutating func comprehension(
    _ loop: Loop,
    over range: Int
  ) throws(ConditionFailure) -> ValueType {
    let base = try infer(range)
    guard let element = base.element else {
      throw mismatch(range, "\(loop.macro.rawValue)()", [base])
    }
    locals.append((loop.variable, element))
    defer { locals.removeLast() }
    if let filter = loop.filter { try check(filter, expecting: .boolean) }
    guard loop.macro != .map else { return .list(try infer(loop.body)) }
    try check(loop.body, expecting: .boolean)
    return loop.macro == .filter ? .list(element) : .boolean
  }
}
