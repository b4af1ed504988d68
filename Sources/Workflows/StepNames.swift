internal import Rules
internal import SourceText

/// What a word of a plan means among the steps of the workflows.
enum StepMeaning: Sendable, Hashable {
  /// A task of the workflow followed.
  case task(Int)
  /// A gateway, a start or an end of it: known, but nothing that is done.
  case passage
  /// A task of other workflows only, by their numbers.
  case foreign([Int])
  /// Looks like an id or nearly like a name, and is neither.
  case mistyped(nearest: String?)
  /// A step of the plan's own; the nearest name of the workflow, if any is near.
  case own(nearest: Int?)
}

/// The names of all workflows' steps, as plans may write them.
struct StepNames: Sendable {
  /// One id, name or alias of a workflow's node.
  private struct Spelling {
    let text: String
    let name: FoldedName
    let node: Int
    /// Only tasks are suggested.
    let isTask: Bool
  }

  private let rulebook: Rulebook
  /// By workflow.
  private var spellings: [[Spelling]] = []

  init(_ rulebook: Rulebook, _ models: [WorkflowModel]) {
    self.rulebook = rulebook
    for model in models {
      var own: [Spelling] = []
      for (number, node) in model.nodes.enumerated() {
        let names = [node.name] + node.aliases
        let written =
          [rulebook.string(node.id)]
          + names.flatMap { [rulebook.string($0.ja), rulebook.string($0.en)] }
        own += written.map {
          Spelling(text: $0, name: FoldedName($0), node: number, isTask: node.kind == .task)
        }
      }
      spellings.append(own)
    }
  }

  func meaning(of text: String, in workflow: Int, _ model: WorkflowModel) -> StepMeaning {
    let wanted = FoldedName(text)
    if let node = node(named: wanted, in: workflow) {
      return model.nodes[node].kind == .task ? .task(node) : .passage
    }
    let others = spellings.indices.filter { $0 != workflow && node(named: wanted, in: $0) != nil }
    if !others.isEmpty { return .foreign(others) }
    let nearest = Suggestion.nearest(to: text, among: tasks(of: workflow).map(\.text))
    if nearest != nil || Self.looksLikeID(text) {
      return .mistyped(nearest: nearest ?? closest(to: text, in: workflow).map(\.text))
    }
    return .own(nearest: closest(to: text, in: workflow)?.node)
  }

  /// Whether a text is written as ids are: lower-case words of ASCII with hyphens between.
  static func looksLikeID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }

  private func node(named name: FoldedName, in workflow: Int) -> Int? {
    spellings[workflow].first { $0.name == name }?.node
  }

  private func tasks(of workflow: Int) -> some Sequence<Spelling> {
    spellings[workflow].lazy.filter(\.isTask)
  }

  /// The name that shares most pairs of neighbouring characters; nil when it shares few.
  private func closest(to text: String, in workflow: Int) -> Spelling? {
    let wanted = FoldedName(text)
    var best: (entry: Spelling, likeness: Double)?
    for entry in tasks(of: workflow) {
      let likeness = wanted.likeness(to: entry.name)
      if likeness > best?.likeness ?? Self.leastLikeness { best = (entry, likeness) }
    }
    return best?.entry
  }

  /// The likeness below which two names have nothing to do with each other.
  private static let leastLikeness = 0.2
}
