import Conditions
import SourceText

/// Facts for tests: names with values, unknowns and errors; records with fields.
struct SampleFacts: FactProvider {
  var names: [String: Outcome] = [:]
  var fields: [Int32: [String: Outcome]] = [:]
  /// The fact that each name or field stands for, in order of declaration.
  var order: [String] = []

  init(_ names: [(String, Outcome)], fields: [(Int32, [(String, Outcome)])] = []) {
    for (name, outcome) in names {
      self.names[name] = outcome
      order.append(name)
    }
    for (record, values) in fields {
      for (name, outcome) in values {
        self.fields[record, default: [:]][name] = outcome
        order.append("\(record).\(name)")
      }
    }
  }

  private func read(_ path: String, _ outcome: Outcome) -> Evaluation {
    let fact = FactReference(index: Int32(order.firstIndex(of: path) ?? -1))
    if case .unknown = outcome { return Evaluation(outcome: .unknown([fact]), facts: [fact]) }
    return Evaluation(outcome: outcome, facts: [fact])
  }

  func evaluation(ofName name: String) -> Evaluation? { names[name].map { read(name, $0) } }

  func evaluation(ofField name: String, in record: RecordReference) -> Evaluation? {
    fields[record.index]?[name].map { read("\(record.index).\(name)", $0) }
  }

  func paths(_ facts: [FactReference]) -> [String] { facts.map { order[Int($0.index)] } }
}

extension Outcome {
  static let missing = Outcome.unknown([])
  static let yes = Outcome.value(.bool(true))
  static let no = Outcome.value(.bool(false))
  static let failing = Outcome.error(EvaluationError(.divisionByZero))
}

/// Three transfers; the second one lacks its relation.
func transferFacts() -> SampleFacts {
  let records = (0..<3).map { Value.record(RecordReference(index: $0)) }
  return SampleFacts(
    [
      ("transfers", .value(.list(records))), ("first", .value(records[0])),
      ("closed", .value(.notApplicable)), ("opened", .value(.notApplicable)),
    ],
    fields: [
      (0, [("relation", .value(.string("entrustment"))), ("count", .value(.int(1)))]),
      (1, [("relation", .missing), ("count", .value(.int(2)))]),
      (2, [("relation", .value(.string("third-party"))), ("count", .value(.int(3)))]),
    ]
  )
}

/// Types for tests: a transfer with an enumeration, dates and lists.
struct SampleScope: TypeScope, Wording {
  static let fields: [(name: String, type: ValueType, ja: String, en: String)] = [
    ("relation", .enumeration(0), "関係", "relation"),
    ("kind", .enumeration(1), "種類", "kind"),
    ("date", .date, "日", "date"),
    ("count", .integer, "件数", "count"),
    ("means", .list(.enumeration(1)), "方法", "means"),
    ("note", .text, "備考", "note"),
    ("sensitive", .boolean, "要配慮個人情報", "sensitive data"),
    ("notices", .list(.record(1)), "届出", "notices"),
  ]
  static let values = [
    [("third-party", "第三者提供", "third-party provision"), ("entrustment", "委託", "entrustment")],
    [("web", "ウェブ", "web page"), ("poster", "掲示", "poster"), ("letter", "郵送", "letter")],
  ]

  func type(ofName name: String) -> ValueType? {
    switch name {
    case "transfer": .record(0)
    case "transfers": .list(.record(0))
    case "as_of": .date
    default: nil
    }
  }

  func type(ofField field: String, in record: Int) -> ValueType? {
    Self.fields.first { $0.name == field }?.type
  }

  var names: [String] { ["transfer", "transfers", "as_of"] }

  func fieldNames(in record: Int) -> [String] { Self.fields.map(\.name) }

  func values(of enumeration: Int) -> [String] { Self.values[enumeration].map(\.0) }

  func mayNotApply(name: String) -> Bool { false }

  func mayNotApply(field: String, in record: Int) -> Bool { field == "relation" }

  func title(ofName name: String, _ language: Language) -> String {
    let titles = [
      "transfer": ("提供", "the transfer"), "transfers": ("提供", "the transfers"),
      "as_of": ("基準日", "the as-of date"),
    ]
    return titles[name].map { language == .ja ? $0.0 : $0.1 } ?? name
  }

  func title(ofField field: String, in record: Int, _ language: Language) -> String {
    Self.fields.first { $0.name == field }.map { language == .ja ? $0.ja : $0.en } ?? field
  }

  func title(ofValue value: String, in enumeration: Int, _ language: Language) -> String {
    let found = Self.values[enumeration].first { $0.0 == value }
    return found.map { language == .ja ? $0.1 : $0.2 } ?? value
  }

  func title(ofRecord record: Int, _ language: Language) -> String {
    let titles = [("提供", "transfer"), ("届出", "notice")]
    return language == .ja ? titles[record].0 : titles[record].1
  }

  func isGroup(_ record: Int) -> Bool { false }
}
