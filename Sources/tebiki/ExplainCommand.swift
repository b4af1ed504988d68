import ArgumentParser
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki explain`: says what an id means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    _superCommandName: "tebiki",
    abstract: "Explain a rule, provision, field, route, workflow or term."
  )

  @Argument(
    help: ArgumentHelp("appi/sensitive-opt-out, transfers.bases, handbook-6a, …", valueName: "id")
  )
  var id: String

  @Option(help: ArgumentHelp("Show numbers and conditions of this day.", valueName: "date"))
  var asOf: String?

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    switch ExplainReport.text(of: id, asOf: try Parse.day(asOf), rules, language.language) {
    case .success(let text): Console.print(text)
    case .failure(let unknown):
      Console.error(unknown.message[language.language])
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.usage)
    }
  }
}
