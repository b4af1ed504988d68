package import Rules
package import SourceText

/// Which rules of a rulebook run.
package enum RuleSelection {
  /// A name on the command line that fits no rule.
  package struct UnknownRule: Error, Sendable {
    package let message: Localized
  }

  /// The rules picked by ids, aliases, or beginnings such as `appi/`; all where none are picked.
  package static func rules(
    of rulebook: Rulebook,
    selecting selected: [String],
    ignoring ignored: [String]
  ) throws(UnknownRule) -> Set<Int> {
    var chosen = Set(rulebook.rules.indices)
    if !selected.isEmpty {
      chosen = []
      for name in selected { chosen.formUnion(try matches(name, rulebook)) }
    }
    for name in ignored { chosen.subtract(try matches(name, rulebook)) }
    return chosen
  }

  /// Whether a name is of routes: `routes/consent`, or `routes/` for all.
  package static func namesRoutes(_ name: String) -> Bool { name.hasPrefix("routes/") }

  /// The routes picked by such names, by index; all where none are picked.
  package static func routes(
    of rulebook: Rulebook,
    selecting selected: [String]
  ) throws(UnknownRule) -> [Int] {
    let ids = rulebook.routes.map { "routes/" + rulebook.string($0.id) }
    guard !selected.isEmpty else { return Array(ids.indices) }
    for name in selected where name != "routes/" && !ids.contains(name) {
      throw unknown(name, among: ids)
    }
    return ids.indices.filter { selected.contains("routes/") || selected.contains(ids[$0]) }
  }

  private static func matches(_ name: String, _ rulebook: Rulebook) throws(UnknownRule) -> [Int] {
    let found = rulebook.rules.indices.filter { number in
      let rule = rulebook.rules[number]
      let id = rulebook.string(rule.id)
      return id == name || (name.hasSuffix("/") && id.hasPrefix(name))
        || rule.aliases.contains { rulebook.string($0) == name }
    }
    guard found.isEmpty else { return found }
    throw unknown(name, among: rulebook.rules.map { rulebook.string($0.id) })
  }

  private static func unknown(_ name: String, among ids: [String]) -> UnknownRule {
    let nearest = Suggestion.nearest(to: name, among: ids)
    return UnknownRule(
      message: Localized(
        ja: "規則「\(name)」はありません。" + (nearest.map { "「\($0)」のことですか。" } ?? ""),
        en: "There is no rule '\(name)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
      )
    )
  }
}
