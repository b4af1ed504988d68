/// Bindings as facts: unknown parts are facts, partly known lists and maps are records.
struct BoundFacts: FactProvider {
  /// What a binding, or a part of one, came to.
  private enum Slot {
    case value(Value)
    case unknown(FactReference)
    case partial(RecordReference)
  }

  private struct Partial {
    var elements: [Slot] = []
    /// Keys in the order of `elements`; nil for a list.
    var keys: [MapKey]?
    var missing: [FactReference] = []
  }

  private var names: [String: Slot] = [:]
  private var partials: [Partial] = []
  /// Paths of the unknown parts, by fact.
  private(set) var paths: [String] = []
  /// Values tried for unknown parts.
  var assumed: [FactReference: Bool] = [:]
  let hasDottedNames: Bool

  init(_ bindings: [String: Binding]) {
    hasDottedNames = bindings.keys.contains { $0.utf8.contains(UInt8(ascii: ".")) }
    for (name, binding) in bindings.sorted(by: { $0.key < $1.key }) {
      names[name] = slot(binding, path: name)
    }
  }

  func isBound(_ name: String) -> Bool { names[name] != nil }

  private mutating func slot(_ binding: Binding, path: String) -> Slot {
    switch binding {
    case .value(let value): return .value(value)
    case .unknown:
      paths.append(path)
      return .unknown(FactReference(index: Int32(paths.count - 1)))
    case .list(let elements):
      var partial = Partial()
      for (index, element) in elements.enumerated() {
        partial.elements.append(slot(element, path: "\(path)[\(index)]"))
      }
      return closed(partial)
    case .map(let entries):
      var partial = Partial(keys: [])
      for entry in entries.sorted(by: { $0.key < $1.key }) {
        partial.keys?.append(entry.key)
        partial.elements.append(slot(entry.value, path: path + step(to: entry.key)))
      }
      return closed(partial)
    }
  }

  private func step(to key: MapKey) -> String {
    if case .string(let name) = key, let first = name.utf8.first, first.isNameStart,
      name.utf8.allSatisfy({ $0.isNamePart })
    {
      return "." + name
    }
    return "[\(key.value.literal)]"
  }

  /// A plain value where everything is known, else a record.
  private mutating func closed(_ partial: Partial) -> Slot {
    var partial = partial
    var values: [Value] = []
    for element in partial.elements {
      switch element {
      case .value(let value): values.append(value)
      case .unknown(let fact): partial.missing.append(fact)
      case .partial(let record): partial.missing += partials[Int(record.index)].missing
      }
    }
    if values.count == partial.elements.count {
      guard let keys = partial.keys else { return .value(.list(values)) }
      let entries = zip(keys, values).map { MapValue.Entry(key: $0, value: $1) }
      if let map = MapValue(entries) { return .value(.map(map)) }
    }
    partials.append(partial)
    return .partial(RecordReference(index: Int32(partials.count - 1)))
  }

  private func evaluation(of slot: Slot) -> Evaluation {
    switch slot {
    case .value(let value): return Evaluation(value)
    case .partial(let record): return Evaluation(.record(record))
    case .unknown(let fact):
      if let bool = assumed[fact] { return Evaluation(.bool(bool), facts: [fact]) }
      return Evaluation(outcome: .unknown([fact]), facts: [fact])
    }
  }

  func evaluation(ofName name: String) -> Evaluation? { names[name].map { evaluation(of: $0) } }

  func evaluation(ofField name: String, in record: RecordReference) -> Evaluation? {
    slot(of: .string(name), in: partials[Int(record.index)]).map { evaluation(of: $0) }
  }

  private func slot(of key: MapKey, in partial: Partial) -> Slot? {
    guard let place = partial.keys?.firstIndex(of: key) else { return nil }
    return partial.elements[place]
  }

  func presence(ofField name: String, in record: RecordReference) -> Evaluation? {
    let partial = partials[Int(record.index)]
    guard partial.keys != nil else { return nil }
    guard let slot = slot(of: .string(name), in: partial) else { return Evaluation(.bool(false)) }
    let found = evaluation(of: slot)
    if case .unknown = found.outcome { return found }
    return Evaluation(.bool(true), facts: found.facts)
  }

  func evaluation(ofElement key: Value, in record: RecordReference) -> Evaluation? {
    let partial = partials[Int(record.index)]
    if partial.keys != nil {
      let found = Operators.key(for: key).flatMap { slot(of: $0, in: partial) }
      let error = EvaluationError(.noSuchKey, key.literal)
      return found.map { evaluation(of: $0) } ?? Evaluation(outcome: .error(error))
    }
    guard case .int(let index)? = Operators.key(for: key)?.value else {
      return Evaluation(outcome: .error(EvaluationError(.noMatchingOverload, "[]")))
    }
    guard index >= 0, index < partial.elements.count else {
      return Evaluation(outcome: .error(EvaluationError(.indexOutOfRange, String(index))))
    }
    return evaluation(of: partial.elements[Int(index)])
  }

  func elements(of record: RecordReference) -> [Evaluation]? {
    let partial = partials[Int(record.index)]
    return partial.keys?.map { Evaluation($0.value) }
      ?? partial.elements.map { evaluation(of: $0) }
  }

  func contents(of record: RecordReference) -> Evaluation? {
    let missing = partials[Int(record.index)].missing.sorted()
    return Evaluation(outcome: .unknown(missing), facts: missing)
  }
}
