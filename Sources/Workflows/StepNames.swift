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
  private let rulebook: Rulebook
  /// By workflow: the names of its nodes, as compared.
  private var known: [[(name: FoldedName, node: Int)]] = []
  /// By workflow: the spellings of its tasks' ids and names, for suggestions.
  private var spellings: [[(text: String, node: Int)]] = []

  init(_ rulebook: Rulebook, _ models: [WorkflowModel]) {
    self.rulebook = rulebook
    for model in models {
      var own: [(name: FoldedName, node: Int)] = []
      var texts: [(text: String, node: Int)] = []
      for (number, node) in model.nodes.enumerated() {
        let names = [node.name] + node.aliases
        let written =
          [rulebook.string(node.id)]
          + names.flatMap { [rulebook.string($0.ja), rulebook.string($0.en)] }
        own += written.map { (FoldedName($0), number) }
        if node.kind == .task { texts += written.map { ($0, number) } }
      }
      known.append(own)
      spellings.append(texts)
    }
  }

  func meaning(of text: String, in workflow: Int, _ model: WorkflowModel) -> StepMeaning {
    let wanted = FoldedName(text)
    if let node = node(named: wanted, in: workflow) {
      return model.nodes[node].kind == .task ? .task(node) : .passage
    }
    let others = known.indices.filter { $0 != workflow && node(named: wanted, in: $0) != nil }
    if !others.isEmpty { return .foreign(others) }
    let nearest = Suggestion.nearest(to: text, among: spellings[workflow].map(\.text))
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
    known[workflow].first { $0.name == name }?.node
  }

  /// The name that shares most pairs of neighbouring characters; nil when it shares few.
  private func closest(to text: String, in workflow: Int) -> (text: String, node: Int)? {
    let wanted = FoldedName(text)
    var best: (entry: (text: String, node: Int), likeness: Double)?
    for entry in spellings[workflow] {
      let likeness = wanted.likeness(to: FoldedName(entry.text))
      if likeness > best?.likeness ?? Self.leastLikeness { best = (entry, likeness) }
    }
    return best?.entry
  }

  /// The likeness below which two names have nothing to do with each other.
  private static let leastLikeness = 0.2
}
