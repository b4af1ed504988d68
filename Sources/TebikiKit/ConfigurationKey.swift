package import SourceText

/// One key of a configuration file: an option of the command line that it stands for.
package struct ConfigurationKey: Sendable {
  /// How a key's value is written.
  package enum Kind: Sendable {
    case text
    /// One of these words.
    case choice([String])
    case number
    case day
    /// true or false.
    case flag
    /// A path, seen from the configuration file's folder.
    case path
    /// `format: path` pairs.
    case reports
  }

  /// The name in the file and, with `--` before it, on the command line.
  package let name: String
  package let kind: Kind
  /// What stands where nobody says anything.
  package let usual: Localized
  /// The commands that know it.
  package let commands: Set<String>

  private init(
    _ name: String,
    _ kind: Kind,
    usual: Localized,
    commands: Set<String> = ["check"]
  ) {
    self.name = name
    self.kind = kind
    self.usual = usual
    self.commands = commands
  }

  private static func same(_ text: String) -> Localized { Localized(ja: text, en: text) }

  private static let none = Localized(ja: "なし", en: "none")
  private static let off = same("false")
  private static let builtIn = Localized(ja: "内蔵の規則集", en: "the built-in one")
  private static let readers: Set<String> = ["check", "workflow", "diff", "record", "verify"]

  /// Every key, in the order that `config show` prints.
  ///
  /// What would leave rules out has no key: a file in a folder must not lower a duty unseen.
  package static let all: [ConfigurationKey] = [
    ConfigurationKey(
      "lang",
      .choice(["ja", "en"]),
      usual: Localized(ja: "環境の言語", en: "that of the locale"),
      commands: readers
    ),
    ConfigurationKey("rulebook", .path, usual: builtIn, commands: readers),
    ConfigurationKey("rules", .path, usual: none, commands: readers),
    ConfigurationKey(
      "as-of",
      .day,
      usual: Localized(ja: "計画書の記載、なければ今日", en: "the plan's own, else today"),
      commands: readers.subtracting(["verify"])
    ),
    ConfigurationKey("require-as-of", .flag, usual: off, commands: ["check", "record"]),
    ConfigurationKey("format", .text, usual: same("text")),
    ConfigurationKey("report", .reports, usual: none),
    ConfigurationKey("fail-on", .choice(["must", "should", "consider"]), usual: same("must")),
    ConfigurationKey("undetermined", .choice(["report", "pass", "fail"]), usual: same("report")),
    ConfigurationKey("waivers", .path, usual: none),
    ConfigurationKey("no-waivers", .flag, usual: off),
    ConfigurationKey("baseline", .path, usual: none),
    ConfigurationKey("strict-baseline", .flag, usual: off),
    ConfigurationKey("no-ignore", .flag, usual: off),
    ConfigurationKey("no-source", .flag, usual: off),
    ConfigurationKey("quiet", .flag, usual: off),
    ConfigurationKey(
      "jobs",
      .number,
      usual: Localized(ja: "使えるプロセッサーの数", en: "the number of processors")
    ),
    ConfigurationKey("color", .choice(["auto", "always", "never"]), usual: same("auto")),
    ConfigurationKey("ambiguous-width", .choice(["1", "2"]), usual: same("1")),
    ConfigurationKey(
      "cache-dir",
      .path,
      usual: Localized(ja: "利用者のキャッシュ", en: "the user's cache folder")
    ),
    ConfigurationKey("no-cache", .flag, usual: off),
    ConfigurationKey("help-uri", .text, usual: none),
    ConfigurationKey("max-bytes", .number, usual: same("1048576")),
    ConfigurationKey("max-depth", .number, usual: same("64")),
    ConfigurationKey("max-nodes", .number, usual: same("200000")),
  ]
}
