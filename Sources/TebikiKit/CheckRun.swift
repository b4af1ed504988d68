internal import Checking
internal import Platform
internal import Reports
package import Rules
package import SourceText
internal import YAMLTree

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

  /// Runs to the end and returns the exit code.
  ///
  /// `write` gets the report for standard output piece by piece; `complain` gets the reports that
  /// could not be written, each with the reason.
  package func run(
    write: @escaping @Sendable ([UInt8]) -> Void,
    complain: @escaping @Sendable (Localized) -> Void = { _ in }
  ) -> Int32 {
    var outputs = [ReportOutput(settings.format, settings.report, .stream(write))]
    for destination in settings.reports {
      do {
        outputs.append(try destination.open())
      } catch {
        complain(error.message(of: destination.path))
        return ExitCode.internalError
      }
    }
    let sink = OrderedSink(rulebook, outputs, complain: complain)
    let jobs = min(settings.jobs, inputs.count)
    if jobs <= 1 {
      work(next: SharedCounter(), into: sink)
    } else {
      let counter = SharedCounter()
      Workers.run(count: jobs) { _ in work(next: counter, into: sink) }
    }
    return sink.finish()
  }

  private func work(next counter: SharedCounter, into sink: OrderedSink) {
    let selection = settings.selection
    var checker = PlanChecker(rulebook, limits: settings.limits) {
      selection?.contains($0) ?? true
    }
    var options = settings.options
    options.isFull = settings.isFull
    var buffer: [UInt8] = []
    while case let index = counter.next(), index < inputs.count {
      let result = check(inputs[index], &checker, options, &buffer)
      let parts = settings.formats.map { format, options in
        result.isPassedOver ? .empty : format.part(result, rulebook, options)
      }
      sink.add(index, FileOutcome(result, settings, parts: parts))
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
