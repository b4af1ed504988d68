internal import Reports
package import Rules
internal import SourceText

/// The versions that reports and `--version` print.
package enum Versions {
  /// The program's own version.
  package static let program = ReportOptions.programVersion

  /// The program with its rulebook: version, number of rules, digest.
  package static func text(_ rulebook: Rulebook) -> String {
    """
    tebiki \(program)
    rulebook \(rulebook.version) (\(English.count(rulebook.rules.count, "rule")))
    sha256 \(rulebook.string(rulebook.digest))
    """
  }
}
