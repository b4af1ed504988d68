package import Rules
package import SourceText

/// What running one case of a rule came to.
package struct RuleCaseResult: Sendable {
  package var rule: Int
  package var number: Int
  package var name: String
  package var expected: RuleOutcome
  /// nil when the case's plan is no plan.
  package var actual: RuleOutcome?
  /// What was wrong with the plan of the case.
  package var problems: [Localized]

  package var isPassed: Bool { expected == actual }
}

/// Runs the cases of rules: small plans, each with the outcome that its rule must have.
package struct RuleCaseRunner {
  private let rulebook: Rulebook

  private let known: RuleCases

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    known = rulebook.cases
  }

  /// Runs every case of a rule.
  ///
  /// Its outcome over a plan is the worst over its subjects.
  package func run(_ rule: Int) -> [RuleCaseResult] {
    var checker = PlanChecker(rulebook) { $0 == rule }
    return known.proofs[rule].cases.enumerated().map { number, ruleCase in
      let text = known.text(of: ruleCase.plan, in: rulebook)
      let source = SourceFile(name: rulebook.string(ruleCase.name), bytes: Array(text.utf8))
      var options = CheckOptions(today: rulebook.firstDay)
      options.asOf = ruleCase.plan.asOf
      options.isFull = false
      let outcome = checker.outcome(of: rule, over: source, options)
      return RuleCaseResult(
        rule: rule,
        number: number,
        name: rulebook.string(ruleCase.name),
        expected: ruleCase.expected,
        actual: outcome.outcome,
        problems: outcome.problems
      )
    }
  }
}
