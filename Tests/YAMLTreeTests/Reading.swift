import SourceText
import YAMLTree

/// Reads all documents of a stream.
func read(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> [YAMLTree] {
  var reader = YAMLReader(limits: limits)
  reader.open(SourceFile(name: "plan.yaml", bytes: bytes))
  var trees: [YAMLTree] = []
  var tree = YAMLTree()
  while reader.next(into: &tree) { trees.append(tree) }
  return trees
}

/// Reads all documents of a stream given as text.
func read(_ source: String, limits: YAMLLimits = .standard) -> [YAMLTree] {
  read(Array(source.utf8), limits: limits)
}

/// The diagnostics of all documents as `id@start..<end`.
func findings(_ source: String) -> [String] {
  read(source).flatMap { $0.diagnostics }.map { "\($0.id)@\($0.range.start)..<\($0.range.end)" }
}
