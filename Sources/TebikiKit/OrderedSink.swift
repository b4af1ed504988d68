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
    var outputs: [ReportOutput]
  }

  private let state: Mutex<State>
  private let rulebook: Rulebook
  private let complain: @Sendable (Localized) -> Void

  init(
    _ rulebook: Rulebook,
    _ outputs: [ReportOutput],
    complain: @escaping @Sendable (Localized) -> Void
  ) {
    self.rulebook = rulebook
    self.complain = complain
    state = Mutex(State(outputs: outputs))
    state.withLock { state in
      for number in state.outputs.indices { state.outputs[number].begin(rulebook) }
    }
  }

  func add(_ index: Int, _ outcome: FileOutcome) {
    state.withLock { state in
      state.waiting[index] = outcome
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        Self.take(ready, &state)
      }
    }
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
    state.codes.insert(outcome.code)
    for (number, part) in outcome.parts.enumerated() { state.outputs[number].add(part) }
  }

  /// Ends every report and returns the exit code.
  ///
  /// Nothing checked is a failure, whatever was asked for; so is a report that is not there.
  func finish() -> Int32 {
    let rulebook = rulebook
    let (code, failures) = state.withLock { state in
      if state.summary.plans == 0 && state.summary.invalid == 0 {
        state.codes.insert(ExitCode.invalidInput)
      }
      state.summary.exitCode = ExitCode.worst(state.codes)
      let summary = state.summary
      let failures = state.outputs.indices.compactMap { state.outputs[$0].end(summary, rulebook) }
      return (summary.exitCode, failures)
    }
    for failure in failures { complain(failure) }
    return failures.isEmpty ? code : ExitCode.internalError
  }
}
