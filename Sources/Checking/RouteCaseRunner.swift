package import Rules
package import SourceText

/// What running one case of a route came to.
package struct RouteCaseResult: Sendable {
  package var route: Int
  package var name: String
  package var expected: RouteState
  package var expectedUnmet: [String]
  /// nil when the case's plan is no plan, or lacks the record.
  package var actual: RouteState?
  package var unmet: [String]
  /// What was wrong with the plan of the case.
  package var problems: [Localized]

  package var isPassed: Bool { expected == actual && expectedUnmet == unmet }
}

/// Runs the cases of routes: small plans, each with the state that one of its records must have.
package struct RouteCaseRunner {
  private let rulebook: Rulebook
  private let routes: [Route]
  private let plans: RuleCases

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    routes = rulebook.provedRoutes
    plans = rulebook.cases
  }

  /// Runs every case of a route, by index.
  package func run(_ number: Int) -> [RouteCaseResult] {
    let route = routes[number]
    var checker = PlanChecker(rulebook)
    return route.cases.map { routeCase in
      let result = checker.check(routeCase, among: plans, of: rulebook)
      var found = RouteCaseResult(
        route: number,
        name: rulebook.string(routeCase.name),
        expected: routeCase.expected,
        expectedUnmet: routeCase.unmet.map { rulebook.string($0) },
        actual: nil,
        unmet: [],
        problems: result.documents.flatMap(\.diagnostics)
          .filter { $0.severity == .error }.map(\.message)
      )
      guard let assessment = result.documents.first?.assessment else { return found }
      let outcome = RouteOutcome(of: number, for: routeCase, route, in: assessment, rulebook)
      found.actual = outcome.state
      found.unmet = outcome.unmet.map { rulebook.string(route.points[$0].id) }
      return found
    }
  }
}

extension PlanChecker {
  /// Checks the plan of a case, which `rulebook` holds, on the day of the case.
  mutating func check(
    _ routeCase: RouteCase,
    among plans: RuleCases,
    of rulebook: Rulebook
  ) -> FileResult {
    var options = CheckOptions(today: rulebook.firstDay)
    options.asOf = routeCase.plan.asOf
    let text = plans.text(of: routeCase.plan, in: rulebook)
    let name = rulebook.string(routeCase.name)
    return check(SourceFile(name: name, bytes: Array(text.utf8)), options)
  }
}
