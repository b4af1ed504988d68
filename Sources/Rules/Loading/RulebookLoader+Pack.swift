internal import SourceText

// An institution's own pack, laid over a rulebook: new rules, provisions and laws, levels raised,
// and `x-` fields of the plan. Nothing of the rulebook below can be weakened.

extension RulebookLoader {
  /// The compiled form of a rulebook with a pack on top, or every problem of the pack.
  package static func extend(
    _ rulebook: Rulebook,
    with files: [RuleFile]
  ) -> Result<[UInt8], RuleProblems> {
    var loader = RulebookLoader()
    loader.take(rulebook)
    loader.loadPack(files)
    guard loader.problems.isEmpty else {
      return .failure(RuleProblems(list: loader.problems))
    }
    loader.parts.atomCount = loader.atoms.count
    loader.parts.encode(into: &loader.output)
    return .success(RulebookBytes.assemble(loader.output))
  }

  /// Starts from a compiled rulebook: its texts keep their places in the pool.
  mutating func take(_ rulebook: Rulebook) {
    output = RulebookEncoder(pool: rulebook.bytes.pool)
    parts = RulebookParts(rulebook)
    atoms = SharedAtoms(count: rulebook.atomCount)
    for (number, law) in rulebook.laws.enumerated() { lawNumbers[rulebook.string(law.id)] = number }
    for (number, provision) in rulebook.provisions.enumerated() {
      provisionNumbers[rulebook.string(provision.id)] = number
    }
    for (number, workflow) in rulebook.workflows.enumerated() {
      workflowNumbers[rulebook.string(workflow.id)] = number
    }
    for (number, rule) in rulebook.rules.enumerated() {
      ruleNumbers[rulebook.string(rule.id)] = number
    }
    for source in parts.register.sources {
      let path = "register/\(rulebook.string(source.id)).yaml"
      for statement in source.statements { statementFiles[rulebook.string(statement.id)] = path }
    }
    for (number, plan) in parts.casePlans.enumerated() {
      caseNumbers[rulebook.string(plan.name)] = number
    }
    refreshIndex()
  }

  private mutating func refreshIndex() {
    let strings = self
    index = VocabularyIndex(
      records: parts.records,
      fields: parts.fields,
      enumerations: parts.enumerations,
      string: { strings.string($0) }
    )
  }

  private mutating func loadPack(_ unsorted: [RuleFile]) {
    let sorted = unsorted.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let below = string(parts.digest)
    parts.digest = output.intern(
      Self.digest(of: [RuleFile(path: "", bytes: Array(below.utf8))] + sorted)
    )
    parse(sorted)
    refuseFixedPlaces()
    guard problems.isEmpty else { return }
    loadOwnFields()
    guard problems.isEmpty else { return }
    if file(named: "editions.yaml") != nil { loadEditions() }
    loadProvisions()
    loadCasePlans()
    loadLevels()
    loadOwnRules()
    loadRegister()
    loadRoutes()
  }

  /// What a pack cannot change: a file there would do nothing, and its author would not know.
  private static let fixedPlaces = ["vocabulary/", "workflows/", "chart.yaml", "glossary.yaml"]

  private mutating func refuseFixedPlaces() {
    for file in files where Self.fixedPlaces.contains(where: file.path.hasPrefix) {
      problems.append(
        file.problem(
          at: 0,
          ja:
            "追加の規則(--rules)では、語彙・ワークフロー・判定図・用語は変えられません。独自の項目は fields.yaml に、段階は levels.yaml に書くか、規則集の全体を --rulebook で渡してください。",
          en:
            "A pack (--rules) changes no vocabulary, workflow, chart or glossary. Write own fields in fields.yaml, levels in levels.yaml, or give a whole rulebook with --rulebook."
        )
      )
    }
  }

  /// `fields.yaml`: fields of the plan's root whose keys begin with `x-`.
  private mutating func loadOwnFields() {
    guard let file = file(named: "fields.yaml"), let root = file.root,
      case .mapping(let entries) = root.content
    else { return }
    for entry in entries where !entry.key.hasPrefix("x-") {
      problems.append(
        file.problem(
          at: entry.keyStart,
          ja: "独自の項目「\(entry.key)」は x- で始めてください。",
          en: "The own field `\(entry.key)` must begin with `x-`."
        )
      )
    }
    guard problems.isEmpty else { return }
    var builder = VocabularyBuilder(extending: parts, file: file, output: output)
    builder.declareFields(root, of: 0, group: -1, prefix: "", file)
    let added = builder.assembleOwn(parts)
    output = builder.output
    problems += builder.problems
    parts.records = added.records
    parts.fields = added.fields
    parts.enumerations = added.enumerations
    parts.symbols = added.symbols
    refreshIndex()
  }

