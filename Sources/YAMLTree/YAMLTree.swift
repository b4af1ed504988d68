package import SourceText

/// The nodes of one document in preorder: the arena that readers fill and reuse.
///
/// A mapping's children are its values, each with its `key`; keys stand in the arena just before
/// their value but in no chain of children.
package struct YAMLTree: Sendable {
  package internal(set) var nodes: [Node] = []
  /// The values of all scalars, escapes and folding resolved, one after the other, in UTF-8.
  package internal(set) var text: [UInt8] = []
  /// The document's node, or -1 when there is none.
  package internal(set) var root: Int32 = -1
  package internal(set) var diagnostics: [Diagnostic] = []
  /// Full-width characters that explain a wrong kind of value, if it is wrong; innocent otherwise.
  package internal(set) var suspects: [Diagnostic] = []
  /// Where an empty document of a stream stands, in bytes from 0.
  package internal(set) var emptyStart: Int32 = 0
  /// Whether the document was read to its end.
  package internal(set) var isComplete = true

  package init() {}

  /// Empties the arena and keeps its memory.
  package mutating func reset() {
    nodes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    diagnostics.removeAll(keepingCapacity: true)
    suspects.removeAll(keepingCapacity: true)
    root = -1
    emptyStart = 0
    isComplete = true
  }

  /// The node an alias stands for; any other node is itself.
  package func resolved(_ node: Int32) -> Int32 {
    let target = nodes[Int(node)].target
    return target >= 0 ? target : node
  }

  /// The value of a scalar, aliases followed; empty for lists and mappings.
  package func string(_ node: Int32) -> String {
    let node = nodes[Int(resolved(node))]
    return String(decoding: text[Int(node.textStart)..<Int(node.textEnd)], as: UTF8.self)
  }

  /// Where the node stands in the file.
  package func range(of node: Int32) -> ByteRange {
    nodes[Int(node)].range
  }

  /// The full-width slip inside a scalar, for those who expected another kind of value there.
  package func suspect(in node: Int32) -> Diagnostic? {
    let range = range(of: node)
    return suspects.first { range.contains($0.range.start) }
  }
}
