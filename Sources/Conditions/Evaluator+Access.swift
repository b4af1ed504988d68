/// Selection, presence tests and indexing.
extension Evaluator {
  mutating func selection(_ id: Int, of field: String, from operand: Int) -> Evaluation {
    if let bound = dottedName(id) { return bound }
    let base = evaluate(operand)
    guard case .value(let value) = base.outcome else { return base }
    switch value {
    case .map(let map):
      guard let found = map[.string(field)] else {
        return failure(.noSuchKey, field, facts: base.facts)
      }
      return Evaluation(found, facts: base.facts)
    case .record(let record):
      guard let found = facts.evaluation(ofField: field, in: record) else {
        return failure(.noSuchField, field, facts: base.facts)
      }
      return joined(base.facts, found)
    default: return failure(.noSuchField, field, facts: base.facts)
    }
  }

  mutating func presence(of field: String, in operand: Int) -> Evaluation {
    let base = evaluate(operand)
    guard case .value(let value) = base.outcome else { return base }
    switch value {
    case .map(let map): return Evaluation(.bool(map[.string(field)] != nil), facts: base.facts)
    case .record(let record):
      guard let found = facts.presence(ofField: field, in: record) else {
        return failure(.noSuchField, field, facts: base.facts)
      }
      return joined(base.facts, found)
    default: return failure(.noMatchingOverload, "has()", facts: base.facts)
    }
  }

  mutating func element(of operand: Int, at key: Int) -> Evaluation {
    let base = evaluate(operand)
    let index = whole(evaluate(key))
    if case .value(.record(let record)) = base.outcome, case .value(let key) = index.outcome,
      let found = facts.evaluation(ofElement: key, in: record)
    {
      return joined(FactSet.union(base.facts, index.facts), found)
    }
    return applied([whole(base), index]) { values, _ in
      Operators.element(of: values[0], at: values[1])
    }
  }

  func joined(_ earlier: [FactReference], _ later: Evaluation) -> Evaluation {
    Evaluation(outcome: later.outcome, facts: FactSet.union(earlier, later.facts))
  }

  /// A selection read as one name with dots, where the provider has such names.
  private func dottedName(_ id: Int) -> Evaluation? {
    guard facts.hasDottedNames, let path = condition.dottedPath(of: id) else { return nil }
    if locals.contains(where: { $0.name == path.root }) { return nil }
    return facts.evaluation(ofName: path.name)
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