  /// `levels.yaml`: rules whose level the institution raises.
  private mutating func loadLevels() {
    guard let file = file(named: "levels.yaml") else { return }
    var reader = MappingReader(file.root, in: file)
    for entry in reader.entries {
      guard let number = ruleNumbers[entry.key], number < parts.rules.count else {
        reader.failUnknown(
          entry.key,
          at: entry.keyStart,
          suggestion: Suggestion.nearest(to: entry.key, among: ruleNumbers.keys.sorted())
        )
        _ = reader.optional(entry.key)
        continue
      }
      guard
        let level = reader.choice(entry.key, among: Array(Level.allCases), named: { $0.name })
      else { continue }
      if level < parts.rules[number].level {
        reader.fail(
          at: entry.value.start,
          ja: "規則「\(entry.key)」の段階は下げられません(今は \(parts.rules[number].level.name))。",
          en:
            "The level of `\(entry.key)` cannot be lowered (it is \(parts.rules[number].level.name))."
        )
      }
      parts.rules[number].level = max(level, parts.rules[number].level)
    }
    finish(&reader)
  }

  private mutating func loadOwnRules() {
    let own = ["fields.yaml", "levels.yaml"]
    let ruleFiles = rulesAmongFiles().filter { !own.contains($0.path) }
    for (position, file) in ruleFiles.enumerated() {
      if ruleNumbers[file.identifier] != nil {
        problems.append(
          file.problem(
            at: 0,
            ja: "規則「\(file.identifier)」は既にあります。別の名前にするか、段階だけなら levels.yaml に書いてください。",
            en:
              "There is already a rule `\(file.identifier)`; rename it, or raise its level in levels.yaml."
          )
        )
      }
      ruleNumbers[file.identifier] = parts.rules.count + position
    }
    guard problems.isEmpty else { return }
    var readers = ruleFiles.map { loadRule($0) }
    loadProofs(&readers)
  }
}

extension RulebookParts {
  /// The parts of a compiled rulebook.
  init(_ rulebook: Rulebook) {
    self.init(chart: rulebook.chart)
    digest = rulebook.digest
    records = rulebook.records
    fields = Array(rulebook.fields)
    enumerations = Array(rulebook.enumerations)
    symbols = Array(rulebook.symbols.entries)
    laws = rulebook.laws
    editions = rulebook.editions
    provisions = Array(rulebook.provisions)
    rules = Array(rulebook.rules)
    let known = rulebook.cases
    casePlans = known.plans
    proofs = known.proofs
    register = rulebook.register
    workflows = rulebook.workflows
    models = rulebook.workflowModels
    glossary = Array(rulebook.glossary)
    routes = rulebook.provedRoutes
    code = rulebook.codeNumbers
  }
}

extension VocabularyBuilder {
  /// Continues a vocabulary: new fields of the plan's root come after the ones it has.
  init(extending parts: RulebookParts, file: ParsedRuleFile, output: RulebookEncoder) {
    self.init(files: [file], output: output)
    records = parts.records
    enumerations = parts.enumerations
    let count = Int(parts.records[0].fieldCount)
    drafts = [parts.fields.prefix(count).map { Draft(field: $0, spellings: []) }]
    for (number, record) in parts.records.enumerated() { numbers[string(record.name)] = number }
  }

  /// The vocabulary with the added fields of the root: every later field moves up.
  mutating func assembleOwn(
    _ parts: RulebookParts
  ) -> (
    records: [RecordType], fields: [Field], enumerations: [Enumeration],
    symbols: [SymbolTable.Entry]
  ) {
    let end = Int(parts.records[0].fieldCount)
    let added = drafts[0].dropFirst(end)
    let shift = Int32(added.count)
    var records = parts.records
    records[0].fieldCount += shift
    for number in records.indices.dropFirst() { records[number].firstField += shift }
    let isField = { (scope: Int32) in scope < SymbolScope.enumeration(0).number }
    var symbols = parts.symbols.map { entry in
      var moved = entry
      if isField(entry.scope) && Int(entry.value) >= end { moved.value += shift }
      let groups = SymbolScope.group(0).number
      if isField(entry.scope), entry.scope >= groups, Int(entry.scope - groups) >= end {
        moved.scope += shift
      }
      return moved
    }
    for (slot, draft) in drafts[0].enumerated().dropFirst(end) {
      let scope: SymbolScope =
        draft.field.group < 0 ? .record(0) : .group(Int(draft.field.group))
      for spelling in Set(draft.spellings).sorted() where !spelling.isEmpty {
        symbols.append(output.symbol(spelling, scope, slot))
      }
    }
    for number in parts.enumerations.count..<max(parts.enumerations.count, enumerations.count) {
      for (position, value) in enumerations[number].values.enumerated() {
        for name in Set([string(value.name), string(value.japaneseName)]).sorted() {
          symbols.append(output.symbol(name, .enumeration(number), position))
        }
      }
    }
    let fields = parts.fields.prefix(end) + added.map(\.field) + parts.fields.dropFirst(end)
    return (records, Array(fields), enumerations, symbols)
  }
}
