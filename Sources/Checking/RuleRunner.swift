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
  /// Places in the runner's missing facts: those that leave the rule open.
  var missing = 0..<0
}

/// What the explaining evaluator makes of an open rule: its outcome, and the facts it misses.
struct ExplainedOutcome {
  var outcome: RuleOutcome
  var missing: [Int32]
  /// Whether a missing fact was read more than once.
  var isRepeated: Bool
}

/// Runs the rules over the facts of a plan with the fast evaluator.
struct RuleRunner: ~Copyable {
  private let rulebook: Rulebook
  private let laws: [Law]
  let layout: VocabularyLayout
  var evaluator: FastEvaluator
  private let enumeration: ExactDecision
  /// Rules in force of selection, by the type of their subject.
  private var rulesByType: [[Int32]] = []
  /// What rules about one type of subject have in common, by type.
  private var guards: [RuleGuards] = []
  /// Slots of lists whose entries are subjects, by the type that holds them.
  private var subjectLists: [[SlotLink]] = []
  private let settings: [RuleSettings]
  /// A rule that is run and meets no subject does not apply.
  private var initial: [RuleOutcome?] = []
  /// Whether some rule rests on a law, by law.
  let hasRules: [Bool]
  private(set) var results: [RuleResult] = []
  /// The facts that open rules miss, sorted for each; `RuleResult.missing` points here.
  private(set) var missing: [Int32] = []
  /// The span between two of `Rulebook.ruleDays` that the subject at hand is judged in.
  private var span = -1
  /// Whether each law is in the rulebook in that span.
  private var verifiedLaws: [Bool] = []
  /// The worst outcome of each rule, by rule; nil for rules that are not run.
  private(set) var worst: [RuleOutcome?] = []
  /// How many rules are run.
  private(set) var ruleCount = 0
  /// The rules that apply to some subject, or may, each once.
  private(set) var applied: [Int32] = []

  /// What running a rule needs of it, small enough to copy.
  struct RuleSettings {
    let applies: Int32
    let requires: Int32
    let term: RuleGuards.Term
    let level: Level
    let isSlow: Bool
    /// Index of the record type.
    let subject: Int32
    let isRetired: Bool
    let isCondition: Bool

    /// `inForce` is the first day of the rule's law.
    init(_ rule: RuleHead, inForce: Int32) {
      applies = rule.applies.code
      requires = rule.requires.code
      term = RuleGuards.Term(
        law: rule.law,
        inForce: inForce,
        from: rule.effective.from.number,
        until: rule.effective.until?.number ?? Int32.max
      )
      level = rule.level
      subject = rule.subject
      isRetired = if case .retired = rule.status { true } else { false }
      isCondition = if case .condition = rule.kind { true } else { false }
      isSlow = rule.applies.code < 0 || rule.requires.code < 0
    }
  }

  init(
    _ rulebook: Rulebook,
    layout: VocabularyLayout,
    enumeration: ExactDecision,
    selected: (Int) -> Bool
  ) {
    self.rulebook = rulebook
    laws = rulebook.laws
    self.layout = layout
    self.enumeration = enumeration
    evaluator = FastEvaluator(rulebook, layout: layout)
    let beginnings = rulebook.laws.map(\.inForce.number)
    var hasRules = [Bool](repeating: false, count: beginnings.count)
    settings = rulebook.ruleHeads.map { rule in
      hasRules[Int(rule.law)] = true
      return RuleSettings(rule, inForce: beginnings[Int(rule.law)])
    }
    self.hasRules = hasRules
    select(selected)
  }

  /// Takes other rules to run from now on, by index.
  mutating func select(_ selected: (Int) -> Bool) {
    var byType = [[Int32]](repeating: [], count: rulebook.records.count)
    var initial = [RuleOutcome?](repeating: nil, count: rulebook.rules.count)
    for (number, rule) in settings.enumerated() where !rule.isRetired && selected(number) {
      initial[number] = .notApplicable
      if rule.isCondition { byType[Int(rule.subject)].append(Int32(number)) }
    }
    rulesByType = byType
    self.initial = initial
    ruleCount = initial.count { $0 != nil }
    subjectLists = layout.recordLists.map { lists in
      lists.filter { !byType[Int($0.other)].isEmpty }
    }
    var scratch = [Int32](repeating: 0, count: Int(rulebook.atomCount))
    guards.removeAll()
    for rules in byType {
      guards.append(
        RuleGuards(
          rules.map { settings[Int($0)].term },
          conditions: rules.map { settings[Int($0)].applies },
          code: evaluator.code,
          scratch: &scratch
        )
      )
    }
  }

  /// Runs every rule over every subject; `explain` settles what has no code.
  mutating func run(
    _ table: inout FactTable,
    asOf: Int32,
    explain: (RuleResult, FactTable) -> ExplainedOutcome
  ) {
    results.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    worst = initial
    applied.removeAll(keepingCapacity: true)
    evaluator.begin(asOf: asOf)
    for record in table.records.indices {
      let type = Int(table.records[record].type)
      if !rulesByType[type].isEmpty {
        let day = lawDay(of: record, asOf: asOf, table)
        evaluator.move(to: day, in: &table)
        verify(on: day)
        evaluator.enter(record)
        guards[type].begin(on: day, in: span, verified: verifiedLaws)
        guards[type].exclude(with: &evaluator, in: &table)
        let date = unknownDate(of: record, table)
        while let position = guards[type].next() {
          let rule = Int(rulesByType[type][position])
          var result = run(rule, record: record, day: day, unknownDate: date, &table)
          if case .undetermined = result.outcome, case .missingFacts = result.reason,
            result.list < 0
          {
            settle(&result, &table, explain)
          }
          note(result)
        }
      }
      for list in subjectLists[type] { openList(list.slot, list.other, record, asOf, &table) }
    }
  }

