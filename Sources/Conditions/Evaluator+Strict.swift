/// Operators and functions that need the values of all their operands.
extension Evaluator {
  mutating func strict(_ id: Int) -> Evaluation {
    switch condition.nodes[id].kind {
    case .negate(let operand):
      return applied([whole(evaluate(operand))]) { values, _ in Operators.negated(values[0]) }
    case .binary(.membership, let left, let right): return membership(left, right)
    case .binary(let symbol, let left, let right):
      let operands = [whole(evaluate(left)), whole(evaluate(right))]
      return applied(operands) { values, budget in
        Operators.apply(symbol, values[0], values[1], &budget)
      }
    case .call(let function, let arguments): return call(function, arguments)
    case .list(let elements):
      return applied(elements.map { whole(evaluate($0)) }) { values, _ in .success(.list(values)) }
    case .map(let entries):
      let parts = entries.flatMap { [whole(evaluate($0.key)), whole(evaluate($0.value))] }
      return applied(parts) { values, _ in Operators.map(of: values) }
    default: return failure(.noMatchingOverload)
    }
  }

  private mutating func call(_ function: Function, _ arguments: [Int]) -> Evaluation {
    let evaluations = arguments.map { whole(evaluate($0)) }
    if case .unbound(let name) = function { return failure(.unboundFunction, name) }
    return applied(evaluations) { values, _ in Functions.apply(function, values) }
  }

  /// `in`, decided element by element where the list is only partly known.
  private mutating func membership(_ left: Int, _ right: Int) -> Evaluation {
    let item = whole(evaluate(left))
    let container = evaluate(right)
    guard case .value(.record(let record)) = container.outcome,
      let elements = facts.elements(of: record)
    else {
      return applied([item, whole(container)]) { values, budget in
        Operators.membership(of: values[0], in: values[1], &budget)
      }
    }
    var pending = Junction(absorbing: true)
    pending.add(Evaluation(.bool(false), facts: FactSet.union(item.facts, container.facts)))
    for element in elements {
      let compared = applied([item, whole(element)]) { values, budget in
        Operators.apply(.equal, values[0], values[1], &budget)
      }
      if compared.outcome == .value(.bool(true)) { return joined(container.facts, compared) }
      pending.add(compared)
    }
    return pending.result
  }

  /// A record that stands for a list or map as that value; others as they are.
  func whole(_ evaluation: Evaluation) -> Evaluation {
    guard case .value(.record(let record)) = evaluation.outcome,
      let contents = facts.contents(of: record)
    else { return evaluation }
    return joined(evaluation.facts, contents)
  }

  /// Applies an operation to values; unknown operands beat errors, errors beat values.
  mutating func applied(
    _ operands: [Evaluation],
    _ operation: (_ values: [Value], _ budget: inout Int) -> Result<Value, EvaluationError>
  ) -> Evaluation {
    var facts = FactSet()
    var missing: [FactReference]?
    var error: EvaluationError?
    var values: [Value] = []
    values.reserveCapacity(operands.count)
    for operand in operands {
      facts.add(operand.facts)
      switch operand.outcome {
      case .value(let value): values.append(value)
      case .unknown(let more): missing = FactSet.missing(missing ?? [], more)
      case .error(let found): error = error ?? found
      }
    }
    if let missing { return Evaluation(outcome: .unknown(missing), facts: facts.facts) }
    if let error { return Evaluation(outcome: .error(error), facts: facts.facts) }
    switch operation(values, &budget) {
    case .success(let value):
      budget -= value.growth
      return Evaluation(value, facts: facts.facts)
    case .failure(let error): return Evaluation(outcome: .error(error), facts: facts.facts)
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
