package import SourceText

/// Evaluates a condition on its own, without a plan: names are what the bindings say.
package struct GradualEvaluation: Sendable {
  /// What a condition came to.
  package enum Answer: Sendable, Equatable {
    case value(Value)
    /// The paths that are missing, as `a.b`.
    case unknown([String])
    case error(Localized)
    /// What of CEL the condition uses that the language leaves out.
    case unsupported(String)
  }

  /// Most unknown booleans that are decided by trying both values of each.
  package static let mostTried = 8

  private let condition: Condition
  private var facts: BoundFacts

  private init(_ condition: Condition, _ bindings: [String: Binding]) {
    self.condition = condition
    facts = BoundFacts(bindings)
  }

  package static func answer(_ source: String, bindings: [String: Binding]) -> Answer {
    do throws(ConditionFailure) {
      let condition = try Condition(parsing: source)
      return GradualEvaluation(condition, bindings).answer()
    } catch {
      guard error.kind != .unsupported else { return .unsupported(error.feature) }
      return .error(
        Localized(
          ja: "\(error.start) バイト目: \(error.message.ja)",
          en: "syntax error at byte \(error.start): \(error.message.en)"
        )
      )
    }
  }

  private func answer() -> Answer {
    if let feature = unsupportedName { return .unsupported(feature) }
    let outcome = evaluate(facts, steps: Evaluator.steps)
    if case .unknown(let missing) = outcome { return tried(missing) }
    return answer(for: outcome)
  }

  private func evaluate(_ facts: BoundFacts, steps: Int) -> Outcome {
    var evaluator = Evaluator(condition, in: facts, steps: steps)
    let mark = evaluator.trail.mark
    let reading = evaluator.step(condition.root)
    let whole = evaluator.whole(reading, since: mark)
    return evaluator.trail.take(whole, since: mark).outcome
  }

  private func answer(for outcome: Outcome) -> Answer {
    switch outcome {
    case .value(let value): return .value(value)
    case .unknown(let missing): return .unknown(missing.map { facts.paths[Int($0.index)] })
    case .error(let error) where error.kind == .unsupported: return .unsupported(error.subject)
    case .error(let error): return .error(error.message)
    }
  }

  /// Names that denote types or messages in CEL, unless they are bound.
  private var unsupportedName: String? {
    for id in condition.nodes.indices {
      guard let path = condition.dottedPath(of: id), !facts.isBound(path.root) else { continue }
      if Words.typeNames.contains(path.name) { return "type values" }
      if path.name.hasPrefix("google.protobuf."), !facts.isBound(path.name) { return "messages" }
    }
    return nil
  }

  /// Kleene logic misses `x || !x`: tries every value of the missing booleans.
  ///
  /// Facts that are used in any other way stay unknown throughout.
  private func tried(_ missing: [FactReference]) -> Answer {
    let candidates = missing.filter {
      condition.usesOnlyAsBoolean(facts.paths[Int($0.index)])
    }
    guard !candidates.isEmpty, candidates.count <= Self.mostTried else {
      return answer(for: .unknown(missing))
    }
    let outcomes = (0..<(1 << candidates.count)).map { mask in
      var trial = facts
      for (place, fact) in candidates.enumerated() {
        trial.assumed[fact] = mask & (1 << place) != 0
      }
      return evaluate(trial, steps: Evaluator.steps >> candidates.count)
    }
    if let first = outcomes.first, outcomes.allSatisfy({ $0 == first }) {
      return answer(for: first)
    }
    return answer(for: .unknown(relevant(candidates, outcomes)))
  }

  /// The candidates that change an outcome, and what is missing whatever they are.
  private func relevant(
    _ candidates: [FactReference],
    _ outcomes: [Outcome]
  ) -> [FactReference] {
    var missing: [FactReference] = []
    for (place, fact) in candidates.enumerated()
    where outcomes.indices.contains(where: { outcomes[$0] != outcomes[$0 ^ (1 << place)] }) {
      missing.append(fact)
    }
    for case .unknown(let more) in outcomes { missing = FactSet.missing(missing, more) }
    return missing.sorted()
  }
}
