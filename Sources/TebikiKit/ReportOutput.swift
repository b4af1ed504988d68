internal import Platform
internal import Reports
internal import Rules
internal import SourceText

/// Puts a report together: header, entries in the order of the files, footer.
struct ReportOutput: Sendable {
  /// Where the bytes go.
  enum Sink: Sendable {
    case stream(@Sendable ([UInt8]) -> Void)
    case file(PendingFile, path: String)
  }

  private let format: ReportFormat
  private let options: ReportOptions
  private let sink: Sink
  private var isFirst = true
  private var entries = 0
  private var bytes = 0
  private var leftOut = 0
  /// What formats with an overview keep until it can be written.
  private var overview = ""
  private var spool: Spool?
  private var failure: FileFailure?

  init(_ format: ReportFormat, _ options: ReportOptions, _ sink: Sink) {
    self.format = format
    self.options = options
    self.sink = sink
  }

  mutating func begin(_ rulebook: Rulebook) {
    attempt { output throws(FileFailure) in
      if output.format.overview != nil { output.spool = try Spool() }
      try output.write(output.format.header(rulebook, output.options))
    }
  }

  mutating func add(_ part: ReportPart) {
    overview += part.overview
    for entry in part.entries where !entry.isEmpty { add(entry) }
  }

  private mutating func add(_ entry: String) {
    guard entries < format.limit.entries, bytes + entry.utf8.count <= format.limit.bytes else {
      leftOut += 1
      return
    }
    entries += 1
    bytes += entry.utf8.count
    attempt { output throws(FileFailure) in
      let text = (output.isFirst ? "" : output.format.separator) + entry
      output.isFirst = false
      if let spool = output.spool {
        try spool.write(Array(text.utf8))
      } else {
        try output.write(text)
      }
    }
  }

  /// Ends the report and gives its file its name; the reason where that failed.
  mutating func end(_ summary: RunSummary, _ rulebook: Rulebook) -> Localized? {
    var summary = summary
    summary.leftOut = leftOut
    summary.rows = overview
    attempt { output throws(FileFailure) in
      let (format, options) = (output.format, output.options)
      if let overview = format.overview, let spool = output.spool {
        try output.write(overview(output.overview, summary, rulebook, options))
        try spool.read { bytes throws(FileFailure) in try output.write(bytes) }
      }
      try output.write(format.footer(summary, rulebook, options))
      if case .file(let file, _) = output.sink { try file.commit() }
    }
    guard let failure, case .file(_, let path) = sink else { return failure?.written }
    return failure.message(of: path)
  }

  /// Does a step unless an earlier one failed: a report with a gap must not pass for a whole one.
  private mutating func attempt(
    _ step: (inout ReportOutput) throws(FileFailure) -> Void
  ) {
    guard failure == nil else { return }
    do throws(FileFailure) {
      try step(&self)
    } catch {
      failure = error
    }
  }

  private func write(_ text: String) throws(FileFailure) {
    if !text.isEmpty { try write(Array(text.utf8)) }
  }

  private func write(_ bytes: [UInt8]) throws(FileFailure) {
    switch sink {
    case .stream(let write): write(bytes)
    case .file(let file, _): try file.write(bytes)
    }
  }
}
