import ArgumentParser
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki rules`: lists the rules and runs their cases.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, run the cases that prove them, show what of the law they hold.",
    subcommands: [
      RulesListCommand.self, RulesTestCommand.self, RulesCoverageCommand.self,
      RulesStaleCommand.self,
    ]
  )
}

/// `tebiki rules list`: one line a rule.
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    _superCommandName: "tebiki rules",
    abstract: "List the rules with level, force, law and the days they hold for."
  )

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    Console.print(RuleListReport.text(rules, language.language))
  }
}
