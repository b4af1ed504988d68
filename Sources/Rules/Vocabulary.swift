/// What a field of a plan can hold.
package enum FieldKind: UInt8, Sendable {
  case text
  case boolean
  case integer
  case number
  case date
  case period
  case country
  /// One value of an enumeration; promises are an enumeration, too.
  case enumeration
  /// The id of a record of another list.
  case reference
  /// A nested mapping whose fields stand flat beside it, in slots of their own.
  case group
  /// One nested record.
  case record
  /// A list of records.
  case records
  /// A list of scalars; `Field.element` says of which kind.
  case list
  /// Kept as it is written; read by a later stage.
  case opaque
  /// The record that a nested record stands in.
  case parent
}

/// Who can answer the question for a fact.
package enum Answerer: UInt8, Sendable, CaseIterable {
  case researcher
  case institution
  case provider
  case recipient
  case committee
  case head
  case `operator`
}

/// One edition of a derived fact: the condition that gives its value on days inside `effective`.
package struct Derivation: Sendable {
  package var effective: DayInterval
  package var provisions: RowTable<Int32>
  package var condition: CompiledCondition
}

/// A field of a record type: its names, what it may hold, and how to ask for it.
package struct Field: Sendable {
  package var record: Int16
  /// Position among the record's slots, from 0.
  package var slot: Int16
  /// Slot of the group that the field stands in; -1 at the top of its record.
  package var group: Int16
  package var kind: FieldKind
  /// Kind of the elements of a `list`.
  package var element: FieldKind
  /// Index of the enumeration (enumeration, list of enumeration); -1 for other kinds.
  package var enumeration: Int32
  /// Index of the record type (reference, record, records, parent, list of reference); -1 for other kinds.
  package var target: Int32
  /// The key as plans spell it, in kebab-case (`onward-provision`).
  package var key: Text
  package var japaneseKey: Text
  /// Keys from the record on, joined by points (`contract.onward-provision`).
  package var path: Text
  package var title: LocalizedText
  package var meaning: LocalizedText
  package var question: LocalizedText
  /// The message for a list where one value belongs; empty for the usual one.
  package var oneOnly: LocalizedText
  package var answerer: Answerer
  package var isJudgement: Bool
  package var allowsNotApplicable: Bool
  /// Its absence makes the plan invalid, instead of leaving the fact unknown.
  package var isRequired: Bool
  /// False for history, which no change of the plan can alter.
  package var isDesignable: Bool
  /// Where the field is absent, the plan's own field of that slot stands; -1 when nothing is inherited.
  package var inheritedSlot: Int16
  /// Where the field is absent, that of this slot of the same record stands; -1 when it does not.
  package var ownSlot: Int16
  /// What silence means; nil when silence is unknown.
  package var absent: AbsentValue?
  /// Slot of a list of the same record: where that is written and not empty, silence here means an
  /// empty list; -1 without one.
  package var emptyWithSlot: Int16
  /// Slot of a field of the same record: where that holds one of `openValues`, or is not known itself,
  /// silence stays unknown in spite of `absent`; -1 without one.
  package var openWithSlot: Int16
  package var openValues: RowTable<Int32>
  package var derivations: RowTable<Derivation>
  /// Shown among an assessment's classifications.
  package var isClassification: Bool

  package var isDerived: Bool { !derivations.isEmpty }
}

/// What laying the vocabulary out needs of a field: what its row begins with.
package struct FieldHead: Sendable {
  package let record: Int16
  package let slot: Int16
  package let group: Int16
  package let kind: FieldKind
  package let element: FieldKind
  package let enumeration: Int32
  package let target: Int32
  package let key: Text
  package let path: Text
  package let oneOnly: LocalizedText
  package let isJudgement: Bool
  package let allowsNotApplicable: Bool
  package let isRequired: Bool
  package let inheritedSlot: Int16
  package let ownSlot: Int16
  package let absent: AbsentValue?
  package let emptyWithSlot: Int16
  package let openWithSlot: Int16
  package let isClassification: Bool
  package let openValues: RowTable<Int32>
  package let derivations: RowTable<Derivation>
}

/// What the absence of a field is taken to say.
package enum AbsentValue: Sendable, Hashable {
  case boolean(Bool)
  case integer(Int32)
  case enumeration(Int32)
  case date(Day)
  case text(Text)
  /// A list of enumeration values; often empty.
  case list([Int32])
}

/// A type of record: the plan itself, or one of the lists in it.
package struct RecordType: Sendable {
  /// Name in conditions, with hyphens (`people-group`).
  package var name: Text
  /// The plan's key of the list; empty for nested types and the plan.
  package var key: Text
  package var title: LocalizedText
  package var meaning: LocalizedText
  package var isSubject: Bool
  package var hasIdentifier: Bool
  package var firstField: Int32
  package var fieldCount: Int32
  /// Slot of the field that dates an act; -1 when the type has none.
  package var datingSlot: Int16
  /// Slot that a bare scalar fills; -1 when a record must be a mapping.
  package var scalarSlot: Int16
  /// Record type that a nested record stands in; -1 for lists at the top.
  package var parent: Int16
}

/// One value of an enumeration.
package struct EnumerationValue: Sendable {
  package var name: Text
  package var japaneseName: Text
  package var title: LocalizedText
  package var meaning: LocalizedText
  /// Why a plan with this value touches law outside the rulebook; empty when it does not.
  package var notCovered: LocalizedText
}

/// A closed set of values.
package struct Enumeration: Sendable {
  package let values: RowTable<EnumerationValue>
  /// Whether some value touches law outside the rulebook; see `EnumerationValue.notCovered`.
  package let hasUncovered: Bool

  package init(_ values: [EnumerationValue]) {
    self.values = RowTable(values)
    hasUncovered = values.contains { !$0.notCovered.isEmpty }
  }
}

/// Names that may stand in one place of a plan: the keys of a mapping or the values of an enumeration.
package struct SymbolScope: Sendable, Hashable {
  package let number: Int32

  /// The keys at the top of a record.
  package static func record(_ type: Int) -> SymbolScope { SymbolScope(number: Int32(type)) }

  /// The keys inside a group, by the group's index among all fields.
  package static func group(_ field: Int) -> SymbolScope {
    SymbolScope(number: 1_000 + Int32(field))
  }

  /// The values of an enumeration.
  package static func enumeration(_ index: Int) -> SymbolScope {
    SymbolScope(number: 100_000 + Int32(index))
  }
}
