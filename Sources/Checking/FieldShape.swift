internal import Rules

/// What the loader and the evaluator need of a field, small enough to copy.
struct FieldShape: Sendable {
  var kind: FieldKind
  var element: FieldKind
  var slot: Int16
  var group: Int16
  var enumeration: Int32
  var target: Int32
  var allowsNotApplicable: Bool
  var isJudgement: Bool
  var isDerived: Bool
}

/// A list of references about which silence says nothing while another field of its record names
/// what they would prove: who claims consent and cites none has not said that there is none.
struct OpenList: Sendable {
  let slot: Int32
  let other: Int32
  let values: [Int32]
  /// Slot of the plan's own list of what is referred to, or -1.
  let root: Int32

  init?(_ slot: Int32, of record: RecordType, in rulebook: Rulebook) {
    let field = rulebook.fields[Int(record.firstField + slot)]
    guard field.openWithSlot >= 0 else { return nil }
    self.slot = slot
    other = Int32(field.openWithSlot)
    values = field.openValues
    let plan = rulebook.records[0]
    root =
      (0..<plan.fieldCount).first {
        let own = rulebook.fields[Int(plan.firstField + $0)]
        return own.kind == .records && own.target == field.target
      } ?? -1
  }
}

/// The vocabulary laid out for speed: computed once for a rulebook, shared by all workers.
struct VocabularyLayout: Sendable {
  /// Shapes by field index.
  let shapes: [FieldShape]
  /// The facts of an empty record of each type, one type after the other.
  let templates: [Fact]
  /// Texts and elements that templates point at; every fact table begins with them.
  let presetText: [UInt8]
  let presetElements: [Fact]
  /// Index of the first field (and template fact) by record type.
  let firstField: [Int32]
  let fieldCount: [Int32]
  let datingSlot: [Int16]
  let scalarSlot: [Int16]
  /// Slots that lead to the record around, and the types that it may have, by record type.
  let waysUp: [[(slot: Int32, target: Int32)]]
  /// Slots of derived facts, by record type.
  let derivedSlots: [[Int32]]
  /// Slot and inherited root slot of nested records, by record type.
  let inherited: [[(slot: Int32, root: Int32)]]
  /// Slot and the slot of the same record that stands in its place, by record type.
  let inheritedOwn: [[(slot: Int32, other: Int32)]]
  /// Slots of enumerations with a value that lies outside the rulebook, by record type.
  let notCoveredSlots: [[(slot: Int32, enumeration: Int32)]]
  /// Slot of a list that is empty where another one is written, and that other's, by record type.
  let emptyWith: [[(slot: Int32, other: Int32)]]
  /// Lists about which silence is open while another field holds one of the values, by record type.
  let openWith: [[OpenList]]
  /// Slots of facts that must be written, by record type.
  let requiredSlots: [[Int32]]
  /// The days on which some derivation begins or ends, ascending.
  let derivationBounds: [Int32]
  /// The days from which the rulebook no longer holds some law, ascending.
  let horizons: [Int32]

  init(_ rulebook: Rulebook) {
    let shapes = rulebook.fields.map { field in
      FieldShape(
        kind: field.kind,
        element: field.element,
        slot: field.slot,
        group: field.group,
        enumeration: field.enumeration,
        target: field.target,
        allowsNotApplicable: field.allowsNotApplicable,
        isJudgement: field.isJudgement,
        isDerived: field.isDerived
      )
    }
    self.shapes = shapes
    var text: [UInt8] = []
    var elements: [Fact] = []
    templates = rulebook.fields.map { field in
      if field.isDerived { return Fact(.pending) }
      switch field.absent {
      case nil: return .unknown
      case .boolean(let value): return Fact(.boolean, value ? 1 : 0)
      case .integer(let value): return Fact(.integer, value)
      case .enumeration(let value): return Fact(.enumeration, value)
      case .date(let day): return Fact(.date, day.number)
      case .text(let value):
        let start = Int32(text.count)
        text += Array(rulebook.string(value).utf8)
        return Fact(.text, start, Int32(text.count) - start)
      case .list(let values):
        let start = Int32(elements.count)
        elements += values.map { Fact(.enumeration, $0) }
        return Fact(.list, start, Int32(values.count))
      }
    }
    presetText = text
    presetElements = elements
    firstField = rulebook.records.map(\.firstField)
    fieldCount = rulebook.records.map(\.fieldCount)
    datingSlot = rulebook.records.map(\.datingSlot)
    horizons = rulebook.laws.compactMap { law in law.verified.compactMap(\.until).max()?.number }
      .sorted()
    scalarSlot = rulebook.records.map(\.scalarSlot)
    waysUp = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        let field = rulebook.fields[Int(record.firstField + slot)]
        return field.kind == .parent ? (slot, field.target) : nil
      }
    }
    requiredSlots = rulebook.records.map { record in
      (0..<record.fieldCount).filter {
        rulebook.fields[Int(record.firstField + $0)].isRequired
      }
    }
    derivedSlots = rulebook.records.map { record in
      (0..<record.fieldCount).filter {
        shapes[Int(record.firstField + $0)].isDerived
      }
    }
    inherited = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        let root = rulebook.fields[Int(record.firstField + slot)].inheritedSlot
        return root >= 0 ? (slot, Int32(root)) : nil
      }
    }
    inheritedOwn = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        let own = rulebook.fields[Int(record.firstField + slot)].ownSlot
        return own >= 0 ? (slot, Int32(own)) : nil
      }
    }
    notCoveredSlots = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        let enumeration = rulebook.fields[Int(record.firstField + slot)].enumeration
        guard enumeration >= 0 else { return nil }
        let values = rulebook.enumerations[Int(enumeration)].values
        return values.contains { !$0.notCovered.isEmpty } ? (slot, enumeration) : nil
      }
    }
    emptyWith = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        let other = rulebook.fields[Int(record.firstField + slot)].emptyWithSlot
        return other >= 0 ? (slot, Int32(other)) : nil
      }
    }
    openWith = rulebook.records.map { record in
      (0..<record.fieldCount).compactMap { slot in
        OpenList(slot, of: record, in: rulebook)
      }
    }
    var bounds: [Int32] = []
    for field in rulebook.fields.indices {
      for derivation in rulebook.fields[field].derivations {
        bounds.append(derivation.effective.from.number)
        if let until = derivation.effective.until { bounds.append(until.number) }
      }
    }
    var distinct: [Int32] = []
    for bound in bounds.sorted() where distinct.last != bound { distinct.append(bound) }
    derivationBounds = distinct
  }

  /// Which span between two bounds of derivations a day lies in.
  func span(of day: Int32) -> Int {
    derivationBounds.count { $0 <= day }
  }

  /// The slot by which records of a type see the record around, where it has another type.
  func wayUp(from type: Int, to target: Int32) -> Int32? {
    waysUp[type].first { $0.target == target }?.slot
  }
}
