internal import Platform
package import SourceText
internal import YAMLTree

/// Why a file beside the plans cannot be used, with the place.
package struct YAMLFileFailure: Error, Sendable {
  package let path: String
  package let line: Int
  package let column: Int
  package let message: Localized

  package func description(in language: Language) -> String {
    "\(path):\(line):\(column): error: \(message[language])"
  }
}

/// A file of one document that is a mapping: facts, waivers, settings.
struct YAMLFile {
  let source: SourceFile
  let tree: YAMLTree

  /// Reads a file, or standard input for `-`.
  init(_ path: String) throws(YAMLFileFailure) {
    var bytes: [UInt8] = []
    do {
      if path == "-" {
        try Files.readStandardInput(limit: YAMLLimits.standard.bytes, into: &bytes)
      } else {
        try Files.read(path, limit: YAMLLimits.standard.bytes, into: &bytes)
      }
    } catch {
      throw YAMLFileFailure(path: path, line: 1, column: 1, message: error.message)
    }
    source = SourceFile(name: path, bytes: bytes)
    var reader = YAMLReader()
    var tree = YAMLTree()
    reader.open(source)
    let hasDocument = reader.next(into: &tree)
    if let error = tree.diagnostics.first(where: { $0.severity == .error }) {
      throw Self.failure(source, at: error.range.start, error.message)
    }
    guard hasDocument, tree.root >= 0, tree.nodes[Int(tree.root)].kind == .mapping else {
      let message = Localized(
        ja: "このファイルは「名前: 値」の組でなければなりません。",
        en: "The file must be a mapping of names to values."
      )
      throw Self.failure(source, at: 0, message)
    }
    self.tree = tree
    // A second document would be lost in silence.
    if reader.next(into: &tree) {
      let message = Localized(
        ja: "このファイルに書ける文書は一つです。二つ目を別のファイルにしてください。",
        en: "The file holds one document; move the second one to a file of its own."
      )
      let start = tree.nodes.first.map { Int($0.start) } ?? Int(tree.emptyStart)
      throw Self.failure(source, at: start, message)
    }
  }

  private static func failure(
    _ source: SourceFile,
    at offset: Int,
    _ message: Localized
  ) -> YAMLFileFailure {
    let position = source.position(at: offset, ambiguousWidth: .one)
    return YAMLFileFailure(
      path: source.name,
      line: position.line,
      column: position.codePointColumn,
      message: message
    )
  }

  /// A failure at a node of the file.
  func failure(at node: Int32, ja: String, en: String) -> YAMLFileFailure {
    Self.failure(source, at: tree.range(of: node).start, Localized(ja: ja, en: en))
  }

  /// Line of a node, from 1.
  func line(of node: Int32) -> Int { source.lines.line(at: tree.range(of: node).start) }

  /// The children of a list or the values of a mapping, in the order of the file.
  func children(of node: Int32) -> [Int32] {
    var found: [Int32] = []
    var child = tree.nodes[Int(tree.resolved(node))].first
    while child >= 0 {
      found.append(child)
      child = tree.nodes[Int(child)].next
    }
    return found
  }

  /// The entries of a mapping: name, its node, and the value's node.
  func entries(of node: Int32) -> [(name: String, key: Int32, value: Int32)] {
    children(of: node).map { child in
      let key = tree.nodes[Int(child)].key
      return (tree.string(key), key, child)
    }
  }

  func kind(of node: Int32) -> YAMLTree.Kind { tree.nodes[Int(tree.resolved(node))].kind }
}
