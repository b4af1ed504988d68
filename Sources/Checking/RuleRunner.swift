internal import Rules

/// What one rule says of one subject, before it is explained.
struct RuleResult {
  var rule: Int32
  var record: Int32
  var outcome: RuleOutcome
  var reason: OpenReason
  /// For a list that is not known: the fact that holds it; the rule may have subjects there.
  var list: Int32
  var day: Int32
}

/// Runs the rules over the facts of a plan with the fast evaluator.
struct RuleRunner {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  var evaluator: FastEvaluator
  /// Rules in force of selection, by the type of their subject.
  private var rulesByType: [[Int32]] = []
  /// Slots of lists whose entries are subjects, by the type that holds them.
  private var subjectLists: [[(slot: Int32, target: Int32)]] = []
  private let settings: [RuleSettings]
  /// A rule that is run and meets no subject does not apply.
  private var initial: [RuleOutcome?] = []
  /// The laws that some rule rests on, by index.
  let lawsWithRules: Set<Int>
  private(set) var results: [RuleResult] = []
  /// Whether each law is in the rulebook for `verifiedDay`.
  private var verifiedLaws: [Bool] = []
  private var verifiedDay = Int32.min
  /// The worst outcome of each rule, by rule; nil for rules that are not run.
  private(set) var worst: [RuleOutcome?] = []

  /// What running a rule needs of it, small enough to copy.
  private struct RuleSettings {
    let applies: Int32
    let requires: Int32
    let from: Int32
    let until: Int32
    let law: Int32
    let inForce: Int32
    let isSlow: Bool
  }

  init(_ rulebook: Rulebook, layout: VocabularyLayout, selected: (Int) -> Bool) {
    self.rulebook = rulebook
    self.layout = layout
    evaluator = FastEvaluator(rulebook, layout: layout)
    lawsWithRules = Set(rulebook.rules.map { Int($0.law) })
    settings = rulebook.rules.map { rule in
      RuleSettings(
        applies: rule.applies.code,
        requires: rule.requires.code,
        from: rule.effective.from.number,
        until: rule.effective.until?.number ?? Int32.max,
        law: rule.law,
        inForce: rulebook.laws[Int(rule.law)].inForce.number,
        isSlow: rule.applies.code < 0 || rule.requires.code < 0
      )
    }
    select(selected)
  }

