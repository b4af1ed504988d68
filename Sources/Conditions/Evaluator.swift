/// Walks a condition's tree; missing facts and errors are values, never thrown.
struct Evaluator<Facts: FactProvider> {
  /// Most steps of one evaluation; nested macros could otherwise run for ever.
  static var steps: Int { 10_000_000 }

  let condition: Condition
  let facts: Facts
  var locals: [(name: String, evaluation: Evaluation)] = []
  var budget: Int

  init(_ condition: Condition, in facts: Facts, steps: Int = Self.steps) {
    self.condition = condition
    self.facts = facts
    budget = steps
  }

  mutating func evaluate(_ id: Condition.NodeID) -> Evaluation {
    budget -= 1
    guard budget > 0 else { return failure(.budgetExceeded) }
    switch condition.nodes[id].kind {
    case .literal(let value): return Evaluation(value)
    case .name(let name): return variable(name)
    case .select(let operand, let field): return selection(id, of: field, from: operand)
    case .has(let operand, let field): return presence(of: field, in: operand)
    case .index(let operand, let key): return element(of: operand, at: key)
    case .not(let operand): return negation(of: operand)
    case .and(let left, let right): return junction(left, right, absorbing: false)
    case .or(let left, let right): return junction(left, right, absorbing: true)
    case .conditional(let test, let first, let second):
      return choice(test, first, second)
    case .negate, .binary, .call, .list, .map: return strict(id)
    case .comprehension(let macro, let range, let variable, let filter, let body):
      let loop = Loop(macro: macro, variable: variable, filter: filter, body: body)
      return comprehension(loop, over: range)
    }
  }

  func failure(
    _ kind: EvaluationError.Kind,
    _ subject: String = "",
    facts: [FactReference] = []
  ) -> Evaluation {
    Evaluation(outcome: .error(EvaluationError(kind, subject)), facts: facts)
  }

  private func variable(_ name: String) -> Evaluation {
    if name.utf8.first == UInt8(ascii: ".") {
      let global = String(name.dropFirst())
      return facts.evaluation(ofName: global) ?? failure(.undeclaredReference, global)
    }
    for local in locals.reversed() where local.name == name { return local.evaluation }
    return facts.evaluation(ofName: name) ?? failure(.undeclaredReference, name)
  }

  private mutating func negation(of operand: Int) -> Evaluation {
    var result = evaluate(operand)
    guard case .value(let value) = result.outcome else { return result }
    guard case .bool(let bool) = value else {
      return failure(.noMatchingOverload, "!", facts: result.facts)
    }
    result.outcome = .value(.bool(!bool))
    return result
  }

  /// `&&` where false absorbs, `||` where true does: on either side, over unknown and error.
  private mutating func junction(_ left: Int, _ right: Int, absorbing: Bool) -> Evaluation {
    let one = evaluate(left)
    if one.outcome == .value(.bool(absorbing)) { return one }
    let other = evaluate(right)
    if other.outcome == .value(.bool(absorbing)) { return other }
    var pending = Junction(absorbing: absorbing)
    pending.add(one)
    pending.add(other)
    return pending.result
  }

  private mutating func choice(_ test: Int, _ first: Int, _ second: Int) -> Evaluation {
    let tested = evaluate(test)
    guard case .value(let value) = tested.outcome else { return tested }
    guard case .bool(let holds) = value else {
      return failure(.noMatchingOverload, "?:", facts: tested.facts)
    }
    var result = evaluate(holds ? first : second)
    result.facts = FactSet.union(tested.facts, result.facts)
    return result
  }
}

/// Gathers what neither decides a conjunction or disjunction alone.
struct Junction {
  let absorbing: Bool
  private var facts = FactSet()
  private var missing: [FactReference]?
  private var error: EvaluationError?

  init(absorbing: Bool) { self.absorbing = absorbing }

  mutating func add(_ part: Evaluation) {
    facts.add(part.facts)
    switch part.outcome {
    case .value(.bool): break
    case .value:
      error = error ?? EvaluationError(.noMatchingOverload, absorbing ? "||" : "&&")
    case .unknown(let more): missing = FactSet.missing(missing ?? [], more)
    case .error(let found): error = error ?? found
    }
  }

  /// Unknown beats error: the missing fact may yet absorb it.
  var result: Evaluation {
    if let missing { return Evaluation(outcome: .unknown(missing), facts: facts.facts) }
    if let error { return Evaluation(outcome: .error(error), facts: facts.facts) }
    return Evaluation(.bool(!absorbing), facts: facts.facts)
  }
}

extension Condition {
  /// Evaluates against the facts; what is missing shows as `unknown`.
  package func evaluate(in facts: some FactProvider) -> Evaluation {
    var evaluator = Evaluator(self, in: facts)
    return evaluator.evaluate(root)
  }
}
