package import Checking
package import Reports
package import Rules
internal import SourceText
package import YAMLTree

/// The exit codes of the program; frozen.
package enum ExitCode {
  package static let clean: Int32 = 0
  package static let findings: Int32 = 1
  package static let undetermined: Int32 = 2
  package static let invalidInput: Int32 = 3
  package static let invalidRulebook: Int32 = 4
  package static let usage: Int32 = 64
  package static let internalError: Int32 = 70

  /// Of several codes the one that the whole run ends with.
  package static func worst(_ codes: some Sequence<Int32>) -> Int32 {
    let order = [internalError, usage, invalidRulebook, invalidInput, findings, undetermined]
    let found = Set(codes)
    return order.first { found.contains($0) } ?? clean
  }
}

/// What a gate makes of undetermined plans.
package enum UndeterminedPolicy: String, Sendable, CaseIterable {
  /// An exit code of its own.
  case report
  case pass
  case fail
}

/// Everything a run over many files is told.
package struct CheckSettings: Sendable {
  package var options: CheckOptions
  package var limits: YAMLLimits
  /// What goes to standard output, and how it looks.
  package var format: ReportFormat
  package var report: ReportOptions
  /// Reports that go to files, beside standard output.
  package var reports: [ReportDestination] = []
  /// Findings that were known before; nil without a baseline.
  package var baseline: Baseline?
  /// Writes the baseline anew instead of failing on what is not in it.
  package var updatesBaseline = false
  /// Findings of the baseline that are gone fail the run.
  package var isBaselineStrict = false
  /// Whether faults of mere form are mended in the files before they are checked.
  package var fixes = false
  /// Whether findings can be excused.
  package var readsWaivers = true
  package var waivers: WaiverFile?
  /// Where results are kept from run to run; nil keeps none.
  package var cacheRoot: String?
  /// What ignore files left out of the inputs.
  package var ignored = IgnoredCount()
  package var failOn: Level
  package var undetermined: UndeterminedPolicy
  package var jobs: Int
  /// Rules to run, by index.
  package var selection: Set<Int>?

  package init(options: CheckOptions, format: ReportFormat, report: ReportOptions) {
    self.options = options
    self.format = format
    self.report = report
    limits = .standard
    failOn = .must
    undetermined = .report
    jobs = 1
  }
}

extension CheckSettings {
  /// Every report of the run; the one for standard output comes first.
  var formats: [(format: ReportFormat, options: ReportOptions)] {
    [(format, report)] + reports.map { ($0.format, $0.options) }
  }

  /// Whether the pages of the run show pictures.
  var drawsWorkflows: Bool {
    get { report.drawsWorkflows }
    set {
      report.drawsWorkflows = newValue
      for index in reports.indices { reports[index].options.drawsWorkflows = newValue }
    }
  }

  /// Whether some report needs recommendations, questions and classifications.
  package var isFull: Bool { formats.contains { $0.format.isFull } }

  /// Whether no report tells more than what fails and what duties wait for.
  var isBrief: Bool { formats.allSatisfy { $0.format.isBrief } }

  /// The language of all the reports; nil where they speak several.
  var onlyLanguage: Language? {
    let all = formats
    guard let first = all.first?.options.language,
      all.allSatisfy({ $0.options.language == first })
    else { return nil }
    return first
  }
}
