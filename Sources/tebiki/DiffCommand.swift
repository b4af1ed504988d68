import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki diff`: what became of a plan from one version to the next.
struct DiffCommand: ConfiguredCommand {
  static let configurationName = "diff"
  var planPaths: [String] { [old, new] }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    _superCommandName: "tebiki",
    abstract:
      "Compare two versions of a plan: findings resolved, new and remaining; facts changed.",
    discussion: """
      csv, markdown and html are the list of points to send to the researcher; reply is the \
      skeleton of the answer. Exit codes: 0 no new findings, 1 new findings, 3 a version that \
      cannot be read.
      """
  )

  @Argument(help: ArgumentHelp("The earlier version.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The later version.", valueName: "new"))
  var new: String

  @Option(
    help: ArgumentHelp(
      "Report on standard output: \(ComparisonFormat.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"
    )
  )
  var format = "text"

  @Option(
    help: ArgumentHelp(
      "Write a report to a file, too: html=points.html. Repeatable.",
      valueName: "format=path"
    )
  )
  var report: [String] = []

  @Option(help: ArgumentHelp("Judge both by the law of this day.", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Lowest level of new findings that fails.", valueName: "level"))
  var failOn = "must"

  @Flag(help: "Keep the plans' own text out of the report.")
  var noSource = false

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var configuring: ConfigurationOptions

  func validate() throws {
    guard old != "-" || new != "-" else {
      throw ValidationError(
        ja: "標準入力から読めるのは、二つの版のうち一つだけです。",
        en: "Only one of the versions can come from standard input."
      )
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    var settings = CheckSettings(
      options: CheckOptions(today: Console.today),
      format: .oneLine,
      report: ReportOptions(language: language.language, isColored: ColorChoice.auto.isColored)
    )
    settings.options.asOf = try Parse.day(asOf)
    settings.report.showsSource = !noSource
    settings.failOn = try Parse.choice(failOn, of: "--fail-on", among: LevelChoice.self).level
    let code = ComparisonRun(rules, settings).run(
      old: old,
      new: new,
      to: try destinations(),
      write: Console.print,
      remark: { Console.remark($0, language.language) }
    )
    Surroundings.exit(code)
  }

  private func destinations() throws -> [ComparisonRun.Destination] {
    guard let own = ComparisonFormat.all.first(where: { $0.name == format }) else {
      let known = ComparisonFormat.all.map(\.name).joined(separator: ", ")
      throw ValidationError(
        ja: "形式「\(format)」はありません。使えるもの: \(known)",
        en: "There is no format '\(format)'; known are \(known)."
      )
    }
    let known = ComparisonFormat.all.map { ($0.name, $0.fileExtension) }
    do {
      let requests = try ReportRequest.parse(report, among: known, inputs: [old, new])
      return [ComparisonRun.Destination(format: own, path: nil)]
        + requests.compactMap { request in
          ComparisonFormat.all.first { $0.name == request.format }.map {
            ComparisonRun.Destination(format: $0, path: request.path)
          }
        }
    } catch {
      throw ValidationError(error.message[language.language])
    }
  }
}
