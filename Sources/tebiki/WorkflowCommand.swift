import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki workflow`: the recommendation in full, or a workflow without a plan.
struct WorkflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow",
    _superCommandName: "tebiki",
    abstract: "Say which workflow of the handbook to look at, with its steps and duties."
  )

  @Argument(help: ArgumentHelp("A plan, or - for standard input.", valueName: "path"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "Show a workflow without a plan: handbook-5, 5 or #5; all for every one.",
      valueName: "workflow"
    )
  )
  var show: String?

  @Option(
    help: ArgumentHelp(
      "text or json; with --show also markdown, svg, bpmn or mermaid.",
      valueName: "format"
    )
  )
  var format = "text"

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file, replacing it at once.", valueName: "file")
  )
  var output: String?

  @Option(help: ArgumentHelp("Judge by the law of this day (2021-01-15).", valueName: "date"))
  var asOf: String?

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard (path == nil) != (show == nil) else {
      throw ValidationError("Name a plan, or a workflow with --show; not both.")
    }
    let known =
      show == nil
      ? ReportFormat.workflows.map(\.name)
      : WorkflowShow.Format.allCases.map(\.rawValue) + PictureFormat.allCases.map(\.rawValue)
    guard known.contains(format) else {
      throw ValidationError(
        "There is no format '\(format)' here; known are \(known.joined(separator: ", "))."
      )
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    let report = ReportOptions(
      language: language.language,
      isColored: output == nil && ColorChoice.auto.isColored,
      width: Surroundings.terminalWidth(.standardOutput) ?? 100
    )
    if let show {
      try self.show(show, rules, report)
    } else {
      try check(rules, report)
    }
  }

  // MARK: - A workflow alone

  private func show(_ name: String, _ rules: Rulebook, _ report: ReportOptions) throws {
    let workflows: [Int]
    if name == "all" {
      workflows = Array(rules.workflows.indices)
    } else if let number = rules.workflow(named: name) {
      workflows = [number]
    } else {
      throw ValidationError(unknown(name, rules))
    }
    let day = try Parse.day(asOf) ?? Console.today
    if let picture = PictureFormat(rawValue: format) {
      guard workflows.count == 1, let workflow = workflows.first else {
        throw ValidationError("A picture shows one workflow; name it with --show.")
      }
      let drawing = WorkflowDrawing(rules, workflow: workflow, on: day, language.language)
      return try write(Array(drawing.text(as: picture).utf8))
    }
    let chosen = WorkflowShow.Format(rawValue: format) ?? .text
    try write(Array(WorkflowShow.render(workflows, as: chosen, on: day, rules, report).utf8))
  }

  private func unknown(_ name: String, _ rules: Rulebook) -> String {
    let known = rules.workflows.map { rules.string($0.id) }
    guard let nearest = Suggestion.nearest(to: name, among: known) else {
      return "There is no workflow '\(name)'; known are \(known.joined(separator: ", "))."
    }
    return "There is no workflow '\(name)'. Did you mean '\(nearest)'?"
  }

  // MARK: - A plan

  private func check(_ rules: Rulebook, _ report: ReportOptions) throws {
    var options = CheckOptions(today: Console.today)
    options.asOf = try Parse.day(asOf)
    let chosen = ReportFormat.workflows.first { $0.name == format } ?? .text
    var settings = CheckSettings(options: options, format: chosen, report: report)
    // Advice on where to look is no gate: only unreadable input fails.
    settings.failOn = .must
    let inputs = PlanInputs.expand([path ?? "-"], standardInputName: "<stdin>")
    let (code, bytes) = CheckRun(rules, settings, inputs: inputs).runToEnd()
    try write(bytes)
    if code == TebikiKit.ExitCode.invalidInput { throw ArgumentParser.ExitCode(code) }
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let output else { return Console.print(bytes) }
    do {
      try Files.write(bytes, to: output)
    } catch {
      let message = Localized(
        ja: "書き出せませんでした。フォルダーと権限を確かめてください。",
        en: "It cannot be written; check the folder and the permissions."
      )
      Console.error("error: \(error.path): \(message[language.language])")
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.internalError)
    }
  }
}
