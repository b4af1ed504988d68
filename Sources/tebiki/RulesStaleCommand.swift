import ArgumentParser
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki rules stale`: which provisions ought to be looked at again.
struct RulesStaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stale",
    abstract: "List provisions not checked for long, or not since a known change of their law.",
    discussion: "Exit codes: 0 none, 1 some."
  )

  @Option(help: ArgumentHelp("The day of the look; today in Japan unless told.", valueName: "date"))
  var asOf: String?

  // Half a year: no session of the Diet and no notice of a ministry goes unseen for longer.
  @Option(help: ArgumentHelp("A check is too old after so many days.", valueName: "n"))
  var days = 180

  @Option(help: "text or json.")
  var format = "text"

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard days > 0 else { throw ValidationError("--days is a positive number.") }
    guard ["text", "json"].contains(format) else {
      throw ValidationError("There is no format '\(format)'; known are text, json.")
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    let report = StaleReport(rules, on: try Parse.day(asOf) ?? Console.today, days: days)
    Console.print(format == "json" ? report.json : report.text(language.language))
    if !report.entries.isEmpty { throw ArgumentParser.ExitCode(TebikiKit.ExitCode.findings) }
  }
}
