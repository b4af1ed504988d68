package import SourceText
internal import YAMLTree

/// A file of a rules folder: its path below the folder, and its bytes.
package struct RuleFile: Sendable {
  /// Path below the rules folder, with `/` (`appi/sensitive-opt-out.yaml`).
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Something wrong in a rule file, at its place.
package struct RuleProblem: Error, Sendable, Equatable {
  package let path: String
  /// Line and column (code points) from 1.
  package let line: Int
  package let column: Int
  package let message: Localized

  package init(path: String, line: Int, column: Int, message: Localized) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// `path:line:column: error: message`, as compilers print it.
  package func description(in language: Language) -> String {
    "\(path):\(line):\(column): error: \(message[language])"
  }
}

/// A value of a rule file that knows its place.
struct RuleNode: Sendable {
  indirect enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case list([RuleNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    let key: String
    let keyStart: Int
    let value: RuleNode
  }

  let content: Content
  /// Byte offset in the file.
  let start: Int
}

/// A parsed rule file.
struct ParsedRuleFile: Sendable {
  let source: SourceFile
  let root: RuleNode?

  var path: String { source.name }

  /// The last part of the path without `.yaml`.
  var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  /// The path without `.yaml`: a rule's id.
  var identifier: String { path.hasSuffix(".yaml") ? String(path.dropLast(5)) : path }

  func problem(at offset: Int, ja: String, en: String) -> RuleProblem {
    let position = source.position(at: offset, ambiguousWidth: .one)
    return RuleProblem(
      path: path,
      line: position.line,
      column: position.codePointColumn,
      message: Localized(ja: ja, en: en)
    )
  }
}

extension ParsedRuleFile {
  /// Parses a rule file; problems of the YAML itself are appended to `problems`.
  init(_ file: RuleFile, problems: inout [RuleProblem]) {
    source = SourceFile(name: file.path, bytes: file.bytes)
    var reader = YAMLReader(limits: YAMLLimits(bytes: 16 << 20, depth: 64, nodes: 1_000_000))
    var tree = YAMLTree()
    reader.open(source)
    guard reader.next(into: &tree) else {
      root = nil
      problems.append(problem(at: 0, ja: "ファイルが空です。", en: "The file is empty."))
      return
    }
    root = tree.root >= 0 ? RuleNode(tree.root, in: tree) : nil
    for diagnostic in tree.diagnostics where diagnostic.severity == .error {
      problems.append(
        problem(
          at: diagnostic.range.start,
          ja: diagnostic.message.ja,
          en: diagnostic.message.en
        )
      )
    }
  }
}

extension RuleNode {
  fileprivate init(_ index: Int32, in tree: YAMLTree) {
    let index = tree.resolved(index)
    let node = tree.nodes[Int(index)]
    start = Int(node.start)
    switch node.kind {
    case .scalar:
      content = .scalar(tree.string(index), isPlain: node.style == .plain)
    case .sequence:
      var items: [RuleNode] = []
      var child = node.first
      while child >= 0 {
        items.append(RuleNode(child, in: tree))
        child = tree.nodes[Int(child)].next
      }
      content = .list(items)
    case .mapping:
      var entries: [Entry] = []
      var child = node.first
      while child >= 0 {
        let value = tree.nodes[Int(child)]
        entries.append(
          Entry(
            key: tree.string(value.key),
            keyStart: Int(tree.nodes[Int(value.key)].start),
            value: RuleNode(child, in: tree)
          )
        )
        child = value.next
      }
      content = .mapping(entries)
    case .alias:
      content = .scalar("", isPlain: true)
    }
  }

  /// The node as JSON text, for the plans of rule cases.
  var json: String {
    switch content {
    case .scalar(let text, let isPlain):
      return isPlain && Self.isBareJSON(text) ? text : Self.quoted(text)
    case .list(let items):
      return "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .mapping(let entries):
      return "{"
        + entries.map { Self.quoted($0.key) + ": " + $0.value.json }.joined(separator: ", ") + "}"
    }
  }

  /// Whether a plain scalar means the same without quotes: booleans and whole numbers.
  private static func isBareJSON(_ text: String) -> Bool {
    if text == "true" || text == "false" { return true }
    guard let first = text.utf8.first, text.utf8.count < 10 else { return false }
    return text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && (first != 0x30 || text == "0")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
