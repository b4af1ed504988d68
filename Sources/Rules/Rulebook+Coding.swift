// What is written here and what is read here must keep the same order, part by part.

extension Rulebook {
  /// Reads a compiled rulebook in place; texts stay where they are.
  package init(decoding bytes: RulebookBytes) {
    var input = RulebookDecoder(bytes.numbers)
    self.bytes = bytes
    digest = input.text()
    records = input.array { RecordType(from: &$0) }
    // Lists in lists are one list, of which each part has its own stretch.
    let derivations = input.array { Derivation(from: &$0) }
    var derivation = 0
    fields = input.array { Field(from: &$0, derivations, from: &derivation) }
    let values = input.array { EnumerationValue(from: &$0) }
    var value = 0
    enumerations = input.array { input in
      let count = input.int()
      defer { value += count }
      return Enumeration(values: ArrayPart(values, from: value, count: count))
    }
    let entries = input.array { input in
      let scope = input.int32()
      let name = input.text()
      let length = input.int32()
      return SymbolTable.Entry(scope: scope, name: name, length: length, value: input.int32())
    }
    symbols = SymbolTable(entries: entries, slots: input.int32s())
    laws = input.array { Law(from: &$0) }
    editions = input.array { input in
      let id = input.text()
      let title = input.localized()
      return Edition(id: id, title: title, effective: input.interval())
    }
    changes = input.array { LawChange(from: &$0) }
    let numbers = input.array { ProvisionNumber(from: &$0) }
    var number = 0
    provisions = input.array { Provision(from: &$0, numbers, from: &number) }
    rules = input.array { Rule(from: &$0) }
    chart = Chart(from: &input)
    workflows = input.array { Workflow(from: &$0) }
    glossary = input.array { input in
      let name = input.localized()
      let meaning = input.localized()
      return GlossaryTerm(name: name, meaning: meaning, provision: input.int32())
    }
    atomCount = input.int32()
    ruleDays = input.int32s()
    derivationDays = input.int32s()
    codeSection = bytes.firstSection
    casesSection = bytes.section(after: codeSection)
    registerSection = bytes.section(after: casesSection)
    workflowsSection = bytes.section(after: registerSection)
    routesSection = bytes.section(after: workflowsSection)
  }

  /// The cases of all rules, with the plans that they are laid over.
  package var cases: RuleCases {
    var input = RulebookDecoder(bytes.numbers(of: casesSection))
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
    return Self.days(of: intervals)
  }

  /// See `Rulebook.derivationDays`.
  private var derivationDays: [Int32] {
    Self.days(of: fields.flatMap { $0.derivations.map(\.effective) })
  }

  private static func days(of intervals: [DayInterval]) -> [Int32] {
    Set(intervals.flatMap { [$0.from, $0.until].compactMap { $0?.number } }).sorted()
  }

  /// Appends everything to an encoder that already holds the texts.
  package func encode(into output: inout RulebookEncoder) {
    output.write(digest)
    output.write(records) { $1.encode(into: &$0) }
    output.write(fields.flatMap(\.derivations)) { $1.encode(into: &$0) }
    output.write(fields) { $1.encode(into: &$0) }
    output.write(enumerations.flatMap(\.values)) { $1.encode(into: &$0) }
    output.write(enumerations.map { Int32($0.values.count) })
    output.write(symbols) { output, entry in
      output.write(entry.scope)
      output.write(entry.name)
      output.write(entry.length)
      output.write(entry.value)
    }
    output.write(SymbolTable.slots(for: symbols, in: output))
    output.write(laws) { $1.encode(into: &$0) }
    output.write(editions) { output, edition in
      output.write(edition.id)
      output.write(edition.title)
      output.write(edition.effective)
    }
    output.write(changes) { $1.encode(into: &$0) }
    output.write(provisions.flatMap(\.numbers)) { $1.encode(into: &$0) }
    output.write(provisions) { $1.encode(into: &$0) }
    output.write(rules) { $1.encode(into: &$0) }
    chart.encode(into: &output)
    output.write(workflows) { $1.encode(into: &$0) }
    output.write(glossary) { output, term in
      output.write(term.name)
      output.write(term.meaning)
      output.write(term.provision)
    }
    output.write(atomCount)
    output.write(ruleDays)
    output.write(derivationDays)
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

extension ProvisionNumber {
  init(from input: inout RulebookDecoder) {
    effective = input.interval()
    label = input.localized()
    confidence = Confidence(rawValue: UInt8(input.int())) ?? .u
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(effective)
    output.write(label)
    output.write(Int(confidence.rawValue))
    output.write(Int(substance.rawValue))
  }
}

extension Provision {
  /// `numbers` are those of all provisions, `number` is the first of this one or of one after it.
  init(
    from input: inout RulebookDecoder,
    _ numbers: [ProvisionNumber],
    from number: inout Int
  ) {
    id = input.text()
    law = input.int32()
    title = input.localized()
    gist = input.localized()
    binds = input.localized()
    force = Force(rawValue: UInt8(input.int())) ?? .interpretation
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
    let count = input.int()
    self.numbers = ArrayPart(numbers, from: number, count: count)
    number += count
    source = input.localized()
    lastChecked = input.text()
    note = input.localized()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(law)
    output.write(title)
    output.write(gist)
    output.write(binds)
    output.write(Int(force.rawValue))
    output.write(Int(substance.rawValue))
    output.write(numbers.count)
    output.write(source)
    output.write(lastChecked)
    output.write(note)
  }
}
