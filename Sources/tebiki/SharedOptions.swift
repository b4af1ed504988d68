import ArgumentParser
import Platform
import Rules
import SourceText
import TebikiKit

/// Which rulebook a command uses.
struct RulebookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use the rules of a folder instead of the built-in ones.",
      valueName: "dir"
    )
  )
  var rulebook: String?

  @Option(
    help: ArgumentHelp(
      "Lay an institution's own rules over the rulebook.",
      valueName: "dir"
    )
  )
  var rules: String?

  /// The rulebook; a broken one ends the program with exit code 4.
  func load(_ language: Language) throws -> Rulebook {
    do {
      return try RulebookSource.load(folder: rulebook, pack: rules)
    } catch {
      Console.error(error.description(in: language))
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidRulebook)
    }
  }
}

/// The language of messages.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Language of reports and messages: ja or en. Default: the locale's.",
      valueName: "language"
    )
  )
  var lang: String?

  var language: Language { lang.flatMap { Language(rawValue: $0) } ?? Console.localeLanguage }

  func validate() throws {
    guard lang == nil || lang.flatMap({ Language(rawValue: $0) }) != nil else {
      throw ValidationError(
        ja: "--lang は ja か en です。",
        en: "--lang is ja or en."
      )
    }
  }
}

/// Standard output and error, and what the surroundings say of them.
enum Console {
  /// Japanese where the locale is Japanese, else English.
  static var localeLanguage: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = Surroundings.variable(name), !value.isEmpty else { continue }
      return value.hasPrefix("ja") ? .ja : .en
    }
    return .en
  }

  /// Japan's civil date.
  static var today: Day {
    let date = CivilDate.todayInJapan
    return Day(year: date.year, month: date.month, day: date.day) ?? Day(number: 0)
  }

  static func error(_ text: String) {
    // Nobody is left to tell when standard error itself is gone.
    _ = try? Output.standardError.write(text + "\n")
  }

  /// Writes to standard error as it is.
  static func tell(_ bytes: [UInt8]) { _ = try? Output.standardError.write(bytes) }

  static func print(_ text: String) { print(Array(text.utf8)) }

  /// Writes to standard output; what cannot be written must not pass for a clean report.
  ///
  /// A reader that has gone, as in `| head`, is no fault.
  @Sendable static func print(_ bytes: [UInt8]) {
    do {
      try Output.standardOutput.write(bytes)
    } catch {
      let message = Localized(
        ja: "標準出力に書き出せませんでした。空き容量と出力先を確かめてください。",
        en: "The output cannot be written; check its place and the space left there."
      )
      self.error("error: \(message[localeLanguage])")
      Surroundings.exit(TebikiKit.ExitCode.internalError)
    }
  }
}

/// When to colour.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never

  var isColored: Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      let refusal = Surroundings.variable("NO_COLOR") ?? ""
      return refusal.isEmpty && Surroundings.isTerminal(.standardOutput)
    }
  }
}

/// Reads what options hold.
///
/// Options are texts and numbers only: every further type costs the argument parser as much as
/// checking a plan.
enum Parse {
  static func day(_ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text.utf8) else {
      throw ValidationError(
        ja: "「\(text)」は日付ではありません。2021-01-15 のように書いてください。",
        en: "'\(text)' is no day; write it like 2021-01-15."
      )
    }
    return day
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String,
    of option: String,
    among type: Choice.Type
  ) throws -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        ja: "\(option) に「\(text)」は指定できません。使えるもの: \(known)",
        en: "\(option) is one of \(known), not '\(text)'."
      )
    }
    return choice
  }
}
