internal import SourceText

extension RuleCases {
  /// The whole plan of a case: its base with the overlay laid over it, as JSON (which is YAML).
  ///
  /// Mappings merge key by key, lists of entries with an `id` merge by id, everything else replaces.
  package func text(of plan: CasePlanText, in rulebook: Rulebook) -> String {
    let base = node(plans[Int(plan.base)].text, rulebook)
    let overlay = node(plan.overlay, rulebook)
    guard let base else { return rulebook.string(plan.overlay) }
    return (overlay.map { base.overlaid($0) } ?? base).json
  }

  private func node(_ text: Text, _ rulebook: Rulebook) -> RuleNode? {
    var problems: [RuleProblem] = []
    return ParsedRuleFile(
      RuleFile(path: "case", bytes: Array(rulebook.string(text).utf8)),
      problems: &problems
    ).root
  }
}

extension RuleNode {
  fileprivate func overlaid(_ other: RuleNode) -> RuleNode {
    switch (content, other.content) {
    case (.mapping(let own), .mapping(let new)):
      var merged = own
      for entry in new {
        if let index = merged.firstIndex(where: { $0.key == entry.key }) {
          merged[index] = Entry(
            key: entry.key,
            keyStart: entry.keyStart,
            value: merged[index].value.overlaid(entry.value)
          )
        } else {
          merged.append(entry)
        }
      }
      return RuleNode(content: .mapping(merged), start: start)
    case (.list(let own), .list(let new)):
      let isNamed = !new.isEmpty && new.allSatisfy { $0.identifier != nil }
      guard isNamed, own.allSatisfy({ $0.identifier != nil }) else { return other }
      var merged = own
      for item in new {
        if let index = merged.firstIndex(where: { $0.identifier == item.identifier }) {
          merged[index] = merged[index].overlaid(item)
        } else {
          merged.append(item)
        }
      }
      return RuleNode(content: .list(merged), start: start)
    default: return other
    }
  }

  private var identifier: String? {
    guard case .mapping(let entries) = content,
      case .scalar(let text, _)? = entries.first(where: { $0.key == "id" })?.value.content
    else { return nil }
    return text
  }
}
