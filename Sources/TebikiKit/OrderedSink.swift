internal import Platform
internal import Reports
internal import Rules
internal import SourceText
internal import Synchronization

/// Puts what the workers finish back into the order of the files, and into every report.
final class OrderedSink: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: FileOutcome] = [:]
    var summary = RunSummary()
    var codes: Set<Int32> = []
    var found: [KnownPlan: Set<KnownFinding>] = [:]
    var gone: [GoneFinding] = []
    var mended = FixCount()
    var unwritten: [Localized] = []
    var outputs: [ReportOutput]
  }

  private let state: Mutex<State>
  private let rulebook: Rulebook
  private let settings: CheckSettings
  private let pace: Pace
  private let progress: ProgressMeter?

  init(
    _ rulebook: Rulebook,
    _ settings: CheckSettings,
    _ outputs: [ReportOutput],
    _ pace: Pace,
    _ progress: ProgressMeter?
  ) {
    self.rulebook = rulebook
    self.settings = settings
    self.pace = pace
    self.progress = progress
    state = Mutex(State(outputs: outputs))
    state.withLock { state in
      state.summary.ignored = settings.ignored
      for number in state.outputs.indices { state.outputs[number].begin(rulebook) }
    }
  }

  func add(_ index: Int, _ outcome: FileOutcome, of total: Int) {
    let done = state.withLock { state in
      state.waiting[index] = outcome
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        Self.take(ready, &state)
      }
      return state.next
    }
    pace.advance(to: done)
    progress?.update(done: done, of: total)
  }

  private static func take(_ outcome: FileOutcome, _ state: inout State) {
    state.summary.files += 1
    if outcome.isPassedOver {
      state.summary.passedOver += 1
      return
    }
    state.summary.plans += outcome.plans
    state.summary.invalid += outcome.invalid
    state.summary.verdicts.merge(outcome.verdicts, uniquingKeysWith: +)
    state.summary.counts.add(outcome.counts)
    state.summary.tally.add(outcome.tally)
    state.summary.waived += outcome.waived
    state.summary.known += outcome.known
    state.summary.fixable += outcome.fixable
    state.mended.add(outcome.fixed)
    state.unwritten += [outcome.unwritten].compactMap { $0 }
    state.codes.insert(outcome.code)
    state.found.merge(outcome.found) { $1 }
    state.gone += outcome.gone
    for (number, part) in outcome.parts.enumerated() { state.outputs[number].add(part) }
  }

  /// Ends every report and returns the exit code.
  ///
  /// Nothing checked is a failure, whatever was asked for; so is a report that is not there.
  func finish(_ remark: (RunRemark) -> Void) -> Int32 {
    let rulebook = rulebook
    let isStrict = settings.isBaselineStrict
    let fixes = settings.fixes
    let (code, failures, found, gone, mended) = state.withLock { state in
      if state.summary.plans == 0 && state.summary.invalid == 0 {
        state.codes.insert(ExitCode.invalidInput)
      }
      if isStrict && !state.gone.isEmpty { state.codes.insert(ExitCode.findings) }
      state.summary.exitCode = ExitCode.worst(state.codes)
      if fixes { state.summary.fixed = state.mended.fixes }
      let summary = state.summary
      let failures = state.outputs.indices.compactMap { state.outputs[$0].end(summary, rulebook) }
      return (
        summary.exitCode, state.unwritten + failures, state.found, state.gone, state.mended
      )
    }
    progress?.end()
    var isWritten = failures.isEmpty
    var remarks = failures.map { RunRemark(severity: .error, message: $0) }
    if let baseline = settings.baseline, settings.updatesBaseline {
      do {
        try Files.write(baseline.updated(found, rulebook), to: baseline.path)
      } catch {
        isWritten = false
        remarks.append(RunRemark(severity: .error, message: error.message(of: baseline.path)))
      }
    }
    if fixes { remarks.append(RunRemark(severity: .note, message: mended.done)) }
    if !gone.isEmpty { remarks.append(Self.stale(gone, isStrict)) }
    for entry in remarks { remark(entry) }
    return isWritten ? code : ExitCode.internalError
  }

  /// That findings of the baseline are no more: good news, and an entry to take out.
  private static func stale(_ gone: [GoneFinding], _ isStrict: Bool) -> RunRemark {
    let most = 20
    var lines = gone.prefix(most).map { "  \($0.plan.path)#\($0.plan.document) \($0.rule)" }
    if gone.count > most { lines.append("  …") }
    let list = lines.joined(separator: "\n")
    return RunRemark(
      severity: isStrict ? .error : .note,
      message: Localized(
        ja: "ベースラインの指摘のうち \(gone.count)件は解消しています。--update-baseline で取り除いてください。\n\(list)",
        en:
          "\(English.count(gone.count, "finding of the baseline is", "findings of the baseline are")) resolved; --update-baseline takes out what is gone.\n\(list)"
      )
    )
  }
}
