internal import SourceText

extension YAMLTree {
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    case scalar
    case sequence
    case mapping
    case alias
  }

  /// How a node is written.
  package enum Style: UInt8, Sendable, BitwiseCopyable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
    case block
    case flow
  }

  /// The tag that is written at a node.
  package enum Tag: UInt8, Sendable, BitwiseCopyable {
    case none
    case string
    case null
    case boolean
    case integer
    case double
    case sequence
    case mapping
  }

  /// One node; other nodes are indices into `nodes`, -1 is none.
  package struct Node: Sendable, Equatable, BitwiseCopyable {
    package var kind: Kind
    package var style: Style
    package var tag: Tag = .none
    package var parent: Int32 = -1
    /// The node of a mapping value's key.
    package var key: Int32 = -1
    /// The next child of the same parent.
    package var next: Int32 = -1
    /// The first child.
    package var first: Int32 = -1
    /// Number of children: items, or pairs.
    package var count: Int32 = 0
    /// Place in the file, in bytes; tag and anchor belong to the node.
    package var start: Int32
    package var end: Int32
    /// A scalar's value inside `text`.
    package var textStart: Int32 = 0
    package var textEnd: Int32 = 0
    /// What an alias stands for.
    package var target: Int32 = -1

    var range: ByteRange { ByteRange(start: Int(start), end: Int(end)) }
  }
}
