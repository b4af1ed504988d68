import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import TebikiKit

/// `tebiki record`: writes down what was checked and what came of it.
struct RecordCommand: ConfiguredCommand {
  static let configurationName = "record"
  var planPaths: [String] { [plan] }

  static let configuration = CommandConfiguration(
    commandName: "record",
    _superCommandName: "tebiki",
    abstract: "Write a record of a check (検査記録) that anybody with the plan can verify.",
    discussion: """
      The record holds digests of plan, rulebook and program, the day of judgement, the verdict \
      of each law and the findings; nothing of the plan's own text, no time and no path. It shows \
      what was checked, not that it is lawful. Exit codes: 0 written, whatever the verdict; \
      3 a plan that cannot be checked.
      """
  )

  @Argument(help: ArgumentHelp("The plan, or - for standard input.", valueName: "plan"))
  var plan: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the record goes. Default: standard output.", valueName: "file")
  )
  var output: String?

  @Option(help: ArgumentHelp("Judge by the law of this day (2021-01-15).", valueName: "date"))
  var asOf: String?

  @Flag(help: "A plan without a day of judgement is an error.")
  var requireAsOf = false

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var configuring: ConfigurationOptions

  func validate() throws {
    guard output.map({ Files.canonical($0) != Files.canonical(plan) }) != false else {
      throw ValidationError(
        ja: "このままでは記録が計画書を上書きします。別のファイルを指定してください。",
        en: "The record would overwrite the plan; name another file."
      )
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    var settings = RecordOptions.settings(try Parse.day(asOf), language)
    settings.options.requiresAsOf = requireAsOf
    let code = RecordRun(rules, settings).record(
      plan,
      to: output,
      write: Console.print,
      remark: { Console.remark($0, language.language) }
    )
    Surroundings.exit(code)
  }
}

/// What recording and verifying share.
enum RecordOptions {
  static func settings(_ asOf: Day?, _ language: LanguageOptions) -> CheckSettings {
    var settings = CheckSettings(
      options: CheckOptions(today: Console.today),
      format: .oneLine,
      report: ReportOptions(language: language.language)
    )
    settings.options.asOf = asOf
    return settings
  }
}
