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
    _superCommandName: "tebiki rules",
    abstract: "List provisions not checked for long, or not since a known change of their law.",
    discussion: "Exit codes: 0 none, 1 some."
  )

  @Option(help: ArgumentHelp("The day to count from. Default: today in Japan.", valueName: "date"))
  var asOf: String?

  // Half a year: no session of the Diet and no notice of a ministry goes unseen for longer.
  @Option(help: ArgumentHelp("Days after which a check is too old.", valueName: "n"))
  var days = 180

  @Option(help: "text or json.")
  var format = "text"

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard days > 0 else {
      throw ValidationError(ja: "--days は 1 以上の数です。", en: "--days is a positive number.")
    }
    guard ["text", "json"].contains(format) else {
      throw ValidationError(
        ja: "形式「\(format)」はありません。使えるもの: text, json",
        en: "There is no format '\(format)'; known are text, json."
      )
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
