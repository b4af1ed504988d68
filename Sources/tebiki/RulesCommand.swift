import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki rules`: lists the rules and runs their cases.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, or run the cases that prove them.",
    subcommands: [RulesListCommand.self, RulesTestCommand.self]
  )
}

/// `tebiki rules list`: one line a rule.
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules with level, force and provisions."
  )

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    Console.print(RuleListReport.text(rules, language.language))
  }
}

/// `tebiki rules test`: runs the cases.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the cases of every rule."
  )

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    let runner = RuleCaseRunner(rules)
    var passed = 0
    var failed = 0
    for rule in rules.rules.indices {
      for result in runner.run(rule) {
        if result.isPassed {
          passed += 1
        } else {
          failed += 1
          Console.print(RuleListReport.failure(result, rules, language.language) + "\n")
        }
      }
    }
    Console.print("cases: \(passed) passed, \(failed) failed\n")
    if failed > 0 || passed == 0 {
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidRulebook)
    }
  }
}
