package import Conditions
internal import Platform
package import SourceText
internal import YAMLTree

/// Facts for `eval` from a YAML or JSON file.
package enum FactsFile {
  /// A file that holds no facts, with the reason.
  package struct Failure: Error, Sendable {
    package let path: String
    package let line: Int
    package let column: Int
    package let message: Localized

    package func description(in language: Language) -> String {
      "\(path):\(line):\(column): error: \(message[language])"
    }
  }

  /// The names of the file's mapping with their values.
  ///
  /// Plain scalars follow YAML's core schema; `unknown` and an empty value are unknown; a day
  /// `2021-01-15` is a timestamp.
  package static func bindings(at path: String) throws(Failure) -> [String: Binding] {
    var bytes: [UInt8] = []
    do {
      if path == "-" {
        try Files.readStandardInput(limit: YAMLLimits.standard.bytes, into: &bytes)
      } else {
        try Files.read(path, limit: YAMLLimits.standard.bytes, into: &bytes)
      }
    } catch {
      throw Failure(path: path, line: 1, column: 1, message: error.message)
    }
    let source = SourceFile(name: path, bytes: bytes)
    var reader = YAMLReader()
    var tree = YAMLTree()
    reader.open(source)
    let hasDocument = reader.next(into: &tree)
    if let error = tree.diagnostics.first(where: { $0.severity == .error }) {
      let position = source.position(at: error.range.start, ambiguousWidth: .one)
      throw Failure(
        path: path,
        line: position.line,
        column: position.codePointColumn,
        message: error.message
      )
    }
    guard hasDocument, tree.root >= 0, tree.nodes[Int(tree.root)].kind == .mapping else {
      throw Failure(
        path: path,
        line: 1,
        column: 1,
        message: Localized(
          ja: "事実のファイルは「名前: 値」の組でなければなりません。",
          en: "Facts must be a mapping of names to values."
        )
      )
    }
    let result = binding(tree.root, tree)
    // A second document would be lost in silence.
    if reader.next(into: &tree) {
      let start = tree.nodes.first.map { Int($0.start) } ?? Int(tree.emptyStart)
      let position = source.position(at: start, ambiguousWidth: .one)
      throw Failure(
        path: path,
        line: position.line,
        column: position.codePointColumn,
        message: Localized(
          ja: "事実のファイルに書ける文書は一つです。二つ目を別のファイルにしてください。",
          en: "A facts file holds one document; move the second one to a file of its own."
        )
      )
    }
    guard case .map(let entries) = result else { return [:] }
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
