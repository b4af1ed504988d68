package import SourceText

extension Condition {
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
