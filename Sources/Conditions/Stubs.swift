package import SourceText

extension Condition {
  package init(parsing source: String) throws(ConditionFailure) {
    throw ConditionFailure(.syntax, Localized(ja: "", en: ""), start: 0, end: 0)
  }

  package func evaluate(in facts: some FactProvider) -> Evaluation { Evaluation(.null) }

  /// Types every node; `presenceTests` allows `has()`, which legal conditions may not use.
  package func check(
    expecting: ValueType,
    in scope: some TypeScope,
    presenceTests: Bool = false
  ) throws(ConditionFailure) -> CheckedCondition {
    CheckedCondition(condition: self, types: [])
  }
}

extension CheckedCondition {
  package func rendered(in language: Language, wording: some Wording) -> String { "" }
}

extension Value {
  package var literal: String { "" }
}

package enum Binding: Sendable {
  case value(Value)
  case unknown
  case list([Binding])
  case map([(key: MapKey, value: Binding)])
}

package struct GradualEvaluation {
  package enum Answer: Sendable, Equatable {
    case value(Value)
    case unknown([String])
    case error(Localized)
    case unsupported(String)
  }

  package static func answer(_ source: String, bindings: [String: Binding]) -> Answer {
    .unknown([])
  }

  package static func answer(jsonLine: Substring) -> String { "" }
}
