import SourceText

/// Gives every node its type, strictly: what it does not know is an error.
struct Checker<Scope: TypeScope> {
  let condition: Condition
  let scope: Scope
  let presenceTests: Bool
  var types: [ValueType]
  var locals: [(name: String, type: ValueType)] = []

  init(_ condition: Condition, in scope: Scope, presenceTests: Bool) {
    self.condition = condition
    self.scope = scope
    self.presenceTests = presenceTests
    types = [ValueType](repeating: .dynamic, count: condition.nodes.count)
  }

  func failure(_ id: Int, _ ja: String, _ en: String, guess: String? = nil) -> ConditionFailure {
    let node = condition.nodes[id]
    return ConditionFailure(
      .type,
      Localized(
        ja: ja + (guess.map { "「\($0)」のことですか。" } ?? ""),
        en: en + (guess.map { " Did you mean '\($0)'?" } ?? "")
      ),
      start: node.start,
      end: node.end,
      suggestion: guess
    )
  }

  /// Types a node that must have a type.
  @discardableResult
  mutating func check(
    _ id: Int,
    expecting wanted: ValueType
  ) throws(ConditionFailure) -> ValueType {
    let found = try infer(id, hint: wanted)
    guard let type = found.unified(with: wanted) else {
      throw failure(
        id,
        "ここには\(wanted.title.ja)が要りますが、\(found.title.ja)が書かれています。書き直してください。",
        "This must be \(wanted.title.en), but it is \(found.title.en). Correct it."
      )
    }
    return type
  }

  /// Types a node; the hint tells literals which enumeration they belong to.
  @discardableResult
  mutating func infer(
    _ id: Int,
    hint: ValueType? = nil
  ) throws(ConditionFailure) -> ValueType {
    let type = try deduced(id, hint)
    types[id] = type
    return type
  }

  private mutating func deduced(
    _ id: Int,
    _ hint: ValueType?
  ) throws(ConditionFailure) -> ValueType {
    switch condition.nodes[id].kind {
    case .literal(let value): return try literal(id, value, hint)
    case .name(let name): return try variable(id, name)
    case .select(let operand, let field): return try selection(id, field, from: operand)
    case .has(let operand, let field): return try presence(id, field, in: operand)
    case .index(let operand, let key): return try element(id, of: operand, at: key)
    case .not(let operand): return try check(operand, expecting: .boolean)
    case .negate(let operand): return try negation(id, operand)
    case .and(let left, let right), .or(let left, let right):
      try check(left, expecting: .boolean)
      try check(right, expecting: .boolean)
      return .boolean
    case .conditional(let test, let first, let second):
      return try choice(id, test, (first, second), hint)
    case .binary(let symbol, let left, let right):
      return try binary(id, symbol, left, right)
    case .call(let function, let arguments): return try call(id, function, arguments)
    case .list(let elements): return try list(id, elements, hint)
    case .map(let entries): return try map(entries)
    case .comprehension(let macro, let range, let variable, let filter, let body):
      let loop = Loop(macro: macro, variable: variable, filter: filter, body: body)
      return try comprehension(loop, over: range)
    }
  }

  private func literal(
    _ id: Int,
    _ value: Value,
    _ hint: ValueType?
  ) throws(ConditionFailure) -> ValueType {
    switch value {
    case .null: return .null
    case .bool: return .boolean
    case .int: return .integer
    case .double: return .double
    case .timestamp: return .date
    case .duration: return .duration
    case .string(let text):
      guard case .enumeration(let enumeration)? = hint else { return .text }
      let values = scope.values(of: enumeration)
      guard values.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else {
        throw failure(
          id,
          "「\(text)」という選択肢はありません。選択肢の一つを書いてください。",
          "'\(text)' is not a value here. Write one of the values of the enumeration.",
          guess: Suggestion.nearest(to: text, among: values)
        )
      }
      return .enumeration(enumeration)
    case .list, .map, .record, .notApplicable: return .dynamic
    }
  }

