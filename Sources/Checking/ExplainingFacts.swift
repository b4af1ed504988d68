internal import Conditions
internal import Rules

/// The facts of a plan as the explaining evaluator reads them, for one subject and one day.
struct ExplainingFacts: FactProvider {
  let memory: ExplanationMemory
  let table: FactTable
  let subject: Int
  /// The day by whose law derived facts are taken, and the day of judgement (days since 1970).
  let day: Int32
  let asOf: Int32

  /// Groups are records of their own to conditions: the group's slot, from 1, stands above this bit.
  private static let groupShift = Int32(20)
  /// Lists with an unknown element are records of their own: the fact's index with this bit.
  private static let openList = Int32(1) << 30

  func evaluation(ofName name: String) -> Evaluation? {
    evaluation { read(ConditionName(name), on: &$0) }
  }

  func evaluation(ofField name: String, in reference: RecordReference) -> Evaluation? {
    evaluation { read(ConditionName(name), of: reference, on: &$0) }
  }

  private func evaluation(_ read: (inout Trail) -> Reading?) -> Evaluation? {
    var trail = Trail()
    return read(&trail).map { trail.evaluation(of: $0) }
  }

  func read(_ name: ConditionName, on trail: inout Trail) -> Reading? {
    if name.text == "as_of" { return .value(Self.timestamp(asOf)) }
    let type = Int(table.records[subject].type)
    if name.text == memory.names.record(type) {
      return .value(.record(RecordReference(index: Int32(subject))))
    }
    return read(name, of: RecordReference(index: 0), on: &trail)
  }

  func read(
    _ field: ConditionName,
    of reference: RecordReference,
    on trail: inout Trail
  ) -> Reading? {
    guard reference.index & Self.openList == 0 else { return nil }
    let record = Int(reference.index & ((1 << Self.groupShift) - 1))
    let group = Int(reference.index >> Self.groupShift) - 1
    let type = Int(table.records[record].type)
    guard let slot = memory.names.slot(of: field, type: type, group: group) else { return nil }
    if memory.layout.shapes[Int(memory.layout.firstField[type]) + slot].kind == .group {
      let index = Int32(record) | Int32(slot + 1) << Self.groupShift
      return .value(.record(RecordReference(index: index)))
    }
    return read(slot: slot, of: record, on: &trail)
  }

  private func read(slot: Int, of record: Int, on trail: inout Trail) -> Reading {
    let index = Int32(table.index(of: slot, in: record))
    let field = Int(memory.layout.firstField[Int(table.records[record].type)]) + slot
    // A derived fact waits to be computed wherever a record begins.
    if memory.layout.templates[field].tag == .pending {
      return derive(field, fact: index, record: record, on: &trail)
    }
    let fact = table.facts[Int(index)]
    let reference = FactReference(index: index)
    switch fact.tag {
    case .unknown, .invalid, .opaque, .pending, .computing, .error, .group:
      memory.miss(index)
      trail.miss(reference)
      return .unknown
    case .list:
      trail.read(reference)
      let elements = table.list(fact)
      if elements.contains(where: { $0.tag == .unknown || $0.tag == .invalid }) {
        memory.miss(index)
        return .value(.record(RecordReference(index: index | Self.openList)))
      }
      return .value(.list(elements.map { value($0, field: field) }))
    case .record where memory.layout.shapes[field].kind == .parent:
      // The way up is no fact of the plan.
      return .value(value(fact, field: field))
    default:
      trail.read(reference)
      return .value(value(fact, field: field))
    }
  }

  /// The elements of a list that has an unknown one.
  func elements(of reference: RecordReference) -> [Evaluation]? {
    guard reference.index & Self.openList != 0 else { return nil }
    let index = reference.index & ~Self.openList
    let record = table.record(holding: Int(index))
    let slot = Int(index - table.records[record].firstFact)
    let field = Int(memory.layout.firstField[Int(table.records[record].type)]) + slot
    let missing = FactReference(index: index)
    return table.list(table.facts[Int(index)]).map { element in
      element.tag == .unknown || element.tag == .invalid
        ? Evaluation(outcome: .unknown([missing]), facts: [missing])
        : Evaluation(value(element, field: field))
    }
  }

  func contents(of reference: RecordReference) -> Evaluation? {
    guard reference.index & Self.openList != 0 else { return nil }
    let missing = FactReference(index: reference.index & ~Self.openList)
    return Evaluation(outcome: .unknown([missing]), facts: [missing])
  }

  private func value(_ fact: Fact, field: Int) -> Value {
    switch fact.tag {
    case .boolean: return .bool(fact.a == 1)
    case .integer: return .int(Int64(fact.a))
    case .enumeration:
      let enumeration = Int(memory.layout.shapes[field].enumeration)
      return .string(memory.names.value(Int(fact.a), of: enumeration))
    case .date: return Self.timestamp(fact.a)
    case .text: return .string(table.string(fact))
    case .record: return .record(RecordReference(index: fact.a))
    case .notApplicable: return .notApplicable
    default: return .null
    }
  }

  private static func timestamp(_ day: Int32) -> Value {
    .timestamp(Timestamp(seconds: Int64(day) * 86_400))
  }

  // MARK: - Derived facts

  private func derive(
    _ field: Int,
    fact: Int32,
    record: Int,
    on trail: inout Trail
  ) -> Reading {
    if let known = memory.result(of: fact) {
      // Its missing facts count again: they are read once more.
      if case .unknown = known.reading {
        for missing in known.missing { memory.miss(missing.index) }
      }
      trail.leave(known.facts, missing: known.missing)
      return known.reading
    }
    let own = FactReference(index: fact)
    guard memory.begin(fact) else {
      trail.leave([], missing: [own])
      return .unknown
    }
    defer { memory.end() }
    guard let condition = condition(of: field, record: record) else {
      trail.leave([], missing: [own])
      return .unknown
    }
    var inner = Trail()
    var reading = condition.read(in: moved(to: record), on: &inner)
    var missing = inner.missing
    if case .error = reading {
      reading = .unknown
      missing = [own]
    }
    memory.keep(
      ExplanationMemory.Derived(reading: reading, facts: inner.facts, missing: missing),
      of: fact
    )
    trail.leave(inner.facts, missing: missing)
    return reading
  }

  /// The condition that derives a field of a record, in the edition of the record's day.
  private func condition(of field: Int, record: Int) -> Condition? {
    let day = lawDay(of: record)
    let derivation = memory.rulebook.fieldHeads[field].derivations.first {
      $0.effective.contains(Day(number: day))
    }
    return derivation.flatMap { memory.condition($0.condition) }
  }

  private func moved(to record: Int) -> ExplainingFacts {
    ExplainingFacts(memory: memory, table: table, subject: record, day: day, asOf: asOf)
  }

  private func lawDay(of record: Int) -> Int32 {
    let slot = memory.layout.datingSlot[Int(table.records[record].type)]
    guard slot >= 0 else { return day }
    let fact = table.fact(Int(slot), in: record)
    switch fact.tag {
    case .date: return fact.a == Day.never.number ? asOf : fact.a
    case .period: return memory.layout.lawDay(from: fact.a, until: fact.b, asOf: asOf)
    default: return asOf
    }
  }
}
