package import Rules
internal import SourceText

/// What became of a rule's mutants.
package struct MutationResult: Sendable {
  package var rule: Int
  package var count = 0
  /// Told from the rule by some case.
  package var killed = 0
  /// Proved to say the same as the rule.
  package var equivalent = 0
  /// Declared to say the same, with a reason, and not told from it by any case.
  package var declared = 0
  package var survivors: [RuleMutant] = []
  /// Declarations in the rule that no mutant needs, by position.
  package var needless: [Int] = []
  /// A case does not come out as it must: nothing else is known then.
  package var hasFailedCase = false
}

/// Puts small faults into rules and looks whether their cases notice.
package struct MutationRunner: Sendable {
  private let rulebook: Rulebook
  private let known: RuleCases
  private let mutated: MutatedRulebook
  private let mutants: [Int: [RuleMutant]]

  /// `isWanted` says of which rules, by index.
  package init(_ rulebook: Rulebook, rules isWanted: (Int) -> Bool = { _ in true }) {
    self.rulebook = rulebook
    known = rulebook.cases
    mutated = RulebookLoader.mutated(rulebook, rules: isWanted)
    mutants = Dictionary(grouping: mutated.mutants, by: \.rule)
  }

  /// The rules that have mutants, in their order.
  package var rules: [Int] { mutants.keys.sorted() }

  /// Where a mutant's part stands in its rule's file.
  package func place(of mutant: RuleMutant) -> (line: Int, column: Int)? {
    known.proofs[mutant.rule].place(of: mutant)
  }

  /// Runs every case of each rule over all its mutants; `each` gets the results in the same order.
  package func run(_ rules: [Int], each: (MutationResult) -> Void) {
    var checker = PlanChecker(mutated.rulebook) { _ in false }
    for rule in rules { each(run(rule, &checker)) }
  }

  private func run(_ rule: Int, _ checker: inout PlanChecker) -> MutationResult {
    let own = mutants[rule] ?? []
    var result = MutationResult(rule: rule, count: own.count)
    let numbers = Set(own.map(\.number) + [rule])
    checker.select { numbers.contains($0) }
    var alive = Set(own.indices)
    let proof = known.proofs[rule]
    for ruleCase in proof.cases {
      let text = known.text(of: ruleCase.plan, in: rulebook)
      let source = SourceFile(name: rulebook.string(ruleCase.name), bytes: Array(text.utf8))
      var options = CheckOptions(today: rulebook.firstDay)
      options.asOf = ruleCase.plan.asOf
      guard let outcomes = checker.outcomes(over: source, options),
        outcomes[rule] ?? .notApplicable == ruleCase.expected
      else {
        result.hasFailedCase = true
        return result
      }
      alive = alive.filter { outcomes[own[$0].number] ?? .notApplicable == ruleCase.expected }
    }
    result.killed = own.count - alive.count
    sort(alive.sorted().map { own[$0] }, proof, &result)
    return result
  }

  private func sort(
    _ alive: [RuleMutant],
    _ proof: RuleProof,
    _ result: inout MutationResult
  ) {
    var needed: Set<Int> = []
    for mutant in alive {
      if mutated.isEquivalent(mutant) {
        result.equivalent += 1
      } else if let declaration = declaration(of: mutant, proof) {
        needed.insert(declaration)
        result.declared += 1
      } else {
        result.survivors.append(mutant)
      }
    }
    result.needless = proof.equivalents.indices.filter { !needed.contains($0) }
  }

  private func declaration(of mutant: RuleMutant, _ proof: RuleProof) -> Int? {
    proof.equivalents.firstIndex {
      Self.squeezed(rulebook.string($0.was)) == Self.squeezed(mutant.was)
        && Self.squeezed(rulebook.string($0.becomes)) == Self.squeezed(mutant.becomes)
    }
  }

  /// Without blanks: how a declaration is laid out does not matter.
  private static func squeezed(_ text: String) -> [UInt8] {
    text.utf8.filter { $0 != 0x20 && $0 != 0x0A }
  }
}
