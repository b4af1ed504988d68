/// A parsed condition: a flat tree whose nodes keep their ids and places.
package struct Condition: Sendable {
  /// Index into `nodes`; children come before their parents.
  package typealias NodeID = Int

  package let source: String
  package let nodes: [Node]
  /// The same tree for the evaluator, by id.
  let table: StepTable
  package let root: NodeID

  package subscript(_ id: NodeID) -> Node { nodes[id] }

  /// One node of the tree and its place in UTF-8 byte offsets of the source.
  package struct Node: Sendable {
    package let kind: Kind
    package let start: Int
    package let end: Int

    package init(kind: Kind, start: Int, end: Int) {
      self.kind = kind
      self.start = start
      self.end = end
    }
  }

  package enum Kind: Sendable {
    case literal(Value)
    /// A name; with a leading dot only where a macro's variable of that name is meant to be passed over.
    case name(String)
    case select(NodeID, String)
    case has(NodeID, String)
    case index(NodeID, NodeID)
    case not(NodeID)
    case negate(NodeID)
    case and(NodeID, NodeID)
    case or(NodeID, NodeID)
    case conditional(NodeID, NodeID, NodeID)
    case binary(BinaryOperator, NodeID, NodeID)
    /// A call; the receiver, where there is one, is the first argument.
    case call(Function, [NodeID])
    case list([NodeID])
    case map([(key: NodeID, value: NodeID)])
    case comprehension(Macro, range: NodeID, variable: String, filter: NodeID?, body: NodeID)
  }
}

package enum BinaryOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case membership = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
}

package enum Macro: String, Sendable, CaseIterable {
  case all
  case exists
  case existsOne = "exists_one"
  case filter
  case map
}

package enum Function: Hashable, Sendable {
  case size
  case startsWith
  case endsWith
  case contains
  case int
  case double
  case string
  case bool
  case timestamp
  case duration
  case dyn
  case part(TimePart)
  /// A function that nobody has defined: an error when it is called.
  case unbound(String)

  package var name: String {
    switch self {
    case .size: "size"
    case .startsWith: "startsWith"
    case .endsWith: "endsWith"
    case .contains: "contains"
    case .int: "int"
    case .double: "double"
    case .string: "string"
    case .bool: "bool"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .dyn: "dyn"
    case .part(let part): part.rawValue
    case .unbound(let name): name
    }
  }
}

/// A part of a point in time, or a length of time in one unit.
package enum TimePart: String, Sendable, CaseIterable {
  case fullYear = "getFullYear"
  case month = "getMonth"
  case date = "getDate"
  case dayOfMonth = "getDayOfMonth"
  case dayOfWeek = "getDayOfWeek"
  case dayOfYear = "getDayOfYear"
  case hours = "getHours"
  case minutes = "getMinutes"
  case seconds = "getSeconds"
  case milliseconds = "getMilliseconds"
}