  /// Finds what an open rule misses, and decides it where three-valued logic is not exact.
  private mutating func settle(
    _ result: inout RuleResult,
    _ table: inout FactTable,
    _ explain: (RuleResult, FactTable) -> ExplainedOutcome
  ) {
    let rule = settings[Int(result.rule)]
    let facts: [Int32]
    let isRepeated: Bool
    if !rule.isSlow,
      let found = evaluator.missing(applies: rule.applies, requires: rule.requires, in: &table)
    {
      (facts, isRepeated) = found
    } else {
      let explained = explain(result, table)
      result.outcome = explained.outcome
      (facts, isRepeated) = (explained.missing, explained.isRepeated && !rule.isSlow)
    }
    // Where every missing fact is read once, three-valued logic is already exact.
    if result.outcome == .undetermined, isRepeated {
      result.outcome = enumeration.decide(
        applies: rule.applies,
        requires: rule.requires,
        subject: Int(result.record),
        missing: facts.map { Int($0) },
        &table,
        &evaluator
      )
      evaluator.enter(Int(result.record))
    }
    guard result.outcome == .undetermined else { return }
    result.missing = missing.count..<missing.count + facts.count
    missing += facts
  }

  private mutating func verify(on day: Int32) {
    let span = rulebook.ruleDays.count { $0 <= day }
    guard span != self.span else { return }
    self.span = span
    verifiedLaws.removeAll(keepingCapacity: true)
    for law in laws.indices { verifiedLaws.append(laws[law].isVerified(on: Day(number: day))) }
  }

  private mutating func note(_ result: RuleResult) {
    let rule = Int(result.rule)
    // Most rules conform: patterns, because comparisons of another module's values are calls.
    switch result.outcome {
    case .notApplicable: return
    case .conforming:
      if case .notApplicable? = worst[rule] {
        worst[rule] = .conforming
        applied.append(result.rule)
      }
    case .undetermined, .violating:
      if case .notApplicable? = worst[rule] { applied.append(result.rule) }
      worst[rule] = max(worst[rule] ?? .notApplicable, result.outcome)
      results.append(result)
    }
  }

  /// A list that is not known may hold subjects, and these may hold others.
  private mutating func openList(
    _ slot: Int32,
    _ target: Int32,
    _ record: Int,
    _ asOf: Int32,
    _ table: inout FactTable
  ) {
    let index = table.index(of: Int(slot), in: record)
    let fact = table.facts[index]
    let isOpen =
      fact.tag == .unknown || fact.tag == .invalid
      || (fact.tag == .list && table.list(fact).contains { $0.tag == .unknown })
    guard isOpen else { return }
    evaluator.move(to: asOf, in: &table)
    verify(on: asOf)
    evaluator.enter(unlisted: Int(target), in: record, of: table)
    open(target, index, record, asOf, &table)
    for nested in subjectLists[Int(target)] {
      evaluator.enter(unlisted: Int(nested.other), in: nil, of: table)
      open(nested.other, index, record, asOf, &table)
    }
  }

  /// Opens every rule about a type, except where the rest of the plan says already that it does
  /// not apply.
  private mutating func open(
    _ type: Int32,
    _ index: Int,
    _ record: Int,
    _ asOf: Int32,
    _ table: inout FactTable
  ) {
    for rule in rulesByType[Int(type)] {
      let term = settings[Int(rule)].term
      let isVerified = verifiedLaws[Int(term.law)]
      // Law that is not held of this day may hold anything: it stays open, as for known entries.
      guard term.isHeld(on: asOf, isVerified: isVerified) else { continue }
      let condition = settings[Int(rule)].applies
      if condition >= 0, evaluator.evaluate(condition, in: &table).isFalse { continue }
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

  private mutating func run(
    _ number: Int,
    record: Int,
    day: Int32,
    unknownDate: Int32?,
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
    let isVerified = verifiedLaws[Int(rule.term.law)]
    let applies =
      rule.applies < 0 ? FastValue.unknown : evaluator.evaluate(rule.applies, in: &table)
    if applies.isFalse { return result }
    if let date = unknownDate {
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

  func law(of rule: Int) -> Int { Int(settings[rule].term.law) }

  func level(of rule: Int) -> Level { settings[rule].level }

  static func outcome(_ applies: FastValue, _ requires: FastValue) -> RuleOutcome {
    if applies.isFalse { return .notApplicable }
    if requires.isTrue { return .conforming }
    return applies.isTrue && requires.isFalse ? .violating : .undetermined
  }

  /// The date of a subject where the plan says that it is unknown; nil for a date and for silence.
  func unknownDate(of record: Int, _ table: FactTable) -> Int32? {
    let slot = layout.datingSlot[Int(table.records[record].type)]
    guard slot >= 0 else { return nil }
    let index = table.index(of: Int(slot), in: record)
    let fact = table.facts[index]
    guard case .unknown = fact.tag, fact.node >= 0 else { return nil }
    return Int32(index)
  }

  /// The day by whose law a subject is judged: its own, else the day of judgement.
  func lawDay(of record: Int, asOf: Int32, _ table: FactTable) -> Int32 {
    let slot = layout.datingSlot[Int(table.records[record].type)]
    guard slot >= 0 else { return asOf }
    let fact = table.fact(Int(slot), in: record)
    switch fact.tag {
    case .date: return fact.a == Day.never.number ? asOf : fact.a
    case .period: return layout.lawDay(from: fact.a, until: fact.b, asOf: asOf)
    default: return asOf
    }
  }
}
