/// Conditions over finitely many values: what can be tried out is tried, the rest is yes or no.
struct FiniteTable {
  /// A part of a condition, with its facts as variables by index.
  indirect enum Formula {
    case constant(Bool)
    /// A fact that is itself yes or no.
    case fact(Int)
    case not(Formula)
    case and(Formula, Formula)
    case or(Formula, Formula)
    case conditional(Formula, Formula, Formula)
    case equal(Term, Term)
    case less(Term, Term)
    /// Less, or equal.
    case atMost(Term, Term)
    case member(Term, [Int64])
  }

  enum Term {
    case variable(Int)
    case value(Int64)
  }

  /// «Does not apply», which equals only itself and has no order.
  static let notApplicable = Int64.min

  private struct Variable {
    var values: Set<Int64>
  }

  private let scope: any TypeScope
  private var numbers: [String: Int] = [:]
  private var variables: [Variable] = []

  init(_ scope: some TypeScope) { self.scope = scope }

  /// Takes a part of a condition in; facts of the same text are the same.
  mutating func add(_ checked: CheckedCondition, _ id: Condition.NodeID) -> Formula {
    switch checked.condition.nodes[id].kind {
    case .literal(.bool(let value)): return .constant(value)
    case .not(let operand): return .not(add(checked, operand))
    case .and(let left, let right): return .and(add(checked, left), add(checked, right))
    case .or(let left, let right): return .or(add(checked, left), add(checked, right))
    case .conditional(let test, let first, let second):
      return .conditional(add(checked, test), add(checked, first), add(checked, second))
    case .name, .select:
      guard let variable = variable(checked, id) else { break }
      return .fact(variable)
    case .binary(let symbol, let left, let right):
      return comparison(checked, symbol, left, right) ?? opaque(checked, id)
    default: break
    }
    return opaque(checked, id)
  }

  /// Whether something holds for every combination of values; false also when there are too many.
  func holds(_ test: (FiniteValues) -> Bool) -> Bool {
    var count = 1
    let domains = variables.map { $0.values.sorted() }
    for domain in domains {
      count *= max(1, domain.count)
      guard count <= ConditionPair.mostCombinations else { return false }
    }
    var values = FiniteValues(values: domains.map { $0.first ?? 0 })
    for combination in 0..<count {
      var rest = combination
      for (number, domain) in domains.enumerated() {
        values.values[number] = domain[rest % domain.count]
        rest /= domain.count
      }
      guard test(values) else { return false }
    }
    return true
  }

  // MARK: - Facts

  private mutating func number(of text: String, values: Set<Int64>) -> Int {
    if let known = numbers[text] {
      variables[known].values.formUnion(values)
      return known
    }
    numbers[text] = variables.count
    variables.append(Variable(values: values))
    return variables.count - 1
  }

  private func text(_ checked: CheckedCondition, _ id: Int) -> String {
    SourceWriter(checked.condition).text(id)
  }

  /// What is not looked into is yes or no; a denied comparison is the same fact as the affirmed one.
  private mutating func opaque(_ checked: CheckedCondition, _ id: Int) -> Formula {
    if case .binary(.notEqual, let left, let right) = checked.condition.nodes[id].kind {
      return .not(opaque(equating: checked, left, right))
    }
    if case .binary(.equal, let left, let right) = checked.condition.nodes[id].kind {
      return opaque(equating: checked, left, right)
    }
    return .fact(number(of: "? " + text(checked, id), values: [0, 1]))
  }

  private mutating func opaque(
    equating checked: CheckedCondition,
    _ left: Int,
    _ right: Int
  ) -> Formula {
    let sides = [text(checked, left), text(checked, right)].sorted()
    return .fact(number(of: "? " + sides.joined(separator: " == "), values: [0, 1]))
  }

  /// A fact with finitely many values, or with an order of its own; nil for anything else.
  private mutating func variable(
    _ checked: CheckedCondition,
    _ id: Int,
    near bounds: Set<Int64> = []
  ) -> Int? {
    switch checked.condition.nodes[id].kind {
    case .name, .select: break
    case .call(.size, _) where checked.types[id] == .integer: break
    default: return nil
    }
    var values: Set<Int64>
    switch checked.types[id] {
    case .boolean: values = [0, 1]
    case .enumeration(let enumeration):
      values = Set(0..<Int64(scope.values(of: enumeration).count))
    case .integer, .date:
      guard !bounds.isEmpty else { return nil }
      // Only where the order to the written numbers changes does anything change.
      values = Set(bounds.flatMap { [$0 - 1, $0, $0 + 1] })
    default: return nil
    }
    if mayNotApply(checked, id) { values.insert(Self.notApplicable) }
    return number(of: text(checked, id), values: values)
  }

