internal import CLibYAML
package import SourceText

/// Reads YAML streams with libyaml; its buffers are reused from file to file.
package struct YAMLReader: ~Copyable {
  private let limits: YAMLLimits

  package init(limits: YAMLLimits = .standard) { self.limits = limits }

  /// Starts a new stream.
  package mutating func open(_ file: SourceFile) {}

  /// Reads one document; false at the end of the stream, the tree then being empty.
  package mutating func next(into tree: inout YAMLTree) -> Bool { false }
}
