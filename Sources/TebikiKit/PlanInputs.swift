internal import Platform
package import Reports
package import SourceText

/// One thing to check, in the order of the report.
package enum PlanInput: Sendable {
  case file(path: String, isFromFolder: Bool)
  /// Standard input, under the name that reports show.
  case standardInput(name: String)
  /// Nothing that can be read; the reason.
  case unusable(name: String, reason: Localized)
}

/// What the paths of a command line stand for.
package struct PlanInputs: Sendable {
  package private(set) var inputs: [PlanInput] = []
  /// Files and folders that ignore files leave out.
  package private(set) var ignored = IgnoredCount()

  private let usesIgnoreFiles: Bool

  /// Files as they are, folders by their YAML files in byte order, patterns by the files that they
  /// mean, `-` as standard input.
  package init(_ paths: [String], standardInputName: String, usesIgnoreFiles: Bool = true) {
    self.usesIgnoreFiles = usesIgnoreFiles
    for path in paths {
      if path == "-" {
        inputs.append(.standardInput(name: standardInputName))
      } else if FolderListing.isFolder(path) {
        addPlans(below: path)
      } else if PathPattern.isPattern(path), !Files.exists(path) {
        addPlans(meantBy: path)
      } else {
        inputs.append(.file(path: path, isFromFolder: false))
      }
    }
  }

  private mutating func addPlans(below folder: String) {
    do {
      let rules = usesIgnoreFiles ? try IgnoreRules(above: folder) : nil
      let listing = try FolderListing(of: folder, ignoring: rules)
      let found =
        listing.files.map { PlanInput.file(path: $0, isFromFolder: true) }
        + listing.failures.map { .unusable(name: $0.path, reason: $0.message) }
      let ignored = IgnoredCount(files: listing.ignored, folders: listing.ignoredFolders)
      self.ignored.add(ignored)
      inputs += found.isEmpty ? [.unusable(name: folder, reason: Self.noPlans(ignored))] : found
    } catch {
      inputs.append(.unusable(name: error.path, reason: error.message))
    }
  }

  private mutating func addPlans(meantBy pattern: String) {
    guard let search = GlobSearch(pattern) else {
      inputs.append(.unusable(name: pattern, reason: Self.badPattern))
      return
    }
    do {
      let own = pattern.split(separator: "/").last ?? ""
      let fixed = pattern.split(separator: "/", omittingEmptySubsequences: false)
        .prefix { !PathPattern.isPattern($0) }.joined(separator: "/")
      let start = fixed.isEmpty ? (pattern.hasPrefix("/") ? "/" : ".") : fixed
      // A pattern that writes the end of names means what it says; others mean plans.
      let namesEnding = own.split(separator: ".").last.map { !PathPattern.isPattern($0) } ?? false
      let isNamed = namesEnding && own.utf8.contains(UInt8(ascii: "."))
      var found: [PlanInput] = []
      for file in search.files {
        guard isNamed || file.hasSuffix(".yaml") || file.hasSuffix(".yml") else { continue }
        if usesIgnoreFiles, try Self.isLeftOut(file, below: start) {
          ignored.add(IgnoredCount(files: 1))
          continue
        }
        found.append(.file(path: file, isFromFolder: true))
      }
      found += search.failures.map { .unusable(name: $0.path, reason: $0.message) }
      let isMet = !found.isEmpty || !search.folders.isEmpty
      inputs += isMet ? found : [.unusable(name: pattern, reason: Self.nothingMeant(ignored))]
      for folder in search.folders { addPlans(below: folder) }
    } catch {
      inputs.append(.unusable(name: error.path, reason: error.message))
    }
  }

  /// Whether a walk from a folder down to a file would have left the file out.
  private static func isLeftOut(
    _ file: String,
    below start: String
  ) throws(FileFailure) -> Bool {
    var rules = try IgnoreRules(above: start)
    try rules.addFile(in: start)
    var folder = Files.absolute(start)
    let way = Files.absolute(Files.parent(of: file)).split(separator: "/")
      .dropFirst(folder.split(separator: "/").count)
    for part in way {
      folder = Files.joined(folder, String(part))
      if rules.leavesOut(folder, isFolder: true) { return true }
      try rules.addFile(in: folder)
    }
    return rules.leavesOut(file, isFolder: false)
  }

  // MARK: - Messages

  private static func noPlans(_ ignored: IgnoredCount) -> Localized {
    Localized(
      ja: "このフォルダーに計画書(.yaml・.yml で「tebiki:」のあるもの)がありません。",
      en: "This folder holds no plan (a .yaml or .yml file with `tebiki:`)."
    ).followed(by: ignored.note)
  }

  private static func nothingMeant(_ ignored: IgnoredCount) -> Localized {
    Localized(
      ja: "このパターンに合う計画書がありません。フォルダーの名前と「*」の位置を確かめてください(「**」は下の全てのフォルダーに合います)。",
      en:
        "No plan matches this pattern; check the folders and where `*` stands (`**` means all folders below)."
    ).followed(by: ignored.note)
  }

  private static let badPattern = Localized(
    ja: "パターンの「[」が閉じられていません。",
    en: "The `[` of this pattern is not closed."
  )

  /// The paths of a list, one a line; empty lines are passed over.
  package static func list(_ bytes: [UInt8]) -> [String] {
    bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
