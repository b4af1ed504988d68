import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki workflow`: the recommendation alone, or a workflow as a picture.
struct WorkflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow",
    _superCommandName: "tebiki",
    abstract: "Say which workflow of the handbook to look at, for each dataset; or show one."
  )

  @Argument(help: ArgumentHelp("A plan, or - for standard input.", valueName: "path"))
  var path: String?

  @Option(
    help: ArgumentHelp("Show a workflow: handbook-1 … handbook-6b, or 1 … 6b.", valueName: "id")
  )
  var show: String?

  @Option(
    help: ArgumentHelp(
      "text or json; with --show text, svg (A4 pages), bpmn (BPMN 2.0) or mermaid.",
      valueName: "format"
    )
  )
  var format = "text"

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file.", valueName: "file")
  )
  var output: String?

  @Option(help: ArgumentHelp("Judge by the law of this day (2021-01-15).", valueName: "date"))
  var asOf: String?

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard (path == nil) != (show == nil) else {
      throw ValidationError("Name a plan, or a workflow with --show.")
    }
    let known =
      show == nil
      ? ReportFormat.workflows.map(\.name) : ["text"] + PictureFormat.allCases.map(\.rawValue)
    guard known.contains(format) else {
      throw ValidationError(
        "There is no format '\(format)' here; known are \(known.joined(separator: ", "))."
      )
    }
    guard output == nil || show != nil else {
      throw ValidationError("-o goes with --show; a report is written with > FILE.")
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    if let show { return try draw(show, rules) }
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
    let inputs = PlanInputs.expand([path ?? "-"], standardInputName: "<stdin>")
    let code = CheckRun(rules, settings, inputs: inputs).run(write: Console.print)
    if code == TebikiKit.ExitCode.invalidInput { throw ArgumentParser.ExitCode(code) }
  }

  // MARK: - Showing one workflow

  private func draw(_ name: String, _ rules: Rulebook) throws {
    let day = try Parse.day(asOf)
    guard let number = rules.workflow(named: name) else {
      Console.error(WorkflowDrawing.unknown(name, rules)[language.language])
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
    }
    guard let picture = PictureFormat(rawValue: format) else {
      let id = rules.string(rules.workflows[number].id)
      if case .success(let text) = ExplainReport.text(of: id, asOf: day, rules, language.language) {
        try write(text)
      }
      return
    }
    let drawing = WorkflowDrawing(
      rules,
      workflow: number,
      on: day ?? Console.today,
      language.language
    )
    try write(drawing.text(as: picture))
  }

  private func write(_ text: String) throws {
    guard let output else { return Console.print(text) }
    do {
      try Files.write(Array(text.utf8), to: output)
    } catch {
      Console.error(error.message[language.language])
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
    }
  }
}
