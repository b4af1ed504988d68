package import Conditions
internal import YAMLTree

/// Facts for `eval` from a YAML or JSON file.
package enum FactsFile {
  /// The names of the file's mapping with their values.
  ///
  /// Plain scalars follow YAML's core schema; `unknown` and an empty value are unknown; a day
  /// `2021-01-15` is a timestamp.
  package static func bindings(at path: String) throws(YAMLFileFailure) -> [String: Binding] {
    let file = try YAMLFile(path)
    guard case .map(let entries) = binding(file.tree.root, file.tree) else { return [:] }
    var bindings: [String: Binding] = [:]
    for entry in entries {
      if case .string(let name) = entry.key { bindings[name] = entry.value }
    }
    return bindings
  }

  private static func binding(_ node: Int32, _ tree: YAMLTree) -> Binding {
    let target = tree.resolved(node)
    let own = tree.nodes[Int(target)]
    switch own.kind {
    case .alias: return .unknown
    case .scalar: return scalar(target, tree)
    case .sequence:
      var items: [Binding] = []
      var child = own.first
      while child >= 0 {
        items.append(binding(child, tree))
        child = tree.nodes[Int(child)].next
      }
      return .list(items)
    case .mapping:
      var entries: [Binding.Entry] = []
      var child = own.first
      while child >= 0 {
        let value = tree.nodes[Int(child)]
        entries.append(
          Binding.Entry(key: .string(tree.string(value.key)), value: binding(child, tree))
        )
        child = value.next
      }
      return .map(entries)
    }
  }

  private static func scalar(_ node: Int32, _ tree: YAMLTree) -> Binding {
    let text = tree.string(node)
    guard tree.nodes[Int(node)].style == .plain else { return .value(.string(text)) }
    if text == "unknown" || text == "未定" || text.isEmpty { return .unknown }
    if text == "not-applicable" || text == "該当なし" { return .value(.notApplicable) }
    switch tree.core(node) {
    case .null: return .value(.null)
    case .boolean(let value): return .value(.bool(value))
    case .integer(let value): return .value(.int(value))
    case .double(let value): return .value(.double(value))
    case .text: return .value(day(text) ?? .string(text))
    }
  }

  private static func day(_ text: String) -> Value? {
    Days.seconds(iso: text).map { .timestamp(Timestamp(seconds: $0)) }
  }
}
