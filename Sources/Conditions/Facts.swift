/// A record of a plan, opaque to this module.
package struct RecordReference: Hashable, Sendable {
  package let index: Int32

  package init(index: Int32) { self.index = index }
}

/// One fact that was read or is missing, opaque to this module.
package struct FactReference: Hashable, Sendable, Comparable {
  package let index: Int32

  package init(index: Int32) { self.index = index }

  package static func < (left: FactReference, right: FactReference) -> Bool {
    left.index < right.index
  }
}

/// What an evaluation came to.
package enum Outcome: Sendable, Equatable {
  case value(Value)
  /// Not decided: the facts that are missing, sorted and unique.
  case unknown([FactReference])
  case error(EvaluationError)
}

/// An outcome and the facts that decided it.
package struct Evaluation: Sendable, Equatable {
  package var outcome: Outcome
  /// The left-most sufficient set of facts, in reading order, without duplicates.
  package var facts: [FactReference]

  package init(outcome: Outcome, facts: [FactReference] = []) {
    self.outcome = outcome
    self.facts = facts
  }

  package init(_ value: Value, facts: [FactReference] = []) {
    self.init(outcome: .value(value), facts: facts)
  }
}

/// Where names and fields of a condition get their values.
package protocol FactProvider {
  /// Reads a name and leaves its facts on the trail; nil when the name is not declared.
  func read(_ name: ConditionName, on trail: inout Trail) -> Reading?
  /// Reads a field of a record; nil when the record has no such field.
  func read(_ field: ConditionName, of record: RecordReference, on trail: inout Trail) -> Reading?

  /// The value of a name; nil when the name is not declared.
  func evaluation(ofName name: String) -> Evaluation?
  /// The value of a field of a record; nil when the record has no such field.
  func evaluation(ofField name: String, in record: RecordReference) -> Evaluation?

  /// Whether a record's field is there, for `has()`; nil when the record has no such field.
  func presence(ofField name: String, in record: RecordReference) -> Evaluation?
  /// Whether names may contain dots, so that `a.b` is tried as one name first.
  var hasDottedNames: Bool { get }
  /// The element of a record that stands for a partly unknown list or map; nil when there is none.
  func evaluation(ofElement key: Value, in record: RecordReference) -> Evaluation?
  /// The elements (of a map: its keys) that a macro visits; nil for a record that has none.
  func elements(of record: RecordReference) -> [Evaluation]?
  /// A record as one value, for operators that need it whole; nil for an opaque record.
  func contents(of record: RecordReference) -> Evaluation?
}

extension FactProvider {
  package func read(_ name: ConditionName, on trail: inout Trail) -> Reading? {
    evaluation(ofName: name.text).map { trail.leave($0) }
  }

  package func read(
    _ field: ConditionName,
    of record: RecordReference,
    on trail: inout Trail
  ) -> Reading? {
    evaluation(ofField: field.text, in: record).map { trail.leave($0) }
  }

  /// A missing fact counts as absent, which is why only completeness rules may ask.
  package func presence(ofField name: String, in record: RecordReference) -> Evaluation? {
    guard var found = evaluation(ofField: name, in: record) else { return nil }
    switch found.outcome {
    case .value: found.outcome = .value(.bool(true))
    case .unknown: found.outcome = .value(.bool(false))
    case .error: break
    }
    return found
  }

  package var hasDottedNames: Bool { false }

  package func evaluation(ofElement key: Value, in record: RecordReference) -> Evaluation? { nil }

  package func elements(of record: RecordReference) -> [Evaluation]? { nil }

  package func contents(of record: RecordReference) -> Evaluation? { nil }
}
