import ArgumentParser
import SourceText
import TebikiKit

extension ValidationError {
  /// Wrong use, told in the language that was asked for.
  init(ja: String, en: String) {
    self.init(Localized(ja: ja, en: en)[Console.askedLanguage])
  }
}

extension Console {
  /// The language of `--lang`, read before anything else is; else the locale's.
  static var askedLanguage: Language {
    let words = CommandLine.arguments
    let joined = words.last { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    let apart = words.lastIndex(of: "--lang").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    return (joined ?? apart).flatMap { Language(rawValue: $0) } ?? localeLanguage
  }
}

extension ParsableCommand {
  /// Parses the words after the command's name and runs it.
  static func runAlone(_ words: [String]) {
    do {
      var command = try parse(words)
      try command.run()
    } catch {
      fail(error)
    }
  }

  /// Ends the program with what the parser has to say of an error.
  ///
  /// A command that is parsed alone is named there as it has to be typed.
  static func fail(_ error: any Error) -> Never {
    guard exitCode(for: error) == .validationFailure,
      let above = configuration._superCommandName
    else { exit(withError: error) }
    Console.error(
      fullMessage(for: error).replacing(
        "See '\(_commandName) ",
        with: "See '\(above) \(_commandName) "
      )
    )
    exit(withError: ArgumentParser.ExitCode(TebikiKit.ExitCode.usage))
  }
}

extension Tebiki {
  /// Runs what is parsed with the whole tree of commands.
  static func runAny(_ words: [String]) {
    if let word = words.first, !word.hasPrefix("-"), !isKnown(word) { exitUnknown(word) }
    do {
      var command = try parseAsRoot(words)
      do {
        try command.run()
      } catch {
        type(of: command).fail(error)
      }
    } catch {
      exit(withError: error)
    }
  }

  private static var names: [String] {
    configuration.subcommands.map { $0._commandName } + ["help"]
  }

  private static func isKnown(_ word: String) -> Bool { names.contains(word) }

  private static func exitUnknown(_ word: String) -> Never {
    let near = Suggestion.nearest(to: word, among: names)
    let known = names.joined(separator: ", ")
    let message = Localized(
      ja: "「\(word)」というコマンドはありません。"
        + (near.map { "「\($0)」のことですか。" } ?? "使えるもの: \(known)"),
      en: "There is no command '\(word)'."
        + (near.map { " Did you mean '\($0)'?" } ?? " Known are \(known).")
    )
    Console.error("Error: \(message[Console.askedLanguage])\nSee 'tebiki --help'.")
    exit(withError: ArgumentParser.ExitCode(TebikiKit.ExitCode.usage))
  }
}
