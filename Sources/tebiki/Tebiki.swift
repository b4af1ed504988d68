import ArgumentParser
import Rules
import TebikiKit

/// The command itself: help, version, and the list of subcommands.
struct Tebiki: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tebiki",
    abstract: "Checks Japanese study plans and data-sharing proposals against the law of a day.",
    discussion: """
      It reads plans in YAML and says, with the place of every fact, which rules they do not \
      satisfy, what is still missing to know, and which workflow of the handbook to look at. \
      It checks declared facts only; it is no legal advice and no committee's decision.

      Exit codes: 0 nothing that fails, 1 findings, 2 undetermined, 3 input unreadable or \
      invalid, 4 rulebook invalid, 64 usage, 70 internal error.
      """,
    version: Self.versionText,
    subcommands: [
      CheckCommand.self, DiffCommand.self, WorkflowCommand.self, ExplainCommand.self,
      RecordCommand.self, VerifyCommand.self, RulesCommand.self, ConfigCommand.self,
      EvalCommand.self,
    ]
  )

  /// Only `--version` needs the rulebook; ArgumentParser wants the text beforehand.
  private static var versionText: String {
    guard CommandLine.arguments.contains("--version") else { return "tebiki" }
    return Versions.text(RulebookSource.builtIn)
  }
}
