internal import Conditions
internal import Rules

/// Decides exactly what three-valued logic leaves open, by trying the values of missing facts.
///
/// Facts without a finite range stay unknown while the others are tried: what then comes out the
/// same in every case is settled whatever they are. Derived facts are computed anew each time.
struct ExactDecision {
  /// Combinations tried at most; above, the answer stays open.
  static let limit = 4_096

  let layout: VocabularyLayout
  let sizes: [Int]

  init(_ rulebook: Rulebook, layout: VocabularyLayout) {
    self.layout = layout
    sizes = rulebook.enumerations.map { $0.values.count }
  }

  /// The values a missing fact can take; nil when they are not finite.
  func domain(of index: Int, in table: FactTable) -> [Fact]? {
    let record = table.records[table.record(holding: index)]
    let field = Int(layout.firstField[Int(record.type)]) + index - Int(record.firstFact)
    let shape = layout.shapes[field]
    guard table.facts[index].tag == .unknown else { return nil }
    var values: [Fact]
    switch shape.kind {
    case .boolean: values = [Fact(.boolean, 1), Fact(.boolean, 0)]
    case .enumeration:
      values = (0..<sizes[Int(shape.enumeration)]).map { Fact(.enumeration, Int32($0)) }
    default: return nil
    }
    if shape.allowsNotApplicable { values.append(Fact(.notApplicable)) }
    return values
  }

  /// The outcome of a rule that is the same for all values of the missing facts.
  func decide(
    applies: Int32,
    requires: Int32,
    subject: Int,
    missing: [Int],
    _ table: inout FactTable,
    _ evaluator: inout FastEvaluator
  ) -> RuleOutcome {
    var domains: [(index: Int, values: [Fact])] = []
    var combinations = 1
    for index in missing {
      guard let values = domain(of: index, in: table) else { continue }
      combinations *= values.count
      guard combinations <= Self.limit else { return .undetermined }
      domains.append((index, values))
    }
    guard !domains.isEmpty else { return .undetermined }
    let kept = domains.map { table.facts[$0.index] }
    defer {
      for (position, domain) in domains.enumerated() { table.facts[domain.index] = kept[position] }
      evaluator.forgetDerived(in: &table)
    }
    var outcomes: Set<RuleOutcome> = []
    // Not one after the other: what decides may be the last fact as well as the first.
    let stride = Self.stride(around: combinations)
    for count in 0..<combinations {
      var rest = count * stride % combinations
      for (position, domain) in domains.enumerated() {
        var value = domain.values[rest % domain.values.count]
        value.node = kept[position].node
        table.facts[domain.index] = value
        rest /= domain.values.count
      }
      evaluator.forgetDerived(in: &table)
      let test = evaluator.evaluate(applies, subject: subject, in: &table)
      let outcome =
        test.isFalse
        ? RuleOutcome.notApplicable
        : RuleRunner.outcome(test, evaluator.evaluate(requires, subject: subject, in: &table))
      outcomes.insert(outcome == .notApplicable ? .conforming : outcome)
      if outcomes.count > 1 || outcomes.contains(.undetermined) { return .undetermined }
    }
    return outcomes.first ?? .undetermined
  }

  /// A number without a common divisor, so that its multiples reach every combination once.
  private static func stride(around combinations: Int) -> Int {
    var stride = combinations * 5 / 8 + 1
    while divisor(stride, combinations) > 1 { stride += 1 }
    return stride
  }

  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }
}
