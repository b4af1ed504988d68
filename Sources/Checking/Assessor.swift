internal import Conditions
package import Rules
package import SourceText
package import YAMLTree

/// What is wanted of an assessment.
package struct AssessmentRequest: Sendable {
  package var asOf: Day
  package var asOfSource: AsOfSource
  package var overriddenAsOf: Day?
  /// Without it only findings, open rules and verdicts are worked out.
  package var isFull: Bool
  /// Open rules below this level are counted, and nothing is said of where they stand.
  package var openFrom = Level.consider
  /// Keeps every stated fact, for comparing versions.
  package var keepsFacts = false
  /// The one language that a short report speaks; nil for both.
  package var language: Language?
  /// Some finding may be excused: each that can be names the facts that it rests on.
  package var bindsWaivers = false

  package init(
    asOf: Day,
    asOfSource: AsOfSource,
    overriddenAsOf: Day? = nil,
    isFull: Bool = true
  ) {
    self.asOf = asOf
    self.asOfSource = asOfSource
    self.overriddenAsOf = overriddenAsOf
    self.isFull = isFull
  }
}

/// Turns facts into an assessment by a rulebook.
///
/// Same facts, same answer: it reads nothing else.
/// One per worker; it keeps its memory from plan to plan.
package struct Assessor: ~Copyable {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  let enumeration: ExactDecision
  let memory: ExplanationMemory
  let recordTypes: RecordTypes
  let isChartCoded: Bool
  var runner: RuleRunner

  package init(_ rulebook: Rulebook, selected: (Int) -> Bool = { _ in true }) {
    self.init(rulebook, layout: VocabularyLayout(rulebook), selected: selected)
  }

  init(_ rulebook: Rulebook, layout: VocabularyLayout, selected: (Int) -> Bool) {
    self.rulebook = rulebook
    self.layout = layout
    memory = ExplanationMemory(rulebook, layout)
    recordTypes = RecordTypes(rulebook)
    isChartCoded = rulebook.chart.isCoded
    enumeration = ExactDecision(rulebook, layout: layout)
    runner = RuleRunner(rulebook, layout: layout, enumeration: enumeration, selected: selected)
  }

  var names: FieldNames { memory.names }

  /// Assesses the facts of one plan; `tree` gives them places in its text.
  package mutating func assess(
    _ table: inout FactTable,
    tree: YAMLTree?,
    request: AssessmentRequest
  ) -> Assessment {
    memory.clear()
    runRules(&table, asOf: request.asOf.number)
    var assessment = Assessment(
      title: title(of: table),
      asOf: request.asOf,
      asOfSource: request.asOfSource
    )
    assessment.overriddenAsOf = request.overriddenAsOf
    // Before places are made: facts that are derived on the way would be copied from then on.
    var choice = ChartChoice.open
    if !request.isFull, let follows = followedWorkflow(table) {
      choice = chartChoice(of: follows, asOf: request.asOf, &table)
    }
    let places = Places(
      rulebook: rulebook,
      layout: layout,
      table: table,
      names: names,
      tree: tree
    )
    explainResults(into: &assessment, places, table, request)
    if request.keepsFacts { keepFacts(in: &assessment, places) }
    addNotCovered(into: &assessment, places, table)
    addVerdicts(into: &assessment)
    countRules(into: &assessment)
    if request.isFull {
      assessment.institutions = institutionNames(table)
      addClassifications(into: &assessment, places, table)
      addComingChanges(into: &assessment, table)
    }
    var declared = declaredWorkflow(places, table, isFull: request.isFull)
    declared?.isRecommended = choice == .shown
    // What the plan follows is compared with what the chart says, however short the report.
    if request.isFull || (declared != nil && choice == .open) {
      addRecommendations(into: &assessment, places, &table, isFull: request.isFull)
    }
    if let declared {
      // Only listed steps are laid against a workflow; a short report shows its duties in no other way.
      let isCompared = request.isFull || !declared.steps.isEmpty
      assessment.declared =
        isCompared ? withCandidates(declared, assessment, places, &table) : declared
    }
    if request.isFull {
      addRoutes(into: &assessment, places, table)
      addQuestions(into: &assessment, places, &table)
    }
    return assessment
  }

  /// Runs the rules over the facts of one plan, and explains nothing.
  mutating func settle(_ table: inout FactTable, asOf: Day) {
    memory.clear()
    runRules(&table, asOf: asOf.number)
  }

  private mutating func runRules(_ table: inout FactTable, asOf: Int32) {
    let memory = memory
    runner.run(&table, asOf: asOf) { result, table in
      let facts = ExplainingFacts(
        memory: memory,
        table: table,
        subject: Int(result.record),
        day: result.day,
        asOf: asOf
      )
      memory.clear()
      let (applies, requires) = facts.evaluate(memory.rulebook.rules[Int(result.rule)])
      return ExplainedOutcome(
        outcome: Self.outcome(applies, requires),
        missing: Self.missing(applies, requires).map { Int32($0) },
        isRepeated: memory.hasRepeatedMisses
      )
    }
  }

  static func outcome(_ applies: Evaluation, _ requires: Evaluation) -> RuleOutcome {
    if applies.outcome == .value(.bool(false)) { return .notApplicable }
    if requires.outcome == .value(.bool(true)) { return .conforming }
    let isViolated =
      applies.outcome == .value(.bool(true)) && requires.outcome == .value(.bool(false))
    return isViolated ? .violating : .undetermined
  }

  /// The facts that either condition misses, in the order of the plan's facts.
  static func missing(_ evaluations: Evaluation...) -> [Int] {
    var found: Set<Int> = []
    for evaluation in evaluations {
      if case .unknown(let facts) = evaluation.outcome {
        found.formUnion(facts.map { Int($0.index) })
      }
    }
    return found.sorted()
  }

  func facts(_ table: FactTable, subject: Int, day: Int32, asOf: Int32) -> ExplainingFacts {
    ExplainingFacts(memory: memory, table: table, subject: subject, day: day, asOf: asOf)
  }

  // MARK: - Findings and open rules

  private mutating func explainResults(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: FactTable,
    _ request: AssessmentRequest
  ) {
    guard !runner.results.isEmpty else { return }
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    // Steps are compared with duties, and those with every open rule.
    let openFrom = listsSteps(table) ? .consider : request.openFrom
    var subject: Int32 = -1
    var key = ""
    for result in runner.results {
      let rule = rulebook.rules[Int(result.rule)]
      // Results come subject by subject.
      if result.record != subject {
        subject = result.record
        key = places.key(ofRecord: Int(subject))
      }
      if result.outcome == .violating {
        assessment.findings.append(finding(result, rule, key, places, words, request, table))
      } else {
        assessment.openRules.append(open(result, rule, key, places, isTold: rule.level >= openFrom))
      }
    }
    if assessment.findings.count > 1 { assessment.findings.sort(by: Finding.precedes) }
    assessment.sortOpenRules()
  }

  private func finding(
    _ result: RuleResult,
    _ rule: Rule,
    _ subjectKey: String,
    _ places: Places,
    _ words: Words,
    _ request: AssessmentRequest,
    _ table: FactTable
  ) -> Finding {
    let isFull = request.isFull
    let subject = Int(result.record)
    let own = place(of: rule, subject: subject, table)
    var deciding: [FactReference] = []
    var primary = own
    // Short reports show no deciding facts: then only a rule that names no place needs them, or one
    // that may be waived here, for a waiver names the facts that it excuses.
    let isBound = rule.isWaivable && (isFull || request.bindsWaivers)
    if isFull || own == nil || isBound {
      memory.turn(to: result.day)
      let facts = facts(table, subject: subject, day: result.day, asOf: request.asOf.number)
      let (applies, requires) = facts.evaluate(rule)
      primary = own ?? requires.facts.first.map { Int($0.index) }
      if isFull || isBound { deciding = requires.facts + applies.facts }
    }
    func filled(_ text: LocalizedText) -> Localized {
      func render(_ language: Language) -> String {
        guard isFull || request.language ?? language == language else { return "" }
        return words.render(rulebook.string(text[language]), subject: subject, language)
      }
      return Localized(ja: render(.ja), en: render(.en))
    }
    let decided = deciding.map { Int($0.index) }
    var seen: Set<Int> = []
    return Finding(
      rule: Int(result.rule),
      level: rule.level,
      force: rule.force,
      law: Int(rule.law),
      subject: places.path(ofRecord: subject),
      subjectKey: subjectKey,
      place: primary.map { places.place(ofFact: $0) } ?? places.place(ofRecord: subject),
      facts: isFull
        ? decided.filter { seen.insert($0).inserted && isTold($0, table) }
          .map { places.use(ofFact: $0) } : [],
      message: filled(rule.message),
      remedy: filled(rule.remedy),
      letter: isFull ? filled(rule.letter) : Localized(ja: "", en: ""),
      citations: citations(rule.provisions, on: Day(number: result.day)),
      day: Day(number: result.day),
      isQuestion: (rule.provisions.first.flatMap {
        $0 >= 0 ? rulebook.provisions[Int($0)].substance(on: Day(number: result.day)) : nil
      } ?? rule.substance) == .u,
      factsDigest: isBound ? places.digest(ofFacts: decided) : ""
    )
  }

  /// Lists of records and ids are ways to facts, not facts to show.
  private func isTold(_ fact: Int, _ table: FactTable) -> Bool {
    let record = table.records[table.record(holding: fact)]
    let shape =
      layout.shapes[Int(layout.firstField[Int(record.type)]) + fact - Int(record.firstFact)]
    return shape.kind != .records && shape.kind != .record && shape.kind != .parent
  }

  /// The fact that a rule names as its place; nil when it names none.
  private func place(
    of rule: Rule,
    subject: Int,
    _ table: FactTable
  ) -> Int? {
    guard !rule.place.isEmpty else { return nil }
    var group = -1
    var slot = -1
    let type = Int(table.records[subject].type)
    for name in FieldNames.conditionNames(ofPath: rulebook.string(rule.place)) {
      guard let next = names.slot(of: name, type: type, group: group) else { break }
      slot = next
      group = next
    }
    return slot < 0 ? nil : table.index(of: slot, in: subject)
  }

  private func open(
    _ result: RuleResult,
    _ rule: Rule,
    _ subjectKey: String,
    _ places: Places,
    isTold: Bool
  ) -> OpenRule {
    let subject = Int(result.record)
    var missing: [Int] = []
    var reason = result.reason
    if result.list >= 0 && reason == .missingFacts {
      missing = [Int(result.list)]
    } else if result.reason == .missingFacts {
      missing = runner.missing[result.missing].map { Int($0) }
      if missing.isEmpty { reason = .evaluationError }
    }
    // A derived fact without an edition for the day is missing law, not a missing answer.
    if missing.contains(where: { rulebook.fields[places.field(of: $0)].isDerived }) {
      missing.removeAll { rulebook.fields[places.field(of: $0)].isDerived }
      if missing.isEmpty { reason = .lawNotInRulebook }
    }
    var open = OpenRule(
      rule: Int(result.rule),
      level: rule.level,
      subject: places.path(ofRecord: subject),
      subjectKey: subjectKey,
      place: Place(path: "", range: nil, isAbsent: true),
      reason: reason,
      missing: missing,
      missingPaths: [],
      citations: [],
      day: Day(number: result.day)
    )
    guard isTold else { return open }
    open.missingPaths = missing.map { places.path(ofFact: $0) }
    open.place =
      missing.first.map { places.place(ofFact: $0, path: open.missingPaths[0]) }
      ?? places.place(ofRecord: subject)
    open.citations = citations(rule.provisions, on: open.day)
    return open
  }

  func citations(_ provisions: [Int32], on day: Day) -> [Citation] {
    rulebook.standing(provisions.filter { $0 >= 0 }.map { Int($0) }, on: day).map { number in
      Citation(provision: number, number: rulebook.provisions[number].number(on: day))
    }
  }

  private func title(of table: FactTable) -> String {
    for (slot, field) in rulebook.fields.prefix(Int(layout.fieldCount[0])).enumerated()
    where field.kind == .text && rulebook.string(field.path) == "study.title" {
      let fact = table.fact(slot, in: 0)
      return fact.tag == .text ? table.string(fact) : ""
    }
    return ""
  }

  // MARK: - Verdicts and counts

  private func addNotCovered(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: FactTable
  ) {
    for (record, instance) in table.records.enumerated() {
      for (slot, enumeration) in layout.notCoveredSlots[Int(instance.type)] {
        let index = table.index(of: Int(slot), in: record)
        let fact = table.facts[index]
        guard fact.node >= 0 else { continue }
        let values = fact.tag == .list ? Array(table.list(fact)) : [fact]
        for value in values where value.tag == .enumeration {
          let reason =
            rulebook.enumerations[Int(enumeration)].values[Int(value.a)].notCovered
          guard !reason.isEmpty else { continue }
          assessment.notCovered.append(
            NotCovered(
              place: places.place(ofFact: index),
              reason: Localized(ja: rulebook.string(reason.ja), en: rulebook.string(reason.en))
            )
          )
        }
      }
    }
  }

  private func addVerdicts(into assessment: inout Assessment) {
    var ranges = [VerdictRange](repeating: VerdictRange(), count: rulebook.laws.count)
    var counts = [Int](repeating: 0, count: rulebook.laws.count)
    for rule in runner.applied { counts[runner.law(of: Int(rule))] += 1 }
    for finding in assessment.findings {
      let law = finding.law
      if finding.isQuestion {
        ranges[law].addQuestion(finding.level)
      } else {
        ranges[law].addViolation(finding.level)
      }
    }
    for open in assessment.openRules {
      let law = Int(rulebook.rules[open.rule].law)
      ranges[law].addOpen(open.level)
      if open.reason == .lawNotInRulebook { ranges[law].addNotCovered() }
    }
    for (law, range) in ranges.enumerated() where runner.lawsWithRules.contains(law) {
      assessment.laws.append((law, range, counts[law]))
      assessment.overall = assessment.overall.joined(range)
    }
    if !assessment.notCovered.isEmpty { assessment.overall.addNotCovered() }
  }

  private func countRules(into assessment: inout Assessment) {
    assessment.counts.rules += runner.ruleCount
    assessment.counts.evaluated += runner.applied.count
    assessment.counts.notApplicable += runner.ruleCount - runner.applied.count
    for rule in runner.applied {
      switch runner.worst[Int(rule)] {
      case .undetermined: assessment.counts.undetermined += 1
      case .violating: assessment.counts.violated += 1
      case nil, .notApplicable, .conforming: break
      }
    }
  }
}

extension ExplainingFacts {
  /// Both conditions of a rule, explained.
  func evaluate(_ rule: Rule) -> (applies: Evaluation, requires: Evaluation) {
    let nothing = Evaluation(outcome: .unknown([]))
    guard let applies = memory.condition(rule.applies),
      let requires = memory.condition(rule.requires)
    else { return (nothing, nothing) }
    return (applies.evaluate(in: self), requires.evaluate(in: self))
  }
}
