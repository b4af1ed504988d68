import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki workflow`: the recommendation in full, or a workflow without a plan.
struct WorkflowCommand: ConfiguredCommand {
  static let configurationName = "workflow"
  var planPaths: [String] { [path].compactMap { $0 } }

  static let configuration = CommandConfiguration(
    commandName: "workflow",
    _superCommandName: "tebiki",
    abstract: "Say which workflow of the handbook to look at, with its steps and duties."
  )

  @Argument(help: ArgumentHelp("A plan, or - for standard input.", valueName: "path"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "Show a workflow: handbook-5, 5 or #5; all for every one. With a plan: which one to draw.",
      valueName: "workflow"
    )
  )
  var show: String?

  @Option(
    help: ArgumentHelp(
      "text, json, svg, bpmn or mermaid; without a plan also markdown.",
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
  @OptionGroup var configuring: ConfigurationOptions

  private var picture: PictureFormat? { PictureFormat(rawValue: format) }

  func validate() throws {
    guard path != nil || show != nil else {
      throw ValidationError(
        ja: "計画書か、--show でワークフローを指定してください。",
        en: "Name a plan, or a workflow with --show."
      )
    }
    guard path == nil || show == nil || picture != nil else {
      let pictures = PictureFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        ja: "計画書と --show を一緒に指定すると図になります。--format を指定してください: \(pictures)",
        en: "A plan with --show is drawn: --format \(pictures)."
      )
    }
    let texts =
      path == nil
      ? WorkflowShow.Format.allCases.map(\.rawValue) : ReportFormat.workflows.map(\.name)
    let known = texts + PictureFormat.allCases.map(\.rawValue)
    guard known.contains(format) else {
      let names = known.joined(separator: ", ")
      throw ValidationError(
        ja: "形式「\(format)」はここにはありません。使えるもの: \(names)",
        en: "There is no format '\(format)' here; known are \(names)."
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
    switch (path, picture) {
    case (nil, _): try show(show ?? "all", rules, report)
    case (let path?, let picture?): try draw(path, as: picture, rules, report)
    case (let path?, nil): try check(path, rules, report)
    }
  }

  // MARK: - A workflow alone

  private func show(_ name: String, _ rules: Rulebook, _ report: ReportOptions) throws {
    let workflows: [Int]
    if name == "all" {
      workflows = Array(rules.workflows.indices)
    } else {
      workflows = [try workflow(named: name, rules)]
    }
    let day = try Parse.day(asOf) ?? Console.today
    if let picture {
      guard workflows.count == 1, let workflow = workflows.first else {
        throw ValidationError(
          ja: "図にできるワークフローは一つです。--show で指定してください。",
          en: "A picture shows one workflow; name it with --show."
        )
      }
      let drawing = WorkflowDrawing(rules, workflow: workflow, on: day, language.language)
      return try write(Array(drawing.text(as: picture).utf8))
    }
    let chosen = WorkflowShow.Format(rawValue: format) ?? .text
    try write(Array(WorkflowShow.render(workflows, as: chosen, on: day, rules, report).utf8))
  }

  private func workflow(named name: String, _ rules: Rulebook) throws -> Int {
    if let number = rules.workflow(named: name) { return number }
    throw ValidationError(WorkflowDrawing.unknown(name, rules)[language.language])
  }

  // MARK: - A plan

  private func settings(_ format: ReportFormat, _ report: ReportOptions) throws -> CheckSettings {
    var options = CheckOptions(today: Console.today)
    options.asOf = try Parse.day(asOf)
    return CheckSettings(options: options, format: format, report: report)
  }

  private func draw(
    _ path: String,
    as picture: PictureFormat,
    _ rules: Rulebook,
    _ report: ReportOptions
  ) throws {
    let chosen = try show.map { try workflow(named: $0, rules) }
    do {
      let run = PictureRun(rules, try settings(.text, report))
      try write(Array(run.picture(of: path, workflow: chosen, as: picture).utf8))
    } catch PictureRun.Failure.unreadable(let report) {
      Console.error(report)
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
    } catch PictureRun.Failure.choice(let message) {
      throw ValidationError(message[language.language])
    }
  }

  private func check(_ path: String, _ rules: Rulebook, _ report: ReportOptions) throws {
    let chosen = ReportFormat.workflows.first { $0.name == format } ?? .text
    // Advice on where to look is no gate: only unreadable input fails.
    let settings = try settings(chosen, report)
    let inputs = PlanInputs([path], standardInputName: "<stdin>").inputs
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
