package import SourceText

/// How much ignore files left out of a run.
package struct IgnoredCount: Sendable, Hashable {
  package var files: Int
  /// Whole folders, in which nothing was looked at.
  package var folders: Int

  package init(files: Int = 0, folders: Int = 0) {
    self.files = files
    self.folders = folders
  }

  package mutating func add(_ other: IgnoredCount) {
    files += other.files
    folders += other.folders
  }

  /// What a reader is told, without a full stop; empty where nothing was left out.
  package var note: Localized {
    guard files + folders > 0 else { return Localized(ja: "", en: "") }
    return Localized(
      ja: ".tebikiignore により、ファイル \(files)件とフォルダー \(folders)件を除いています",
      en:
        ".tebikiignore left out \(English.count(files, "file")) and \(English.count(folders, "folder"))"
    )
  }
}

extension Localized {
  /// Another sentence, whose full stop is not written, after this one.
  package func followed(by other: Localized) -> Localized {
    Localized(
      ja: other.ja.isEmpty ? ja : ja + other.ja + "。",
      en: other.en.isEmpty ? en : en + " " + other.en + "."
    )
  }
}
