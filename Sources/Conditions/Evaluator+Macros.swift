/// A macro without its range.
struct Loop {
  let macro: Macro
  let variable: String
  let filter: Int?
  let body: Int
}

extension Evaluator {
  mutating func comprehension(_ id: Int, _ loop: Loop, over range: Int) -> Reading {
    let mark = trail.mark
    let base = step(range)
    guard case .value(let value) = base else { return base }
    guard let elements = elements(of: value) else {
      let all = whole(base, since: mark)
      guard case .value = all else { return all }
      return failure(.noMatchingOverload, "\(loop.macro.rawValue)()")
    }
    let middle = trail.mark
    let name = ConditionName(loop.variable, hash: condition.hashes[id])
    let result =
      switch loop.macro {
      case .all: quantified(loop, elements, name, absorbing: false)
      case .exists: quantified(loop, elements, name, absorbing: true)
      case .existsOne: exactlyOne(loop, elements, name)
      case .filter, .map: collected(loop, elements, name)
      }
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

  private mutating func step(_ body: Int, with local: Local) -> Reading {
    locals.append(local)
    let reading = step(body)
    locals.removeLast()
    return reading
  }

  private mutating func quantified(
    _ loop: Loop,
    _ elements: Elements,
    _ name: ConditionName,
    absorbing: Bool
  ) -> Reading {
    let start = trail.mark
    var pending = Junction(absorbing: absorbing)
    var seen = SeenFacts()
    for index in 0..<elements.count {
      let mark = trail.mark
      let part = step(loop.body, with: elements.local(index, named: name))
      if part.isBool(absorbing) {
        trail.drop(from: start, to: mark)
        return part
      }
      trail.unite(from: start, at: mark, seen: &seen)
      pending.add(part)
    }
    return pending.result
  }

  private mutating func exactlyOne(
    _ loop: Loop,
    _ elements: Elements,
    _ name: ConditionName
  ) -> Reading {
    let start = trail.mark
    var operands = Operands()
    var seen = SeenFacts()
    for index in 0..<elements.count {
      let mark = trail.mark
      let local = elements.local(index, named: name)
      operands.add(step(loop.body, with: local))
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
  private mutating func collected(
    _ loop: Loop,
    _ elements: Elements,
    _ name: ConditionName
  ) -> Reading {
    let start = trail.mark
    var operands = Operands()
    var seen = SeenFacts()
    // Facts of tests stand before those of what is kept. A test that fails leaves nothing in the
    // list, but its facts decided that.
    var kept = FactSet()
    let test = loop.macro == .filter ? loop.body : loop.filter
    for index in 0..<elements.count {
      let local = elements.local(index, named: name)
      var mark = trail.mark
      if let test {
        let tested = step(test, with: local)
        let isKept = tested.isBool(true)
        if !isKept, !tested.isBool(false) {
          kept.add(trail.facts(since: mark))
          operands.add(nonBoolean(tested, loop.macro))
        }
        trail.unite(from: start, at: mark, seen: &seen)
        guard isKept else { continue }
        mark = trail.mark
      }
      let found = loop.macro == .filter ? trail.leave(local) : step(loop.body, with: local)
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
