extension Condition {
  /// A node as the evaluator reads it: numbers only, so that a step copies no strings and arrays.
  enum Step: Sendable {
    /// Place of the value in `literals`.
    case literal(Int32)
    /// A list of literals only: the place of the first one, and how many follow each other.
    case literals(Int32, count: Int32)
    /// Place in `names`.
    case name(Int32)
    /// A name that passes over a macro's variable.
    case globalName(Int32)
    case select(Int32, name: Int32)
    case not(Int32)
    case and(Int32, Int32)
    case or(Int32, Int32)
    case conditional(Int32, Int32, Int32)
    case binary(BinaryOperator, Int32, Int32)
    case index(Int32, Int32)
    /// What is rare enough to be read from the node itself; with a macro's variable in `names`.
    case other(name: Int32)
  }
}

/// The steps of a condition, made along with its nodes.
struct StepTable: Sendable {
  private(set) var steps: [Condition.Step] = []
  private(set) var literals: [Value] = []
  private(set) var names: [ConditionName] = []

  mutating func reserve(_ count: Int) {
    steps.reserveCapacity(count)
    literals.reserveCapacity(8)
    names.reserveCapacity(count / 2)
  }

  /// Appends the step of a node; `name` is the node's name, field or variable.
  mutating func add(_ kind: Condition.Kind, name: ConditionName?) {
    steps.append(step(kind, name))
  }

  private mutating func step(_ kind: Condition.Kind, _ name: ConditionName?) -> Condition.Step {
    let place = Int32(truncatingIfNeeded: names.count)
    if let name { names.append(name) }
    switch kind {
    case .literal(let value):
      literals.append(value)
      return .literal(Int32(truncatingIfNeeded: literals.count - 1))
    case .name(let text):
      return text.utf8.count == name?.text.utf8.count ? .name(place) : .globalName(place)
    case .select(let operand, _): return .select(Self.id(operand), name: place)
    case .not(let operand): return .not(Self.id(operand))
    case .and(let left, let right): return .and(Self.id(left), Self.id(right))
    case .or(let left, let right): return .or(Self.id(left), Self.id(right))
    case .conditional(let test, let first, let second):
      return .conditional(Self.id(test), Self.id(first), Self.id(second))
    case .binary(let symbol, let left, let right):
      return .binary(symbol, Self.id(left), Self.id(right))
    case .index(let operand, let key): return .index(Self.id(operand), Self.id(key))
    case .list(let elements): return list(elements)
    case .has, .negate, .call, .map, .comprehension: return .other(name: place)
    }
  }

  /// Literals that are elements of one list lie one after the other.
  private func list(_ elements: [Int]) -> Condition.Step {
    guard let first = elements.first, case .literal(let place) = steps[first] else {
      return .other(name: 0)
    }
    for element in elements {
      guard case .literal = steps[element] else { return .other(name: 0) }
    }
    return .literals(place, count: Self.id(elements.count))
  }

  private static func id(_ id: Int) -> Int32 { Int32(truncatingIfNeeded: id) }
}
