import ArgumentParser
import Platform
import Reports
import SourceText
import TebikiKit

/// `tebiki verify`: checks again what a record says.
struct VerifyCommand: ConfiguredCommand {
  static let configurationName = "verify"
  var planPaths: [String] { [plan] }

  static let configuration = CommandConfiguration(
    commandName: "verify",
    _superCommandName: "tebiki",
    abstract: "Check a plan again and compare with its record: same, or what differs.",
    discussion: """
      Exit codes: 0 everything is the same, 1 something differs (plan, rulebook, program, day, \
      verdict, findings, or the record itself was changed), 3 a record or plan that cannot be read.
      """
  )

  @Argument(help: ArgumentHelp("The record.", valueName: "record"))
  var record: String

  @Argument(help: ArgumentHelp("The plan, or - for standard input.", valueName: "plan"))
  var plan: String

  @Option(help: ArgumentHelp("The day that the record has to be for.", valueName: "date"))
  var asOf: String?

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var configuring: ConfigurationOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    let settings = RecordOptions.settings(try Parse.day(asOf), language)
    let code = RecordRun(rules, settings).verify(
      record,
      against: plan,
      tell: { Console.print(Array(RecordReport.text($0, language.language).utf8)) },
      remark: { Console.remark($0, language.language) }
    )
    Surroundings.exit(code)
  }
}
