package import Rules

/// What became of a route's mutants.
package struct RouteMutationResult: Sendable {
  package var route: Int
  package var count = 0
  /// Told from the route by some case.
  package var killed = 0
  /// Proved to say the same as the route.
  package var equivalent = 0
  package var survivors: [RouteMutant] = []
  /// A case does not come out as it must: nothing else is known then.
  package var hasFailedCase = false
}

/// Puts small faults into the conditions of routes and looks whether their cases notice.
package struct RouteMutationRunner: Sendable {
  private let rulebook: Rulebook
  private let routes: [Route]
  private let plans: RuleCases

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    routes = rulebook.provedRoutes
    plans = rulebook.cases
  }

  /// Runs every case of a route, by index, over all its mutants.
  package func run(_ number: Int) -> RouteMutationResult {
    let route = routes[number]
    let mutated = RulebookLoader.mutated(rulebook, route: route)
    // With all its rules: a plan to which no rule applies is not assessed.
    var checker = PlanChecker(mutated.rulebook)
    var result = RouteMutationResult(route: number, count: mutated.mutants.count)
    var alive = mutated.mutants
    for routeCase in route.cases {
      let checked = checker.check(routeCase, among: plans, of: rulebook)
      guard let assessment = checked.documents.first?.assessment else {
        result.hasFailedCase = true
        return result
      }
      func outcome(_ own: Int) -> RouteOutcome {
        RouteOutcome(of: own, for: routeCase, route, in: assessment, rulebook)
      }
      let expected = outcome(0)
      let unmet = expected.unmet.map { rulebook.string(route.points[$0].id) }
      guard expected.state == routeCase.expected,
        unmet == routeCase.unmet.map({ rulebook.string($0) })
      else {
        result.hasFailedCase = true
        return result
      }
      alive = alive.filter { outcome($0.number) == expected }
    }
    result.killed = result.count - alive.count
    result.survivors = alive.filter { !mutated.isEquivalent($0) }
    result.equivalent = alive.count - result.survivors.count
    return result
  }
}
