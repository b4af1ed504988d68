internal import Checking
internal import Reports
internal import Rules
internal import SourceText
internal import Workflows

/// Checks plans in memory with the rulebook that the library carries.
///
/// Use one value for many plans: it keeps the compiled rulebook.
///
/// ```swift
/// let check = PlanCheck()
/// let report = check.check(bytes, named: "plan.yaml", today: "2021-01-15")
/// print(report.verdicts, report.text(in: .japanese))
/// ```
public struct PlanCheck: Sendable {
  /// The language of a report's text.
  public enum ReportLanguage: Sendable {
    case japanese
    case english
  }

  /// A day that is not written like `2021-01-15`, or does not exist.
  public struct InvalidDay: Error, Sendable {
    /// The text that is no day.
    public let text: String
  }

  private let rulebook: Rulebook

  /// Loads the built-in rulebook.
  public init() {
    rulebook = RulebookSource.builtIn
  }

  /// The version of the rulebook: the first twelve digits of its SHA-256 digest.
  public var rulebookVersion: String { rulebook.version }

  /// Checks the documents of one YAML text.
  ///
  /// - Parameters:
  ///   - yaml: The text in UTF-8; each YAML document in it is a plan.
  ///   - name: The name that reports show.
  ///   - asOf: The day of judgement over the plan's own, like `2021-01-15`; nil leaves the plan's.
  ///   - today: The day of judgement for plans without one of their own: Japan's civil date.
  /// - Returns: The report, also for text that is no plan.
  /// - Throws: `InvalidDay` for a day that is none.
  public func check(
    _ yaml: [UInt8],
    named name: String,
    asOf: String? = nil,
    today: String
  ) throws(InvalidDay) -> PlanReport {
    var options = CheckOptions(today: try Self.day(today))
    if let asOf { options.asOf = try Self.day(asOf) }
    var checker = PlanChecker(rulebook)
    var result = checker.check(SourceFile(name: name, bytes: yaml), options)
    var review = StepReview(rulebook)
    review.review(&result)
    return PlanReport(result: result, rulebook: rulebook)
  }

  private static func day(_ text: String) throws(InvalidDay) -> Day {
    guard let day = Day(iso: text.utf8) else { throw InvalidDay(text: text) }
    return day
  }
}

/// What came of checking one YAML text.
public struct PlanReport: Sendable {
  private let result: FileResult
  private let rulebook: Rulebook

  init(result: FileResult, rulebook: Rulebook) {
    self.result = result
    self.rulebook = rulebook
  }

  /// One verdict a document: `no-findings`, `remarks`, `undetermined`, `nonconforming`, `invalid`.
  public var verdicts: [String] {
    result.documents.map { $0.assessment?.overall.verdict.name ?? "invalid" }
  }

  /// The full report for people.
  public func text(in language: PlanCheck.ReportLanguage) -> String {
    rendered(.text, language == .japanese ? .ja : .en)
  }

  /// The report as one JSON document; `docs/assessment.schema.json` describes it.
  public var json: String { rendered(.json, .en) }

  private func rendered(_ format: ReportFormat, _ language: Language) -> String {
    let options = ReportOptions(language: language)
    var summary = RunSummary()
    summary.files = 1
    for document in result.documents {
      guard let assessment = document.assessment else {
        summary.invalid += 1
        continue
      }
      summary.plans += 1
      summary.verdicts[assessment.overall.verdict, default: 0] += 1
      summary.counts.add(assessment.counts)
      summary.tally.add(assessment)
    }
    return format.whole(result, summary, rulebook, options)
  }
}
