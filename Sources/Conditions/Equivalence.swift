/// Two conditions of one rule: when it applies, and what it requires then.
package struct ConditionPair: Sendable {
  package var applies: CheckedCondition
  package var requires: CheckedCondition

  package init(applies: CheckedCondition, requires: CheckedCondition) {
    self.applies = applies
    self.requires = requires
  }
}

extension ConditionPair {
  /// Combinations of values tried at most; above, nothing is said.
  static let mostCombinations = 1 << 16

  /// Whether a mutant of one of the conditions can never be told from it: proved by trying every
  /// value of the facts that have finitely many, and both answers of everything else.
  ///
  /// False says only that no proof was found. Facts are taken as known: that what is unknown is
  /// decided exactly is the business of the one who evaluates.
  package func cannotTell(
    _ mutant: Mutant,
    as mutated: CheckedCondition,
    inRequires: Bool,
    scope: some TypeScope
  ) -> Bool {
    let original = inRequires ? requires : applies
    let own = original.condition.macroBodies(around: mutant.node)
    let other = mutated.condition.macroBodies
    for (position, body) in own {
      guard position < other.count else { continue }
      var table = FiniteTable(scope)
      let test = inRequires ? table.add(applies, applies.condition.root) : nil
      let one = table.add(original, body)
      let two = table.add(mutated, other[position])
      // What the body says does not matter where the rule does not apply.
      let isSame = table.holds { values in
        if let test, values.evaluate(test) == .no { return true }
        return values.evaluate(one) == values.evaluate(two)
      }
      if isSame { return true }
    }
    var table = FiniteTable(scope)
    let first = table.add(applies, applies.condition.root)
    let second = table.add(requires, requires.condition.root)
    let changed = table.add(mutated, mutated.condition.root)
    return table.holds { values in
      let one = Self.outcome(values.evaluate(first), values.evaluate(second))
      let two =
        inRequires
        ? Self.outcome(values.evaluate(first), values.evaluate(changed))
        : Self.outcome(values.evaluate(changed), values.evaluate(second))
      return one == two
    }
  }

  /// What a rule says, as a number: the same numbers, the same outcome.
  private static func outcome(_ applies: FiniteAnswer, _ requires: FiniteAnswer) -> Int {
    if applies == .no { return 0 }
    if requires == .yes { return 1 }
    return applies == .yes && requires == .no ? 2 : 3
  }
}

extension Condition {
  /// The bodies of all macros in reading order: a macro before those inside it.
  var macroBodies: [NodeID] {
    var found: [NodeID] = []
    collect(root) { found.append($0) }
    return found
  }

  /// The bodies around a node, the innermost first, with their places among `macroBodies`.
  func macroBodies(around node: NodeID) -> [(position: Int, body: NodeID)] {
    macroBodies.enumerated().reversed().filter { contains(node, in: $0.element) }
      .map { (position: $0.offset, body: $0.element) }
  }

  private func collect(_ id: NodeID, _ take: (NodeID) -> Void) {
    if case .comprehension(_, _, _, _, let body) = nodes[id].kind { take(body) }
    for child in children(of: id) { collect(child, take) }
  }

  private func contains(_ node: NodeID, in id: NodeID) -> Bool {
    id == node || children(of: id).contains { contains(node, in: $0) }
  }

  func children(of id: NodeID) -> [NodeID] {
    switch nodes[id].kind {
    case .literal, .name: []
    case .select(let operand, _), .has(let operand, _), .not(let operand), .negate(let operand):
      [operand]
    case .index(let one, let other), .and(let one, let other), .or(let one, let other),
      .binary(_, let one, let other):
      [one, other]
    case .conditional(let test, let first, let second): [test, first, second]
    case .call(_, let arguments), .list(let arguments): arguments
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(_, let range, _, let filter, let body):
      [range] + (filter.map { [$0] } ?? []) + [body]
    }
  }
}
