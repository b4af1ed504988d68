internal import Checking
internal import Rules

/// A plan's steps with every word of theirs understood, or what is wrong with them.
struct StepReading {
  /// Who does a step.
  enum Performer: Hashable {
    case institution(String)
    case lane(Int)
  }

  let steps: [DeclaredStep]
  let workflow: Int
  let model: WorkflowModel
  let meanings: [StepMeaning]
  private(set) var performers: [[Performer]] = []
  private(set) var order: PlanOrder?
  private(set) var faults: [StepFault] = []
  private let names: StepNames

  /// More steps than this are a flood, not a plan.
  static let mostSteps = 500

  init(
    _ declared: DeclaredWorkflow,
    workflow: Int,
    _ model: WorkflowModel,
    _ names: StepNames,
    _ rulebook: Rulebook
  ) {
    steps = declared.steps
    self.workflow = workflow
    self.model = model
    self.names = names
    meanings = declared.steps.map { names.meaning(of: $0.name.text, in: workflow, model) }
    guard steps.count <= Self.mostSteps else {
      faults = [.tooMany]
      return
    }
    readNames()
    readPerformers(declared, rulebook)
    readOrder()
  }

  /// The node that a step names; nil for anything but a task.
  func node(of step: Int) -> Int? {
    if case .task(let node) = meanings[step] { node } else { nil }
  }

  private mutating func readNames() {
    var foreign: [Int] = []
    for (number, meaning) in meanings.enumerated() {
      switch meaning {
      case .mistyped(let nearest): faults.append(.unknownStep(number, nearest: nearest))
      case .foreign: foreign.append(number)
      case .task, .passage, .own: break
      }
    }
    // One step of another workflow may be the plan's own; an id, or several, are a mixture.
    let isMixed =
      foreign.count > 1 || foreign.contains { StepNames.looksLikeID(steps[$0].name.text) }
    if isMixed { faults.append(.mixed(foreign)) }
  }

  private mutating func readPerformers(_ declared: DeclaredWorkflow, _ rulebook: Rulebook) {
    var lanes: [FoldedName: Int] = [:]
    for (number, lane) in model.lanes.enumerated() {
      for text in [lane.id, lane.name.ja, lane.name.en] {
        lanes[FoldedName(rulebook.string(text))] = number
      }
    }
    var institutions: [FoldedName: String] = [:]
    for institution in declared.institutions {
      institutions[FoldedName(institution.name)] = institution.id
    }
    for institution in declared.institutions {
      institutions[FoldedName(institution.id)] = institution.id
    }
    let spellings =
      declared.institutions.map(\.id)
      + model.lanes.flatMap { [rulebook.string($0.name.ja), rulebook.string($0.id)] }
    for (number, step) in steps.enumerated() {
      performers.append(
        step.by.enumerated().compactMap { position, mention in
          let word = FoldedName(mention.text)
          if let id = institutions[word] { return .institution(id) }
          if let lane = lanes[word] { return .lane(lane) }
          faults.append(.unknownPerformer(number, position, spellings))
          return nil
        }
      )
    }
  }

  private mutating func readOrder() {
    var after: [[Int]] = []
    for (number, step) in steps.enumerated() {
      after.append(
        (step.after ?? []).enumerated().compactMap { position, mention in
          if let earlier = find(mention.text, from: number) { return earlier }
          faults.append(.unknownAfter(number, position))
          return nil
        }
      )
    }
    let isWaiting = steps.indices.map { step in
      node(of: step).map { model.nodes[$0].isWaiting } ?? false
    }
    do {
      order = try PlanOrder(steps, after: after, isWaiting: isWaiting)
    } catch {
      faults.append(.contradiction(error.what))
    }
  }

  /// The step that a word of `after` means: by id, else by name; of several the nearest above.
  private func find(_ text: String, from number: Int) -> Int? {
    if let own = steps.firstIndex(where: { $0.id?.text == text }) { return own }
    let word = FoldedName(text)
    var found = steps.indices.filter { FoldedName(steps[$0].name.text) == word }
    if found.isEmpty, case .task(let node) = names.meaning(of: text, in: workflow, model) {
      found = steps.indices.filter { self.node(of: $0) == node }
    }
    return found.last { $0 < number } ?? found.first { $0 != number } ?? found.first
  }
}

/// What keeps a plan's steps from being compared at all.
enum StepFault {
  case tooMany
  case unknownStep(Int, nearest: String?)
  /// Steps of another workflow than the one followed.
  case mixed([Int])
  /// The step, the position in its `by`, and what could stand there.
  case unknownPerformer(Int, Int, [String])
  case unknownAfter(Int, Int)
  case contradiction(PlanOrder.Contradiction)
}
