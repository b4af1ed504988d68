// What is written here and what is read here must keep the same order, part by part.

extension Rulebook {
  /// Reads a compiled rulebook in place; texts stay where they are.
  package init(decoding bytes: RulebookBytes) {
    var input = RulebookDecoder(bytes.numbers)
    self.bytes = bytes
    digest = input.text()
    records = input.array { RecordType(from: &$0) }
    fields = input.array { Field(from: &$0) }
    enumerations = input.array { input in
      Enumeration(values: input.array { EnumerationValue(from: &$0) })
    }
    let entries = input.array { input in
      let scope = input.int32()
      let name = input.text()
      return SymbolTable.Entry(scope: scope, name: name, value: input.int32())
    }
    symbols = SymbolTable(entries: entries, slots: input.int32s())
    laws = input.array { Law(from: &$0) }
    editions = input.array { input in
      let id = input.text()
      let title = input.localized()
      return Edition(id: id, title: title, effective: input.interval())
    }
    changes = input.array { LawChange(from: &$0) }
    provisions = input.array { Provision(from: &$0) }
    rules = input.array { Rule(from: &$0) }
    chart = Chart(from: &input)
    workflows = input.array { Workflow(from: &$0) }
    glossary = input.array { input in
      let name = input.localized()
      let meaning = input.localized()
      return GlossaryTerm(name: name, meaning: meaning, provision: input.int32())
    }
    code = input.int32s()
    atomCount = input.int32()
    casesSection = bytes.firstSection
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

  /// Appends everything to an encoder that already holds the texts.
  package func encode(into output: inout RulebookEncoder) {
    output.write(digest)
    output.write(records) { $1.encode(into: &$0) }
    output.write(fields) { $1.encode(into: &$0) }
    output.write(enumerations) { output, enumeration in
      output.write(enumeration.values) { $1.encode(into: &$0) }
    }
    output.write(symbols) { output, entry in
      output.write(entry.scope)
      output.write(entry.name)
      output.write(entry.value)
    }
    output.write(SymbolTable.slots(for: symbols, pool: output.pool))
    output.write(laws) { $1.encode(into: &$0) }
    output.write(editions) { output, edition in
      output.write(edition.id)
      output.write(edition.title)
      output.write(edition.effective)
    }
    output.write(changes) { $1.encode(into: &$0) }
    output.write(provisions) { $1.encode(into: &$0) }
    output.write(rules) { $1.encode(into: &$0) }
    chart.encode(into: &output)
    output.write(workflows) { $1.encode(into: &$0) }
    output.write(glossary) { output, term in
      output.write(term.name)
      output.write(term.meaning)
      output.write(term.provision)
    }
    output.write(code)
    output.write(atomCount)
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

extension RecordType {
  init(from input: inout RulebookDecoder) {
    name = input.text()
    key = input.text()
    title = input.localized()
    meaning = input.localized()
    isSubject = input.bool()
    hasIdentifier = input.bool()
    firstField = input.int32()
    fieldCount = input.int32()
    datingSlot = Int16(input.int())
    scalarSlot = Int16(input.int())
    parent = Int16(input.int())
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(name)
    output.write(key)
    output.write(title)
    output.write(meaning)
    output.write(isSubject)
    output.write(hasIdentifier)
    output.write(firstField)
    output.write(fieldCount)
    output.write(Int(datingSlot))
    output.write(Int(scalarSlot))
    output.write(Int(parent))
  }
}

extension Field {
  init(from input: inout RulebookDecoder) {
    record = Int16(input.int())
    slot = Int16(input.int())
    group = Int16(input.int())
    kind = FieldKind(rawValue: UInt8(input.int())) ?? .opaque
    element = FieldKind(rawValue: UInt8(input.int())) ?? .opaque
    enumeration = input.int32()
    target = input.int32()
    key = input.text()
    japaneseKey = input.text()
    path = input.text()
    title = input.localized()
    meaning = input.localized()
    question = input.localized()
    oneOnly = input.localized()
    answerer = Answerer(rawValue: UInt8(input.int())) ?? .researcher
    isJudgement = input.bool()
    allowsNotApplicable = input.bool()
    isRequired = input.bool()
    isDesignable = input.bool()
    inheritedSlot = Int16(input.int())
    ownSlot = Int16(input.int())
    switch input.int() {
    case 1: absent = .boolean(input.bool())
    case 2: absent = .enumeration(input.int32())
    case 3: absent = .list(input.int32s())
    case 4: absent = .integer(input.int32())
    case 5: absent = input.day().map { .date($0) }
    case 6: absent = .text(input.text())
    default: absent = nil
    }
    emptyWithSlot = Int16(input.int())
    openWithSlot = Int16(input.int())
    openValues = input.int32s()
    derivations = input.array { input in
      let effective = input.interval()
      let provisions = input.int32s()
      return Derivation(
        effective: effective,
        provisions: provisions,
        condition: CompiledCondition(from: &input)
      )
    }
    isClassification = input.bool()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(Int(record))
    output.write(Int(slot))
    output.write(Int(group))
    output.write(Int(kind.rawValue))
    output.write(Int(element.rawValue))
    output.write(enumeration)
    output.write(target)
    output.write(key)
    output.write(japaneseKey)
    output.write(path)
    output.write(title)
    output.write(meaning)
    output.write(question)
    output.write(oneOnly)
    output.write(Int(answerer.rawValue))
    output.write(isJudgement)
    output.write(allowsNotApplicable)
    output.write(isRequired)
    output.write(isDesignable)
    output.write(Int(inheritedSlot))
    output.write(Int(ownSlot))
    switch absent {
    case nil: output.write(0)
    case .boolean(let value):
      output.write(1)
      output.write(value)
    case .enumeration(let value):
      output.write(2)
      output.write(value)
    case .list(let values):
      output.write(3)
      output.write(values)
    case .integer(let value):
      output.write(4)
      output.write(value)
    case .date(let day):
      output.write(5)
      output.write(day)
    case .text(let text):
      output.write(6)
      output.write(text)
    }
    output.write(Int(emptyWithSlot))
    output.write(Int(openWithSlot))
    output.write(openValues)
    output.write(derivations) { output, derivation in
      output.write(derivation.effective)
      output.write(derivation.provisions)
      derivation.condition.encode(into: &output)
    }
    output.write(isClassification)
  }
}

extension EnumerationValue {
  init(from input: inout RulebookDecoder) {
    name = input.text()
    japaneseName = input.text()
    title = input.localized()
    meaning = input.localized()
    notCovered = input.localized()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(name)
    output.write(japaneseName)
    output.write(title)
    output.write(meaning)
    output.write(notCovered)
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

extension Provision {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    law = input.int32()
    title = input.localized()
    gist = input.localized()
    binds = input.localized()
    force = Force(rawValue: UInt8(input.int())) ?? .interpretation
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
    numbers = input.array { input in
      let effective = input.interval()
      let label = input.localized()
      return ProvisionNumber(
        effective: effective,
        label: label,
        confidence: Confidence(rawValue: UInt8(input.int())) ?? .u,
        substance: Confidence(rawValue: UInt8(input.int())) ?? .u
      )
    }
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
    output.write(numbers) { output, number in
      output.write(number.effective)
      output.write(number.label)
      output.write(Int(number.confidence.rawValue))
      output.write(Int(number.substance.rawValue))
    }
    output.write(source)
    output.write(lastChecked)
    output.write(note)
  }
}
