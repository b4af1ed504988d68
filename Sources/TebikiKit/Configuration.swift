internal import Platform
internal import Rules
internal import SourceText
internal import YAMLTree

/// The options that a folder's `.tebiki.yaml` gives to whoever checks plans in it.
///
/// ```yaml
/// lang: ja
/// fail-on: should
/// baseline: known.json       # from this file's folder
/// report: {sarif: out.sarif}
/// ```
package struct Configuration: Sendable {
  /// The name that is looked for, from a folder upward.
  package static let fileName = ".tebiki.yaml"

  /// One setting of the file.
  package struct Setting: Sendable {
    package let key: ConfigurationKey
    /// As the command line takes it; several for a list.
    package let values: [String]
    /// From 1.
    package let line: Int
  }

  package let path: String
  /// In the order of the file.
  package let settings: [Setting]

  /// The nearest file from a folder upward; nil where there is none.
  package static func nearest(to folder: String) -> String? {
    var current = Files.absolute(folder)
    while true {
      let path = Files.joined(current, fileName)
      if Files.exists(path) { return path }
      if current == "/" { return nil }
      current = Files.parent(of: current)
    }
  }

  /// Reads a file; every fault of it is an error, because a lost setting would go unnoticed.
  package init(_ path: String) throws(YAMLFileFailure) {
    let file = try YAMLFile(path)
    self.path = path
    var settings: [Setting] = []
    for entry in file.entries(of: file.tree.root) {
      guard let key = ConfigurationKey.all.first(where: { $0.name == entry.name }) else {
        throw Self.unknown(entry.name, at: entry.key, file)
      }
      let values = try Self.values(of: key, entry.value, file)
      settings.append(Setting(key: key, values: values, line: file.line(of: entry.key)))
    }
    self.settings = settings
  }

  /// The command line that says the same, for a command.
  package func arguments(for command: String) -> [String] {
    settings.filter { $0.key.commands.contains(command) }.flatMap { setting -> [String] in
      let option = "--" + setting.key.name
      if case .flag = setting.key.kind {
        return setting.values == ["true"] ? [option] : []
      }
      return setting.values.flatMap { [option, $0] }
    }
  }

  // MARK: - Reading

  private static func unknown(_ name: String, at node: Int32, _ file: YAMLFile) -> YAMLFileFailure {
    let near = Suggestion.nearest(to: name, among: ConfigurationKey.all.map(\.name))
    let known = ConfigurationKey.all.map(\.name).joined(separator: ", ")
    return file.failure(
      at: node,
      ja: "「\(name)」という設定はありません。"
        + (near.map { "「\($0)」のことですか。" } ?? "書けるもの: \(known)。"),
      en: "There is no setting '\(name)'."
        + (near.map { " Did you mean '\($0)'?" } ?? " Known are \(known).")
    )
  }

  private static func values(
    of key: ConfigurationKey,
    _ node: Int32,
    _ file: YAMLFile
  ) throws(YAMLFileFailure) -> [String] {
    if case .reports = key.kind { return try reports(node, file) }
    guard file.kind(of: node) == .scalar else {
      throw file.failure(
        at: node,
        ja: "「\(key.name)」には一つの値を書きます。",
        en: "'\(key.name)' takes one value."
      )
    }
    let value = file.tree.string(node)
    if let wanted = fault(of: value, key.kind) {
      throw file.failure(
        at: node,
        ja: "「\(key.name)」に「\(value)」は書けません。\(wanted.ja)",
        en: "'\(key.name)' cannot be '\(value)'. \(wanted.en)"
      )
    }
    if case .path = key.kind { return [fromHere(value, file)] }
    return [value]
  }

  private static func reports(_ node: Int32, _ file: YAMLFile) throws(YAMLFileFailure) -> [String] {
    guard file.kind(of: node) == .mapping else {
      throw file.failure(
        at: node,
        ja: "「report」には「形式: ファイル」の組を書きます(例: {sarif: out.sarif})。",
        en: "'report' takes pairs of format and file, as in {sarif: out.sarif}."
      )
    }
    return file.entries(of: node).map { $0.name + "=" + fromHere(file.tree.string($0.value), file) }
  }

  /// A path as it is seen from where the program runs.
  private static func fromHere(_ path: String, _ file: YAMLFile) -> String {
    Files.joined(Files.parent(of: file.source.name), path)
  }

  /// What a value should have been; nil where it will do.
  private static func fault(of value: String, _ kind: ConfigurationKey.Kind) -> Localized? {
    switch kind {
    case .text, .path, .reports:
      return value.isEmpty ? Localized(ja: "値を書いてください。", en: "Write a value.") : nil
    case .choice(let words):
      if words.contains(value) { return nil }
      let list = words.joined(separator: ", ")
      return Localized(ja: "\(list) のいずれかです。", en: "It is one of \(list).")
    case .flag:
      if value == "true" || value == "false" { return nil }
      return Localized(ja: "true か false です。", en: "It is true or false.")
    case .number:
      if let number = Int(value), number > 0 { return nil }
      return Localized(ja: "1 以上の整数です。", en: "It is a whole number from 1.")
    case .day:
      if Day(iso: value.utf8) != nil { return nil }
      return Localized(ja: "2021-01-15 の形の日付です。", en: "It is a day like 2021-01-15.")
    }
  }
}
