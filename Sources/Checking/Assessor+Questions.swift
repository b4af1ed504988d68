internal import Rules
internal import SourceText

// The facts that would settle what is open, and what each answer leads to.

extension Assessor {
  /// What an open rule or chart question adds to the weight of a fact that it waits for.
  private static func weight(_ level: Level) -> Int {
    switch level {
    case .must: 100
    case .should: 10
    case .consider: 1
    }
  }

  private static let chartWeight = 30
  /// Answers tried for one question at most.
  private static let answerLimit = 12
  /// Rules run over answers in one plan at most.
  ///
  /// Ordinary plans take a few thousand; one with thousands of
  /// open datasets would take hours. Past it the lighter questions are asked without what follows.
  private static let answerBudget = 200_000

  mutating func addQuestions(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) {
    var rules: [Int: [Int]] = [:]
    var nodes: [Int: [Int]] = [:]
    var weights: [Int: Int] = [:]
    for open in assessment.openRules where open.reason == .missingFacts {
      for fact in open.missing {
        if rules[fact]?.contains(open.rule) != true { rules[fact, default: []].append(open.rule) }
        // A rule that waits for one fact alone is settled by it.
        weights[fact, default: 0] += Self.weight(open.level) / open.missing.count
      }
    }
    for recommendation in assessment.recommendations {
      for step in recommendation.steps {
        for fact in step.missing {
          nodes[fact, default: []].append(step.node)
          weights[fact, default: 0] += Self.chartWeight / step.missing.count
        }
      }
      for fact in recommendation.results.flatMap(\.missing) where nodes[fact] == nil {
        nodes[fact] = []
        weights[fact, default: 0] += Self.chartWeight
      }
    }
    var budget = Self.answerBudget
    assessment.questions = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      question(
        $0.key,
        $0.value,
        rules[$0.key] ?? [],
        nodes[$0.key] ?? [],
        assessment,
        places,
        &table,
        &budget
      )
    }
  }

  private mutating func question(
    _ fact: Int,
    _ weight: Int,
    _ rules: [Int],
    _ nodes: [Int],
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable,
    _ budget: inout Int
  ) -> Question {
    let number = places.field(of: fact)
    let field = rulebook.fields[number]
    let title = Localized(
      ja: rulebook.string(field.title.ja),
      en: rulebook.string(field.title.en)
    )
    let hasText = !field.question.isEmpty
    return Question(
      fact: fact,
      field: number,
      path: places.path(ofFact: fact),
      place: places.place(ofFact: fact),
      text: hasText
        ? Localized(
          ja: rulebook.string(field.question.ja),
          en: rulebook.string(field.question.en)
        )
        : Localized(ja: "「\(title.ja)」は何ですか。", en: "What is “\(title.en)”?"),
      title: title,
      answerer: field.answerer,
      isJudgement: field.isJudgement,
      rules: rules.sorted(),
      nodes: Array(Set(nodes)).sorted(),
      answers: answers(fact, field, rules, assessment, &table, &budget),
      weight: weight
    )
  }

  /// What each possible answer does to the rules and the chart that wait for it.
  private mutating func answers(
    _ fact: Int,
    _ field: Field,
    _ rules: [Int],
    _ assessment: Assessment,
    _ table: inout FactTable,
    _ budget: inout Int
  ) -> [AnswerEffect] {
    guard budget > 0, let domain = enumeration.domain(of: fact, in: table),
      domain.count <= Self.answerLimit
    else { return [] }
    let kept = table.facts[fact]
    let open = runner.results.filter { result in
      result.outcome == .undetermined && result.list < 0 && rules.contains(Int(result.rule))
    }
    budget -= open.count * domain.count
    var effects: [AnswerEffect] = []
    for value in domain {
      table.facts[fact] = Fact(value.tag, value.a, value.b, node: kept.node)
      runner.evaluator.begin(asOf: assessment.asOf.number, again: &table)
      var effect = AnswerEffect(
        answer: answer(value, field),
        spelling: spelling(value, field),
        clears: [],
        breaks: [],
        results: []
      )
      for result in open {
        let rule = rulebook.ruleHeads[Int(result.rule)]
        guard rule.applies.code >= 0, rule.requires.code >= 0 else { continue }
        runner.evaluator.move(to: result.day, in: &table)
        let subject = Int(result.record)
        let applies = runner.evaluator.evaluate(rule.applies.code, subject: subject, in: &table)
        let requires = runner.evaluator.evaluate(rule.requires.code, subject: subject, in: &table)
        switch RuleRunner.outcome(applies, requires) {
        case .violating: effect.breaks.append(Int(result.rule))
        case .conforming, .notApplicable: effect.clears.append(Int(result.rule))
        case .undetermined: break
        }
      }
      effect.results = results(waitingFor: fact, assessment, &table)
      effect.clears = Array(Set(effect.clears)).sorted()
      effect.breaks = Array(Set(effect.breaks)).sorted()
      effects.append(effect)
    }
    table.facts[fact] = kept
    runner.evaluator.forgetDerived(in: &table)
    return effects
  }

  /// The chart's results still reachable for the datasets whose walk waits for a fact.
  private mutating func results(
    waitingFor fact: Int,
    _ assessment: Assessment,
    _ table: inout FactTable
  ) -> [Int] {
    guard let type = recordTypes.dataset else { return [] }
    let datasets = table.records.indices.filter { Int(table.records[$0].type) == type }
    var found: Set<Int> = []
    for (dataset, recommendation) in zip(datasets, assessment.recommendations)
    where recommendation.steps.contains(where: { $0.missing.contains(fact) }) {
      runner.evaluator.move(to: assessment.asOf.number, in: &table)
      reachable(from: .node(0), dataset, &table, into: &found)
    }
    return found.sorted()
  }

  private mutating func reachable(
    from target: ChartTarget,
    _ dataset: Int,
    _ table: inout FactTable,
    into found: inout Set<Int>
  ) {
    switch target {
    case .result(let number): found.insert(number)
    case .node(let number):
      let node = rulebook.chart.nodes[number]
      guard node.test.code >= 0 else { return }
      let answer = runner.evaluator.evaluate(node.test.code, subject: dataset, in: &table)
      if !answer.isFalse { reachable(from: node.yes, dataset, &table, into: &found) }
      if !answer.isTrue { reachable(from: node.no, dataset, &table, into: &found) }
    }
  }

  private func answer(_ value: Fact, _ field: Field) -> Localized {
    switch value.tag {
    case .boolean:
      return value.a == 1
        ? Localized(ja: "はい", en: "yes") : Localized(ja: "いいえ", en: "no")
    case .enumeration:
      let title = rulebook.enumerations[Int(field.enumeration)].values[Int(value.a)].title
      return Localized(ja: rulebook.string(title.ja), en: rulebook.string(title.en))
    default: return Localized(ja: "該当なし", en: "not applicable")
    }
  }

  private func spelling(_ value: Fact, _ field: Field) -> String {
    switch value.tag {
    case .boolean: return value.a == 1 ? "true" : "false"
    case .enumeration:
      let values = rulebook.enumerations[Int(field.enumeration)].values
      return rulebook.string(values[Int(value.a)].name)
    default: return "not-applicable"
    }
  }
}
