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
}

/// What a whole run came to.
package struct RunSummary: Sendable {
  package var files = 0
  package var plans = 0
  /// Files in folders that are no plans.
  package var passedOver = 0
  /// Plans by verdict; invalid documents and unreadable files apart.
  package var verdicts: [Verdict: Int] = [:]
  package var invalid = 0
  package var counts = RuleCounts()
  /// The exit code that a gate would see.
  package var exitCode: Int32 = 0

  package init() {}
}

/// One way to write reports: a strategy of closures, one file each.
///
/// The parts of a report are written one after the other: header, files with a separator between
/// them, footer. Files may be rendered on different threads.
package struct ReportFormat: Sendable {
  package let name: String
  /// Whether the format needs recommendations, questions and classifications.
  package let isFull: Bool
  package let header: @Sendable (Rulebook, ReportOptions) -> String
  package let file: @Sendable (FileResult, Rulebook, ReportOptions) -> String
  package let separator: String
  package let footer: @Sendable (RunSummary, Rulebook, ReportOptions) -> String

  package init(
    name: String,
    isFull: Bool,
    header: @escaping @Sendable (Rulebook, ReportOptions) -> String = { _, _ in "" },
    separator: String = "",
    file: @escaping @Sendable (FileResult, Rulebook, ReportOptions) -> String,
    footer: @escaping @Sendable (RunSummary, Rulebook, ReportOptions) -> String
  ) {
    self.name = name
    self.isFull = isFull
    self.header = header
    self.separator = separator
    self.file = file
    self.footer = footer
  }

  /// Every format, in the order that help shows.
  package static let all: [ReportFormat] = [.text, .concise, .oneLine, .json]

  /// The formats of the recommendation alone.
  package static let workflows: [ReportFormat] = [.workflowText, .workflowJSON]
}
