internal import Checking
internal import Rules
internal import SourceText

/// A finding on its way: where it stands, what it rests on, and the words that fill its messages.
struct StepDraft {
  var place: Place
  var facts: [FactUse] = []
  /// What asks for it; empty where only the drawing does.
  var provisions: [Int32] = []
  var mostLevel: Level?
  /// The provision of the workflow itself.
  var workflowProvision: Int32 = -1
  var day: Day
  var words: [String: Localized] = [:]

  /// The template with its placeholders filled.
  func fill(_ template: String, _ language: Language) -> String {
    var text = ""
    for part in MessageTemplate(template).parts {
      switch part {
      case .text(let plain): text += plain
      case .placeholder(let name): text += words[name]?[language] ?? ""
      }
    }
    return Self.trimmed(text)
  }

  /// A placeholder that stays empty may leave a space at the end.
  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// What is cited where nothing but the drawing asks: the workflow, else the rule's own ground.
  func source(_ own: [Int32]) -> [Int] {
    let cited = workflowProvision >= 0 ? [workflowProvision] : own
    return cited.filter { $0 >= 0 }.map { Int($0) }
  }
}

/// A deviation in terms of the plan's steps instead of one case's log, so that cases compare.
enum PlanDeviation: Hashable {
  case missing(node: Int, next: Int?, leftOut: Int?)
  case outOfOrder(step: Int, others: [Int], orders: [Int])
  case wrongLane(step: Int)
  case noPlace(step: Int)

  init(
    _ deviation: StepDeviation,
    _ log: StepLog,
    _ entry: StepCases.Case,
    _ reading: StepReading
  ) {
    switch deviation {
    case .missing(let node, let next):
      let leftOut = entry.steps.first {
        reading.steps[$0].isLeftOut && reading.node(of: $0) == node
      }
      self = .missing(node: node, next: next.map { log.events[$0].step }, leftOut: leftOut)
    case .outOfOrder(let event, let others, let orders):
      self = .outOfOrder(
        step: log.events[event].step,
        others: others.map { log.events[$0].step },
        orders: orders
      )
    case .wrongLane(let event): self = .wrongLane(step: log.events[event].step)
    case .noPlace(let event): self = .noPlace(step: log.events[event].step)
    }
  }

  func fault(_ reading: StepReading) -> StepReview.Fault {
    switch self {
    case .missing(_, _, let leftOut): leftOut == nil ? .missing : .leftOut
    case .outOfOrder: .outOfOrder
    case .wrongLane: .wrongLane
    case .noPlace: .noPlace
    }
  }
}

extension PlanDeviation {
  /// What is at fault: a task by its id, so that neither lines nor wording count.
  func key(_ reading: StepReading, _ rulebook: Rulebook) -> String {
    switch self {
    case .missing(let node, _, _): reading.key(ofNode: node, rulebook)
    case .outOfOrder(let step, _, _), .wrongLane(let step), .noPlace(let step):
      reading.key(ofStep: step, rulebook)
    }
  }
}

extension StepReading {
  func key(ofNode node: Int, _ rulebook: Rulebook) -> String {
    "task " + rulebook.string(model.nodes[node].id)
  }

  /// The task that a step names, or the step's own words.
  func key(ofStep step: Int, _ rulebook: Rulebook) -> String {
    node(of: step).map { key(ofNode: $0, rulebook) } ?? "step " + steps[step].name.text
  }
}

extension StepComparison {
  /// What is worst of a task stands: that it is missing over its place, its place over its doer.
  init(_ reading: StepReading, _ deviations: [PlanDeviation]) {
    self.init(workflow: reading.workflow, entries: [:])
    func note(_ standing: StepStanding, _ step: Int) {
      guard let node = reading.node(of: step) else { return }
      entries[node] = Entry(standing: standing, place: reading.steps[step].name.place)
    }
    for step in reading.steps.indices.reversed() where !reading.steps[step].isLeftOut {
      note(.listed, step)
    }
    for case .wrongLane(let step) in deviations { note(.wrongLane, step) }
    for case .outOfOrder(let step, _, _) in deviations { note(.outOfOrder, step) }
    for case .missing(let node, _, let leftOut) in deviations {
      entries[node] = Entry(
        standing: leftOut == nil ? .missing : .leftOut,
        place: leftOut.map { reading.steps[$0].name.place }
      )
    }
  }
}
