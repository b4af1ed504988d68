internal import Conditions
internal import Rules

/// Conditions parsed once and kept, and the facts that an evaluation read.
///
/// One per worker, never shared between threads.
final class ExplanationMemory {
  private var conditions: [Text: Condition] = [:]
  /// How often each missing fact was met since the last `clearReads`.
  var missingReads: [Int32: Int] = [:]
  /// Derived facts that are being computed, against cycles.
  var computing: Set<Int32> = []
  /// Results of derived facts for the plan and day at hand.
  var derived: [Int32: Evaluation] = [:]

  /// The condition of a rulebook's text; nil when it does not parse (the build has refused it).
  func condition(_ compiled: CompiledCondition, of rulebook: Rulebook) -> Condition? {
    if let known = conditions[compiled.source] { return known }
    guard let parsed = try? Condition(parsing: rulebook.string(compiled.source)) else { return nil }
    conditions[compiled.source] = parsed
    return parsed
  }

  func clear() {
    missingReads.removeAll(keepingCapacity: true)
    computing.removeAll(keepingCapacity: true)
    derived.removeAll(keepingCapacity: true)
  }
}

/// The facts of a plan as the explaining evaluator reads them, for one subject and one day.
struct ExplainingFacts: FactProvider {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  let names: FieldNames
  let table: FactTable
  let subject: Int
  /// The day by whose law derived facts are taken, and the day of judgement (days since 1970).
  let day: Int32
  let asOf: Int32
  let memory: ExplanationMemory

  /// Groups are records of their own to conditions: the group's slot, from 1, stands above this bit.
  private static let groupShift = Int32(20)
  /// Lists with an unknown element are records of their own: the fact's index with this bit.
  private static let openList = Int32(1) << 30

  func evaluation(ofName name: String) -> Evaluation? {
    if name == "as_of" { return Evaluation(Self.timestamp(asOf)) }
    let type = Int(table.records[subject].type)
    if name == names.record(type) {
      return Evaluation(.record(RecordReference(index: Int32(subject))))
    }
    return evaluation(ofField: name, in: RecordReference(index: 0))
  }

  func evaluation(ofField name: String, in reference: RecordReference) -> Evaluation? {
    guard reference.index & Self.openList == 0 else { return nil }
    let record = Int(reference.index & ((1 << Self.groupShift) - 1))
    let group = Int(reference.index >> Self.groupShift) - 1
    let type = Int(table.records[record].type)
    guard let slot = names.slot(of: name, type: type, group: group) else { return nil }
    if layout.shapes[Int(layout.firstField[type]) + slot].kind == .group {
      let index = Int32(record) | Int32(slot + 1) << Self.groupShift
      return Evaluation(.record(RecordReference(index: index)))
    }
    return evaluation(ofSlot: slot, in: record)
  }

  private func evaluation(ofSlot slot: Int, in record: Int) -> Evaluation {
    let index = Int32(table.index(of: slot, in: record))
    let field = Int(layout.firstField[Int(table.records[record].type)]) + slot
    if rulebook.fields[field].isDerived { return derive(field, fact: index, record: record) }
    let fact = table.facts[Int(index)]
    let reference = FactReference(index: index)
    switch fact.tag {
    case .unknown, .invalid, .opaque, .pending, .computing, .error, .group:
      memory.missingReads[index, default: 0] += 1
      return Evaluation(outcome: .unknown([reference]), facts: [reference])
    case .list:
      let elements = table.list(fact)
      if elements.contains(where: { $0.tag == .unknown || $0.tag == .invalid }) {
        memory.missingReads[index, default: 0] += 1
        let open = RecordReference(index: index | Self.openList)
        return Evaluation(.record(open), facts: [reference])
      }
      return Evaluation(.list(elements.map { value($0, field: field) }), facts: [reference])
    case .record where layout.shapes[field].kind == .parent:
      // The way up is no fact of the plan.
      return Evaluation(value(fact, field: field))
    default: return Evaluation(value(fact, field: field), facts: [reference])
    }
  }

  /// The elements of a list that has an unknown one.
  func elements(of reference: RecordReference) -> [Evaluation]? {
    guard reference.index & Self.openList != 0 else { return nil }
    let index = reference.index & ~Self.openList
    let record = table.record(holding: Int(index))
    let slot = Int(index - table.records[record].firstFact)
    let field = Int(layout.firstField[Int(table.records[record].type)]) + slot
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
      return .string(names.value(Int(fact.a), of: Int(layout.shapes[field].enumeration)))
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

  private func derive(_ field: Int, fact: Int32, record: Int) -> Evaluation {
    if let known = memory.derived[fact] {
      // Its missing facts count again: they are read once more.
      if case .unknown(let missing) = known.outcome {
        for reference in missing { memory.missingReads[reference.index, default: 0] += 1 }
      }
      return known
    }
    let nothing = Evaluation(outcome: .unknown([FactReference(index: fact)]), facts: [])
    guard memory.computing.insert(fact).inserted else { return nothing }
    defer { memory.computing.remove(fact) }
    let day = lawDay(of: record)
    let derivation = rulebook.fields[field].derivations.first {
      $0.effective.contains(Day(number: day))
    }
    guard let derivation, let condition = memory.condition(derivation.condition, of: rulebook)
    else { return nothing }
    var result = condition.evaluate(in: moved(to: record))
    if case .error = result.outcome { result.outcome = nothing.outcome }
    memory.derived[fact] = result
    return result
  }

  private func moved(to record: Int) -> ExplainingFacts {
    ExplainingFacts(
      rulebook: rulebook,
      layout: layout,
      names: names,
      table: table,
      subject: record,
      day: day,
      asOf: asOf,
      memory: memory
    )
  }

  private func lawDay(of record: Int) -> Int32 {
    let slot = layout.datingSlot[Int(table.records[record].type)]
    guard slot >= 0 else { return day }
    let fact = table.fact(Int(slot), in: record)
    switch fact.tag {
    case .date: return fact.a == Day.never.number ? asOf : fact.a
    case .period: return fact.b
    default: return asOf
    }
  }
}

/// The names of fields and values as conditions write them, for looking up by string.
struct FieldNames: Sendable {
  private let records: [String]
  private let slots: [[Key: Int]]
  private let values: [[String]]

  private struct Key: Hashable, Sendable {
    let group: Int
    let name: String
  }

  init(_ rulebook: Rulebook) {
    func conditionName(_ text: Text) -> String {
      String(
        decoding: rulebook.string(text).utf8.map { $0 == 0x2D ? 0x5F : $0 },
        as: UTF8.self
      )
    }
    records = rulebook.records.map { conditionName($0.name) }
    slots = rulebook.records.map { record in
      var known: [Key: Int] = [:]
      for slot in 0..<Int(record.fieldCount) {
        let field = rulebook.fields[Int(record.firstField) + slot]
        known[Key(group: Int(field.group), name: conditionName(field.key))] = slot
      }
      return known
    }
    values = rulebook.enumerations.map { $0.values.map { rulebook.string($0.name) } }
  }

  func record(_ type: Int) -> String { records[type] }

  func slot(of name: String, type: Int, group: Int) -> Int? {
    slots[type][Key(group: group, name: name)]
  }

  func value(_ position: Int, of enumeration: Int) -> String {
    enumeration >= 0 && position >= 0 && position < values[enumeration].count
      ? values[enumeration][position] : ""
  }
}
