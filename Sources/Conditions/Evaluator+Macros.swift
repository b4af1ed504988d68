/// A macro without its range.
struct Loop {
  let macro: Macro
  let variable: String
  let filter: Int?
  let body: Int
}

extension Evaluator {
  mutating func comprehension(_ loop: Loop, over range: Int) -> Evaluation {
    let base = evaluate(range)
    guard case .value(let value) = base.outcome else { return base }
    guard let elements = elements(of: value) else {
      let all = whole(base)
      guard case .value = all.outcome else { return all }
      return failure(.noMatchingOverload, "\(loop.macro.rawValue)()", facts: base.facts)
    }
    let result =
      switch loop.macro {
      case .all: quantified(loop, elements, absorbing: false)
      case .exists: quantified(loop, elements, absorbing: true)
      case .existsOne: exactlyOne(loop, elements)
      case .filter, .map: collected(loop, elements)
      }
    return joined(base.facts, result)
  }

  private func elements(of value: Value) -> [Evaluation]? {
    switch value {
    case .list(let values): values.map { Evaluation($0) }
    case .map(let map): map.entries.map { Evaluation($0.key.value) }
    case .record(let record): facts.elements(of: record)
    default: nil
    }
  }

  private mutating func evaluate(
    _ body: Int,
    _ variable: String,
    being element: Evaluation
  ) -> Evaluation {
    locals.append((variable, element))
    defer { locals.removeLast() }
    return evaluate(body)
  }

  private mutating func quantified(
    _ loop: Loop,
    _ elements: [Evaluation],
    absorbing: Bool
  ) -> Evaluation {
    var pending = Junction(absorbing: absorbing)
    for element in elements {
      let part = evaluate(loop.body, loop.variable, being: element)
      if part.outcome == .value(.bool(absorbing)) { return part }
      pending.add(part)
    }
    return pending.result
  }

  private mutating func exactlyOne(_ loop: Loop, _ elements: [Evaluation]) -> Evaluation {
    let tests = elements.map { evaluate(loop.body, loop.variable, being: $0) }
    return applied(tests) { values, _ in
      var count = 0
      for value in values {
        guard case .bool(let holds) = value else {
          return .failure(EvaluationError(.noMatchingOverload, "exists_one()"))
        }
        count += holds ? 1 : 0
      }
      return .success(.bool(count == 1))
    }
  }

  /// `filter(x, p)`, `map(x, t)` and `map(x, p, t)`.
  private mutating func collected(_ loop: Loop, _ elements: [Evaluation]) -> Evaluation {
    var parts: [Evaluation] = []
    // A test that fails leaves nothing in the list, but its facts decided that.
    var dropped = FactSet()
    let test = loop.macro == .filter ? loop.body : loop.filter
    for element in elements {
      if let test {
        let tested = evaluate(test, loop.variable, being: element)
        dropped.add(tested.facts)
        guard tested.outcome != .value(.bool(false)) else { continue }
        guard tested.outcome == .value(.bool(true)) else {
          parts.append(nonBoolean(tested, loop.macro))
          continue
        }
      }
      let kept =
        loop.macro == .filter ? element : evaluate(loop.body, loop.variable, being: element)
      parts.append(whole(kept))
    }
    return joined(dropped.facts, applied(parts) { values, _ in .success(.list(values)) })
  }

  private func nonBoolean(_ tested: Evaluation, _ macro: Macro) -> Evaluation {
    guard case .value = tested.outcome else { return tested }
    return failure(.noMatchingOverload, "\(macro.rawValue)()", facts: tested.facts)
  }
}
