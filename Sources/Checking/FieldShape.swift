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

  /// The shape of the field of an index, read part by part: fields themselves are large to copy.
  init(_ fields: [Field], _ index: Int) {
    kind = fields[index].kind
    element = fields[index].element
    slot = fields[index].slot
    group = fields[index].group
    enumeration = fields[index].enumeration
    target = fields[index].target
    allowsNotApplicable = fields[index].allowsNotApplicable
    isJudgement = fields[index].isJudgement
    isDerived = !fields[index].derivations.isEmpty
  }
}

/// A list of references about which silence says nothing while another field of its record names
/// what they would prove: who claims consent and cites none has not said that there is none.
struct OpenList: Sendable {
  let slot: Int32
  let other: Int32
  let values: [Int32]
  /// Slot of the plan's own list of what is referred to, or -1.
  let root: Int32

  init(_ slot: Int32, field index: Int, in rulebook: Rulebook) {
    let field = rulebook.fields[index]
    self.slot = slot
    other = Int32(field.openWithSlot)
    values = Array(field.openValues)
    let plan = rulebook.records[0]
    root =
      (0..<plan.fieldCount).first {
        let own = Int(plan.firstField + $0)
        return rulebook.fields[own].kind == .records && rulebook.fields[own].target == field.target
      } ?? -1
  }
}

/// A slot of a record type, and what it leads to: a slot, a record type, or an enumeration.
struct SlotLink: Sendable {
  let slot: Int32
  let other: Int32
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
  let waysUp: [[SlotLink]]
  /// Slots of lists of records, and the type of these, by record type.
  let recordLists: [[SlotLink]]
  /// Slots of derived facts, by record type.
  let derivedSlots: [[Int32]]
  /// Slot and inherited root slot of nested records, by record type.
  let inherited: [[SlotLink]]
  /// Slot and the slot of the same record that stands in its place, by record type.
  let inheritedOwn: [[SlotLink]]
  /// Slots of enumerations with a value that lies outside the rulebook, by record type.
  let notCoveredSlots: [[SlotLink]]
  /// Slot of a list that is empty where another one is written, and that other's, by record type.
  let emptyWith: [[SlotLink]]
  /// Lists about which silence is open while another field holds one of the values, by record type.
  let openWith: [[OpenList]]
  /// Slots of facts that must be written, by record type.
  let requiredSlots: [[Int32]]
  /// The days on which some derivation begins or ends, ascending.
  private let derivationDays: [Int32]
  /// The days from which the rulebook no longer holds some law, ascending.
  let horizons: [Int32]

  init(_ rulebook: Rulebook) {
    derivationDays = rulebook.derivationDays
    horizons = rulebook.laws.compactMap { law in law.verified.compactMap(\.until).max()?.number }
      .sorted()
    firstField = rulebook.records.map(\.firstField)
    fieldCount = rulebook.records.map(\.fieldCount)
    datingSlot = rulebook.records.map(\.datingSlot)
    scalarSlot = rulebook.records.map(\.scalarSlot)
    let fields = rulebook.fields
    let shapes = fields.indices.map { FieldShape(fields, $0) }
    self.shapes = shapes
    var presets = Presets()
    templates = fields.indices.map { field in
      if shapes[field].isDerived { return Fact(.pending) }
      guard let absent = fields[field].absent else { return .unknown }
      return presets.template(absent, rulebook)
    }
    presetText = presets.text
    presetElements = presets.elements

    let none = [[SlotLink]](repeating: [], count: rulebook.records.count)
    var (waysUp, recordLists, inherited, inheritedOwn) = (none, none, none, none)
    var (notCovered, emptyWith) = (none, none)
    var openWith = [[OpenList]](repeating: [], count: none.count)
    var derived = [[Int32]](repeating: [], count: none.count)
    var required = derived
    let outside = rulebook.enumerations.map { $0.values.contains { !$0.notCovered.isEmpty } }
    for type in rulebook.records.indices {
      let first = Int(firstField[type])
      for slot in 0..<fieldCount[type] {
        let field = first + Int(slot)
        func link(_ other: Int32) -> SlotLink { SlotLink(slot: slot, other: other) }
        let shape = shapes[field]
        if shape.isDerived { derived[type].append(slot) }
        if case .parent = shape.kind { waysUp[type].append(link(shape.target)) }
        if case .records = shape.kind { recordLists[type].append(link(shape.target)) }
        if shape.enumeration >= 0, outside[Int(shape.enumeration)] {
          notCovered[type].append(link(shape.enumeration))
        }
        if fields[field].isRequired { required[type].append(slot) }
        let root = Int32(fields[field].inheritedSlot)
        if root >= 0 { inherited[type].append(link(root)) }
        let own = Int32(fields[field].ownSlot)
        if own >= 0 { inheritedOwn[type].append(link(own)) }
        let written = Int32(fields[field].emptyWithSlot)
        if written >= 0 { emptyWith[type].append(link(written)) }
        if fields[field].openWithSlot >= 0 {
          openWith[type].append(OpenList(slot, field: field, in: rulebook))
        }
      }
    }
    self.waysUp = waysUp
    self.recordLists = recordLists
    self.inherited = inherited
    self.inheritedOwn = inheritedOwn
    notCoveredSlots = notCovered
    self.emptyWith = emptyWith
    self.openWith = openWith
    derivedSlots = derived
    requiredSlots = required
  }

  /// Makes the facts of empty records, and what these point at.
  private struct Presets {
    var text: [UInt8] = []
    var elements: [Fact] = []

    mutating func template(_ absent: AbsentValue, _ rulebook: Rulebook) -> Fact {
      switch absent {
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
  }

  /// Which span between two bounds of derivations a day lies in.
  func span(of day: Int32) -> Int {
    derivationDays.count { $0 <= day }
  }

  /// The slot by which records of a type see the record around, where it has another type.
  func wayUp(from type: Int, to target: Int32) -> Int32? {
    waysUp[type].first { $0.other == target }?.slot
  }
}