  private func variable(_ id: Int, _ written: String) throws(ConditionFailure) -> ValueType {
    let isGlobal = written.utf8.first == UInt8(ascii: ".")
    let name = isGlobal ? String(written.dropFirst()) : written
    if !isGlobal {
      for local in locals.reversed() where local.name == name { return local.type }
    }
    if let type = scope.type(ofName: name) { return type }
    throw failure(
      id,
      "「\(name)」という名前はありません。綴りを確かめてください。",
      "There is no name '\(name)'. Check the spelling.",
      guess: Suggestion.nearest(to: name, among: scope.names + locals.map(\.name))
    )
  }

  private mutating func selection(
    _ id: Int,
    _ field: String,
    from operand: Int
  ) throws(ConditionFailure) -> ValueType {
    let base = try infer(operand)
    switch base {
    case .map(let value): return value
    case .dynamic: return .dynamic
    case .record(let record):
      if let type = scope.type(ofField: field, in: record) { return type }
      throw failure(
        id,
        "「\(field)」という項目はありません。綴りを確かめてください。",
        "There is no field '\(field)'. Check the spelling.",
        guess: Suggestion.nearest(to: field, among: scope.fieldNames(in: record))
      )
    default:
      throw failure(
        id,
        "「\(field)」を選べません。\(base.title.ja)に項目はありません。",
        "'.\(field)' selects from \(base.title.en), which has no fields. Select from a record."
      )
    }
  }

  private mutating func presence(
    _ id: Int,
    _ field: String,
    in operand: Int
  ) throws(ConditionFailure) -> ValueType {
    guard presenceTests else {
      throw failure(
        id,
        "法令の条件では、記載の有無(has)を条件にできません。値そのものを条件にしてください。",
        "Legal conditions may not use presence tests. Test the value itself instead of has()."
      )
    }
    _ = try selection(id, field, from: operand)
    return .boolean
  }

  private mutating func choice(
    _ id: Int,
    _ test: Int,
    _ branches: (Int, Int),
    _ hint: ValueType?
  ) throws(ConditionFailure) -> ValueType {
    try check(test, expecting: .boolean)
    let (one, other) = try pair(branches.0, branches.1, hint: hint)
    guard let type = one.unified(with: other) else {
      throw failure(
        id,
        "「?」の二つの枝の型が違います(\(one.title.ja)と\(other.title.ja))。そろえてください。",
        "The branches of '?' are \(one.title.en) and \(other.title.en). Make them alike."
      )
    }
    return type
  }

  /// Types two nodes that belong together: the one that says more hints for the other.
  mutating func pair(
    _ left: Int,
    _ right: Int,
    hint: ValueType? = nil
  ) throws(ConditionFailure) -> (ValueType, ValueType) {
    if hint == nil, isLiteral(left), !isLiteral(right) {
      let second = try infer(right)
      return (try infer(left, hint: second), second)
    }
    let first = try infer(left, hint: hint)
    return (first, try infer(right, hint: hint ?? first))
  }

  /// Whether a node takes its type from a hint.
  func isLiteral(_ id: Int) -> Bool {
    switch condition.nodes[id].kind {
    case .literal: true
    case .list(let elements): elements.allSatisfy { isLiteral($0) }
    case .conditional(_, let first, let second): isLiteral(first) && isLiteral(second)
    default: false
    }
  }
}

extension Condition {
  /// Types every node.
  ///
  /// `presenceTests` allows `has()`, which breaks monotony and is for completeness rules only.
  /// - Throws: a failure of kind `type` at the first node that does not fit.
  package func check(
    expecting type: ValueType,
    in scope: some TypeScope,
    presenceTests: Bool = false
  ) throws(ConditionFailure) -> CheckedCondition {
    var checker = Checker(self, in: scope, presenceTests: presenceTests)
    try checker.check(root, expecting: type)
    return CheckedCondition(condition: self, types: checker.types)
  }
}