  /// Whether a fact, or anything on the way to it, may be «not applicable».
  private func mayNotApply(_ checked: CheckedCondition, _ id: Int) -> Bool {
    switch checked.condition.nodes[id].kind {
    // A macro's variable stands for an element, which is there.
    case .name(let name): return scope.type(ofName: name) != nil && scope.mayNotApply(name: name)
    case .select(let operand, let field):
      guard case .record(let record) = checked.types[operand] else { return true }
      return scope.mayNotApply(field: field, in: record) || mayNotApply(checked, operand)
    case .call(.size, let arguments): return arguments.contains { mayNotApply(checked, $0) }
    default: return true
    }
  }

  /// The number that a literal stands for; nil for what is no literal.
  private func value(_ checked: CheckedCondition, _ id: Int) -> Int64? {
    switch (checked.condition.nodes[id].kind, checked.types[id]) {
    case (.literal(.bool(let value)), _): return value ? 1 : 0
    case (.literal(.int(let value)), _) where abs(value) < 1 << 40: return value
    case (.literal(.string(let name)), .enumeration(let enumeration)):
      return scope.values(of: enumeration).firstIndex(of: name).map { Int64($0) }
    case (.call(.timestamp, let arguments), _):
      guard let argument = arguments.first,
        case .literal(.string(let text)) = checked.condition.nodes[argument].kind
      else { return nil }
      return Timestamp(text: text)?.seconds
    default: return nil
    }
  }

  private mutating func comparison(
    _ checked: CheckedCondition,
    _ symbol: BinaryOperator,
    _ left: Int,
    _ right: Int
  ) -> Formula? {
    if symbol == .membership { return membership(checked, left, right) }
    let bounds = Set([left, right].compactMap { value(checked, $0) })
    guard let one = term(checked, left, bounds), let other = term(checked, right, bounds) else {
      return nil
    }
    switch symbol {
    case .equal: return .equal(one, other)
    case .notEqual: return .not(.equal(one, other))
    case .less: return .less(one, other)
    case .greater: return .less(other, one)
    case .lessOrEqual: return .atMost(one, other)
    case .greaterOrEqual: return .atMost(other, one)
    default: return nil
    }
  }

  private mutating func term(
    _ checked: CheckedCondition,
    _ id: Int,
    _ bounds: Set<Int64>
  ) -> Term? {
    if let value = value(checked, id) { return .value(value) }
    return variable(checked, id, near: bounds).map { .variable($0) }
  }

  private mutating func membership(
    _ checked: CheckedCondition,
    _ left: Int,
    _ right: Int
  ) -> Formula? {
    guard case .list(let elements) = checked.condition.nodes[right].kind else { return nil }
    let values = elements.compactMap { value(checked, $0) }
    guard values.count == elements.count, let one = term(checked, left, Set(values)) else {
      return nil
    }
    return .member(one, values)
  }
}

/// What a formula comes to.
enum FiniteAnswer {
  case yes
  case no
  case error
}

/// One value for each variable.
struct FiniteValues {
  var values: [Int64]

  func evaluate(_ formula: FiniteTable.Formula) -> FiniteAnswer {
    switch formula {
    case .constant(let value): return value ? .yes : .no
    case .fact(let number):
      switch values[number] {
      case 1: return .yes
      case 0: return .no
      default: return .error
      }
    case .not(let inner):
      switch evaluate(inner) {
      case .yes: return .no
      case .no: return .yes
      case .error: return .error
      }
    case .and(let left, let right):
      let one = evaluate(left)
      if one == .no { return .no }
      let other = evaluate(right)
      if other == .no { return .no }
      return one == .yes && other == .yes ? .yes : .error
    case .or(let left, let right):
      let one = evaluate(left)
      if one == .yes { return .yes }
      let other = evaluate(right)
      if other == .yes { return .yes }
      return one == .no && other == .no ? .no : .error
    case .conditional(let test, let first, let second):
      switch evaluate(test) {
      case .yes: return evaluate(first)
      case .no: return evaluate(second)
      case .error: return .error
      }
    case .equal(let left, let right): return value(left) == value(right) ? .yes : .no
    case .less(let left, let right): return ordered(left, right) { $0 < $1 }
    case .atMost(let left, let right): return ordered(left, right) { $0 <= $1 }
    case .member(let term, let list): return list.contains(value(term)) ? .yes : .no
    }
  }

  private func value(_ term: FiniteTable.Term) -> Int64 {
    switch term {
    case .variable(let number): values[number]
    case .value(let value): value
    }
  }

  private func ordered(
    _ left: FiniteTable.Term,
    _ right: FiniteTable.Term,
    _ holds: (Int64, Int64) -> Bool
  ) -> FiniteAnswer {
    let (one, other) = (value(left), value(right))
    guard one != FiniteTable.notApplicable, other != FiniteTable.notApplicable else {
      return .error
    }
    return holds(one, other) ? .yes : .no
  }
}
