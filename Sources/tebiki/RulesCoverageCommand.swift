import ArgumentParser
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki rules coverage`: what the law says, and where the rulebook holds it.
struct RulesCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    _superCommandName: "tebiki rules",
    abstract: "Show which statements of the law are cited, left out with a reason, or uncited.",
    discussion: """
      A law's provisions are its statements; the register adds statements of each edition. \
      Exit code 4 when something is uncited without a reason.
      """
  )

  @Option(
    help: ArgumentHelp(
      "handbook, law (all but the handbook), or one law or register file by name.",
      valueName: "name"
    )
  )
  var source: String?

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  private var choice: CoverageChoice {
    switch source {
    case nil: .all
    case "handbook": .handbook
    case "law": .law
    case let name?: .named(name)
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    guard let report = CoverageReport(rules, choice, language.language) else {
      let known = CoverageReport.names(rules)
      let near = Suggestion.nearest(to: source ?? "", among: known)
      let (name, names) = (source ?? "", known.joined(separator: ", "))
      throw ValidationError(
        ja: "「\(name)」という出典はありません。使えるもの: \(names)"
          + (near.map { "。「\($0)」のことですか。" } ?? ""),
        en: "There is no source '\(name)'; known are \(names)."
          + (near.map { " Did you mean '\($0)'?" } ?? "")
      )
    }
    Console.print(report.text)
    if !report.isComplete {
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidRulebook)
    }
  }
}
