package import Platform

/// The law as data, compiled: vocabulary, provisions, rules, chart.
///
/// Knows no plan. A class, because everything that checks or reports holds it.
package final class Rulebook: Sendable {
  package let bytes: RulebookBytes
  /// SHA-256 over every rule file's path and content, in hexadecimal.
  package let digest: Text
  package let records: [RecordType]
  /// The fields of all record types; a record's own lie together.
  package let fields: RowTable<Field>
  package let fieldHeads: RowTable<FieldHead>
  package let enumerations: RowTable<Enumeration>
  package let symbols: SymbolTable
  package let laws: [Law]
  package let editions: [Edition]
  /// In the order of their days.
  package let changes: [LawChange]
  package let provisions: RowTable<Provision>
  package let rules: RowTable<Rule>
  package let ruleHeads: RowTable<RuleHead>
  package let chart: Chart
  package let workflows: [Workflow]
  /// Terms with an explanation of their own.
  package let glossary: RowTable<GlossaryTerm>
  /// Number of the parts that conditions share; see `Operation.shared`.
  package let atomCount: Int32
  /// The days on which a rule or a law begins or ends, ascending: between two of them nothing changes.
  package let ruleDays: [Int32]
  /// The days on which a derivation begins or ends, ascending.
  package let derivationDays: [Int32]
  /// The rules that compare steps, by index.
  package let stepRules: [Int32]

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

  /// Reads a compiled rulebook in place; texts and tables stay where they are.
  ///
  /// In the order in which `RulebookParts.encode` writes.
  package init(decoding bytes: RulebookBytes) {
    var input = RulebookDecoder(bytes)
    self.bytes = bytes
    digest = input.text()
    records = input.array { RecordType(from: &$0) }
    fields = input.rows()
    fieldHeads = RowTable(heads: fields)
    enumerations = input.rows()
    let entries: RowTable<SymbolTable.Entry> = input.rows()
    symbols = SymbolTable(entries: entries, slots: input.rows())
    laws = input.array { Law(from: &$0) }
    editions = input.array { input in
      let id = input.text()
      let title = input.localized()
      return Edition(id: id, title: title, effective: input.interval())
    }
    changes = input.array { LawChange(from: &$0) }
    provisions = input.rows()
    rules = input.rows()
    ruleHeads = RowTable(heads: rules)
    chart = Chart(from: &input)
    workflows = input.array { Workflow(from: &$0) }
    glossary = input.rows()
    atomCount = input.int32()
    ruleDays = input.int32s()
    derivationDays = input.int32s()
    stepRules = input.int32s()
    codeSection = bytes.section(at: input.position)
    casesSection = bytes.section(after: codeSection)
    registerSection = bytes.section(after: casesSection)
    workflowsSection = bytes.section(after: registerSection)
    routesSection = bytes.section(after: workflowsSection)
  }

  /// The version that `--version` and reports print: the first twelve digits of the digest.
  package var version: String { String(string(digest).prefix(12)) }

  /// Code of all conditions, for the fast evaluator, decoded anew at every call.
  package var code: FixedBuffer<Int32> { bytes.fixedNumbers(of: codeSection) }

  /// The same as an array.
  var codeNumbers: [Int32] {
    var input = RulebookDecoder(bytes, codeSection)
    let count = codeSection.range.count / DigitGroups.width
    return [Int32](count: count) { input.int32() }
  }

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
