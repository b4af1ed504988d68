internal import Conditions
internal import Rules
internal import SourceText

// What the rules say of each subject, in words and with places: findings and open rules.

extension Assessor {
  mutating func explainResults(
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
    assessment.openRules.reserveCapacity(runner.results.count)
    for result in runner.results {
      // Results come subject by subject.
      if result.record != subject {
        subject = result.record
        key = places.key(ofRecord: Int(subject))
      }
      if result.outcome == .violating {
        let rule = rulebook.rules[Int(result.rule)]
        assessment.findings.append(finding(result, rule, key, places, words, request, table))
      } else {
        assessment.openRules.append(open(result, key, places, from: openFrom))
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

  /// What keeps a rule open; its place and law only from the level that is told.
  private func open(
    _ result: RuleResult,
    _ subjectKey: String,
    _ places: Places,
    from told: Level
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
    if missing.contains(where: { layout.shapes[places.field(of: $0)].isDerived }) {
      missing.removeAll { layout.shapes[places.field(of: $0)].isDerived }
      if missing.isEmpty { reason = .lawNotInRulebook }
    }
    var open = OpenRule(
      rule: Int(result.rule),
      level: rulebook.rules[Int(result.rule)].level,
      subject: places.path(ofRecord: subject),
      subjectKey: subjectKey,
      place: Place(path: "", range: nil, isAbsent: true),
      reason: reason,
      missing: missing,
      missingPaths: [],
      citations: [],
      day: Day(number: result.day)
    )
    guard open.level >= told else { return open }
    open.missingPaths = missing.map { places.path(ofFact: $0) }
    open.waitsForLists =
      reason == .missingFacts
      && missing.allSatisfy { layout.shapes[places.field(of: $0)].kind == .records }
    open.place =
      missing.first.map { places.place(ofFact: $0, path: open.missingPaths[0]) }
      ?? places.place(ofRecord: subject)
    open.citations = citations(rulebook.rules[open.rule].provisions, on: open.day)
    return open
  }

  func citations(_ provisions: [Int32], on day: Day) -> [Citation] {
    rulebook.standing(provisions.filter { $0 >= 0 }.map { Int($0) }, on: day).map { number in
      Citation(provision: number, number: rulebook.provisions[number].number(on: day))
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
