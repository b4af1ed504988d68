internal import Conditions
internal import Rules
internal import SourceText

// A workflow as the plan's facts fill it: who stands in its lanes, and which duties are met.

extension Assessor {
  /// The state of one workflow.
  ///
  /// `around` are the records that count, `dataset` is the one that duties of datasets ask of.
  mutating func state(
    ofWorkflow number: Int,
    around: Set<Int>,
    dataset: Int?,
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) -> WorkflowState {
    let model = memory.model(ofWorkflow: number)
    let institutions = institutions(table)
    let day = assessment.asOf
    var duties: [DutyState] = []
    for (number, duty) in model.duties.enumerated() where duty.effective.contains(day) {
      var state = state(of: duty, around: around, dataset: dataset, assessment, places, &table)
      state.duty = number
      duties.append(state)
    }
    var orders: [Bool?] = []
    for order in model.orders {
      orders.append(order.applies.map { answer($0, of: 0, on: day, &table) } ?? true)
    }
    return WorkflowState(
      workflow: number,
      members: members(model, institutions, day, &table),
      duties: duties,
      orders: orders
    )
  }

  private func truth(_ evaluation: Evaluation) -> Bool? {
    guard case .value(.bool(let answer)) = evaluation.outcome else { return nil }
    return answer
  }

  /// The answer to a condition, of which nothing need be explained.
  private mutating func answer(
    _ condition: CompiledCondition,
    of record: Int,
    on day: Day,
    _ table: inout FactTable
  ) -> Bool? {
    guard condition.code >= 0 else { return truth(evaluate(condition, of: record, on: day, table)) }
    runner.evaluator.move(to: day.number, in: &table)
    let value = runner.evaluator.evaluate(condition.code, subject: record, in: &table)
    return value.isTrue ? true : value.isFalse ? false : nil
  }

  private func evaluate(
    _ condition: CompiledCondition,
    of record: Int,
    on day: Day,
    _ table: FactTable
  ) -> Evaluation {
    guard let parsed = memory.condition(condition) else { return Evaluation(outcome: .unknown([])) }
    memory.turn(to: day.number)
    return parsed.evaluate(
      in: facts(table, subject: record, day: day.number, asOf: day.number)
    )
  }

  // MARK: - Lanes

  /// An institution stands where the facts say so; only where they place it nowhere is it left open.
  private mutating func members(
    _ model: WorkflowModel,
    _ institutions: [(record: Int, id: String, name: String)],
    _ day: Day,
    _ table: inout FactTable
  ) -> [[LaneMember]] {
    var members = [[LaneMember]](repeating: [], count: model.lanes.count)
    for institution in institutions {
      var stands: [Bool?] = []
      for lane in model.lanes {
        stands.append(isMember(institution.record, of: lane, on: day, &table))
      }
      let isPlaced = stands.contains(true)
      for (lane, stands) in stands.enumerated() where stands ?? !isPlaced {
        members[lane].append(
          LaneMember(id: institution.id, name: institution.name, isCertain: stands == true)
        )
      }
    }
    return members
  }

  private mutating func isMember(
    _ record: Int,
    of lane: WorkflowLane,
    on day: Day,
    _ table: inout FactTable
  ) -> Bool? {
    guard let members = lane.members else { return false }
    if let exception = lane.exception, answer(exception, of: record, on: day, &table) == true {
      return false
    }
    return answer(members, of: record, on: day, &table)
  }

  // MARK: - Duties

  private mutating func state(
    of duty: WorkflowDuty,
    around: Set<Int>,
    dataset: Int?,
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) -> DutyState {
    var state = DutyState(
      duty: 0,
      status: .notShown,
      rules: [],
      citations: citations(duty.provisions, on: assessment.asOf)
    )
    for rule in duty.rules.map(Int.init) where runner.worst[rule] != nil {
      let (status, place) = status(of: rule, around: around, assessment, places, &table)
      join(status, place, by: rule, to: &state)
    }
    if let requires = duty.requires {
      for record in subjects(of: duty, around: around, dataset: dataset, table) {
        let (status, place) = status(duty.applies, requires, of: record, assessment, places, &table)
        join(status, place, by: nil, to: &state)
      }
    }
    return state
  }

