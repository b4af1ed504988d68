internal import SourceText

// The cases of a rule: small plans with the outcome that they must have.

extension RulebookLoader {
  mutating func loadCases(
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) -> [RuleCase] {
    var cases: [RuleCase] = []
    for node in reader.list("cases") {
      var entry = MappingReader(node, in: file)
      let name = entry.requiredString("name")
      let expected = outcome("expect", &entry)
      cases.append(
        RuleCase(name: output.intern(name), plan: casePlan(&entry), expected: expected)
      )
      finish(&entry)
    }
    return cases
  }

  /// `base:`, `with:` and `as-of:` of a case.
  mutating func casePlan(_ entry: inout MappingReader) -> CasePlanText {
    let overlay = entry.optional("with")?.json ?? "{}"
    var base = -1
    if let node = entry.required("base"), let text = entry.string(of: node) {
      base = caseNumbers[text] ?? -1
      if base < 0 {
        entry.failUnknown(
          text,
          at: node.start,
          suggestion: Suggestion.nearest(to: text, among: caseNumbers.keys.sorted())
        )
      }
    }
    return CasePlanText(
      base: Int32(base),
      overlay: output.intern(overlay),
      asOf: entry.day("as-of")
    )
  }

  /// `never:` the outcomes that a rule cannot have, with the reasons.
  mutating func loadImpossible(
    of rule: inout Rule,
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) {
    guard let node = reader.optional("never") else { return }
    var never = MappingReader(node, in: file)
    var impossible: [ImpossibleOutcome] = []
    for entry in never.entries {
      _ = never.optional(entry.key)
      if let outcome = RuleOutcome.allCases.first(where: { $0.name == entry.key }) {
        let reason = intern(never.localized(of: entry.value))
        impossible.append(ImpossibleOutcome(outcome: outcome, reason: reason))
      } else {
        never.failUnknown(entry.key, at: entry.keyStart, suggestion: nil)
      }
    }
    finish(&never)
    rule.never = RowTable(impossible)
  }

  /// `equivalent-mutants:` changes of the conditions that say the same, with the reasons.
  mutating func loadEquivalents(
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) -> [EquivalentMutant] {
    var mutants: [EquivalentMutant] = []
    for node in reader.list("equivalent-mutants") {
      var entry = MappingReader(node, in: file)
      mutants.append(
        EquivalentMutant(
          was: output.intern(entry.requiredString("was")),
          becomes: output.intern(entry.requiredString("becomes")),
          reason: intern(entry.localized("reason"))
        )
      )
      finish(&entry)
    }
    return mutants
  }

  private func outcome(_ key: String, _ reader: inout MappingReader) -> RuleOutcome {
    reader.choice(key, among: Array(RuleOutcome.allCases), named: { $0.name }) ?? .undetermined
  }

  /// Every outcome has a case or a reason why it cannot occur; a retired rule needs none, and steps are
  /// proved where they are compared.
  mutating func checkCases(_ cases: [RuleCase], of rule: Rule, _ reader: inout MappingReader) {
    guard rule.status != .retired, rule.kind == .condition else { return }
    for outcome in RuleOutcome.allCases {
      let isShown = cases.contains { $0.expected == outcome }
      let isExcused = rule.never.contains { $0.outcome == outcome }
      if !isShown && !isExcused {
        reader.fail(
          at: reader.start,
          ja: "結果「\(outcome.name)」の事例がありません(起こり得ないなら never: に理由を書きます)。",
          en: "No case shows the outcome `\(outcome.name)` (give the reason under `never:`)."
        )
      }
    }
  }
}
