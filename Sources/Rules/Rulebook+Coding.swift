// What is written here and what is read here must keep the same order, part by part.

extension Rulebook {
  /// The cases of all rules, with the plans that they are laid over.
  package var cases: RuleCases {
    var input = RulebookDecoder(bytes, casesSection)
    let plans = input.array { input in
      let name = input.text()
      return CasePlan(name: name, text: input.text())
    }
    return RuleCases(plans: plans, proofs: input.array { RuleProof(from: &$0) })
  }
}

/// The parts of a rulebook before they are compiled.
package struct RulebookParts {
  package var digest = Text.empty
  package var records: [RecordType] = []
  package var fields: [Field] = []
  package var enumerations: [Enumeration] = []
  package var symbols: [SymbolTable.Entry] = []
  package var laws: [Law] = []
  package var editions: [Edition] = []
  package var changes: [LawChange] = []
  package var provisions: [Provision] = []
  package var rules: [Rule] = []
  package var casePlans: [CasePlan] = []
  /// By rule.
  package var proofs: [RuleProof] = []
  package var register = Register()
  package var chart: Chart
  package var workflows: [Workflow] = []
  /// The drawings of `workflows`, one each.
  package var models: [WorkflowModel] = []
  package var glossary: [GlossaryTerm] = []
  package var routes: [Route] = []
  package var code: [Int32] = []
  package var atomCount: Int32 = 0

  /// See `Rulebook.ruleDays`.
  private var ruleDays: [Int32] {
    let intervals =
      rules.map(\.effective) + laws.flatMap(\.verified)
      + laws.map { DayInterval(from: $0.inForce, until: nil) }
    return intervals.ends.map(\.number)
  }

  /// See `Rulebook.derivationDays`.
  private var derivationDays: [Int32] {
    fields.flatMap { $0.derivations.map(\.effective) }.ends.map(\.number)
  }

  /// Appends everything to an encoder that already holds the texts.
  package func encode(into output: inout RulebookEncoder) {
    output.write(digest)
    output.write(records) { $1.encode(into: &$0) }
    output.write(rows: fields)
    output.write(rows: enumerations)
    output.write(rows: symbols)
    output.write(rows: SymbolTable.slots(for: symbols, in: output))
    output.write(laws) { $1.encode(into: &$0) }
    output.write(editions) { output, edition in
      output.write(edition.id)
      output.write(edition.title)
      output.write(edition.effective)
    }
    output.write(changes) { $1.encode(into: &$0) }
    output.write(rows: provisions)
    output.write(rows: rules)
    chart.encode(into: &output)
    output.write(workflows) { $1.encode(into: &$0) }
    output.write(rows: glossary)
    output.write(atomCount)
    output.write(ruleDays)
    output.write(derivationDays)
    output.write(rules.indices.filter { rules[$0].kind == .steps }.map { Int32($0) })
    output.write(section: { output in
      for number in code { output.write(number) }
    })
    output.write(section: { output in
      output.write(casePlans) { output, plan in
        output.write(plan.name)
        output.write(plan.text)
      }
      output.write(proofs) { $1.encode(into: &$0) }
    })
    output.write(section: { register.encode(into: &$0) })
    output.write(section: { output in
      for model in models { output.write(section: { model.encode(into: &$0) }) }
    })
    output.write(section: { output in output.write(routes) { $1.encode(into: &$0) } })
  }
}

extension CompiledCondition {
  init(from input: inout RulebookDecoder) {
    source = input.text()
    code = input.int32()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(source)
    output.write(code)
  }
}

extension Law {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    title = input.localized()
    fullTitle = input.localized()
    kind = LawKind(rawValue: UInt8(input.int())) ?? .statute
    address = input.text()
    inForce = input.day() ?? Day(number: 0)
    verified = input.array { $0.interval() }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(title)
    output.write(fullTitle)
    output.write(Int(kind.rawValue))
    output.write(address)
    output.write(inForce)
    output.write(verified) { $0.write($1) }
  }
}

extension ProvisionNumber: WritableRow {
  package static var width: Int { 6 }

  package init(from input: inout RulebookDecoder) {
    effective = input.interval()
    label = input.localized()
    confidence = Confidence(rawValue: UInt8(input.int())) ?? .u
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(effective)
    output.write(label)
    output.write(Int(confidence.rawValue))
    output.write(Int(substance.rawValue))
  }
}

extension Rulebook {
  /// The law of a provision, without the rest of its row.
  package func law(ofProvision number: Int) -> Law {
    laws[Int(provisions.number(Provision.lawColumn, of: number))]
  }
}

extension Provision: WritableRow {
  /// Where the law stands in a row.
  static var lawColumn: Int { 1 }

  package static var width: Int { 17 }

  package init(from input: inout RulebookDecoder) {
    id = input.text()
    law = input.int32()
    title = input.localized()
    gist = input.localized()
    binds = input.localized()
    force = Force(rawValue: UInt8(input.int())) ?? .interpretation
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
    numbers = input.rows()
    source = input.localized()
    lastChecked = input.text()
    note = input.localized()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(law)
    output.write(title)
    output.write(gist)
    output.write(binds)
    output.write(Int(force.rawValue))
    output.write(Int(substance.rawValue))
    output.write(rows: numbers)
    output.write(source)
    output.write(lastChecked)
    output.write(note)
  }
}

extension GlossaryTerm: WritableRow {
  package static var width: Int { 5 }

  package init(from input: inout RulebookDecoder) {
    name = input.localized()
    meaning = input.localized()
    provision = input.int32()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(name)
    output.write(meaning)
    output.write(provision)
  }
}
