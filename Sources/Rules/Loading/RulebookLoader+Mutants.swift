internal import Conditions

// A rulebook in which every rule is followed by its mutants, so that one reading of a plan serves all.

/// A rule with one fault in one of its conditions.
package struct RuleMutant: Sendable {
  /// The rule it was made from.
  package let rule: Int
  /// Its own index in the rulebook of mutants.
  package let number: Int
  package let isInRequires: Bool
  /// The part that was changed, as it was and as it is now.
  package let was: String
  package let becomes: String
  /// Where the part begins in the condition's source, in bytes.
  package let start: Int

  fileprivate let mutant: Mutant
  fileprivate let checked: CheckedCondition
}

/// Rules and their mutants in one rulebook.
package struct MutatedRulebook: Sendable {
  package let rulebook: Rulebook
  package let mutants: [RuleMutant]
  private let pairs: [Int: ConditionPair]
  private let index: VocabularyIndex

  fileprivate init(
    rulebook: Rulebook,
    mutants: [RuleMutant],
    pairs: [Int: ConditionPair],
    index: VocabularyIndex
  ) {
    self.rulebook = rulebook
    self.mutants = mutants
    self.pairs = pairs
    self.index = index
  }

  /// Whether a mutant provably says the same as its rule.
  package func isEquivalent(_ mutant: RuleMutant) -> Bool {
    let subject = Int(rulebook.rules[mutant.rule].subject)
    return pairs[mutant.rule]?.cannotTell(
      mutant.mutant,
      as: mutant.checked,
      inRequires: mutant.isInRequires,
      scope: SubjectScope(index: index, subject: subject)
    ) ?? false
  }
}

extension RulebookLoader {
  /// A rulebook with the mutants of some of its rules behind them.
  ///
  /// A retired rule has none. The cases stay with the rulebook that was given.
  package static func mutated(
    _ rulebook: Rulebook,
    rules isWanted: (Int) -> Bool
  ) -> MutatedRulebook {
    var loader = RulebookLoader()
    loader.take(rulebook)
    loader.parts.casePlans = []
    loader.parts.proofs = []
    loader.parts.register = Register()
    var mutants: [RuleMutant] = []
    var pairs: [Int: ConditionPair] = [:]
    for (number, rule) in rulebook.rules.enumerated()
    where rule.status != .retired && isWanted(number) {
      guard let applies = loader.checked(rulebook.string(rule.applies.source), rule),
        let requires = loader.checked(rulebook.string(rule.requires.source), rule)
      else { continue }
      pairs[number] = ConditionPair(applies: applies, requires: requires)
      for (condition, isInRequires) in [(applies, false), (requires, true)] {
        for mutant in condition.mutants() {
          guard let checked = loader.checked(mutant.source, rule) else { continue }
          mutants.append(
            RuleMutant(
              rule: number,
              number: loader.append(checked, of: rule, isInRequires),
              isInRequires: isInRequires,
              was: mutant.was,
              becomes: mutant.becomes,
              start: mutant.start,
              mutant: mutant,
              checked: checked
            )
          )
        }
      }
    }
    loader.parts.atomCount = loader.atoms.count
    loader.parts.encode(into: &loader.output)
    let bytes = RulebookBytes(copying: RulebookBytes.assemble(loader.output))
    return MutatedRulebook(
      rulebook: Rulebook(decoding: bytes),
      mutants: mutants,
      pairs: pairs,
      index: loader.index
    )
  }

  private func checked(_ source: String, _ rule: Rule) -> CheckedCondition? {
    let scope = SubjectScope(index: index, subject: Int(rule.subject))
    return try? Condition(parsing: source).check(expecting: .boolean, in: scope)
  }

  /// Appends a rule with one condition changed; its index.
  private mutating func append(
    _ checked: CheckedCondition,
    of rule: Rule,
    _ isInRequires: Bool
  ) -> Int {
    let code = ConditionCompiler.append(
      checked,
      subject: Int(rule.subject),
      index: index,
      output: &output,
      atoms: &atoms,
      to: &parts.code
    )
    let condition = CompiledCondition(source: output.intern(checked.condition.source), code: code)
    var mutant = rule
    if isInRequires { mutant.requires = condition } else { mutant.applies = condition }
    parts.rules.append(mutant)
    return parts.rules.count - 1
  }
}

extension RuleProof {
  /// Where a part of a condition stands in the rule's file; line and column from 1.
  package func place(of mutant: RuleMutant) -> (line: Int, column: Int)? {
    let lines = mutant.isInRequires ? requiresLines : appliesLines
    guard let own = lines.last(where: { Int($0.offset) <= mutant.start }) ?? lines.first else {
      return nil
    }
    return (Int(own.line), Int(own.column) + max(0, mutant.start - Int(own.offset)))
  }
}
