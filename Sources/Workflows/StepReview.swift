package import Checking
package import Rules
internal import SourceText

/// Compares the steps of plans with the workflows that they follow, and adds what it finds to their
/// assessments.
///
/// One per worker: it keeps the workflows from plan to plan. A plan without steps costs it nothing.
package struct StepReview {
  /// The rules that it decides, by what they are for; missing where they were not selected.
  enum Fault: String, CaseIterable {
    case missing
    case leftOut = "left-out"
    case outOfOrder = "out-of-order"
    case wrongLane = "wrong-lane"
    case noPlace = "no-place"
    case unknown
    case otherWorkflow = "other-workflow"
  }

  /// What is read of the rulebook only when the first plan with steps comes.
  struct Tools {
    let names: StepNames
    let models: [WorkflowModel]
    let nets: [WorkflowNet]
  }

  private let rulebook: Rulebook
  private let selected: (Int) -> Bool
  private var tools: Tools?
  private var rules: [Fault: Int]?

  /// `selected` says which rules run, by index.
  package init(_ rulebook: Rulebook, selected: @escaping (Int) -> Bool = { _ in true }) {
    self.rulebook = rulebook
    self.selected = selected
  }

  /// Reviews every document of a file.
  package mutating func review(_ result: inout FileResult) {
    for number in result.documents.indices {
      guard result.documents[number].assessment?.declared != nil else { continue }
      review(&result.documents[number])
    }
  }

  private mutating func load() -> Tools {
    if let tools { return tools }
    let models = rulebook.workflowModels
    let made = Tools(
      names: StepNames(rulebook, models),
      models: models,
      nets: models.map { WorkflowNet($0) }
    )
    tools = made
    return made
  }

  private mutating func loadRules() -> [Fault: Int] {
    if let rules { return rules }
    var found: [Fault: Int] = [:]
    for number in rulebook.stepRules.map(Int.init) {
      guard rulebook.ruleHeads[number].status != .retired, selected(number) else { continue }
      let id = rulebook.string(rulebook.rules[number].id)
      let start = id.utf8.lastIndex(of: UInt8(ascii: "/")).map { id.utf8.index(after: $0) }
      if let fault = Fault(rawValue: String(id[(start ?? id.startIndex)...])) {
        found[fault] = number
      }
    }
    rules = found
    return found
  }

  private mutating func review(_ document: inout DocumentResult) {
    guard var assessment = document.assessment, let declared = assessment.declared else { return }
    let diagnostics = StepDiagnostics(rulebook: rulebook, declared: declared)
    var faults: [Diagnostic] = declared.isList ? [] : [diagnostics.notAList]
    var advice: [Diagnostic] = []
    var findings = StepFindings(rulebook, loadRules(), declared, assessment)
    if faults.isEmpty, !declared.steps.isEmpty {
      let tools = load()
      switch choose(declared, tools) {
      case nil: advice.append(diagnostics.noWorkflow)
      case .some(let (reading, state)):
        faults = reading.faults.map { diagnostics.diagnostic($0, reading) }
        if faults.isEmpty, findings.compare(reading, state, tools.nets[reading.workflow]) {
          advice.append(diagnostics.tooTangled)
        }
      }
    }
    guard faults.isEmpty else {
      document.diagnostics = (document.diagnostics + faults).sorted { $0.range < $1.range }
      document.assessment = nil
      return
    }
    findings.compareChoice()
    assessment.advice += advice
    document.diagnostics = (document.diagnostics + advice).sorted { $0.range < $1.range }
    assessment.declared?.comparison = findings.comparison
    assessment.add(findings.found, evaluated: findings.evaluated)
    document.assessment = assessment
  }

  /// The workflow that the plan names, else the candidate that knows most of its steps.
  private func choose(
    _ declared: DeclaredWorkflow,
    _ tools: Tools
  ) -> (StepReading, WorkflowState)? {
    var best: (StepReading, WorkflowState)?
    var mostKnown = declared.candidates.count == 1 ? -1 : 0
    for state in declared.candidates {
      let reading = StepReading(
        declared,
        workflow: state.workflow,
        tools.models[state.workflow],
        tools.names,
        rulebook
      )
      let known = reading.steps.indices.filter { reading.node(of: $0) != nil }.count
      guard known > mostKnown else { continue }
      mostKnown = known
      best = (reading, state)
    }
    return best
  }
}
