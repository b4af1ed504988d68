internal import Rules

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
  private let uncoveredValues: [UncoveredValue]
  /// Slot of a list that is empty where another one is written, and that other's, by record type.
  let emptyWith: [[SlotLink]]
  /// Lists about which silence is open while another field holds one of the values, by record type.
  let openWith: [[OpenList]]
  /// Slots of facts that must be written, by record type.
  let requiredSlots: [[Int32]]
  /// The editions of derived facts, and which of them are a field's, by field index.
  private let derivations: [LaidDerivation]
  private let derivationRanges: [Range<Int32>]
  let planSlots: PlanSlots
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
    let none = [[SlotLink]](repeating: [], count: rulebook.records.count)
    var (waysUp, recordLists, inherited, inheritedOwn) = (none, none, none, none)
    var (notCovered, emptyWith) = (none, none)
    var openWith = [[OpenList]](repeating: [], count: none.count)
    var derived = [[Int32]](repeating: [], count: none.count)
    var required = derived
    var shapes: [FieldShape] = []
    var templates: [Fact] = []
    var derivations: [LaidDerivation] = []
    var ranges: [Range<Int32>] = []
    var open: [(slot: Int32, field: FieldHead)] = []
    var presets = Presets()
    var planSlots = PlanSlots()
    shapes.reserveCapacity(rulebook.fields.count)
    templates.reserveCapacity(rulebook.fields.count)
    ranges.reserveCapacity(rulebook.fields.count)
    // The fields of a type lie together, those of the plan first.
    for number in rulebook.fieldHeads.indices {
      let field = rulebook.fieldHeads[number]
      let type = Int(field.record)
      let slot = Int32(shapes.count) - firstField[type]
      func link(_ other: Int32) -> SlotLink { SlotLink(slot: slot, other: other) }
      let shape = FieldShape(field)
      shapes.append(shape)
      let begin = Int32(derivations.count)
      for edition in field.derivations { derivations.append(LaidDerivation(edition)) }
      ranges.append(begin..<Int32(derivations.count))
      if shape.isDerived {
        derived[type].append(slot)
        templates.append(Fact(.pending))
      } else {
        templates.append(field.absent.map { presets.template($0, rulebook) } ?? .unknown)
      }
      if case .parent = shape.kind { waysUp[type].append(link(shape.target)) }
      if case .records = shape.kind { recordLists[type].append(link(shape.target)) }
      if shape.enumeration >= 0, rulebook.enumerations[Int(shape.enumeration)].hasUncovered {
        notCovered[type].append(link(shape.enumeration))
      }
      if field.isRequired { required[type].append(slot) }
      if field.inheritedSlot >= 0 { inherited[type].append(link(Int32(field.inheritedSlot))) }
      if field.ownSlot >= 0 { inheritedOwn[type].append(link(Int32(field.ownSlot))) }
      if field.emptyWithSlot >= 0 { emptyWith[type].append(link(Int32(field.emptyWithSlot))) }
      if field.openWithSlot >= 0 { open.append((slot, field)) }
      if type == 0 { planSlots.note(field.path, slot, rulebook) }
    }
    for (slot, field) in open {
      openWith[Int(field.record)].append(OpenList(slot, field, lists: recordLists[0]))
    }
    self.shapes = shapes
    self.templates = templates
    self.derivations = derivations
    derivationRanges = ranges
    self.planSlots = planSlots
    uncoveredValues = UncoveredValue.all(of: rulebook)
    presetText = presets.text
    presetElements = presets.elements
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

  /// Why a value of an enumeration lies outside the rulebook; nil where it does not.
  func reasonNotCovered(_ value: Int32, of enumeration: Int32) -> LocalizedText? {
    uncoveredValues.first { $0.value == value && $0.enumeration == enumeration }?.reason
  }

  /// The editions of a derived fact, by field index.
  func derivations(of field: Int) -> ArraySlice<LaidDerivation> {
    let range = derivationRanges[field]
    return derivations[Int(range.lowerBound)..<Int(range.upperBound)]
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
