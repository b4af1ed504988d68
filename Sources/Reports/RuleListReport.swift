package import Checking
package import Rules
package import SourceText

/// Lists the rules of a rulebook, and tells of cases that fail.
package enum RuleListReport {
  /// One line a rule: id, level, force, law, title, days; then how many there are.
  package static func text(_ rulebook: Rulebook, _ language: Language) -> String {
    let page = ExplanationPage(rulebook, language, day: nil)
    var text = ""
    for rule in rulebook.rules {
      let parts = [
        rulebook.string(rule.id), page.say(Phrases.level(rule.level)),
        page.say(Phrases.force(rule.force)), page.say(rulebook.laws[Int(rule.law)].title),
        page.say(rule.title), page.interval(rule.effective),
      ]
      text += parts.joined(separator: "\t")
      if rule.status != .stable { text += "\t\(rule.status.name)" }
      text += "\n"
    }
    let cases = rulebook.cases.proofs.reduce(0) { $0 + $1.cases.count }
    return text
      + page.say(
        "規則 \(rulebook.rules.count)件、事例 \(cases)件、rulebook \(rulebook.version)",
        "\(English.count(rulebook.rules.count, "rule")), \(English.count(cases, "case")), rulebook \(rulebook.version)"
      ) + "\n"
  }

  /// A route's case that did not come out as it must, with what was wrong with its plan.
  package static func failure(
    _ result: RouteCaseResult,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> String {
    let page = ExplanationPage(rulebook, language, day: nil)
    func told(_ state: RouteState, _ unmet: [String]) -> String {
      ([state.name] + unmet).joined(separator: " ")
    }
    let expected = told(result.expected, result.expectedUnmet)
    let actual = result.actual.map { told($0, result.unmet) } ?? page.say(Phrases.invalid)
    let line =
      "routes/\(rulebook.string(rulebook.routes[result.route].id)): "
      + page.say(
        "事例「\(result.name)」の結果は「\(expected)」のはずですが、「\(actual)」でした。",
        "case “\(result.name)” must be “\(expected)” but came out as “\(actual)”."
      )
    return ([line] + result.problems.map { "  " + page.say($0) }).joined(separator: "\n")
  }

  /// A case that did not come out as it must, with what was wrong with its plan.
  package static func failure(
    _ result: RuleCaseResult,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> String {
    let page = ExplanationPage(rulebook, language, day: nil)
    let rule = rulebook.rules[result.rule]
    let name = result.name
    let expected = page.say(Phrases.outcome(result.expected))
    let actual = result.actual.map { page.say(Phrases.outcome($0)) } ?? page.say(Phrases.invalid)
    let line =
      "\(rulebook.string(rule.id)): "
      + page.say(
        "事例「\(name)」の結果は「\(expected)」のはずですが、「\(actual)」でした。",
        "case “\(name)” must be “\(expected)” but came out as “\(actual)”."
      )
    return ([line] + result.problems.map { "  " + page.say($0) }).joined(separator: "\n")
  }
}
