internal import Rules

/// How a route stands for the record of a case.
struct RouteOutcome: Equatable {
  var state: RouteState
  /// The points that are not met, by number.
  var unmet: [Int]

  /// `number` is the route's own among those that were assessed; the case and its words are `rulebook`'s.
  init(
    of number: Int,
    for routeCase: RouteCase,
    _ route: Route,
    in assessment: Assessment,
    _ rulebook: Rulebook
  ) {
    // A route that is not listed leaves no trace: the plan must have been read.
    (state, unmet) = (.notListed, [])
    let key = rulebook.string(rulebook.records[Int(route.subject)].key)
    let subject = "\(key)[\(rulebook.string(routeCase.record))]"
    let standings = assessment.routes.first { $0.subject == subject }?.routes
    guard let standing = standings?.first(where: { $0.route == number }) else { return }
    state = standing.state
    unmet = standing.points.filter { $0.state != .met }.map(\.number)
  }
}
