internal import Checking
internal import Rules
internal import SourceText

/// Words the deviations of a plan's steps.
struct StepWording {
  private let rulebook: Rulebook
  private let reading: StepReading
  private let state: WorkflowState
  private let declared: DeclaredWorkflow
  private let assessment: Assessment

  private var model: WorkflowModel { reading.model }

  init(
    _ rulebook: Rulebook,
    _ reading: StepReading,
    _ state: WorkflowState,
    _ declared: DeclaredWorkflow,
    _ assessment: Assessment
  ) {
    self.rulebook = rulebook
    self.reading = reading
    self.state = state
    self.declared = declared
    self.assessment = assessment
  }

  // MARK: - Deviations

  func draft(_ deviation: PlanDeviation, cases: [StepCases.Case]) -> StepDraft {
    var draft: StepDraft
    switch deviation {
    case .missing(let node, let next, let leftOut): draft = missing(node, next, leftOut)
    case .outOfOrder(let step, let others, let orders): draft = outOfOrder(step, others, orders)
    case .wrongLane(let step): draft = wrongLane(step)
    case .noPlace(let step): draft = blank(at: step)
    }
    draft.words["case"] = words(of: cases)
    return draft
  }

  /// A step that the workflow does not know.
  func unknown(_ step: Int, nearest: Int?) -> StepDraft {
    var draft = blank(at: step)
    draft.words["step"] = plain(reading.steps[step].name.text)
    draft.words["nearest"] = nearest.map { node in
      let name = self.name(of: node)
      return Localized(ja: "図で最も近いのは「\(name.ja)」です。", en: "Nearest in the drawing: “\(name.en)”.")
    }
    return draft
  }

  /// A step that only other workflows know.
  func foreign(_ step: Int, _ homes: [Int]) -> StepDraft {
    var draft = unknown(step, nearest: nil)
    guard let home = homes.first else { return draft }
    let title = localized(rulebook.workflows[home].title)
    draft.words["nearest"] = Localized(
      ja: "同じ名前の手順は「\(title.ja)」にあります。",
      en: "\(title.en) has a step of that name."
    )
    return draft
  }

  private func missing(_ node: Int, _ next: Int?, _ leftOut: Int?) -> StepDraft {
    let own = model.nodes[node]
    let isLeftOut = leftOut.map { reading.steps[$0].statusPlace ?? reading.steps[$0].name.place }
    var draft = StepDraft(
      place: isLeftOut ?? next.map { reading.steps[$0].name.place } ?? declared.stepsPlace,
      provisions: own.provisions,
      mostLevel: isShownOtherwise(own) ? .consider : own.mostLevel,
      workflowProvision: rulebook.workflows[reading.workflow].provision,
      day: assessment.asOf,
      words: words(ofNode: node)
    )
    if isLeftOut == nil, next != nil {
      draft.facts = [
        label(draft.place, "この手順の前に要る手順", "a step that is needed before this one", name(of: node))
      ]
    }
    return draft
  }

  /// Whether the plan's facts show what the step is for, or that it does not concern the plan.
  private func isShownOtherwise(_ node: FlowNode) -> Bool {
    guard !node.duties.isEmpty else { return false }
    return node.duties.allSatisfy { duty in
      switch state.state(ofDuty: Int(duty))?.status {
      case .met, .notApplicable, nil: true
      case .unmet, .unknown, .notShown: false
      }
    }
  }

  private func outOfOrder(_ step: Int, _ others: [Int], _ orders: [Int]) -> StepDraft {
    var draft = blank(at: step)
    let firstOther = others.first
    draft.facts = others.map { other in
      label(reading.steps[other].name.place, "先に終える手順", "comes first", writtenName(of: other))
    }
    if let firstOther {
      draft.facts.insert(
        label(
          draft.place,
          "この前に終える手順",
          "follows",
          writtenName(of: firstOther)
        ),
        at: 0
      )
    }
    draft.words["other"] = Localized(
      ja: others.map { "「\(writtenName(of: $0).ja)」" }.joined(),
      en: Self.enumeration(others.map { "“\(writtenName(of: $0).en)”" })
    )
    weigh(&draft, orders)
    return draft
  }

