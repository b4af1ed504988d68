package import Checking
package import Rules
package import SourceText

/// Lists the rules of a rulebook.
package enum RuleListReport {
  package static func text(_ rulebook: Rulebook, _ language: Language) -> String { "" }

  /// One line about a case that did not come out as it must.
  package static func failure(
    _ result: RuleCaseResult,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> String {
    let rule = rulebook.rules[result.rule]
    let name = rulebook.string(rule.cases[result.number].name)
    let actual = result.actual?.name ?? "invalid"
    let line = "\(rulebook.string(rule.id)): \(name): \(result.expected.name) != \(actual)"
    return ([line] + result.problems.map { "  " + $0[language] }).joined(separator: "\n")
  }
}
