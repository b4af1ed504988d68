internal import Platform
package import SourceText

/// Finds the one configuration that a run goes by.
package enum ConfigurationSearch {
  /// Two inputs that have different configurations.
  package struct Conflict: Error, Sendable {
    package let message: Localized
  }

  /// The nearest configuration to what is read: from each path's folder upward.
  ///
  /// A run has one set of options, so that paths with different ones cannot share it. Without
  /// paths, or for standard input, the folder that the program works in counts.
  package static func path(for inputs: [String]) throws(Conflict) -> String? {
    var found: (input: String, path: String?)?
    // Thousands of paths lie in few folders.
    var known: [String: String?] = [:]
    for input in inputs.isEmpty ? ["-"] : inputs {
      let folder = folder(of: input)
      let path = known[folder] ?? Configuration.nearest(to: folder)
      if inputs.count > 1 { known[folder] = path }
      guard let first = found else {
        found = (input, path)
        continue
      }
      guard first.path == path else {
        throw Conflict(message: conflict(first, (input, path)))
      }
    }
    return found?.path.map { shown($0) }
  }

  private static func folder(of input: String) -> String {
    if input == "-" { return "." }
    let path = PathPattern.isPattern(input) ? fixedFolder(of: input) : input
    return FolderListing.isFolder(path) ? path : Files.parent(of: path)
  }

  /// A pattern begins at the folder before its first star.
  private static func fixedFolder(of pattern: String) -> String {
    let fixed = pattern.split(separator: "/", omittingEmptySubsequences: false)
      .prefix { !PathPattern.isPattern($0) }.joined(separator: "/")
    return fixed.isEmpty ? "." : fixed
  }

  /// Seen from where the program works, unless that is a long way up.
  private static func shown(_ path: String) -> String {
    let relative = Files.relative(path, to: Files.absolute("."))
    return relative.hasPrefix("../") ? path : relative
  }

  private static func conflict(
    _ one: (input: String, path: String?),
    _ other: (input: String, path: String?)
  ) -> Localized {
    func name(_ path: String?, _ none: String) -> String { path.map { shown($0) } ?? none }
    return Localized(
      ja: "\(one.input) と \(other.input) では設定が異なります(\(name(one.path, "設定なし"))、"
        + "\(name(other.path, "設定なし")))。別々に実行するか、--config か --no-config を指定してください。",
      en: "\(one.input) and \(other.input) have different configurations "
        + "(\(name(one.path, "none")), \(name(other.path, "none"))). "
        + "Check them apart, or give --config or --no-config."
    )
  }
}