  /// Takes other rules to run from now on, by index.
  mutating func select(_ selected: (Int) -> Bool) {
    var byType = [[Int32]](repeating: [], count: rulebook.records.count)
    for (number, rule) in rulebook.rules.enumerated()
    where rule.status != .retired && selected(number) {
      byType[Int(rule.subject)].append(Int32(number))
    }
    rulesByType = byType
    var initial = [RuleOutcome?](repeating: nil, count: rulebook.rules.count)
    for rule in byType.joined() { initial[Int(rule)] = .notApplicable }
    self.initial = initial
    subjectLists = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        let field = rulebook.fields[Int(record.firstField + slot)]
        guard field.kind == .records, !byType[Int(field.target)].isEmpty else { return nil }
        return (slot, field.target)
      }
    }
  }

  /// Runs every rule over every subject; `decide` settles what the fast evaluator leaves open.
  mutating func run(
    _ table: inout FactTable,
    asOf: Int32,
    decide: (RuleResult, inout FactTable, inout FastEvaluator) -> RuleOutcome
  ) {
    results.removeAll(keepingCapacity: true)
    worst = initial
    evaluator.begin(asOf: asOf)
    for record in table.records.indices {
      let type = Int(table.records[record].type)
      if !rulesByType[type].isEmpty {
        let day = lawDay(of: record, asOf: asOf, table)
        evaluator.move(to: day, in: &table)
        verify(on: day)
        evaluator.enter(record)
        for rule in rulesByType[type] {
          var result = run(Int(rule), record: record, day: day, &table)
          let isOpen =
            result.outcome == .undetermined && result.reason == .missingFacts && result.list < 0
          if isOpen && (evaluator.mayBeInexact || settings[Int(rule)].isSlow) {
            result.outcome = decide(result, &table, &evaluator)
            evaluator.enter(record)
          }
          note(result)
        }
      }
      for list in subjectLists[type] { openList(list.slot, list.target, record, asOf, table) }
    }
  }

  private mutating func verify(on day: Int32) {
    guard day != verifiedDay else { return }
    verifiedDay = day
    verifiedLaws = rulebook.laws.map { $0.isVerified(on: Day(number: day)) }
  }

  private mutating func note(_ result: RuleResult) {
    let rule = Int(result.rule)
    worst[rule] = max(worst[rule] ?? .notApplicable, result.outcome)
    if result.outcome >= .undetermined { results.append(result) }
  }

  /// A list that is not known may hold subjects of every rule about its type.
  private mutating func openList(
    _ slot: Int32,
    _ target: Int32,
    _ record: Int,
    _ asOf: Int32,
    _ table: FactTable
  ) {
    let index = table.index(of: Int(slot), in: record)
    let fact = table.facts[index]
    let isOpen =
      fact.tag == .unknown || fact.tag == .invalid
      || (fact.tag == .list && table.list(fact).contains { $0.tag == .unknown })
    guard isOpen else { return }
    verify(on: asOf)
    for rule in rulesByType[Int(target)] {
      let settings = settings[Int(rule)]
      let isVerified = verifiedLaws[Int(settings.law)]
      // Law that is not held of this day may hold anything: it stays open, as for known entries.
      guard asOf >= settings.inForce, !isVerified || inForce(Int(rule), on: asOf) else { continue }
      note(
        RuleResult(
          rule: rule,
          record: Int32(record),
          outcome: .undetermined,
          reason: isVerified ? .missingFacts : .lawNotInRulebook,
          list: Int32(index),
          day: asOf
        )
      )
    }
  }

  private func inForce(_ rule: Int, on day: Int32) -> Bool {
    settings[rule].from <= day && day < settings[rule].until
  }

  private mutating func run(
    _ number: Int,
    record: Int,
    day: Int32,
    _ table: inout FactTable
  ) -> RuleResult {
    let rule = settings[number]
    var result = RuleResult(
      rule: Int32(number),
      record: Int32(record),
      outcome: .notApplicable,
      reason: .missingFacts,
      list: -1,
      day: day
    )
    if day < rule.inForce { return result }
    let isVerified = verifiedLaws[Int(rule.law)]
    if isVerified && !inForce(number, on: day) { return result }
    evaluator.clearReads()
    let applies =
      rule.applies < 0 ? FastValue.unknown : evaluator.evaluate(rule.applies, in: &table)
    if applies.isFalse { return result }
    if let date = unknownDate(of: record, table) {
      // Without its day the law that judges it is not known either.
      result.outcome = .undetermined
      result.list = date
      return result
    }
    if !isVerified {
      result.outcome = .undetermined
      result.reason = .lawNotInRulebook
      return result
    }
    let requires =
      rule.requires < 0 ? FastValue.unknown : evaluator.evaluate(rule.requires, in: &table)
    result.outcome = Self.outcome(applies, requires)
    if applies.tag == .error || requires.tag == .error { result.reason = .evaluationError }
    return result
  }

  func law(of rule: Int) -> Int { Int(settings[rule].law) }

  static func outcome(_ applies: FastValue, _ requires: FastValue) -> RuleOutcome {
    if applies.isFalse { return .notApplicable }
    if requires.isTrue { return .conforming }
    return applies.isTrue && requires.isFalse ? .violating : .undetermined
  }

  /// The date of a subject where the plan says that it is unknown; nil for a date and for silence.
  private func unknownDate(of record: Int, _ table: FactTable) -> Int32? {
    let slot = layout.datingSlot[Int(table.records[record].type)]
    guard slot >= 0 else { return nil }
    let index = table.index(of: Int(slot), in: record)
    let fact = table.facts[index]
    guard case .unknown = fact.tag, fact.node >= 0 else { return nil }
    return Int32(index)
  }

  /// The day by whose law a subject is judged: its own, else the day of judgement.
  private func lawDay(of record: Int, asOf: Int32, _ table: FactTable) -> Int32 {
    let slot = layout.datingSlot[Int(table.records[record].type)]
    guard slot >= 0 else { return asOf }
    let fact = table.fact(Int(slot), in: record)
    switch fact.tag {
    case .date: return fact.a == Day.never.number ? asOf : fact.a
    // What went on over a period is judged by the law of its end.
    case .period: return fact.b
    default: return asOf
    }
  }
}
