/// A macro's variable and the element that it stands for.
struct Local {
  let name: ConditionName
  var reading = Reading.unknown
  /// Facts of an element that is not known.
  private(set) var facts: [FactReference] = []
  private(set) var missing: [FactReference] = []

  init(_ name: ConditionName) { self.name = name }

  mutating func set(_ evaluation: Evaluation) {
    facts = evaluation.facts
    missing = []
    switch evaluation.outcome {
    case .value(let value): reading = .value(value)
    case .error(let error): reading = .error(error)
    case .unknown(let more):
      reading = .unknown
      missing = more
    }
  }
}

/// What a macro visits.
enum Elements {
  case values([Value])
  case keys([MapValue.Entry])
  case evaluations([Evaluation])

  var count: Int {
    switch self {
    case .values(let values): values.count
    case .keys(let entries): entries.count
    case .evaluations(let evaluations): evaluations.count
    }
  }
}
