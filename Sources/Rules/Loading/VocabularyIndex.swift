internal import Conditions
internal import SourceText

/// Looks fields, records and enumeration values up by name while rules are read.
///
/// Serves as the type checker's view of the vocabulary: records have the types
/// `record(index)`, groups `record(groupBase + field index)`.
struct VocabularyIndex {
  static let groupBase = 1_000

  private(set) var records: [RecordType] = []
  private(set) var fields: [Field] = []
  private(set) var enumerations: [Enumeration] = []
  private var recordNumbers: [String: Int] = [:]
  private var recordNames: [String] = []
  /// Key: record number, slot of the group (-1 at the top), name in conditions.
  private var fieldNumbers: [FieldKey: Int] = [:]
  private var fieldNames: [Int: [String]] = [:]
  private var valueNames: [[String]] = []

  private struct FieldKey: Hashable {
    let record: Int
    let group: Int
    let name: String
  }

  /// Number of the record type named `plan`.
  var root: Int { recordNumbers["plan"] ?? 0 }

  init() {}

  init(
    records: [RecordType],
    fields: [Field],
    enumerations: [Enumeration],
    string: (Text) -> String
  ) {
    self.records = records
    self.fields = fields
    self.enumerations = enumerations
    for (number, record) in records.enumerated() {
      recordNumbers[string(record.name)] = number
      recordNames.append(string(record.name))
    }
    for (number, field) in fields.enumerated() {
      let name = Self.conditionName(string(field.key))
      let key = FieldKey(record: Int(field.record), group: Int(field.group), name: name)
      fieldNumbers[key] = number
      fieldNames[owner(of: field), default: []].append(name)
    }
    valueNames = enumerations.map { $0.values.map { string($0.name) } }
  }

  /// `onward-provision` as conditions write it: `onward_provision`.
  static func conditionName(_ key: String) -> String {
    String(
      decoding: key.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 },
      as: UTF8.self
    )
  }

  func record(named name: String) -> Int? { recordNumbers[name] }

  func recordName(_ number: Int) -> String { recordNames[number] }

  var allRecordNames: [String] { recordNames }

  func value(named name: String, of enumeration: Int) -> Int? {
    valueNames[enumeration].firstIndex(of: name)
  }

  /// The field of a name inside a record or a group, by the type number of the checker.
  func field(named name: String, in type: Int) -> Int? {
    if type >= Self.groupBase {
      let group = fields[type - Self.groupBase]
      return fieldNumbers[
        FieldKey(record: Int(group.record), group: Int(group.slot), name: name)
      ]
    }
    return fieldNumbers[FieldKey(record: type, group: -1, name: name)]
  }

  private func owner(of field: Field) -> Int {
    guard field.group >= 0 else { return Int(field.record) }
    let first = records[Int(field.record)].firstField
    return Self.groupBase + Int(first) + Int(field.group)
  }

  /// What the checker takes a field for.
  func type(of number: Int) -> ValueType {
    let field = fields[number]
    switch field.kind {
    case .text, .country: return .text
    case .boolean: return .boolean
    case .integer: return .integer
    case .number: return .double
    case .date: return .date
    case .period, .opaque: return .dynamic
    case .enumeration: return .enumeration(Int(field.enumeration))
    case .reference, .record, .parent: return .record(Int(field.target))
    case .group: return .record(Self.groupBase + number)
    case .records: return .list(.record(Int(field.target)))
    case .list: return .list(elementType(of: field))
    }
  }

  private func elementType(of field: Field) -> ValueType {
    switch field.element {
    case .boolean: .boolean
    case .integer: .integer
    case .number: .double
    case .date: .date
    case .enumeration: .enumeration(Int(field.enumeration))
    case .reference: .record(Int(field.target))
    default: .text
    }
  }

  func fieldNames(in type: Int) -> [String] { fieldNames[type] ?? [] }

  func valueNames(of enumeration: Int) -> [String] { valueNames[enumeration] }
}

/// The names that a condition over one kind of subject may use, with their types.
struct SubjectScope: TypeScope {
  let index: VocabularyIndex
  /// Record type of the subject; the plan's own for conditions over the whole plan.
  let subject: Int

  private var subjectName: String {
    VocabularyIndex.conditionName(index.recordName(subject))
  }

  func type(ofName name: String) -> ValueType? {
    if name == "as_of" { return .date }
    if name == subjectName { return .record(subject) }
    return index.field(named: name, in: index.root).map { index.type(of: $0) }
  }

  func type(ofField name: String, in record: Int) -> ValueType? {
    index.field(named: name, in: record).map { index.type(of: $0) }
  }

  var names: [String] { [subjectName, "as_of"] + index.fieldNames(in: index.root) }

  func fieldNames(in record: Int) -> [String] { index.fieldNames(in: record) }

  func values(of enumeration: Int) -> [String] { index.valueNames(of: enumeration) }

  func mayNotApply(name: String) -> Bool {
    guard name != "as_of", name != subjectName else { return false }
    return mayNotApply(field: name, in: index.root)
  }

  func mayNotApply(field name: String, in record: Int) -> Bool {
    index.field(named: name, in: record).map { index.fields[$0].allowsNotApplicable } ?? false
  }
}
