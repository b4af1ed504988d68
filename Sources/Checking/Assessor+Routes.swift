internal import Conditions
internal import Rules

// Every lawful way for each dataset and each transfer, besides the handbook's workflows.

extension Assessor {
  mutating func addRoutes(into assessment: inout Assessment, _ places: Places, _ table: FactTable) {
    let routes = memory.routes
    guard !routes.isEmpty else { return }
    let asOf = assessment.asOf.number
    for record in table.records.indices {
      let type = table.records[record].type
      guard routes.contains(where: { $0.subject == Int32(type) }) else { continue }
      let day = runner.lawDay(of: record, asOf: asOf, table)
      memory.turn(to: day)
      let facts = facts(table, subject: record, day: day, asOf: asOf)
      // Without its day the law that judges an act is not known either.
      let date = runner.unknownDate(of: record, table).map { named(Int($0), places) }
      var standings: [RouteStanding] = []
      for (number, route) in routes.enumerated() where route.subject == Int32(type) {
        var standing = standing(of: route, number, on: Day(number: day), facts, places)
        if let date, standing.state != .notListed {
          standing.fitsMissing.append(date)
          standing.state = .conditional
        }
        if standing.state != .notListed { standings.append(standing) }
      }
      guard !standings.isEmpty else { continue }
      // Stable: within a state in the order of the files.
      standings = RouteState.allCases.flatMap { state in standings.filter { $0.state == state } }
      assessment.routes.append(
        RecordRoutes(
          subject: places.path(ofRecord: record),
          place: places.place(ofRecord: record),
          day: Day(number: day),
          routes: standings
        )
      )
    }
  }

  private func standing(
    of route: Route,
    _ number: Int,
    on day: Day,
    _ facts: ExplainingFacts,
    _ places: Places
  ) -> RouteStanding {
    var standing = RouteStanding(
      route: number,
      state: .notListed,
      fitsMissing: [],
      points: [],
      citations: citations(route.provisions, on: day),
      isHeld: isHeld(route.provisions, on: day)
    )
    guard route.effective.contains(day) else { return standing }
    let fits = evaluate(route.fits, facts)
    if fits.outcome == .value(.bool(false)) { return standing }
    guard standing.isHeld else {
      standing.state = .conditional
      return standing
    }
    standing.fitsMissing = missing(fits, places).facts
    for (position, condition) in route.closedIf.enumerated() {
      standing.points.append(point(position, condition, isClosing: true, facts, places))
    }
    for (position, condition) in route.conditions.enumerated() {
      standing.points.append(
        point(route.closedIf.count + position, condition, isClosing: false, facts, places)
      )
    }
    standing.state = state(of: standing, isKnownToFit: fits.outcome == .value(.bool(true)))
    return standing
  }

  /// Closed once anything closes it, open once nothing is left; only these two are settled.
  private func state(of standing: RouteStanding, isKnownToFit: Bool) -> RouteState {
    let states = standing.points.map(\.state)
    if states.contains(.closes) { return isKnownToFit ? .closed : .conditional }
    if !isKnownToFit || states.contains(where: { $0 == .unmet || $0 == .unknown }) {
      return .conditional
    }
    return states.contains(.judgement) ? .judgement : .open
  }

  private func point(
    _ number: Int,
    _ condition: RouteCondition,
    isClosing: Bool,
    _ facts: ExplainingFacts,
    _ places: Places
  ) -> RoutePoint {
    let evaluation = evaluate(condition.when, facts)
    guard case .value(.bool(let value)) = evaluation.outcome else {
      let (missing, isJudged) = missing(evaluation, places)
      return RoutePoint(
        number: number,
        state: isJudged ? .judgement : .unknown,
        missing: missing
      )
    }
    let state: RoutePointState =
      isClosing
      ? (value ? .closes : .met) : value ? .met : condition.isJudgement ? .closes : .unmet
    return RoutePoint(number: number, state: state, missing: [])
  }

  private func evaluate(_ condition: CompiledCondition, _ facts: ExplainingFacts) -> Evaluation {
    memory.condition(condition)?.evaluate(in: facts) ?? Evaluation(outcome: .unknown([]))
  }

  /// The facts that leave a condition open, and whether all of them are someone's to judge.
  private func missing(
    _ evaluation: Evaluation,
    _ places: Places
  ) -> (facts: [MissingFact], isJudged: Bool) {
    // A derived fact without an edition for the day is missing law, not a missing answer.
    let facts = Self.missing(evaluation).filter { !layout.shapes[places.field(of: $0)].isDerived }
    let fields = facts.map { places.field(of: $0) }
    let isJudged = !facts.isEmpty && fields.allSatisfy { layout.shapes[$0].isJudgement }
    return (facts.map { named($0, places) }, isJudged)
  }

  private func named(_ fact: Int, _ places: Places) -> MissingFact {
    MissingFact(path: places.path(ofFact: fact), field: places.field(of: fact))
  }

  /// Whether the rulebook holds the laws that a way rests on.
  private func isHeld(_ provisions: [Int32], on day: Day) -> Bool {
    provisions.allSatisfy { number in
      number < 0
        || rulebook.law(ofProvision: Int(number)).isVerified(on: day)
    }
  }
}
