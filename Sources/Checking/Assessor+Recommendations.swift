internal import Conditions
internal import Rules
internal import SourceText

// The walk through the decision chart, for each dataset.

extension Assessor {
  mutating func addRecommendations(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: inout FactTable,
    isFull: Bool
  ) {
    guard let type = recordTypes.dataset else { return }
    let relations = RecordRelations(rulebook, layout, table)
    let outcomes = Dictionary(grouping: runner.results, by: \.record)
    for record in table.records.indices where Int(table.records[record].type) == type {
      let related = relations.related(to: record)
      let around = related.sorted().flatMap { outcomes[Int32($0)] ?? [] }
      var entry = recommendation(record, around, assessment, places, table)
      if isFull {
        for workflow in Self.workflows(of: entry) {
          entry.workflows.append(
            state(
              ofWorkflow: workflow,
              around: related,
              dataset: record,
              assessment,
              places,
              &table
            )
          )
        }
      }
      assessment.recommendations.append(entry)
    }
  }

  /// The workflows of a recommendation's results, each once, in the order of the results.
  static func workflows(of recommendation: Recommendation) -> [Int] {
    var found: [Int] = []
    for workflow in recommendation.results.flatMap(\.workflows) where !found.contains(workflow) {
      found.append(workflow)
    }
    return found
  }

  /// The workflows that a plan may mean: the one it names, else those recommended, else all.
  mutating func withCandidates(
    _ declared: DeclaredWorkflow,
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) -> DeclaredWorkflow {
    var declared = declared
    var numbers = declared.follows.map { [$0] } ?? []
    if numbers.isEmpty {
      numbers = Set(assessment.recommendations.flatMap(Self.workflows)).sorted()
    }
    if numbers.isEmpty { numbers = Array(rulebook.workflows.indices) }
    let all = Set(table.records.indices)
    for number in numbers {
      declared.candidates.append(
        state(ofWorkflow: number, around: all, dataset: nil, assessment, places, &table)
      )
    }
    return declared
  }

  private mutating func recommendation(
    _ record: Int,
    _ around: [RuleResult],
    _ assessment: Assessment,
    _ places: Places,
    _ table: FactTable
  ) -> Recommendation {
    var result = Recommendation(
      dataset: places.path(ofRecord: record),
      place: places.place(ofRecord: record),
      outside: nil,
      steps: [],
      results: [],
      excluded: [],
      alternatives: [],
      next: nil
    )
    let chart = rulebook.chart
    if let reason = outside(record, assessment, table) {
      result.outside = reason
    } else {
      walk(.node(0), record, around, assessment, places, table, into: &result)
      let reached = Set(result.results.map(\.result))
      result.excluded = excluded(from: result, chart, reached: reached)
    }
    for (number, alternative) in chart.alternatives.enumerated()
    where test(alternative.applies, record, assessment, table).outcome == .value(.bool(true)) {
      result.alternatives.append(number)
    }
    return result
  }

  /// Why the chart does not speak of a dataset; nil when it does, or may.
  private mutating func outside(
    _ record: Int,
    _ assessment: Assessment,
    _ table: FactTable
  ) -> Localized? {
    let chart = rulebook.chart
    guard chart.effective.contains(assessment.asOf) else {
      return Localized(
        ja: "判定図は基準日の制度を対象にしていません(対象: \(chart.effective.from) から)。",
        en:
          "The chart does not speak of the law of this day (it starts on \(chart.effective.from))."
      )
    }
    if isProduct(record, table) {
      return Localized(
        ja: "加工された成果物です。判定は元のデータについて行います。",
        en: "This is a processed product; the chart is asked for the data it is made from."
      )
    }
    let applies = test(chart.applies, record, assessment, table)
    guard applies.outcome == .value(.bool(false)) else { return nil }
    return Localized(
      ja: rulebook.string(chart.outside.ja),
      en: rulebook.string(chart.outside.en)
    )
  }

  func isProduct(_ record: Int, _ table: FactTable) -> Bool {
    let type = Int(table.records[record].type)
    guard let slot = names.slot(of: "derived_from", type: type, group: -1) else { return false }
    let fact = table.fact(slot, in: record)
    return fact.tag == .list && fact.b > 0
  }