  /// The worst wins; what concerns nobody counts only where nothing else does.
  private func join(
    _ status: DutyStatus,
    _ place: Place?,
    by rule: Int?,
    to state: inout DutyState
  ) {
    let order: [DutyStatus] = [.notShown, .notApplicable, .met, .unknown, .unmet]
    let weight = order.firstIndex(of: status) ?? 0
    let own = order.firstIndex(of: state.status) ?? 0
    guard weight >= own else { return }
    if weight > own {
      state.status = status
      state.place = place
      state.rules = []
    }
    if let rule { state.rules.append(rule) }
  }

  private mutating func status(
    of rule: Int,
    around: Set<Int>,
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) -> (DutyStatus, Place?) {
    let results = runner.results.filter { Int($0.rule) == rule && around.contains(Int($0.record)) }
    if let violated = results.first(where: { $0.outcome == .violating }) {
      let finding = finding(of: violated, assessment, places)
      return (finding?.isQuestion == true ? .unknown : .unmet, finding?.place)
    }
    if let open = results.first { return (.unknown, openPlace(of: open, assessment, places)) }
    guard runner.worst[rule] != .notApplicable else { return (.notApplicable, nil) }
    let subject = rulebook.ruleHeads[rule].subject
    for record in around.sorted() where table.records[record].type == subject {
      if let place = conforming(rule, record, assessment, places, &table) { return (.met, place) }
    }
    return (.notApplicable, nil)
  }

  private func finding(
    of result: RuleResult,
    _ assessment: Assessment,
    _ places: Places
  ) -> Finding? {
    let subject = places.path(ofRecord: Int(result.record))
    return assessment.findings.first { $0.rule == Int(result.rule) && $0.subject == subject }
  }

  private func openPlace(
    of result: RuleResult,
    _ assessment: Assessment,
    _ places: Places
  ) -> Place? {
    let subject = places.path(ofRecord: Int(result.record))
    return assessment.openRules.first { $0.rule == Int(result.rule) && $0.subject == subject }?
      .place
  }

  /// The place of the fact by which a record satisfies a rule; nil when it does not, or need not.
  private mutating func conforming(
    _ number: Int,
    _ record: Int,
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) -> Place? {
    let rule = rulebook.ruleHeads[number]
    let day = Day(number: runner.lawDay(of: record, asOf: assessment.asOf.number, table))
    guard rule.effective.contains(day),
      mayConform(rule, record, day, &table)
    else { return nil }
    memory.turn(to: day.number)
    let facts = facts(table, subject: record, day: day.number, asOf: assessment.asOf.number)
    let (applies, requires) = facts.evaluate(rule.applies, rule.requires)
    guard Self.outcome(applies, requires) == .conforming else { return nil }
    return place(of: requires, record, places)
  }

  /// Whether it is worth explaining by which facts a record satisfies a rule.
  private mutating func mayConform(
    _ rule: RuleHead,
    _ record: Int,
    _ day: Day,
    _ table: inout FactTable
  ) -> Bool {
    guard rule.applies.code >= 0, rule.requires.code >= 0 else { return true }
    return answer(rule.applies, of: record, on: day, &table) != false
      && answer(rule.requires, of: record, on: day, &table) == true
  }

  private func place(of evaluation: Evaluation, _ record: Int, _ places: Places) -> Place {
    let written = evaluation.facts.map { places.place(ofFact: Int($0.index)) }
    return written.first { !$0.isAbsent } ?? places.place(ofRecord: record)
  }

  private func subjects(
    of duty: WorkflowDuty,
    around: Set<Int>,
    dataset: Int?,
    _ table: FactTable
  ) -> [Int] {
    if duty.subject == 0 { return [0] }
    if let dataset, Int(duty.subject) == recordTypes.dataset { return [dataset] }
    return around.sorted().filter { table.records[$0].type == duty.subject }
  }

  private mutating func status(
    _ applies: CompiledCondition?,
    _ requires: CompiledCondition,
    of record: Int,
    _ assessment: Assessment,
    _ places: Places,
    _ table: inout FactTable
  ) -> (DutyStatus, Place?) {
    var isOpen = false
    if let applies {
      switch answer(applies, of: record, on: assessment.asOf, &table) {
      case .some(false): return (.notApplicable, nil)
      case .none: isOpen = true
      case .some(true): break
      }
    }
    let evaluation = evaluate(requires, of: record, on: assessment.asOf, table)
    let own = place(of: evaluation, record, places)
    switch truth(evaluation) {
    case .some(true): return (.met, own)
    case .some(false): return (isOpen ? .unknown : .unmet, own)
    case .none:
      let missing = Self.missing(evaluation).first.map { places.place(ofFact: $0) }
      return (.unknown, missing ?? own)
    }
  }
}
