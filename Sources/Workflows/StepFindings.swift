internal import Checking
internal import Rules
internal import SourceText

/// The findings of one plan's steps.
struct StepFindings {
  private(set) var found: [Finding] = []
  /// The rules that were asked, by index.
  private(set) var evaluated: Set<Int> = []
  /// Task by task, how the steps stand to the workflow; nil until they are compared.
  private(set) var comparison: StepComparison?

  private let rulebook: Rulebook
  private let rules: [StepReview.Fault: Int]
  private let declared: DeclaredWorkflow
  private let assessment: Assessment

  init(
    _ rulebook: Rulebook,
    _ rules: [StepReview.Fault: Int],
    _ declared: DeclaredWorkflow,
    _ assessment: Assessment
  ) {
    self.rulebook = rulebook
    self.rules = rules
    self.declared = declared
    self.assessment = assessment
  }

  // MARK: - Steps

  /// Compares the steps, case by case; true when some case was too tangled to be compared.
  mutating func compare(
    _ reading: StepReading,
    _ state: WorkflowState,
    _ net: WorkflowNet
  ) -> Bool {
    for fault in StepReview.Fault.allCases where fault != .otherWorkflow {
      if let rule = rules[fault] { evaluated.insert(rule) }
    }
    let wording = StepWording(rulebook, reading, state, declared, assessment)
    for step in reading.steps.indices {
      switch reading.meanings[step] {
      case .own(let nearest):
        add(.unknown, wording.unknown(step, nearest: nearest), reading.key(ofStep: step, rulebook))
      case .foreign(let homes):
        add(.unknown, wording.foreign(step, homes), reading.key(ofStep: step, rulebook))
      case .task, .passage, .mistyped: break
      }
    }
    let cases = StepCases(reading, state).all
    var owners: [PlanDeviation: [StepCases.Case]] = [:]
    var inOrder: [PlanDeviation] = []
    var isTangled = false
    for entry in cases {
      guard let deviations = deviations(of: entry, reading, state, net) else {
        isTangled = true
        continue
      }
      for deviation in deviations {
        if owners[deviation] == nil { inOrder.append(deviation) }
        owners[deviation, default: []].append(entry)
      }
    }
    comparison = StepComparison(reading, inOrder)
    for deviation in inOrder {
      let own = owners[deviation] ?? []
      let shown = own.count == cases.count ? [] : own
      let draft = wording.draft(deviation, cases: shown)
      add(deviation.fault(reading), draft, deviation.key(reading, rulebook))
    }
    return isTangled
  }

  /// The deviations of one case; nil when it is too tangled.
  private func deviations(
    of entry: StepCases.Case,
    _ reading: StepReading,
    _ state: WorkflowState,
    _ net: WorkflowNet
  ) -> [PlanDeviation]? {
    let model = reading.model
    let log = StepFindings.log(entry, reading, state)
    let moves = AlignmentMoves(model, net, log, isPartial: declared.isPartial)
    var search = AlignmentSearch(moves)
    guard let alignment = search.run() else { return nil }
    return DeviationReader(alignment, moves).deviations
      .map { PlanDeviation($0, log, entry, reading) }
  }

  /// The steps of a case that name tasks and are not left out, in their order.
  static func log(
    _ entry: StepCases.Case,
    _ reading: StepReading,
    _ state: WorkflowState
  ) -> StepLog {
    let lanes = StepLanes(reading.model, state)
    var events: [StepLog.Event] = []
    for step in entry.steps where !reading.steps[step].isLeftOut {
      guard let node = reading.node(of: step) else { continue }
      events.append(
        StepLog.Event(
          node: node,
          isAllowed: lanes.allow(reading.performers[step], node),
          step: step
        )
      )
    }
    // Steps that are not compared still hold the others together.
    var positions: [Int: Int] = [:]
    for (position, step) in entry.steps.enumerated() { positions[step] = position }
    let whole = StepLog(
      entry.steps.map { StepLog.Event(node: 0, isAllowed: true, step: $0) },
      order: entry.steps.flatMap { second in
        (reading.order?.direct[second] ?? []).compactMap { first in
          guard let one = positions[first], let two = positions[second] else { return nil }
          return (one, two)
        }
      }
    )
    var order: [(first: Int, second: Int)] = []
    for (second, later) in events.enumerated() {
      for (first, earlier) in events.enumerated() {
        guard let one = positions[earlier.step], let two = positions[later.step] else { continue }
        if whole.isBefore(one, two) { order.append((first, second)) }
      }
    }
    return StepLog(events, order: order)
  }

  /// `key` tells a finding from others of its rule, whatever line it stands on.
  private mutating func add(_ fault: StepReview.Fault, _ draft: StepDraft, _ key: String = "") {
    guard let number = rules[fault] else { return }
    let rule = rulebook.rules[number]
    func filled(_ text: LocalizedText) -> Localized {
      Localized(
        ja: draft.fill(rulebook.string(text.ja), .ja),
        en: draft.fill(rulebook.string(text.en), .en)
      )
    }
    let weight = StepWeight(rulebook, draft.provisions, on: draft.day, most: draft.mostLevel)
    let citations =
      weight.citations.isEmpty ? draft.source(Array(rule.provisions)) : weight.citations
    let earlier = found.count {
      $0.rule == number && ($0.detail == key || $0.detail.hasPrefix(key + "#"))
    }
    var finding =
      Finding(
        rule: number,
        level: max(rule.level, weight.level),
        force: weight.main.map { rulebook.provisions[$0].force } ?? rule.force,
        law: weight.main.map { Int(rulebook.provisions[$0].law) } ?? Int(rule.law),
        subject: "",
        subjectKey: "",
        place: draft.place,
        facts: draft.facts,
        message: filled(rule.message),
        remedy: filled(rule.remedy),
        letter: filled(rule.letter),
        citations: citations.map {
          Citation(provision: $0, number: rulebook.provisions[$0].number(on: draft.day))
        },
        day: draft.day,
        isQuestion: false,
        factsDigest: ""
      )
    // The same task can be at fault more than once.
    finding.detail = earlier == 0 ? key : "\(key)#\(earlier + 1)"
    found.append(finding)
  }

  // MARK: - The choice of the workflow

  /// Whether the workflow that the plan names is one that the chart points to.
  mutating func compareChoice() {
    guard let follows = declared.follows, let rule = rules[.otherWorkflow] else { return }
    if declared.isRecommended {
      evaluated.insert(rule)
      return
    }
    let asked = assessment.recommendations.filter { $0.outside == nil && !$0.results.isEmpty }
    guard !asked.isEmpty else { return }
    evaluated.insert(rule)
    let chart = rulebook.chart
    let isShown = asked.contains { entry in
      entry.results.contains { $0.workflows.contains(follows) }
        || entry.alternatives.contains { chart.alternatives[$0].workflow == follows }
    }
    guard !isShown, let entry = asked.first else { return }
    let wording = ChoiceWording(rulebook, declared, assessment)
    add(.otherWorkflow, wording.draft(entry, follows: follows))
  }
}
