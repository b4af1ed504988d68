import Foundation
import TestSupport
import Testing

/// One Swift file of the package, as the house's rules look at it.
struct SwiftSource: CustomTestStringConvertible {
  /// Path below the package, with slashes.
  let path: String
  let text: String

  /// The target that the file belongs to: the folder below `Sources`.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 && parts[0] == "Sources" ? String(parts[1]) : String(parts[0])
  }

  /// The modules that the file imports, whatever stands before and after the word.
  var imports: [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count,
        words[..<at].allSatisfy({ Self.beforeImport.contains(String($0)) })
      else { return nil }
      // `import struct Foundation.URL` names a kind first, a declaration last.
      let name = words[(at + 1)...].first { !Self.kinds.contains(String($0)) } ?? ""
      return name.split(separator: ".").first.map(String.init)
    }
  }

  private static let beforeImport: Set = [
    "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency",
    "@_exported", "@_implementationOnly",
  ]
  private static let kinds: Set = [
    "struct", "class", "enum", "protocol", "func", "var", "typealias",
  ]

  var testDescription: String { path }

  /// Every Swift file of `Sources` and `rules`.
  static func all() throws -> [SwiftSource] {
    try ["Sources", "rules"].flatMap { folder in
      try files(below: folder).filter { $0.hasSuffix(".swift") }
    }.map { path in
      SwiftSource(
        path: path,
        text: try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
      )
    }
  }

  /// Paths of the regular files below a folder, in byte order.
  static func files(below folder: String) throws -> [String] {
    let root = Repository.root.appending(path: folder)
    guard let names = FileManager.default.enumerator(atPath: root.path) else { return [] }
    return names.compactMap { $0 as? String }
      .filter { name in
        var isFolder: ObjCBool = false
        let path = root.appending(path: name).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      .map { folder + "/" + $0 }
      .sorted()
  }
}
