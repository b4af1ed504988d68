package import Checking
internal import Platform
package import Reports
package import Rules
internal import SourceText
internal import Synchronization
internal import Workflows
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
  package var format: ReportFormat
  package var report: ReportOptions
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

/// Checks files, on one or more threads, and writes their reports in the order of the files.
package struct CheckRun: Sendable {
  private let rulebook: Rulebook
  private let settings: CheckSettings
  private let inputs: [PlanInput]

  package init(_ rulebook: Rulebook, _ settings: CheckSettings, inputs: [PlanInput]) {
    self.rulebook = rulebook
    self.settings = settings
    self.inputs = inputs
  }

  /// Runs to the end and returns the exit code; `write` gets the report piece by piece.
  package func run(write: @escaping @Sendable ([UInt8]) -> Void) -> Int32 {
    let sink = OrderedSink(settings: settings, count: inputs.count, write: write)
    sink.emit(settings.format.header(rulebook, settings.report))
    let jobs = min(settings.jobs, inputs.count)
    if jobs <= 1 {
      work(next: SharedCounter(), into: sink)
    } else {
      let counter = SharedCounter()
      Workers.run(count: jobs) { _ in work(next: counter, into: sink) }
    }
    return sink.finish(rulebook)
  }

  /// Runs to the end and returns the exit code with the whole report.
  package func runToEnd() -> (code: Int32, report: [UInt8]) {
    let report = Mutex<[UInt8]>([])
    let code = run { bytes in report.withLock { $0 += bytes } }
    return (code, report.withLock { $0 })
  }

  private func work(next counter: SharedCounter, into sink: OrderedSink) {
    let selection = settings.selection
    var checker = PlanChecker(rulebook, limits: settings.limits) {
      selection?.contains($0) ?? true
    }
    var review = StepReview(rulebook) { selection?.contains($0) ?? true }
    var options = settings.options
    options.isFull = settings.format.isFull
    var buffer: [UInt8] = []
    while case let index = counter.next(), index < inputs.count {
      var result = check(inputs[index], &checker, options, &buffer)
      review.review(&result)
      let text = result.isPassedOver ? "" : settings.format.file(result, rulebook, settings.report)
      sink.add(index, FileOutcome(result, settings, text: text))
    }
  }

  private func check(
    _ input: PlanInput,
    _ checker: inout PlanChecker,
    _ options: CheckOptions,
    _ buffer: inout [UInt8]
  ) -> FileResult {
    var options = options
    let name: String
    do {
      switch input {
      case .unusable(let name, let reason):
        return FileResult(name: name, source: nil, failure: reason)
      case .standardInput(let shown):
        name = shown
        try Files.readStandardInput(limit: settings.limits.bytes, into: &buffer)
      case .file(let path, let isFromFolder):
        name = path
        options.isFromFolder = isFromFolder
        try Files.read(path, limit: settings.limits.bytes, into: &buffer)
      }
    } catch {
      return FileResult(name: error.path, source: nil, failure: error.message)
    }
    return checker.check(SourceFile(name: name, bytes: buffer), options)
  }
}

/// What is kept of a file once its report is written.
struct FileOutcome: Sendable {
  var text: String
  var isPassedOver: Bool
  var plans = 0
  var invalid = 0
  var verdicts: [Verdict: Int] = [:]
  var counts = RuleCounts()
  var code = ExitCode.clean

  init(_ result: FileResult, _ settings: CheckSettings, text: String) {
    self.text = text
    isPassedOver = result.isPassedOver
    var codes: [Int32] = []
    if result.failure != nil {
      invalid += 1
      codes.append(ExitCode.invalidInput)
    }
    for document in result.documents where !document.isPassedOver {
      if document.isInvalid {
        invalid += 1
        codes.append(ExitCode.invalidInput)
      } else if let assessment = document.assessment {
        plans += 1
        verdicts[assessment.overall.verdict, default: 0] += 1
        counts.add(assessment.counts)
        codes.append(Self.code(of: assessment, settings))
      }
    }
    code = ExitCode.worst(codes)
  }

  static func code(of assessment: Assessment, _ settings: CheckSettings) -> Int32 {
    let fails = assessment.findings.contains { !$0.isQuestion && $0.level >= settings.failOn }
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

extension RuleCounts {
  mutating func add(_ other: RuleCounts) {
    rules = max(rules, other.rules)
    evaluated += other.evaluated
    notApplicable += other.notApplicable
    undetermined += other.undetermined
    violated += other.violated
  }
}

/// Puts what the workers finish back into the order of the files.
private final class OrderedSink: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: FileOutcome] = [:]
    var isFirst = true
    var summary = RunSummary()
    var codes: Set<Int32> = []
  }

  private let state = Mutex(State())
  private let settings: CheckSettings
  private let count: Int
  private let write: @Sendable ([UInt8]) -> Void

  init(settings: CheckSettings, count: Int, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.settings = settings
    self.count = count
    self.write = write
  }

  func emit(_ text: String) {
    if !text.isEmpty { write(Array(text.utf8)) }
  }

  func add(_ index: Int, _ outcome: FileOutcome) {
    state.withLock { state in
      state.waiting[index] = outcome
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        take(ready, &state)
      }
    }
  }

  private func take(_ outcome: FileOutcome, _ state: inout State) {
    state.summary.files += 1
    if outcome.isPassedOver {
      state.summary.passedOver += 1
      return
    }
    state.summary.plans += outcome.plans
    state.summary.invalid += outcome.invalid
    state.summary.verdicts.merge(outcome.verdicts, uniquingKeysWith: +)
    state.summary.counts.add(outcome.counts)
    state.codes.insert(outcome.code)
    guard !outcome.text.isEmpty else { return }
    emit((state.isFirst ? "" : settings.format.separator) + outcome.text)
    state.isFirst = false
  }

  /// Nothing checked is a failure, whatever was asked for.
  func finish(_ rulebook: Rulebook) -> Int32 {
    let summary = state.withLock { state in
      if state.summary.plans == 0 && state.summary.invalid == 0 {
        state.codes.insert(ExitCode.invalidInput)
      }
      state.summary.exitCode = ExitCode.worst(state.codes)
      return state.summary
    }
    emit(settings.format.footer(summary, rulebook, settings.report))
    return summary.exitCode
  }
}
