import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit
import YAMLTree

/// `tebiki check`: checks plans and reports what was found.
struct CheckCommand: ConfiguredCommand {
  static let configurationName = "check"
  var planPaths: [String] { paths }

  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: "tebiki",
    abstract: "Check plans: findings, verdicts, recommendation, questions.",
    discussion: """
      PATH is a plan, a folder (its .yaml and .yml files that hold `tebiki:`, without those that a \
      .tebikiignore leaves out), a pattern ('plans/**/*.yaml'), or - for standard input.
      """
  )

  @Argument(help: ArgumentHelp("Plans, folders, or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read paths from a list, one a line; - is standard input.",
      valueName: "list"
    )
  )
  var filesFrom: String?

  @Option(help: ArgumentHelp("Name for standard input in reports.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @Option(
    help: ArgumentHelp(
      "Report on standard output: \(ReportFormat.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"
    )
  )
  var format = "text"

  @OptionGroup var reporting: ReportingOptions

  @Option(help: ArgumentHelp("Judge by the law of this day (2021-01-15).", valueName: "date"))
  var asOf: String?

  @Flag(help: "A plan without a day of judgement is an error.")
  var requireAsOf = false

  @Option(
    help: ArgumentHelp("Lowest level that fails: must, should or consider.", valueName: "level")
  )
  var failOn = "must"

  @Option(
    help: ArgumentHelp(
      "Exit code of undetermined plans: report (2), pass (0) or fail (1).",
      valueName: "policy"
    )
  )
  var undetermined = "report"

  @OptionGroup var rulebook: RulebookOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Run only these rules: ids, or beginnings such as appi/.", valueName: "id")
  )
  var select: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Leave these rules out.", valueName: "id")
  )
  var ignore: [String] = []

  @Flag(help: "Check in folders also what .tebikiignore files leave out.")
  var noIgnore = false

  @Flag(help: "Keep the plan's own text out of the report.")
  var noSource = false

  @Flag(name: .shortAndLong, help: "Findings and verdicts only.")
  var quiet = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Files to check at a time. Default: one for each processor.", valueName: "n")
  )
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Terminal cells of a character of ambiguous width: 1 or 2.",
      valueName: "n"
    )
  )
  var ambiguousWidth = 1

  @Option(help: ArgumentHelp("When to colour: auto, always or never.", valueName: "when"))
  var color = "auto"

  @Option(help: ArgumentHelp("Largest file in bytes.", valueName: "n"))
  var maxBytes = YAMLLimits.standard.bytes

  @Option(help: ArgumentHelp("Deepest nesting.", valueName: "n"))
  var maxDepth = YAMLLimits.standard.depth

  @Option(help: ArgumentHelp("Most nodes of a file, aliases expanded.", valueName: "n"))
  var maxNodes = YAMLLimits.standard.nodes

  @OptionGroup var fixing: FixOptions
  @OptionGroup var days: LawDayOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup var configuring: ConfigurationOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard !paths.isEmpty || filesFrom != nil else {
      throw nothingNamed
    }
    try days.validate(asOf: asOf)
    guard days.formats.contains(format) else {
      let known = days.formats.joined(separator: ", ")
      throw ValidationError(
        ja: "形式「\(format)」はありません。使えるもの: \(known)",
        en: "There is no format '\(format)'; known are \(known)."
      )
    }
    guard ambiguousWidth == 1 || ambiguousWidth == 2 else {
      throw ValidationError(
        ja: "--ambiguous-width は 1 か 2 です。",
        en: "--ambiguous-width is 1 or 2."
      )
    }
    guard maxBytes > 0, maxDepth > 0, maxNodes > 0, (jobs ?? 1) > 0 else {
      throw ValidationError(
        ja: "上限と --jobs は 1 以上の数です。",
        en: "Limits and --jobs are positive numbers."
      )
    }
  }

  /// Options that take several ids take a plan that follows them for one more.
  private var nothingNamed: ValidationError {
    if select.isEmpty && ignore.isEmpty {
      return ValidationError(
        ja: "計画書かフォルダーを指定してください(標準入力は -)。",
        en: "Name at least one plan or folder, or - for standard input."
      )
    }
    return ValidationError(
      ja: "計画書が指定されていません。--select と --ignore の後に続くものは規則の名前と読まれるので、計画書は前に書いてください。",
      en:
        "No plan is named. What follows --select or --ignore is read as ids of rules; write the plans before them."
    )
  }

  func run() throws {
    try fixing.validate(paths: paths, filesFrom: filesFrom, noSource: noSource)
    let rules = try rulebook.load(language.language)
    if let day = try Parse.day(asOf), day < rules.firstDay {
      throw ValidationError(
        ja: "--as-of の \(day) は、収録している法令の最初の版(\(rules.firstDay))より前の日です。",
        en:
          "--as-of \(day) is before the first edition of the law in the rulebook (\(rules.firstDay))."
      )
    }
    let isPlain = !days.isAsked && !fixing.diff
    try watching.validate(paths: paths, filesFrom: filesFrom, isPlain: isPlain)
    if watching.watch {
      try WatchOptions.run(rules, try allPaths(), language.language) { try prepared(rules) }
    }
    var (settings, inputs) = try prepared(rules, appliesReporting: false)
    if days.isAsked {
      try days.run(rules, settings, inputs, format: format, reports: reporting.report)
    }
    if fixing.diff { FixOptions.preview(rules, settings, inputs) }
    try reporting.apply(to: &settings, inputs)
    Self.finish(rules, settings, inputs)
  }

  /// What a check needs, looked up now.
  private func prepared(
    _ rules: Rulebook,
    appliesReporting: Bool = true
  ) throws -> (CheckSettings, [PlanInput]) {
    let found = PlanInputs(
      try allPaths(),
      standardInputName: stdinFilename,
      usesIgnoreFiles: !noIgnore
    )
    var settings = try settings(rules)
    settings.ignored = found.ignored
    settings.fixes = fixing.fix
    if appliesReporting { try reporting.apply(to: &settings, found.inputs) }
    return (settings, found.inputs)
  }

  /// Whether some configuration speaks of the paths.
  static func isConfigured(_ paths: [String]) -> Bool {
    do {
      return try ConfigurationSearch.path(for: paths) != nil
    } catch {
      // Whoever parses tells of it.
      return true
    }
  }

  /// Checks what was read without the argument parser; returns where the parser has to tell of a fault.
  static func run(_ plain: PlainCheck) {
    let rules = RulebookSource.builtIn
    if let day = plain.asOf, day < rules.firstDay { return }
    let found = PlanInputs(plain.paths, standardInputName: "<stdin>")
    var settings = defaults(plain.language)
    settings.options.asOf = plain.asOf
    settings.format = plain.format
    settings.report.isColored = plain.color.isColored
    settings.report.isQuiet = plain.isQuiet
    settings.ignored = found.ignored
    // Asking how many there are takes as long as a page of a plan does.
    if found.inputs.count > 1 { settings.jobs = Surroundings.processors }
    if plain.keepsResults {
      settings.cacheRoot = ReportingOptions.usualCache(settings, found.inputs)
    }
    finish(rules, settings, found.inputs)
  }

  private static func finish(
    _ rules: Rulebook,
    _ settings: CheckSettings,
    _ inputs: [PlanInput]
  ) -> Never {
    Output.ignoreBrokenPipes()
    let code = CheckRun(rules, settings, inputs: inputs).run(
      write: Console.print,
      remark: { Console.remark($0, settings.report.language) },
      progress: Console.progress(settings.report.language)
    )
    // Not by throwing: describing an error costs the argument parser as much again.
    Surroundings.exit(code)
  }

  private static func defaults(_ language: Language) -> CheckSettings {
    CheckSettings(
      options: CheckOptions(today: Console.today),
      format: .text,
      report: ReportOptions(
        language: language,
        isColored: ColorChoice.auto.isColored,
        width: Surroundings.terminalWidth(.standardOutput) ?? 100
      )
    )
  }

  private func settings(_ rulebook: Rulebook) throws -> CheckSettings {
    var settings = Self.defaults(language.language)
    settings.options.asOf = try Parse.day(asOf)
    settings.options.requiresAsOf = requireAsOf
    settings.format = ReportFormat.all.first { $0.name == format } ?? settings.format
    settings.report.isColored =
      try Parse.choice(color, of: "--color", among: ColorChoice.self).isColored
    settings.report.showsSource = !noSource
    settings.report.ambiguousWidth = AmbiguousWidth(rawValue: ambiguousWidth) ?? .one
    settings.report.isQuiet = quiet
    settings.limits = YAMLLimits(bytes: maxBytes, depth: maxDepth, nodes: maxNodes)
    settings.failOn = try Parse.choice(failOn, of: "--fail-on", among: LevelChoice.self).level
    settings.undetermined = try Parse.choice(
      undetermined,
      of: "--undetermined",
      among: UndeterminedPolicy.self
    )
    settings.jobs = jobs ?? Surroundings.processors
    settings.selection = try selection(rulebook)
    return settings
  }

  private func selection(_ rulebook: Rulebook) throws -> Set<Int>? {
    guard !select.isEmpty || !ignore.isEmpty else { return nil }
    do {
      return try RuleSelection.rules(of: rulebook, selecting: select, ignoring: ignore)
    } catch {
      throw ValidationError(error.message[language.language])
    }
  }

  /// The paths of the command line, then those of the list.
  private func allPaths() throws -> [String] {
    var all = paths
    if let filesFrom {
      var bytes: [UInt8] = []
      do {
        if filesFrom == "-" {
          try Files.readStandardInput(limit: 64 << 20, into: &bytes)
        } else {
          try Files.read(filesFrom, limit: 64 << 20, into: &bytes)
        }
      } catch {
        Console.error("error: \(filesFrom): \(error.message[language.language])")
        throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
      }
      all += PlanInputs.list(bytes)
    }
    return all
  }
}

/// A level on the command line.
enum LevelChoice: String, CaseIterable {
  case must
  case should
  case consider

  var level: Level {
    switch self {
    case .must: .must
    case .should: .should
    case .consider: .consider
    }
  }
}
