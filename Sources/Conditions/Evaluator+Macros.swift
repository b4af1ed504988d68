/// A macro without its range.
struct Loop {
  let macro: Macro
  let variable: String
  let filter: Int?
  let body: Int
}

extension Evaluator {
  mutating func comprehension(
    _ loop: Loop,
    _ name: ConditionName,
    over range: Int
  ) -> Reading {
    let mark = trail.mark
    let base = step(range)
    guard case .value(let value) = base else { return base }
    guard let elements = elements(of: value) else {
      let all = whole(base, since: mark)
      guard case .value = all else { return all }
      return failure(.noMatchingOverload, "\(loop.macro.rawValue)()")
    }
    let middle = trail.mark
    locals.append(Local(name))
    let result =
      switch loop.macro {
      case .all: quantified(loop, elements, absorbing: false)
      case .exists: quantified(loop, elements, absorbing: true)
      case .existsOne: exactlyOne(loop, elements)
      case .filter, .map: collected(loop, elements)
      }
    locals.removeLast()
    trail.unite(from: mark, at: middle)
    return result
  }

  private func elements(of value: Value) -> Elements? {
    switch value {
    case .list(let values): .values(values)
    case .map(let map): .keys(map.entries)
    case .record(let record): facts.elements(of: record).map { .evaluations($0) }
    default: nil
    }
  }

  /// Makes the innermost variable stand for an element.
  private mutating func visit(_ index: Int, of elements: Elements) {
    let local = locals.count - 1
    switch elements {
    case .values(let values): locals[local].reading = .value(values[index])
    case .keys(let entries): locals[local].reading = .value(entries[index].key.value)
    case .evaluations(let evaluations): locals[local].set(evaluations[index])
    }
  }

  private mutating func quantified(
    _ loop: Loop,
    _ elements: Elements,
    absorbing: Bool
  ) -> Reading {
    let start = trail.mark
    var pending = Junction(absorbing: absorbing)
    var seen = SeenFacts()
    for index in 0..<elements.count {
      let mark = trail.mark
      visit(index, of: elements)
      let part = step(loop.body)
      if part.isBool(absorbing) {
        trail.drop(from: start, to: mark)
        return part
      }
      trail.unite(from: start, at: mark, seen: &seen)
      pending.add(part)
    }
    return pending.result
  }

  private mutating func exactlyOne(_ loop: Loop, _ elements: Elements) -> Reading {
    let start = trail.mark
    var operands = Operands()
    var seen = SeenFacts()
    for index in 0..<elements.count {
      let mark = trail.mark
      visit(index, of: elements)
      operands.add(step(loop.body))
      trail.unite(from: start, at: mark, seen: &seen)
    }
    return applied(operands) { values, _ in
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
  private mutating func collected(_ loop: Loop, _ elements: Elements) -> Reading {
    let start = trail.mark
    var operands = Operands()
    var seen = SeenFacts()
    // Facts of tests stand before those of what is kept. A test that fails leaves nothing in the
    // list, but its facts decided that.
    var kept = FactSet()
    let test = loop.macro == .filter ? loop.body : loop.filter
    for index in 0..<elements.count {
      visit(index, of: elements)
      var mark = trail.mark
      if let test {
        let tested = step(test)
        let isKept = tested.isBool(true)
        if !isKept, !tested.isBool(false) {
          kept.add(trail.facts(since: mark))
          operands.add(nonBoolean(tested, loop.macro))
        }
        trail.unite(from: start, at: mark, seen: &seen)
        guard isKept else { continue }
        mark = trail.mark
      }
      let found = loop.macro == .filter ? trail.leave(locals[locals.count - 1]) : step(loop.body)
      operands.add(whole(found, since: mark))
      kept.add(trail.takeFacts(since: mark))
    }
    let middle = trail.mark
    trail.leave(facts: kept.facts)
    trail.unite(from: start, at: middle)
    return applied(operands) { values, _ in .success(.list(values)) }
  }

  private func nonBoolean(_ tested: Reading, _ macro: Macro) -> Reading {
    guard case .value = tested else { return tested }
    return failure(.noMatchingOverload, "\(macro.rawValue)()")
  }
}
