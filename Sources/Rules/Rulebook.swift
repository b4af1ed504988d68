package import Platform

/// The law as data, compiled: vocabulary, provisions, rules, chart.
///
/// Knows no plan.
package struct Rulebook: Sendable {
  package let bytes: RulebookBytes
  /// SHA-256 over every rule file's path and content, in hexadecimal.
  package let digest: Text
  package let records: [RecordType]
  /// The fields of all record types; a record's own lie together.
  package let fields: [Field]
  package let enumerations: [Enumeration]
  package let symbols: SymbolTable
  package let laws: [Law]
  package let editions: [Edition]
  /// In the order of their days.
  package let changes: [LawChange]
  package let provisions: [Provision]
  package let rules: [Rule]
  package let chart: Chart
  package let workflows: [Workflow]
  /// Terms with an explanation of their own.
  package let glossary: [GlossaryTerm]
  /// Number of the parts that conditions share; see `Operation.shared`.
  package let atomCount: Int32
  /// The days on which a rule or a law begins or ends, ascending: between two of them nothing changes.
  package let ruleDays: [Int32]
  /// The days on which a derivation begins or ends, ascending.
  package let derivationDays: [Int32]

  /// The code of all conditions.
  let codeSection: RulebookSection
  /// The cases, read only when rules are tested.
  let casesSection: RulebookSection
  /// The register, read only for coverage and explanations.
  let registerSection: RulebookSection
  /// The workflows' drawings, one section each.
  let workflowsSection: RulebookSection
  /// The routes, read only for full reports, tests and explanations.
  let routesSection: RulebookSection

  /// The version that `--version` and reports print: the first twelve digits of the digest.
  package var version: String { String(string(digest).prefix(12)) }

  /// Code of all conditions, for the fast evaluator, decoded anew at every call.
  package var code: FixedBuffer<Int32> { bytes.fixedNumbers(of: codeSection) }

  package func string(_ text: Text) -> String {
    text.isEmpty ? "" : bytes.string(text)
  }

  /// The first day that any edition knows.
  package var firstDay: Day {
    editions.map(\.effective.from).min() ?? Day(number: 0)
  }
}

/// The cases of a rulebook's rules.
package struct RuleCases: Sendable {
  package let plans: [CasePlan]
  /// By rule.
  package let proofs: [RuleProof]
}

/// A term of the field, explained.
package struct GlossaryTerm: Sendable {
  package var name: LocalizedText
  package var meaning: LocalizedText
  package var provision: Int32
}
