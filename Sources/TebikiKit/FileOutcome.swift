internal import Checking
internal import Reports
internal import Rules
internal import SourceText

/// What is kept of a file once its report is written.
struct FileOutcome: Sendable {
  /// One for each report of the run.
  var parts: [ReportPart] = []
  var isPassedOver = false
  var plans = 0
  var invalid = 0
  var verdicts: [Verdict: Int] = [:]
  var counts = RuleCounts()
  var tally = RunTally()
  var code = ExitCode.clean
  var waived = 0
  var known = 0
  /// Diagnostics that `--fix` could mend.
  var fixable = 0
  /// Fixes that were applied before the check, and why they could not be written.
  var fixed = 0
  var unwritten: Localized?
  /// What the baseline will hold of each plan, where one is written.
  var found: [KnownPlan: Set<KnownFinding>] = [:]
  /// Findings of the baseline that are no more.
  var gone: [GoneFinding] = []
  /// The day that stood in for one that a plan does not name; nil where all do.
  var today: Day?

  init() {}

  init(_ result: FileResult, _ settings: CheckSettings, parts: [ReportPart]) {
    self.parts = parts
    isPassedOver = result.isPassedOver
    var codes: [Int32] = []
    if result.failure != nil {
      invalid += 1
      codes.append(ExitCode.invalidInput)
    }
    for document in result.documents where !document.isPassedOver {
      fixable += document.diagnostics.count { $0.fix != nil }
      if document.isInvalid {
        invalid += 1
        codes.append(ExitCode.invalidInput)
      } else if let assessment = document.assessment {
        add(assessment, settings)
        codes.append(Self.code(of: assessment, settings))
      }
    }
    code = ExitCode.worst(codes)
  }

  private mutating func add(_ assessment: Assessment, _ settings: CheckSettings) {
    plans += 1
    verdicts[assessment.overall.verdict, default: 0] += 1
    counts.add(assessment.counts)
    if settings.isFull { tally.add(assessment) }
    waived += assessment.findings.count { $0.waiver != nil }
    known += assessment.findings.count { $0.isBaselined }
    if assessment.asOfSource == .today { today = assessment.asOf }
  }

  /// What is excused or known fails nothing; the verdict's word stays as it is.
  static func code(of assessment: Assessment, _ settings: CheckSettings) -> Int32 {
    let fails = assessment.findings.contains {
      !$0.isQuestion && $0.level >= settings.failOn && $0.isNew
    }
    if fails { return ExitCode.findings }
    let isOpen =
      assessment.overall.verdict == .undetermined
      || assessment.openRules.contains { $0.level == .must }
    guard isOpen else { return ExitCode.clean }
    switch settings.undetermined {
    case .report: return ExitCode.undetermined
    case .pass: return ExitCode.clean
    case .fail: return ExitCode.findings
    }
  }
}

/// A finding of the baseline that a plan no longer has.
struct GoneFinding: Sendable {
  var plan: KnownPlan
  var rule: String
}

extension RuleCounts {
  mutating func add(_ other: RuleCounts) {
    rules = max(rules, other.rules)
    evaluated += other.evaluated
    notApplicable += other.notApplicable
    undetermined += other.undetermined
    violated += other.violated
    remarks += other.remarks
  }
}
