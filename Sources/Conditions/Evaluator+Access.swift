/// Selection, presence tests and indexing.
extension Evaluator {
  mutating func selection(
    _ id: Int,
    of field: ConditionName,
    from operand: Int
  ) -> Reading {
    if hasDottedNames, let bound = dottedName(id) { return bound }
    let mark = trail.mark
    let base = step(operand)
    guard case .value(let value) = base else { return base }
    switch value {
    case .record(let record):
      let middle = trail.mark
      guard let found = facts.read(field, of: record, on: &trail) else {
        return failure(.noSuchField, field.text)
      }
      trail.unite(from: mark, at: middle)
      return found
    case .map(let map):
      return map[.string(field.text)].map { .value($0) } ?? failure(.noSuchKey, field.text)
    default: return failure(.noSuchField, field.text)
    }
  }

  mutating func presence(of field: String, in operand: Int) -> Reading {
    let mark = trail.mark
    let base = step(operand)
    guard case .value(let value) = base else { return base }
    switch value {
    case .map(let map): return .value(.bool(map[.string(field)] != nil))
    case .record(let record):
      guard let found = facts.presence(ofField: field, in: record) else {
        return failure(.noSuchField, field)
      }
      return left(found, above: mark)
    default: return failure(.noMatchingOverload, "has()")
    }
  }

  mutating func element(of operand: Int, at key: Int) -> Reading {
    let mark = trail.mark
    let base = step(operand)
    if case .value(.record(let record)) = base {
      return element(of: trail.take(base, since: mark), record, at: key)
    }
    let middle = trail.mark
    let index = whole(step(key), since: middle)
    trail.unite(from: mark, at: middle)
    return applied(base, index) { base, index, _ in Operators.element(of: base, at: index) }
  }

  /// An element of a record that may stand for a list or map of which parts are unknown.
  private mutating func element(
    of base: Evaluation,
    _ record: RecordReference,
    at key: Int
  ) -> Reading {
    let mark = trail.mark
    let found = step(key)
    let reading = whole(found, since: mark)
    let index = trail.take(reading, since: mark)
    if case .value(let key) = reading, let found = facts.evaluation(ofElement: key, in: record) {
      trail.leave(facts: FactSet.union(base.facts, index.facts))
      return left(found, above: mark)
    }
    let container = trail.leave(base)
    let one = whole(container, since: mark)
    let middle = trail.mark
    let other = trail.leave(index)
    trail.unite(from: mark, at: middle)
    return applied(one, other) { base, index, _ in Operators.element(of: base, at: index) }
  }

  /// Leaves an evaluation above what was read since a mark.
  mutating func left(_ evaluation: Evaluation, above mark: Trail.Mark) -> Reading {
    let middle = trail.mark
    let reading = trail.leave(evaluation)
    trail.unite(from: mark, at: middle)
    return reading
  }

  /// A selection read as one name with dots, where the provider has such names.
  private mutating func dottedName(_ id: Int) -> Reading? {
    guard let path = condition.dottedPath(of: id) else { return nil }
    if locals.contains(where: { $0.name.text == path.root }) { return nil }
    return facts.read(ConditionName(path.name), on: &trail)
  }
}

extension Condition {
  /// The dotted path of a name or of selections from a name, without a leading dot.
  func dottedPath(of id: NodeID) -> (root: String, name: String)? {
    var parts: [String] = []
    var id = id
    while case .select(let operand, let field) = nodes[id].kind {
      parts.append(field)
      id = operand
    }
    guard case .name(let root) = nodes[id].kind else { return nil }
    let isGlobal = root.utf8.first == UInt8(ascii: ".")
    parts.append(isGlobal ? String(root.dropFirst()) : root)
    return (root, parts.reversed().joined(separator: "."))
  }
}
