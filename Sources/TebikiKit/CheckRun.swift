internal import Checking
internal import Platform
internal import Reports
package import Rules
package import SourceText
internal import Synchronization

/// Something to tell beside the reports: what could not be written, or what is stale.
package struct RunRemark: Sendable {
  package let severity: Severity
  package let message: Localized
}

/// Checks files, on one or more threads, and writes their reports in the order of the files.
package struct CheckRun: Sendable {
  private let rulebook: Rulebook
  private let settings: CheckSettings
  private let inputs: [PlanInput]

  /// Results that may wait for an earlier one; more would fill the memory behind one slow file.
  private static let mostWaiting = 128

  /// Files whose pages show the pictures of their workflows, some 50 KB each; a page on more is a
  /// table to look things up in.
  private static let mostDrawn = 50

  package init(_ rulebook: Rulebook, _ settings: CheckSettings, inputs: [PlanInput]) {
    self.rulebook = rulebook
    self.inputs = inputs
    var settings = settings
    settings.drawsWorkflows = inputs.count <= Self.mostDrawn
    self.settings = settings
  }

  /// Runs to the end and returns the exit code.
  ///
  /// `write` gets the report for standard output piece by piece, `remark` what there is to tell
  /// beside it.
  package func run(
    write: @escaping @Sendable ([UInt8]) -> Void,
    remark: @escaping @Sendable (RunRemark) -> Void = { _ in },
    progress: ProgressMeter? = nil
  ) -> Int32 {
    var outputs = [ReportOutput(settings.format, settings.report, .stream(write))]
    for destination in settings.reports {
      do {
        outputs.append(try destination.open())
      } catch {
        let message = error.message(of: destination.path)
        remark(RunRemark(severity: .error, message: message))
        return ExitCode.internalError
      }
    }
    let cache = settings.cacheRoot.flatMap { ResultCache(root: $0, rulebook, settings) }
    let pace = Pace(width: Self.mostWaiting)
    let sink = OrderedSink(rulebook, settings, outputs, pace, progress)
    let jobs = max(1, min(settings.jobs, inputs.count))
    let counter = SharedCounter()
    Workers.run(count: jobs) { _ in work(counter, cache, pace, sink) }
    cache?.prune()
    return sink.finish(remark)
  }

  /// Runs to the end and returns the exit code with the whole report.
  package func runToEnd() -> (code: Int32, report: [UInt8]) {
    let report = Mutex<[UInt8]>([])
    let code = run { bytes in report.withLock { $0 += bytes } }
    return (code, report.withLock { $0 })
  }

  private func work(
    _ counter: SharedCounter,
    _ cache: ResultCache?,
    _ pace: Pace,
    _ sink: OrderedSink
  ) {
    var worker = PlanWorker(rulebook, settings, cache: cache)
    while case let index = counter.next(), index < inputs.count {
      pace.wait(for: index)
      sink.add(index, worker.outcome(of: inputs[index]), of: inputs.count)
    }
  }
}
