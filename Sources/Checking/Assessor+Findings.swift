internal import Conditions
internal import Rules
internal import SourceText

// What the rules say of each subject, in words and with places: findings and open rules.

extension Assessor {
  /// Tells findings and open rules; gives, by law, what the open ones leave possible.
  mutating func explainResults(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: FactTable,
    _ request: AssessmentRequest
  ) -> [VerdictRange] {
    var ranges = [VerdictRange](repeating: VerdictRange(), count: rulebook.laws.count)
    guard !runner.results.isEmpty else { return ranges }
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    // Steps are compared with duties, and those with every open rule.
    let told = request.isBrief && !listsSteps(table) ? Level.must : .consider
    var subject: Int32 = -1
    var key = ""
    for result in runner.results {
      let isViolated = result.outcome == .violating
      let level = runner.level(of: Int(result.rule))
      if !isViolated {
        let law = runner.law(of: Int(result.rule))
        if reason(of: result, places) == .lawNotInRulebook {
          ranges[law].addUnknownLaw(.lawNotHeld)
        } else {
          ranges[law].addOpen(level)
        }
        guard level >= told else { continue }
      }
      // Results come subject by subject.
      if result.record != subject {
        subject = result.record
        key = places.key(ofRecord: Int(subject))
      }
      if isViolated {
        let rule = rulebook.rules[Int(result.rule)]
        assessment.findings.append(finding(result, rule, key, places, words, request, table))
      } else {
        assessment.openRules.append(open(result, key, places, request))
      }
    }
    if assessment.findings.count > 1 { assessment.findings.sort(by: Finding.precedes) }
    assessment.sortOpenRules()
    return ranges
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
      let (applies, requires) = facts.evaluate(rule.applies, rule.requires)
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
      remedy: request.isBrief ? Localized(ja: "", en: "") : filled(rule.remedy),
      letter: isFull ? filled(rule.letter) : Localized(ja: "", en: ""),
      citations: citations(Array(rule.provisions), on: Day(number: result.day)),
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

  /// What keeps a rule open, and where it would be answered.
  private func open(
    _ result: RuleResult,
    _ subjectKey: String,
    _ places: Places,
    _ request: AssessmentRequest
  ) -> OpenRule {
    let reason = reason(of: result, places)
    let missing = reason == .missingFacts ? missingFacts(of: result, places) : []
    let paths = missing.map { places.path(ofFact: $0) }
    let subject = Int(result.record)
    let rule = Int(result.rule)
    let day = Day(number: result.day)
    return OpenRule(
      rule: rule,
      level: runner.level(of: rule),
      subject: places.path(ofRecord: subject),
      subjectKey: subjectKey,
      place: missing.first.map { places.place(ofFact: $0, path: paths[0]) }
        ?? places.place(ofRecord: subject),
      reason: reason,
      missing: missing,
      missingPaths: paths,
      waitsForLists: reason == .missingFacts
        && missing.allSatisfy { layout.shapes[places.field(of: $0)].kind == .records },
      citations: request.isBrief
        ? [] : citations(Array(rulebook.rules[rule].provisions), on: day),
      day: day
    )
  }

  /// A derived fact without an edition for the day is missing law, not a missing answer.
  private func reason(of result: RuleResult, _ places: Places) -> OpenReason {
    guard result.reason == .missingFacts else { return result.reason }
    if result.list >= 0 { return .missingFacts }
    if result.missing.isEmpty { return .evaluationError }
    return runner.missing[result.missing].allSatisfy { isDerived(Int($0), places) }
      ? .lawNotInRulebook : .missingFacts
  }

  private func missingFacts(of result: RuleResult, _ places: Places) -> [Int] {
    if result.list >= 0 { return [Int(result.list)] }
    return runner.missing[result.missing].map { Int($0) }.filter { !isDerived($0, places) }
  }

  private func isDerived(_ fact: Int, _ places: Places) -> Bool {
    layout.shapes[places.field(of: fact)].isDerived
  }

  func citations(_ provisions: [Int32], on day: Day) -> [Citation] {
    var all: [Citation] = []
    var standing: [Citation] = []
    for number in provisions where number >= 0 {
      let provision = rulebook.provisions[Int(number)]
      let citation = Citation(provision: Int(number), number: provision.number(on: day))
      all.append(citation)
      if provision.stands(on: day) { standing.append(citation) }
    }
    return standing.isEmpty ? all : standing
  }
}

extension ExplainingFacts {
  /// Both conditions of a rule, explained.
  func evaluate(
    _ applies: CompiledCondition,
    _ requires: CompiledCondition
  ) -> (applies: Evaluation, requires: Evaluation) {
    let nothing = Evaluation(outcome: .unknown([]))
    guard let applies = memory.condition(applies), let requires = memory.condition(requires)
    else { return (nothing, nothing) }
    return (applies.evaluate(in: self), requires.evaluate(in: self))
  }
}
