package import Rules

/// How one condition of a route stands.
package enum RoutePointState: String, Sendable {
  case met
  case unmet
  case unknown
  /// Unknown, and only someone entitled may say.
  case judgement
  /// It closes the route.
  case closes
}

/// One condition of a route, as the plan fills it.
package struct RoutePoint: Sendable {
  /// Index into the route's points.
  package var number: Int
  package var state: RoutePointState
  package var missing: [MissingFact]
}

/// A fact that is not known, and the question that asks for it.
package struct MissingFact: Sendable {
  package var path: String
  /// Index into the rulebook's fields.
  package var field: Int
}

/// How one lawful way stands for a record.
package struct RouteStanding: Sendable {
  /// Index into the rulebook's routes.
  package var route: Int
  package var state: RouteState
  /// What is not known of whether the way concerns the record at all.
  package var fitsMissing: [MissingFact]
  /// Every condition; empty where the law of the day is not held.
  package var points: [RoutePoint]
  package var citations: [Citation]
  /// The rulebook holds the law of the day.
  package var isHeld: Bool
}

/// The lawful ways of one dataset or transfer, the more open before the less.
package struct RecordRoutes: Sendable {
  package var subject: String
  package var place: Place
  /// The day by whose law they were looked for.
  package var day: Day
  package var routes: [RouteStanding]
}
