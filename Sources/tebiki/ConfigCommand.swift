import ArgumentParser
import Platform
import SourceText
import TebikiKit

/// `tebiki config`: what a configuration file says.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings that plans in a folder are checked with.",
    subcommands: [ConfigShowCommand.self]
  )
}

/// `tebiki config show`: every setting with its value, and where that comes from.
struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    _superCommandName: "tebiki config",
    abstract: "Show every setting for a plan or folder.",
    discussion: "Options on the command line win over these."
  )

  @Argument(help: ArgumentHelp("A plan or folder. Default: the current folder.", valueName: "path"))
  var path = "."

  @Flag(help: "Show where each value comes from: the file and its line, or the default.")
  var origin = false

  @Option(help: ArgumentHelp("Read this file instead of the nearest one.", valueName: "file"))
  var config: String?

  @OptionGroup var language: LanguageOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let language = language.language
    let configuration: Configuration?
    do {
      let found = try config ?? ConfigurationSearch.path(for: [path])
      configuration = try found.map { try Configuration($0) }
    } catch let failure as YAMLFileFailure {
      Console.error(failure.description(in: language))
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.usage)
    }
    Console.print(ConfigurationReport(configuration, showsOrigin: origin).text(language))
  }
}