  private mutating func test(
    _ condition: CompiledCondition,
    _ record: Int,
    _ assessment: Assessment,
    _ table: FactTable
  ) -> Evaluation {
    guard let parsed = memory.condition(condition) else {
      return Evaluation(outcome: .unknown([]))
    }
    let day = assessment.asOf.number
    memory.turn(to: day)
    return parsed.evaluate(in: facts(table, subject: record, day: day, asOf: day))
  }

  private mutating func walk(
    _ target: ChartTarget,
    _ record: Int,
    _ around: [RuleResult],
    _ assessment: Assessment,
    _ places: Places,
    _ table: FactTable,
    into result: inout Recommendation
  ) {
    switch target {
    case .result(let number):
      let reached = reach(number, record, around, assessment, places, table)
      result.results.append(reached)
    case .node(let number):
      let node = rulebook.chart.nodes[number]
      let evaluation = test(node.test, record, assessment, table)
      var step = ChartStep(
        node: number,
        answer: nil,
        facts: evaluation.facts.map { places.use(ofFact: Int($0.index)) },
        missing: []
      )
      if case .value(.bool(let answer)) = evaluation.outcome {
        step.answer = answer
        result.steps.append(step)
        walk(answer ? node.yes : node.no, record, around, assessment, places, table, into: &result)
      } else {
        step.missing = Self.missing(evaluation)
        result.steps.append(step)
        if result.next == nil { result.next = number }
        walk(node.yes, record, around, assessment, places, table, into: &result)
        walk(node.no, record, around, assessment, places, table, into: &result)
      }
    }
  }

  private mutating func reach(
    _ number: Int,
    _ record: Int,
    _ around: [RuleResult],
    _ assessment: Assessment,
    _ places: Places,
    _ table: FactTable
  ) -> ReachedResult {
    let chartResult = rulebook.chart.results[number]
    var workflows: [Int] = []
    var missing: Set<Int> = []
    for choice in chartResult.workflows {
      guard let when = choice.when else {
        workflows.append(choice.workflow)
        continue
      }
      let evaluation = test(when, record, assessment, table)
      switch evaluation.outcome {
      case .value(.bool(true)): workflows.append(choice.workflow)
      case .unknown(let facts):
        workflows.append(choice.workflow)
        missing.formUnion(facts.map { Int($0.index) })
      default: break
      }
    }
    return ReachedResult(
      result: number,
      workflows: workflows,
      missing: missing.sorted(),
      isInForce: chartResult.effective.contains(assessment.asOf),
      blockers: blockers(chartResult, around, places)
    )
  }

  /// The open and violated rules that the chart names for a result, at this dataset or what is done
  /// with it; the workflow's other duties are told duty by duty.
  private func blockers(
    _ result: ChartResult,
    _ around: [RuleResult],
    _ places: Places
  ) -> [Blocker] {
    let rules = Set(result.blockers)
    var found: [Blocker] = []
    for outcome in around {
      // What is broken stands in the way whether or not the workflow names the duty.
      let isBroken =
        outcome.outcome == .violating && runner.level(of: Int(outcome.rule)) == .must
        && outcome.record > 0
      guard rules.contains(outcome.rule) || isBroken else { continue }
      let blocker = Blocker(
        rule: Int(outcome.rule),
        subject: places.path(ofRecord: Int(outcome.record)),
        outcome: outcome.outcome
      )
      if !found.contains(blocker) { found.append(blocker) }
    }
    return found.sorted {
      ($0.outcome.rawValue, $1.rule, $1.subject) > ($1.outcome.rawValue, $0.rule, $0.subject)
    }
  }

  /// The results that no branch leads to any more, each with the question that closed it.
  private func excluded(
    from recommendation: Recommendation,
    _ chart: Chart,
    reached: Set<Int>
  ) -> [(result: Int, node: Int)] {
    var found: [(result: Int, node: Int)] = []
    for step in recommendation.steps {
      guard let answer = step.answer else { continue }
      let node = chart.nodes[step.node]
      for result in results(below: answer ? node.no : node.yes, chart)
      where !reached.contains(result) {
        found.append((result, step.node))
      }
    }
    return found
  }

  private func results(below target: ChartTarget, _ chart: Chart) -> [Int] {
    switch target {
    case .result(let number): return [number]
    case .node(let number):
      return results(below: chart.nodes[number].yes, chart)
        + results(below: chart.nodes[number].no, chart)
    }
  }
}
