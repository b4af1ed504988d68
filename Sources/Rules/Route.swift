/// How a lawful way stands for one record of a plan.
package enum RouteState: UInt8, Sendable, CaseIterable, Comparable {
  /// Every condition that a plan can show is met; this permits nothing.
  case open
  /// A condition is not met yet, or not known.
  case conditional
  /// Only what someone entitled has to judge is left.
  case judgement
  case closed
  /// The way does not concern the record.
  case notListed

  /// The spelling in route files and JSON.
  package var name: String {
    switch self {
    case .open: "open"
    case .conditional: "conditional"
    case .judgement: "judgement"
    case .closed: "closed"
    case .notListed: "not-listed"
    }
  }

  package static func < (left: RouteState, right: RouteState) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One condition of a route, in words and as a condition over the route's subject.
package struct RouteCondition: Sendable {
  package var id: Text
  package var when: CompiledCondition
  package var text: LocalizedText
  package var provisions: [Int32]
  /// Someone entitled judges it; judged not to hold, it closes the route.
  package var isJudgement: Bool
}

/// A small plan with the state that a route must have for one of its records.
package struct RouteCase: Sendable {
  package var name: Text
  package var plan: CasePlanText
  /// The id of the record.
  package var record: Text
  package var expected: RouteState
  /// The conditions that are not met, not known or close the route, in the order of the file.
  package var unmet: [Text]
}

/// Why a state cannot occur for a route.
package struct ImpossibleState: Sendable {
  package var state: RouteState
  package var reason: LocalizedText
}

/// One lawful way for a dataset or a transfer, besides the handbook's workflows.
///
/// It says where to look, never that something is permitted.
package struct Route: Sendable {
  /// The name of the route's file.
  package var id: Text
  package var title: LocalizedText
  package var summary: LocalizedText
  /// Index of the record type.
  package var subject: Int32
  package var provisions: [Int32]
  package var effective: DayInterval
  /// Whether it concerns a record at all.
  package var fits: CompiledCondition
  /// What closes it for good.
  package var closedIf: [RouteCondition]
  package var conditions: [RouteCondition]
  /// Empty, as `never` is, unless `Rulebook.provedRoutes` was asked.
  package var cases: [RouteCase]
  package var never: [ImpossibleState]

  /// What closes it, then what it asks for.
  package var points: [RouteCondition] { closedIf + conditions }

  /// The provisions that it and its conditions rest on.
  package var citedProvisions: [Int32] { provisions + points.flatMap(\.provisions) }
}
