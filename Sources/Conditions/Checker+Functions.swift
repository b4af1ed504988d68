import SourceText

extension Function {
  static let named: [Function] = [
    .size, .startsWith, .endsWith, .contains, .int, .double, .string, .bool, .timestamp,
    .duration, .dyn,
  ]

  /// Every name that can be called.
  static var names: [String] {
    named.map(\.name) + TimePart.allCases.map(\.rawValue) + Macro.allCases.map(\.rawValue)
  }
}

extension Checker {
  mutating func call(
    _ id: Int,
    _ function: Function,
    _ arguments: [Int]
  ) throws(ConditionFailure) -> ValueType {
    if case .unbound(let name) = function {
      throw failure(
        id,
        "「\(name)」という関数はありません。綴りを確かめてください。",
        "There is no function '\(name)'. Check the spelling.",
        guess: Suggestion.nearest(to: name, among: Function.names)
      )
    }
    var types: [ValueType] = []
    for argument in arguments { types.append(try infer(argument)) }
    guard let result = result(of: function, types) else {
      throw mismatch(id, "\(function.name)()", types)
    }
    try checkConstant(function, arguments)
    return result
  }

  private func result(of function: Function, _ types: [ValueType]) -> ValueType? {
    switch function {
    case .part(let part): return result(of: part, types)
    case .startsWith, .endsWith, .contains:
      let fits = types.count == 2 && types.allSatisfy { $0 == .text || $0 == .dynamic }
      return fits ? .boolean : nil
    default: break
    }
    guard types.count == 1, let type = types.first else { return nil }
    if function == .dyn { return .dynamic }
    guard type == .dynamic || takes(function, type) else { return nil }
    switch function {
    case .size, .int: return .integer
    case .double: return .double
    case .string: return .text
    case .bool: return .boolean
    case .timestamp: return .date
    case .duration: return .duration
    default: return nil
    }
  }

  private func takes(_ function: Function, _ type: ValueType) -> Bool {
    switch (function, type) {
    case (.size, .text), (.size, .list), (.size, .map): true
    case (.int, .integer), (.int, .double), (.int, .text), (.int, .date): true
    case (.double, .integer), (.double, .double), (.double, .text): true
    case (.string, .text), (.string, .boolean), (.string, .integer), (.string, .double),
      (.string, .date), (.string, .duration), (.string, .enumeration):
      true
    case (.bool, .boolean), (.bool, .text): true
    case (.timestamp, .date), (.timestamp, .text), (.timestamp, .integer): true
    case (.duration, .duration), (.duration, .text): true
    default: false
    }
  }

  private func result(of part: TimePart, _ types: [ValueType]) -> ValueType? {
    guard let first = types.first, types.count <= 2 else { return nil }
    if types.count == 2 {
      guard types[1] == .text || types[1] == .dynamic else { return nil }
    }
    switch (first, part) {
    case (.date, _), (.dynamic, _): return .integer
    case (.duration, .hours), (.duration, .minutes), (.duration, .seconds),
      (.duration, .milliseconds):
      return types.count == 1 ? .integer : nil
    default: return nil
    }
  }

  /// A conversion of a literal must succeed: a misspelt date would else show only in use.
  private func checkConstant(
    _ function: Function,
    _ arguments: [Int]
  ) throws(ConditionFailure) {
    guard arguments.count == 1, case .literal(let value) = condition.nodes[arguments[0]].kind,
      case .failure(let error) = Functions.apply(function, [value])
    else { return }
    throw failure(
      arguments[0],
      error.message.ja,
      "\(function.name)() cannot convert \(value.literal). Check its form and range."
    )
  }
}
