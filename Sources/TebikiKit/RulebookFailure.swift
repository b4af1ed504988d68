internal import Platform
package import Rules
package import SourceText

/// A rulebook that cannot be used, with every reason.
package struct RulebookFailure: Error, Sendable {
  package let folder: String
  package let problems: [RuleProblem]

  /// One line a problem, with paths that start with the folder.
  package func description(in language: Language) -> String {
    problems.map { problem in
      problem.path.hasPrefix(folder)
        ? problem.description(in: language)
        : folder + (folder.hasSuffix("/") ? "" : "/") + problem.description(in: language)
    }.joined(separator: "\n")
  }
}

extension RuleProblem {
  static func unreadable(_ path: String, _ failure: FileFailure) -> RuleProblem {
    RuleProblem(path: path, line: 1, column: 1, message: failure.message)
  }

  static func empty(_ folder: String) -> RuleProblem {
    RuleProblem(
      path: folder,
      line: 1,
      column: 1,
      message: Localized(
        ja: "規則のファイル(.yaml)がありません。",
        en: "There is no rule file (.yaml) here."
      )
    )
  }
}
