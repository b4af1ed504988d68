internal import Platform
internal import RuleCatalog
package import Rules

/// Where the rulebook of a run comes from.
package enum RulebookSource {
  /// The rulebook that the program carries.
  package static var builtIn: Rulebook {
    Rulebook(decoding: RulebookBytes(RuleCatalog.bytes))
  }

  /// The rulebook of a folder (or the built-in one), with an institution's own pack on top.
  ///
  /// - Throws: `RulebookFailure` with every problem of the folder or the pack.
  package static func load(
    folder: String?,
    pack: String?
  ) throws(RulebookFailure) -> Rulebook {
    var rulebook = builtIn
    if let folder {
      rulebook = try compiled(RulebookLoader.compile(try files(in: folder)), folder)
    }
    if let pack {
      rulebook = try compiled(RulebookLoader.extend(rulebook, with: try files(in: pack)), pack)
    }
    return rulebook
  }

  private static func compiled(
    _ result: Result<[UInt8], RuleProblems>,
    _ folder: String
  ) throws(RulebookFailure) -> Rulebook {
    switch result {
    case .success(let bytes): return Rulebook(decoding: RulebookBytes(copying: bytes))
    case .failure(let problems): throw RulebookFailure(folder: folder, problems: problems.list)
    }
  }

  private static func files(in folder: String) throws(RulebookFailure) -> [RuleFile] {
    var files: [RuleFile] = []
    var problems: [RuleProblem] = []
    let listing: FolderListing
    do {
      listing = try FolderListing(of: folder)
    } catch {
      throw RulebookFailure(folder: folder, problems: [.unreadable(folder, error)])
    }
    problems += listing.failures.map { .unreadable($0.path, $0) }
    for path in listing.files {
      var bytes: [UInt8] = []
      do {
        try Files.read(path, limit: 16 << 20, into: &bytes)
        let start = folder.hasSuffix("/") ? folder.utf8.count : folder.utf8.count + 1
        files.append(
          RuleFile(path: String(decoding: path.utf8.dropFirst(start), as: UTF8.self), bytes: bytes)
        )
      } catch {
        problems.append(.unreadable(path, error))
      }
    }
    if files.isEmpty { problems.append(.empty(folder)) }
    guard problems.isEmpty else { throw RulebookFailure(folder: folder, problems: problems) }
    return files
  }
}
