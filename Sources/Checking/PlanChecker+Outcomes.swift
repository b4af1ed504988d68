internal import Rules
internal import SourceText
internal import YAMLTree

extension PlanChecker {
  /// Takes other rules to run from now on, by index.
  mutating func select(_ selected: (Int) -> Bool) { assessor.runner.select(selected) }

  /// The worst outcome of every rule that runs over the first plan of a text, by rule; nil where the
  /// text is no plan.
  ///
  /// Nothing is explained: this is for asking the same of very many rules.
  mutating func outcomes(over source: SourceFile, _ options: CheckOptions) -> [RuleOutcome?]? {
    reader.open(source)
    guard reader.next(into: &tree) else { return nil }
    var result = DocumentResult(
      number: 1,
      assessment: nil,
      diagnostics: tree.diagnostics,
      isPassedOver: false
    )
    guard tree.root >= 0, tree.nodes[Int(tree.root)].kind == .mapping else { return nil }
    guard let request = prepare(&result, options) else { return nil }
    assessor.settle(&table, asOf: request.asOf)
    return assessor.runner.worst
  }
}
