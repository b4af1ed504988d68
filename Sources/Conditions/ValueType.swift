/// The type that the checker gives to a node.
package indirect enum ValueType: Hashable, Sendable {
  case null
  case boolean
  case integer
  case double
  case text
  case date
  case duration
  case list(ValueType)
  /// A map with text keys and values of one type.
  case map(ValueType)
  case record(Int)
  case enumeration(Int)
  /// Known only when evaluated; fits everything.
  case dynamic
}

/// What the checker knows about names, records and enumerations.
package protocol TypeScope {
  func type(ofName name: String) -> ValueType?
  func type(ofField field: String, in record: Int) -> ValueType?
  var names: [String] { get }
  func fieldNames(in record: Int) -> [String]
  func values(of enumeration: Int) -> [String]
  /// Whether a name or a field of a record may be «not applicable».
  func mayNotApply(name: String) -> Bool
  func mayNotApply(field: String, in record: Int) -> Bool
}

extension TypeScope {
  package func mayNotApply(name: String) -> Bool { true }
  package func mayNotApply(field: String, in record: Int) -> Bool { true }
}

/// A condition whose every node has a type.
package struct CheckedCondition: Sendable {
  package let condition: Condition
  /// Types by node id.
  package let types: [ValueType]
}