  /// The heaviest order decides the level; all of them are cited and explained.
  private func weigh(_ draft: inout StepDraft, _ orders: [Int]) {
    var most = Level.consider
    var reasons: [Localized] = []
    for number in orders {
      let order = model.orders[number]
      reasons.append(localized(order.why))
      guard let cap = cap(of: number) else { continue }
      draft.provisions += order.provisions.filter { !draft.provisions.contains($0) }
      most = max(
        most,
        min(StepWeight(rulebook, order.provisions, on: draft.day, most: nil).level, cap)
      )
    }
    draft.mostLevel = most
    draft.words["why"] = Localized(
      ja: reasons.map(\.ja).joined(),
      en: reasons.map(\.en).joined(separator: " ")
    )
  }

  /// The most that an order may weigh; nil where its provisions do not concern the plan.
  private func cap(of order: Int) -> Level? {
    let own = model.orders[order].mostLevel ?? .must
    switch state.orders[order] {
    case .some(true): return own
    case .some(false): return nil
    case .none: return min(own, .should)
    }
  }

  private func wrongLane(_ step: Int) -> StepDraft {
    var draft = blank(at: step)
    guard let node = reading.node(of: step) else { return draft }
    draft.place = reading.steps[step].by.first?.place ?? draft.place
    draft.provisions = model.nodes[node].laneProvisions
    let names = reading.performers[step].map(name(of:))
    draft.words["by"] = Localized(
      ja: names.map { "「\($0.ja)」" }.joined(),
      en: Self.enumeration(names.map(\.en))
    )
    return draft
  }

  // MARK: - Words

  private func blank(at step: Int) -> StepDraft {
    let own = reading.steps[step]
    var draft = StepDraft(
      place: own.name.place,
      workflowProvision: rulebook.workflows[reading.workflow].provision,
      day: own.days?.last ?? assessment.asOf,
      words: reading.node(of: step).map(words(ofNode:)) ?? ["workflow": title]
    )
    draft.words["step"] = writtenName(of: step)
    return draft
  }

  private func words(ofNode node: Int) -> [String: Localized] {
    [
      "step": name(of: node),
      "lane": localized(model.lanes[Int(model.nodes[node].lane)].name),
      "workflow": title,
    ]
  }

  private var title: Localized {
    let own = localized(rulebook.workflows[reading.workflow].title)
    return Localized(ja: "「\(own.ja)」", en: "“\(own.en)”")
  }

  private func name(of node: Int) -> Localized { localized(model.nodes[node].name) }

  /// The workflow's name of a step where it names a task, else the plan's.
  private func writtenName(of step: Int) -> Localized {
    reading.node(of: step).map(name(of:)) ?? plain(reading.steps[step].name.text)
  }

  private func name(of performer: StepReading.Performer) -> Localized {
    switch performer {
    case .lane(let lane): return localized(model.lanes[lane].name)
    case .institution(let id):
      return plain(declared.institutions.first { $0.id == id }?.name ?? id)
    }
  }

  private func words(of cases: [StepCases.Case]) -> Localized {
    guard !cases.isEmpty else { return Localized(ja: "", en: "") }
    let names = cases.compactMap(\.name)
    let ja = names.map { "「\($0)」" }.joined()
    let en = Self.enumeration(names.map { "“\($0)”" })
    return cases[0].isLabelled
      ? Localized(ja: "(案件\(ja))", en: " (case \(en))")
      : Localized(ja: "(\(ja)の分)", en: " (for \(en))")
  }

  private func label(_ place: Place, _ ja: String, _ en: String, _ value: Localized) -> FactUse {
    FactUse(place: place, title: Localized(ja: ja, en: en), value: value)
  }

  private func localized(_ text: LocalizedText) -> Localized {
    Localized(ja: rulebook.string(text.ja), en: rulebook.string(text.en))
  }

  private func plain(_ text: String) -> Localized { Localized(ja: text, en: text) }

  /// `a`, `a and b`, `a, b and c`.
  static func enumeration(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
