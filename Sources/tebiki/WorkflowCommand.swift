import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki workflow`: the recommendation alone.
struct WorkflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow",
    _superCommandName: "tebiki",
    abstract: "Say which workflow of the handbook to look at, for each dataset."
  )

  @Argument(help: ArgumentHelp("A plan, or - for standard input.", valueName: "path"))
  var path: String

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = "text"

  @Option(help: ArgumentHelp("Judge by the law of this day (2021-01-15).", valueName: "date"))
  var asOf: String?

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard ReportFormat.workflows.contains(where: { $0.name == format }) else {
      throw ValidationError("There is no format '\(format)'; known are text, json.")
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    var options = CheckOptions(today: Console.today)
    options.asOf = try Parse.day(asOf)
    let chosen = ReportFormat.workflows.first { $0.name == format } ?? .text
    var settings = CheckSettings(
      options: options,
      format: chosen,
      report: ReportOptions(
        language: language.language,
        isColored: ColorChoice.auto.isColored,
        width: Surroundings.terminalWidth(.standardOutput) ?? 100
      )
    )
    // Advice on where to look is no gate: only unreadable input fails.
    settings.failOn = .must
    let inputs = PlanInputs.expand([path], standardInputName: "<stdin>")
    let code = CheckRun(rules, settings, inputs: inputs).run(write: Console.print)
    if code == TebikiKit.ExitCode.invalidInput { throw ArgumentParser.ExitCode(code) }
  }
}
