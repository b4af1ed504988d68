/// The values of operands; unknown ones beat errors, errors beat values.
struct Operands {
  private(set) var values: [Value] = []
  private var isUnknown = false
  private var error: EvaluationError?

  mutating func add(_ operand: Reading) {
    switch operand {
    case .value(let value): values.append(value)
    case .unknown: isUnknown = true
    case .error(let found): error = error ?? found
    }
  }

  /// What an operation comes to before it sees any value; nil when all operands have one.
  var failure: Reading? {
    if isUnknown { return .unknown }
    return error.map { .error($0) }
  }
}

/// Operators and functions that need the values of all their operands.
extension Evaluator {
  mutating func strict(_ id: Int) -> Reading {
    switch condition.nodes[id].kind {
    case .negate(let operand):
      return applied(operands([operand])) { values, _ in Operators.negated(values[0]) }
    case .call(let function, let arguments):
      let mark = trail.mark
      let operands = operands(arguments)
      if case .unbound(let name) = function {
        trail.drop(from: mark, to: trail.mark)
        return failure(.unboundFunction, name)
      }
      return applied(operands) { values, _ in Functions.apply(function, values) }
    case .list(let elements):
      return applied(operands(elements)) { values, _ in .success(.list(values)) }
    case .map(let entries):
      let parts = entries.flatMap { [$0.key, $0.value] }
      return applied(operands(parts)) { values, _ in Operators.map(of: values) }
    default: return failure(.noMatchingOverload)
    }
  }

  private mutating func operands(_ ids: [Int]) -> Operands {
    let start = trail.mark
    var operands = Operands()
    var seen = SeenFacts()
    for id in ids {
      let mark = trail.mark
      let found = step(id)
      operands.add(whole(found, since: mark))
      trail.unite(from: start, at: mark, seen: &seen)
    }
    return operands
  }

  /// A list of literals only, as a value.
  mutating func literals(_ place: Int, _ count: Int) -> Reading {
    budget -= 2 * count
    guard budget > 0 else { return failure(.budgetExceeded) }
    return .value(.list(Array(condition.table.literals[place..<place + count])))
  }

  mutating func binary(_ symbol: BinaryOperator, _ left: Int, _ right: Int) -> Reading {
    if symbol == .membership { return membership(left, right) }
    let mark = trail.mark
    let found = step(left)
    let one = whole(found, since: mark)
    let middle = trail.mark
    let next = step(right)
    let other = whole(next, since: middle)
    trail.unite(from: mark, at: middle)
    return applied(one, other) { Operators.apply(symbol, $0, $1, &$2) }
  }

  /// `in`, decided element by element where the list is only partly known.
  private mutating func membership(_ left: Int, _ right: Int) -> Reading {
    let mark = trail.mark
    let found = step(left)
    let item = whole(found, since: mark)
    if case .literals(let place, let count) = condition.table.steps[right] {
      return membership(of: item, amongLiterals: Int(place), Int(count))
    }
    let middle = trail.mark
    let container = step(right)
    if case .value(.record(let record)) = container, let elements = facts.elements(of: record) {
      let list = trail.take(container, since: middle)
      return membership(of: trail.take(item, since: mark), in: list, elements)
    }
    let whole = whole(container, since: middle)
    trail.unite(from: mark, at: middle)
    return applied(item, whole) { Operators.membership(of: $0, in: $1, &$2) }
  }

  /// The usual case, without making the list: its literals are compared where they stand.
  private mutating func membership(
    of item: Reading,
    amongLiterals place: Int,
    _ count: Int
  ) -> Reading {
    budget -= 1 + 2 * count
    guard budget > 0 else { return failure(.budgetExceeded) }
    guard case .value(let value) = item else { return item }
    for index in place..<place + count
    where Equality.equal(value, condition.table.literals[index], &budget) {
      return .value(.bool(true))
    }
    return .value(.bool(false))
  }

  private mutating func membership(
    of item: Evaluation,
    in container: Evaluation,
    _ elements: [Evaluation]
  ) -> Reading {
    let mark = trail.mark
    trail.leave(facts: FactSet.union(item.facts, container.facts))
    var pending = Junction(absorbing: true)
    var seen = SeenFacts()
    for element in elements {
      let middle = trail.mark
      let one = trail.leave(item)
      let other = left(element, above: middle)
      let compared = applied(one, whole(other, since: middle)) {
        .success(.bool(Equality.equal($0, $1, &$2)))
      }
      if compared.isBool(true) {
        trail.drop(from: mark, to: middle)
        let decided = trail.takeFacts(since: mark)
        trail.leave(facts: FactSet.union(container.facts, decided))
        return compared
      }
      trail.unite(from: mark, at: middle, seen: &seen)
      pending.add(compared)
    }
    return pending.result
  }

  /// A record that stands for a list or map as that value; others as they are.
  mutating func whole(_ reading: Reading, since mark: Trail.Mark) -> Reading {
    guard case .value(.record(let record)) = reading, let contents = facts.contents(of: record)
    else { return reading }
    return left(contents, above: mark)
  }

  /// Applies an operation to two values; unknown operands beat errors, errors beat values.
  mutating func applied(
    _ one: Reading,
    _ other: Reading,
    _ operation: (_ one: Value, _ other: Value, _ budget: inout Int) -> Operators.Answer
  ) -> Reading {
    if case .value(let left) = one, case .value(let right) = other {
      return result(operation(left, right, &budget))
    }
    if one.isUnknown || other.isUnknown { return .unknown }
    if case .error = one { return one }
    return other
  }

  mutating func applied(
    _ operands: Operands,
    _ operation: (_ values: [Value], _ budget: inout Int) -> Operators.Answer
  ) -> Reading {
    if let failure = operands.failure { return failure }
    return result(operation(operands.values, &budget))
  }

  private mutating func result(_ answer: Operators.Answer) -> Reading {
    switch answer {
    case .success(let value):
      budget -= value.growth
      return .value(value)
    case .failure(let error): return .error(error)
    }
  }
}

extension Value {
  /// What making this value costs beyond one step.
  fileprivate var growth: Int {
    switch self {
    case .string(let text): text.utf8.count / 16
    case .list(let values): values.count
    case .map(let map): map.count
    default: 0
    }
  }
}
