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
  /// Holds one value where people may write several; see `Field.oneOnly`.
  var isOneOnly: Bool
  var isClassification: Bool

  init(_ field: FieldHead) {
    kind = field.kind
    element = field.element
    slot = field.slot
    group = field.group
    enumeration = field.enumeration
    target = field.target
    allowsNotApplicable = field.allowsNotApplicable
    isJudgement = field.isJudgement
    isDerived = !field.derivations.isEmpty
    isOneOnly = !field.oneOnly.isEmpty
    isClassification = field.isClassification
  }
}

/// One edition of a derived fact, with the condition's code.
struct LaidDerivation: Sendable {
  let from: Int32
  let until: Int32
  let code: Int32

  init(_ derivation: Derivation) {
    from = derivation.effective.from.number
    until = derivation.effective.until?.number ?? Int32.max
    code = derivation.condition.code
  }
}

/// A value of an enumeration that touches law outside the rulebook; there are few of them.
struct UncoveredValue: Sendable {
  let enumeration: Int32
  let value: Int32
  let reason: LocalizedText

  static func all(of rulebook: Rulebook) -> [UncoveredValue] {
    var found: [UncoveredValue] = []
    for (number, enumeration) in rulebook.enumerations.enumerated()
    where enumeration.hasUncovered {
      for (position, value) in enumeration.values.enumerated() where !value.notCovered.isEmpty {
        found.append(
          UncoveredValue(
            enumeration: Int32(number),
            value: Int32(position),
            reason: value.notCovered
          )
        )
      }
    }
    return found
  }
}

/// Slots of the plan itself that are asked for by name; -1 where the vocabulary has none.
struct PlanSlots: Sendable {
  var version: Int32 = -1
  var asOf: Int32 = -1
  var title: Int32 = -1
  var until: Int32 = -1

  private static let names = ["tebiki", "as-of", "study.title", "study.until"].map {
    Array($0.utf8)
  }

  mutating func note(_ path: Text, _ slot: Int32, _ rulebook: Rulebook) {
    // By bytes: sixty paths would be strings for four of them.
    let found = Self.names.firstIndex { name in
      rulebook.bytes.pooledEquals(path, name, from: 0, to: name.count)
    }
    switch found {
    case 0: version = slot
    case 1: asOf = slot
    case 2: title = slot
    case 3: until = slot
    default: break
    }
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

  /// `lists` are the plan's own lists of records.
  init(_ slot: Int32, _ field: FieldHead, lists: [SlotLink]) {
    self.slot = slot
    other = Int32(field.openWithSlot)
    values = Array(field.openValues)
    root = lists.first { $0.other == field.target }?.slot ?? -1
  }
}

/// A slot of a record type, and what it leads to: a slot, a record type, or an enumeration.
struct SlotLink: Sendable {
  let slot: Int32
  let other: Int32
}
