/// What a node came to; the facts that it read and misses lie on the trail.
package enum Reading: Sendable {
  case value(Value)
  case unknown
  case error(EvaluationError)

  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  func isBool(_ expected: Bool) -> Bool {
    if case .value(.bool(let bool)) = self { bool == expected } else { false }
  }
}

/// The facts that an evaluation has read, and those that are missing.
///
/// Two stacks: a node leaves its facts above those of the nodes before it, so that joining or
/// dropping what two nodes have read takes no memory of its own. Only what is unknown leaves
/// missing facts.
package struct Trail: Sendable {
  /// How high both stacks are.
  struct Mark {
    let facts: Int
    let missing: Int
  }

  package private(set) var facts: [FactReference] = []
  package private(set) var missing: [FactReference] = []

  package init() {}

  var mark: Mark { Mark(facts: facts.count, missing: missing.count) }

  /// Notes a fact that has a value.
  package mutating func read(_ fact: FactReference) { facts.append(fact) }

  /// Notes a fact that is read and missing.
  package mutating func miss(_ fact: FactReference) {
    facts.append(fact)
    missing.append(fact)
  }

  /// Leaves what an evaluation came to.
  package mutating func leave(_ evaluation: Evaluation) -> Reading {
    facts.append(contentsOf: evaluation.facts)
    switch evaluation.outcome {
    case .value(let value): return .value(value)
    case .error(let error): return .error(error)
    case .unknown(let more):
      missing.append(contentsOf: more)
      return .unknown
    }
  }

  /// Leaves facts that were read before.
  package mutating func leave(_ more: [FactReference], missing lacking: [FactReference]) {
    facts.append(contentsOf: more)
    missing.append(contentsOf: lacking)
  }

  /// All of the trail, as the evaluation that led to a reading.
  package mutating func evaluation(of reading: Reading) -> Evaluation {
    take(reading, since: Mark(facts: 0, missing: 0))
  }

  mutating func leave(_ local: Local) -> Reading {
    if !local.facts.isEmpty { facts.append(contentsOf: local.facts) }
    if !local.missing.isEmpty { missing.append(contentsOf: local.missing) }
    return local.reading
  }

  mutating func leave(facts more: [FactReference]) { facts.append(contentsOf: more) }

  func facts(since mark: Mark) -> [FactReference] { Array(facts[mark.facts...]) }

  /// Takes the facts above a mark; the missing ones stay.
  mutating func takeFacts(since mark: Mark) -> [FactReference] {
    if mark.facts == facts.count { return [] }
    if mark.facts == 0 {
      // All of them: the usual end of an evaluation needs no copy.
      defer { facts = [] }
      return facts
    }
    defer { facts.removeLast(facts.count - mark.facts) }
    return facts(since: mark)
  }

  /// Takes what lies above a mark, as an evaluation of its own.
  mutating func take(_ reading: Reading, since mark: Mark) -> Evaluation {
    let taken = takeFacts(since: mark)
    defer { missing.removeLast(missing.count - mark.missing) }
    switch reading {
    case .value(let value): return Evaluation(value, facts: taken)
    case .error(let error): return Evaluation(outcome: .error(error), facts: taken)
    case .unknown:
      let missing = Self.sorted(missing[mark.missing...])
      return Evaluation(outcome: .unknown(missing), facts: taken)
    }
  }

  /// Forgets what was read between two marks and keeps what was read since.
  mutating func drop(from mark: Mark, to middle: Mark) {
    if middle.facts > mark.facts { facts.removeSubrange(mark.facts..<middle.facts) }
    if middle.missing > mark.missing { missing.removeSubrange(mark.missing..<middle.missing) }
  }

  /// Removes from what was read since `middle` the facts that lie between the marks already.
  mutating func unite(from mark: Mark, at middle: Mark) {
    guard middle.facts > mark.facts, facts.count > middle.facts else { return }
    var seen = SeenFacts()
    unite(from: mark, at: middle, seen: &seen)
  }

  /// As above, where `seen` is kept from part to part of what grows above one mark.
  mutating func unite(from mark: Mark, at middle: Mark, seen: inout SeenFacts) {
    guard middle.facts > mark.facts, facts.count > middle.facts else { return }
    var end = middle.facts
    for index in middle.facts..<facts.count {
      let fact = facts[index]
      guard seen.isNew(fact, among: facts, from: mark.facts, to: end) else { continue }
      facts[end] = fact
      end += 1
    }
    facts.removeLast(facts.count - end)
  }

  private static func sorted(_ missing: ArraySlice<FactReference>) -> [FactReference] {
    guard missing.count > 1 else { return Array(missing) }
    var unique: [FactReference] = []
    for fact in missing.sorted() where unique.last != fact { unique.append(fact) }
    return unique
  }
}

/// Tells whether a fact is new: by a scan of few facts, by a set of many.
struct SeenFacts {
  private var facts: Set<FactReference> = []
  /// Up to this many facts a scan is faster than a set.
  private static let scanned = 16

  /// Whether a fact is not among the unique facts between two places of a stack; it then joins them.
  mutating func isNew(
    _ fact: FactReference,
    among stack: [FactReference],
    from start: Int,
    to end: Int
  ) -> Bool {
    if end - start <= Self.scanned {
      var index = start
      while index < end {
        if stack[index] == fact { return false }
        index += 1
      }
      return true
    }
    if facts.count != end - start { facts = Set(stack[start..<end]) }
    return facts.insert(fact).inserted
  }
}
