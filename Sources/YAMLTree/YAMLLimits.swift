/// How much one file may ask of the reader.
package struct YAMLLimits: Sendable {
  /// Largest file, in bytes.
  package var bytes: Int
  /// Deepest nesting of lists and mappings, aliases followed.
  package var depth: Int
  /// Most nodes of one document, keys included, aliases counted as what they stand for.
  package var nodes: Int

  package static let standard = YAMLLimits()

  package init(bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 200_000) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }
}
