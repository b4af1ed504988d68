import ArgumentParser
import SourceText
import TebikiKit

/// Which configuration file a command goes by.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take options from this file instead of the nearest .tebiki.yaml upward.",
      valueName: "file"
    )
  )
  var config: String?

  @Flag(help: "Take no options from a file.")
  var noConfig = false

  func validate() throws {
    guard config == nil || !noConfig else {
      throw ValidationError(
        ja: "--config と --no-config は、どちらか一方だけ指定してください。",
        en: "Either --config or --no-config."
      )
    }
  }
}

/// A command whose options may stand in a configuration file, too.
protocol ConfiguredCommand: ParsableCommand {
  static var configurationName: String { get }
  var configuring: ConfigurationOptions { get }
  /// The paths of the plans that it reads.
  var planPaths: [String] { get }
}

extension ConfiguredCommand {
  /// Parses and runs: the file's options first, so that the command line's own win.
  static func runConfigured(_ words: [String]) {
    do {
      var command: Self
      do {
        command = try parse(words)
      } catch {
        // What the command line lacks may stand in the file of the folder at hand.
        let usual = (try? arguments(at: nil, of: [])) ?? []
        guard !usual.isEmpty, let other = try? parse(usual + words) else { throw error }
        command = other
      }
      let own = try command.ownArguments()
      if !own.isEmpty { command = try parse(own + words) }
      try command.run()
    } catch {
      fail(error)
    }
  }

  private func ownArguments() throws -> [String] {
    configuring.noConfig ? [] : try Self.arguments(at: configuring.config, of: planPaths)
  }

  /// The options of a named file, or of the nearest to the paths.
  private static func arguments(at named: String?, of paths: [String]) throws -> [String] {
    guard let configuration = try Self.configuration(at: named, of: paths) else { return [] }
    return configuration.arguments(for: configurationName)
  }

  /// Reads the file; a fault of it ends the program with its place.
  private static func configuration(at named: String?, of paths: [String]) throws -> Configuration?
  {
    let language = Console.localeLanguage
    do {
      guard let path = try named ?? ConfigurationSearch.path(for: paths) else { return nil }
      return try Configuration(path)
    } catch let failure as YAMLFileFailure {
      Console.error(failure.description(in: language))
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.usage)
    } catch let conflict as ConfigurationSearch.Conflict {
      throw ValidationError(conflict.message[language])
    }
  }
}
