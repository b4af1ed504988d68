/// The plans that a pattern means, `plans/**/*.yaml`.
package struct GlobSearch: Sendable {
  /// Files, in byte order.
  package private(set) var files: [String] = []
  /// Folders that the pattern names, in byte order.
  package private(set) var folders: [String] = []
  package private(set) var failures: [FileFailure] = []

  /// nil where the pattern is none.
  ///
  /// Hidden entries are left out unless the pattern writes their point; links to folders are not
  /// followed.
  package init?(_ pattern: String) {
    guard let compiled = PathPattern(pattern) else { return nil }
    let parts = pattern.split(separator: "/").filter { $0 != "." }
    // The folder before the first part that is a pattern.
    let fixed = parts.prefix { !PathPattern.isPattern($0) }.map(String.init)
    let isFromRoot = pattern.hasPrefix("/")
    let start = (isFromRoot ? "/" : "") + fixed.joined(separator: "/")
    let showsHidden = parts.contains { $0.hasPrefix(".") }
    var pending = [(path: start.isEmpty ? "." : start, parts: fixed)]
    while let (folder, above) = pending.popLast() {
      guard above.count <= 64 + fixed.count else {
        failures.append(FileFailure(kind: .tooDeep(limit: 64), path: folder))
        continue
      }
      let found: (files: [String], folders: [String])
      do throws(FileFailure) {
        found = try FolderListing.entries(of: folder, showsHidden: showsHidden) { _ in true }
      } catch {
        if above.count > fixed.count { failures.append(error) }
        continue
      }
      for path in found.files {
        if compiled.matches(above + [Self.name(of: path)]) { files.append(Self.plain(path)) }
      }
      for path in found.folders {
        let own = above + [Self.name(of: path)]
        if compiled.matches(own) { folders.append(Self.plain(path)) }
        if compiled.reaches(below: own) { pending.append((path, own)) }
      }
    }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    folders.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Without the `./` of the current folder: paths look as the pattern does.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }
}
