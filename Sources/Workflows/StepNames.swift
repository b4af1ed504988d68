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
  /// By workflow: folded names of its nodes.
  private var known: [[String: Int]] = []
  /// By workflow: the spellings of its tasks' ids and names, for suggestions.
  private var spellings: [[(text: String, node: Int)]] = []

  init(_ rulebook: Rulebook, _ models: [WorkflowModel]) {
    self.rulebook = rulebook
    for model in models {
      var own: [String: Int] = [:]
      var texts: [(text: String, node: Int)] = []
      for (number, node) in model.nodes.enumerated() {
        let names = [node.name] + node.aliases
        let written =
          [rulebook.string(node.id)]
          + names.flatMap { [rulebook.string($0.ja), rulebook.string($0.en)] }
        for text in written where own[Self.folded(text)] == nil { own[Self.folded(text)] = number }
        if node.kind == .task { texts += written.map { ($0, number) } }
      }
      known.append(own)
      spellings.append(texts)
    }
  }

  func meaning(of text: String, in workflow: Int, _ model: WorkflowModel) -> StepMeaning {
    let wanted = Self.folded(text)
    if let node = known[workflow][wanted] {
      return model.nodes[node].kind == .task ? .task(node) : .passage
    }
    let others = known.indices.filter { $0 != workflow && known[$0][wanted] != nil }
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

  /// The name that shares most pairs of neighbouring characters; nil when it shares few.
  private func closest(to text: String, in workflow: Int) -> (text: String, node: Int)? {
    let wanted = Self.pairs(text)
    guard !wanted.isEmpty else { return nil }
    var best: (entry: (text: String, node: Int), likeness: Double)?
    for entry in spellings[workflow] {
      let own = Self.pairs(entry.text)
      guard !own.isEmpty else { continue }
      let shared = Double(2 * wanted.intersection(own).count) / Double(wanted.count + own.count)
      if shared > best?.likeness ?? Self.leastLikeness { best = (entry, shared) }
    }
    return best?.entry
  }

  /// Dice's coefficient below which two names have nothing to do with each other.
  private static let leastLikeness = 0.2

  private static func pairs(_ text: String) -> Set<String> {
    let scalars = Array(folded(text).unicodeScalars.prefix(200))
    guard scalars.count > 1 else { return [] }
    return Set((1..<scalars.count).map { "\(scalars[$0 - 1])\(scalars[$0])" })
  }

  /// ASCII in lower case and half width, without spaces, quotes and full stops.
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      var value = scalar.value
      // Full-width forms of ASCII stand 0xFEE0 above it.
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      switch value {
      case 0x20, 0x09, 0x3000, 0x300C, 0x300D, 0x22, 0x27, 0x2E, 0x3001, 0x3002, 0x2C: continue
      default: if let folded = Unicode.Scalar(value) { result.append(folded) }
      }
    }
    return String(result)
  }
}
