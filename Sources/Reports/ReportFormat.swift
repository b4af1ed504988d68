package import Checking
package import Rules
package import SourceText

/// How reports are to look.
package struct ReportOptions: Sendable {
  package var language: Language
  package var isColored: Bool
  /// False keeps the plan's own text out of the report.
  package var showsSource: Bool
  package var ambiguousWidth: AmbiguousWidth
  /// Width to fit code frames into, in terminal cells.
  package var width: Int
  /// Findings and verdicts only, without summaries.
  package var isQuiet: Bool
  /// Whether findings were compared with a baseline.
  package var hasBaseline = false
  /// Where a rule's help is on the web, with `{id}` for the rule; nil without such pages.
  package var helpURITemplate: String?

  /// Whether pages show the pictures of workflows; in a report on many plans they would be most of it.
  package var drawsWorkflows = true

  /// The version of the program that writes the reports.
  package static let programVersion = "0.1.0"

  package init(
    language: Language,
    isColored: Bool = false,
    showsSource: Bool = true,
    ambiguousWidth: AmbiguousWidth = .one,
    width: Int = 100,
    isQuiet: Bool = false
  ) {
    self.language = language
    self.isColored = isColored
    self.showsSource = showsSource
    self.ambiguousWidth = ambiguousWidth
    self.width = width
    self.isQuiet = isQuiet
  }

  func helpURI(ofRule id: String) -> String? {
    helpURITemplate?.replacing("{id}", with: id)
  }
}

/// What a whole run came to.
package struct RunSummary: Sendable {
  package var files = 0
  package var plans = 0
  /// Files in folders that are no plans.
  package var passedOver = 0
  package var ignored = IgnoredCount()
  /// The lines that files added to this report's overview.
  package var rows = ""
  /// Plans by verdict; invalid documents and unreadable files apart.
  package var verdicts: [Verdict: Int] = [:]
  package var invalid = 0
  package var counts = RuleCounts()
  /// Findings that are excused, and those that the baseline knows.
  package var waived = 0
  package var known = 0
  /// Faults of mere form that `--fix` could mend.
  package var fixable = 0
  /// Fixes that were applied before the check; nil where none were asked for.
  package var fixed: Int?
  /// What comes up in the plans; empty where no report of the run shows it.
  package var tally = RunTally()
  /// The exit code that a gate would see.
  package var exitCode: Int32 = 0
  /// Entries that this report had no room for.
  package var leftOut = 0

  package init() {}
}

/// One way to write reports: a strategy of closures, one file each.
///
/// The parts of a report are written one after the other: header, files with a separator between
/// their entries, footer. Files may be rendered on different threads.
package struct ReportFormat: Sendable {
  package let name: String
  /// How files of this format end, without the point.
  package let fileExtension: String
  /// Whether the format needs recommendations, questions and classifications.
  package let isFull: Bool
  /// Whether the format tells only what fails and what duties wait for, and no remedies.
  package let isBrief: Bool
  package let limit: ReportLimit
  package let header: @Sendable (Rulebook, ReportOptions) -> String
  package let part: @Sendable (FileResult, Rulebook, ReportOptions) -> ReportPart
  package let separator: String
  /// Turns the lines of all files into what stands before their entries; nil for formats that
  /// can be written while files are still being checked.
  package let overview: (@Sendable (String, RunSummary, Rulebook, ReportOptions) -> String)?
  package let footer: @Sendable (RunSummary, Rulebook, ReportOptions) -> String

  /// A format with one entry a file.
  package init(
    name: String,
    fileExtension: String = "txt",
    isFull: Bool,
    isBrief: Bool = false,
    header: @escaping @Sendable (Rulebook, ReportOptions) -> String = { _, _ in "" },
    separator: String = "",
    file: @escaping @Sendable (FileResult, Rulebook, ReportOptions) -> String,
    footer: @escaping @Sendable (RunSummary, Rulebook, ReportOptions) -> String
  ) {
    self.init(
      name: name,
      fileExtension: fileExtension,
      isFull: isFull,
      isBrief: isBrief,
      header: header,
      separator: separator,
      part: { ReportPart(file($0, $1, $2)) },
      footer: footer
    )
  }

  /// A format of several entries a file, with a limit, or with an overview.
  package init(
    name: String,
    fileExtension: String,
    isFull: Bool,
    isBrief: Bool = false,
    limit: ReportLimit = ReportLimit(),
    header: @escaping @Sendable (Rulebook, ReportOptions) -> String = { _, _ in "" },
    separator: String = "",
    part: @escaping @Sendable (FileResult, Rulebook, ReportOptions) -> ReportPart,
    overview: (@Sendable (String, RunSummary, Rulebook, ReportOptions) -> String)? = nil,
    footer: @escaping @Sendable (RunSummary, Rulebook, ReportOptions) -> String
  ) {
    self.name = name
    self.fileExtension = fileExtension
    self.isFull = isFull
    self.isBrief = isBrief
    self.limit = limit
    self.header = header
    self.part = part
    self.separator = separator
    self.overview = overview
    self.footer = footer
  }

  /// The whole report of one file.
  package func whole(
    _ result: FileResult,
    _ summary: RunSummary,
    _ rulebook: Rulebook,
    _ options: ReportOptions
  ) -> String {
    let part = part(result, rulebook, options)
    return header(rulebook, options)
      + (overview?(part.overview, summary, rulebook, options) ?? "")
      + part.entries.joined(separator: separator) + footer(summary, rulebook, options)
  }

  /// Every format, in the order that help shows.
  package static let all: [ReportFormat] = [
    .text, .concise, .oneLine, .json, .jsonLines, .sarif, .junit, .github, .gitlab, .markdown, .csv,
    .html,
  ]

  /// The formats of the recommendation alone.
  package static let workflows: [ReportFormat] = [.workflowText, .workflowJSON]
}
