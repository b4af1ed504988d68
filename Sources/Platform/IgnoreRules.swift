/// What a walk through folders leaves out: the lines of `.tebikiignore` files, as in `.gitignore`.
package struct IgnoreRules: Sendable {
  /// The name of the files that hold such lines.
  package static let fileName = ".tebikiignore"

  private struct Rule: Sendable {
    let pattern: PathPattern
    /// The parts of the path that the rule counts from.
    let base: [String]
    /// Takes back what an earlier rule left out.
    let isExcepted: Bool
    let isForFolders: Bool
    /// Without a slash inside, the name alone counts, in any folder.
    let isNameOnly: Bool
  }

  private var rules: [Rule] = []

  package init() {}

  /// The rules that count in a folder from above: those of the nearest ignore file upward.
  package init(above folder: String) throws(FileFailure) {
    var path = Files.absolute(folder)
    while path != "/" {
      path = Files.parent(of: path)
      if try addFile(in: path) { return }
    }
  }

  /// Adds the ignore file of a folder; false where there is none.
  @discardableResult
  package mutating func addFile(in folder: String) throws(FileFailure) -> Bool {
    let path = Files.joined(folder, Self.fileName)
    guard Files.exists(path) else { return false }
    var bytes: [UInt8] = []
    try Files.read(path, limit: 1 << 20, into: &bytes)
    try add(bytes, of: path)
    return true
  }

  /// Adds the lines of a file; they count from its folder, and win over those before.
  package mutating func add(_ bytes: [UInt8], of path: String) throws(FileFailure) {
    let base = Self.parts(of: Files.absolute(Files.parent(of: path)))
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      var text = String(decoding: line, as: UTF8.self)
      while let last = text.last, last == "\r" || last == " ", !text.hasSuffix("\\ ") {
        text.removeLast()
      }
      if text.isEmpty || text.hasPrefix("#") { continue }
      let isExcepted = text.hasPrefix("!")
      if isExcepted { text.removeFirst() }
      let isForFolders = text.hasSuffix("/")
      if isForFolders { text.removeLast() }
      guard let pattern = PathPattern(text), !text.isEmpty else {
        throw FileFailure(kind: .badPattern(line: number + 1), path: path)
      }
      rules.append(
        Rule(
          pattern: pattern,
          base: base,
          isExcepted: isExcepted,
          isForFolders: isForFolders,
          isNameOnly: !text.utf8.contains(UInt8(ascii: "/"))
        )
      )
    }
  }

  /// Whether a file or folder is left out by the last rule that speaks of it.
  package func leavesOut(_ path: String, isFolder: Bool) -> Bool {
    guard !rules.isEmpty else { return false }
    let parts = Self.parts(of: Files.absolute(path))
    let rule = rules.last { rule in
      guard !rule.isForFolders || isFolder, parts.starts(with: rule.base),
        parts.count > rule.base.count
      else { return false }
      let own = Array(parts.dropFirst(rule.base.count))
      return rule.pattern.matches(rule.isNameOnly ? [own[own.count - 1]] : own)
    }
    return rule.map { !$0.isExcepted } ?? false
  }

  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }
}
