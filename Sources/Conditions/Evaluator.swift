/// Walks a condition's tree; missing facts and errors are values, never thrown.
///
/// Not generic over the provider: a provider of another module would make every step go through
/// type metadata, where an existential costs one call for each fact that is read.
struct Evaluator {
  /// Most steps of one evaluation; nested macros could otherwise run for ever.
  static let steps = 10_000_000

  let condition: Condition
  let facts: any FactProvider
  let hasDottedNames: Bool
  var trail: Trail
  var locals: [Local] = []
  var budget: Int

  init(
    _ condition: Condition,
    in facts: any FactProvider,
    on trail: Trail = Trail(),
    steps: Int = Self.steps
  ) {
    self.condition = condition
    self.facts = facts
    self.trail = trail
    hasDottedNames = facts.hasDottedNames
    budget = steps
  }

  /// What a node comes to, with its facts.
  mutating func evaluate(_ id: Condition.NodeID) -> Evaluation {
    let mark = trail.mark
    let reading = step(id)
    return trail.take(reading, since: mark)
  }

  /// What a node comes to; its facts are left on the trail.
  mutating func step(_ id: Condition.NodeID) -> Reading {
    budget -= 1
    guard budget > 0 else { return failure(.budgetExceeded) }
    switch condition.table.steps[id] {
    case .literal(let place): return .value(condition.table.literals[Int(place)])
    case .literals(let place, let count): return literals(Int(place), Int(count))
    case .name(let place): return variable(Int(place))
    case .globalName(let place): return global(condition.table.names[Int(place)])
    case .select(let operand, let name):
      return selection(id, of: condition.table.names[Int(name)], from: Int(operand))
    case .not(let operand): return negation(of: Int(operand))
    case .and(let left, let right): return junction(Int(left), Int(right), absorbing: false)
    case .or(let left, let right): return junction(Int(left), Int(right), absorbing: true)
    case .conditional(let test, let first, let second):
      return choice(Int(test), Int(first), Int(second))
    case .binary(let symbol, let left, let right):
      return binary(symbol, Int(left), Int(right))
    case .index(let operand, let key): return element(of: Int(operand), at: Int(key))
    case .other(let name): return rare(id, Int(name))
    }
  }

  private mutating func rare(_ id: Int, _ name: Int) -> Reading {
    switch condition.nodes[id].kind {
    case .has(let operand, let field): return presence(of: field, in: operand)
    case .comprehension(let macro, let range, let variable, let filter, let body):
      let loop = Loop(macro: macro, variable: variable, filter: filter, body: body)
      return comprehension(loop, condition.table.names[name], over: range)
    default: return strict(id)
    }
  }

  func failure(_ kind: EvaluationError.Kind, _ subject: String = "") -> Reading {
    .error(EvaluationError(kind, subject))
  }

  private mutating func variable(_ place: Int) -> Reading {
    let name = condition.table.names[place]
    var index = locals.count - 1
    while index >= 0 {
      if locals[index].name.hash == name.hash, locals[index].name.text == name.text {
        return trail.leave(locals[index])
      }
      index -= 1
    }
    return global(name)
  }

  private mutating func global(_ name: ConditionName) -> Reading {
    facts.read(name, on: &trail) ?? failure(.undeclaredReference, name.text)
  }

  private mutating func negation(of operand: Int) -> Reading {
    let result = step(operand)
    guard case .value(let value) = result else { return result }
    guard case .bool(let bool) = value else { return failure(.noMatchingOverload, "!") }
    return .value(.bool(!bool))
  }

  /// `&&` where false absorbs, `||` where true does: on either side, over unknown and error.
  private mutating func junction(_ left: Int, _ right: Int, absorbing: Bool) -> Reading {
    let mark = trail.mark
    let one = step(left)
    if one.isBool(absorbing) { return one }
    let middle = trail.mark
    let other = step(right)
    if other.isBool(absorbing) {
      trail.drop(from: mark, to: middle)
      return other
    }
    trail.unite(from: mark, at: middle)
    var pending = Junction(absorbing: absorbing)
    pending.add(one)
    pending.add(other)
    return pending.result
  }

  private mutating func choice(_ test: Int, _ first: Int, _ second: Int) -> Reading {
    let mark = trail.mark
    let tested = step(test)
    guard case .value(let value) = tested else { return tested }
    guard case .bool(let holds) = value else { return failure(.noMatchingOverload, "?:") }
    let middle = trail.mark
    let result = step(holds ? first : second)
    trail.unite(from: mark, at: middle)
    return result
  }
}

/// Gathers what neither decides a conjunction or disjunction alone.
struct Junction {
  private let absorbing: Bool
  private var isUnknown = false
  private var error: EvaluationError?

  init(absorbing: Bool) { self.absorbing = absorbing }

  mutating func add(_ part: Reading) {
    switch part {
    case .value(.bool): break
    case .unknown: isUnknown = true
    case .value:
      error = error ?? EvaluationError(.noMatchingOverload, absorbing ? "||" : "&&")
    case .error(let found): error = error ?? found
    }
  }

  /// Unknown beats error: the missing fact may yet absorb it.
  var result: Reading {
    if isUnknown { return .unknown }
    if let error { return .error(error) }
    return .value(.bool(!absorbing))
  }
}

extension Condition {
  /// Evaluates against the facts; what is missing shows as `unknown`.
  package func evaluate(in facts: any FactProvider) -> Evaluation {
    var evaluator = Evaluator(self, in: facts)
    return evaluator.evaluate(root)
  }

  /// Evaluates within another evaluation, whose trail gets the facts.
  package func read(in facts: any FactProvider, on trail: inout Trail) -> Reading {
    var evaluator = Evaluator(self, in: facts, on: trail)
    // The evaluator holds the trail alone, or every fact would copy it.
    trail = Trail()
    let reading = evaluator.step(root)
    trail = evaluator.trail
    return reading
  }
}
