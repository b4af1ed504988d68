import SourceText
import YAMLTree

/// Writes a plan in flow style on one line, aliases followed and comments left out.
enum Flow {
  static func rewritten(_ text: String) -> String {
    var reader = YAMLReader()
    reader.open(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)))
    var tree = YAMLTree()
    guard reader.next(into: &tree), tree.root >= 0 else { return "" }
    return write(tree.root, of: tree) + "\n"
  }

  private static func write(_ index: Int32, of tree: YAMLTree) -> String {
    let index = tree.resolved(index)
    let node = tree.nodes[Int(index)]
    switch node.kind {
    case .sequence:
      return "[" + children(of: index, tree).map { write($0, of: tree) }.joined(separator: ", ")
        + "]"
    case .mapping:
      let pairs = children(of: index, tree).map { value in
        write(tree.nodes[Int(value)].key, of: tree) + ": " + write(value, of: tree)
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    case .scalar, .alias:
      return scalar(tree.string(index), isPlain: node.style == .plain)
    }
  }

  private static func children(of index: Int32, _ tree: YAMLTree) -> [Int32] {
    var all: [Int32] = []
    var child = tree.nodes[Int(index)].first
    while child >= 0 {
      all.append(child)
      child = tree.nodes[Int(child)].next
    }
    return all
  }

  /// A plain scalar stays plain, because quotes would make a text of a number or a date.
  private static func scalar(_ text: String, isPlain: Bool) -> String {
    let isSafe = !text.isEmpty && !text.contains { ",[]{}#:".contains($0) }
    if isPlain && isSafe { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
