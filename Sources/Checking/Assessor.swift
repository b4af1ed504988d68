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
  /// Tells what fails and what duties wait for; other open rules only count, remedies are left out.
  package var isBrief = false
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
    let open = explainResults(into: &assessment, places, table, request)
    if request.keepsFacts { keepFacts(in: &assessment, places) }
    addNotCovered(into: &assessment, places, table)
    addVerdicts(into: &assessment, open: open)
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
      let rule = memory.rulebook.ruleHeads[Int(result.rule)]
      let (applies, requires) = facts.evaluate(rule.applies, rule.requires)
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

  private func title(of table: FactTable) -> String {
    let slot = Int(layout.planSlots.title)
    guard slot >= 0 else { return "" }
    let fact = table.fact(slot, in: 0)
    return fact.tag == .text ? table.string(fact) : ""
  }

  // MARK: - Verdicts and counts

  private func addNotCovered(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: FactTable
  ) {
    for (record, instance) in table.records.enumerated() {
      for link in layout.notCoveredSlots[Int(instance.type)] {
        let index = table.index(of: Int(link.slot), in: record)
        let fact = table.facts[index]
        guard fact.node >= 0 else { continue }
        let values = fact.tag == .list ? Array(table.list(fact)) : [fact]
        for value in values where value.tag == .enumeration {
          guard let reason = layout.reasonNotCovered(value.a, of: link.other) else { continue }
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

  /// Adds findings to what the open rules leave possible, by law.
  private func addVerdicts(into assessment: inout Assessment, open ranges: [VerdictRange]) {
    var ranges = ranges
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
    for (law, range) in ranges.enumerated() where runner.hasRules[law] {
      assessment.laws.append((law, range, counts[law]))
      assessment.overall = assessment.overall.joined(range)
    }
    if !assessment.notCovered.isEmpty { assessment.overall.addUnknownLaw(.notCovered) }
  }

  private func countRules(into assessment: inout Assessment) {
    assessment.counts.rules += runner.ruleCount
    assessment.counts.evaluated += runner.applied.count
    assessment.counts.notApplicable += runner.ruleCount - runner.applied.count
    for rule in runner.applied {
      switch runner.worst[Int(rule)] {
      case .undetermined: assessment.counts.undetermined += 1
      case .violating: assessment.countViolated(Int(rule), runner.level(of: Int(rule)))
      case nil, .notApplicable, .conforming: break
      }
    }
  }
}
