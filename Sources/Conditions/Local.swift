/// A macro's variable and the element that it stands for.
struct Local {
  let name: ConditionName
  let reading: Reading
  /// Facts of an element that is not known.
  var facts: [FactReference] = []
  var missing: [FactReference] = []

  init(_ name: ConditionName, _ value: Value) {
    self.name = name
    reading = .value(value)
  }

  init(_ name: ConditionName, _ evaluation: Evaluation) {
    self.name = name
    facts = evaluation.facts
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

  func local(_ index: Int, named name: ConditionName) -> Local {
    switch self {
    case .values(let values): Local(name, values[index])
    case .keys(let entries): Local(name, entries[index].key.value)
    case .evaluations(let evaluations): Local(name, evaluations[index])
    }
  }
}
