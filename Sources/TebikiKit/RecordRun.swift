internal import Checking
internal import Platform
internal import Reports
package import Rules
internal import SourceText
internal import Workflows
internal import YAMLTree

/// Makes records of checks, and makes them again to see whether they hold.
package struct RecordRun: Sendable {
  let rulebook: Rulebook
  let settings: CheckSettings

  /// Only options and limits of `settings` count.
  package init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    self.rulebook = rulebook
    self.settings = settings
  }

  /// Checks a plan and writes its record; a plan that cannot be checked gets none.
  package func record(
    _ plan: String,
    to path: String?,
    write: ([UInt8]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    let record: [UInt8]
    switch make(plan, settings.options) {
    case .success(let made): record = made
    case .failure(let failure):
      for message in failure.messages {
        remark(RunRemark(severity: .error, message: message))
      }
      return ExitCode.invalidInput
    }
    guard let path else {
      write(record)
      return ExitCode.clean
    }
    do {
      try Files.write(record, to: path)
      return ExitCode.clean
    } catch {
      remark(RunRemark(severity: .error, message: error.messageOfRecord(path)))
      return ExitCode.internalError
    }
  }

  struct Unchecked: Error {
    let messages: [Localized]
    /// Digest of the plan's bytes; nil where it could not even be read.
    var digest: String?
  }

  /// The bytes of a plan's record.
  func make(_ plan: String, _ options: CheckOptions) -> Result<[UInt8], Unchecked> {
    var options = options
    options.isFull = true
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      if plan == "-" {
        try Files.readStandardInput(limit: settings.limits.bytes, into: &bytes)
      } else {
        try Files.read(plan, limit: settings.limits.bytes, into: &bytes)
      }
    } catch {
      let reason = error.message
      return .failure(
        Unchecked(
          messages: [Localized(ja: "\(plan): \(reason.ja)", en: "\(plan): \(reason.en)")]
        )
      )
    }
    let source = SourceFile(name: plan, bytes: bytes)
    var checker = PlanChecker(rulebook, limits: settings.limits)
    var result = checker.check(source, options)
    var steps = StepReview(rulebook)
    steps.review(&result)
    let faults = result.documents.flatMap(\.diagnostics).filter { $0.severity == .error }
    guard faults.isEmpty else {
      return .failure(
        Unchecked(
          messages: faults.map { Self.message($0, source) },
          digest: SHA256.hexadecimal(of: bytes)
        )
      )
    }
    let head = CheckRecordHead(
      engineDigest: Surroundings.programDigest,
      planDigest: SHA256.hexadecimal(of: bytes),
      planLength: bytes.count,
      asOf: options.asOf
    )
    let body = Array(CheckRecord(result, rulebook, head).body.utf8)
    return .success(body + Array(CheckRecord.closing(SHA256.hexadecimal(of: body)).utf8))
  }

  private static func message(_ fault: Diagnostic, _ source: SourceFile) -> Localized {
    let place = source.position(at: fault.range.start, ambiguousWidth: .one)
    let start = "\(source.name):\(place.line):\(place.codePointColumn): [\(fault.id)] "
    return Localized(ja: start + fault.message.ja, en: start + fault.message.en)
  }
}

extension FileFailure {
  /// That a record could not be written, and why.
  func messageOfRecord(_ path: String) -> Localized {
    Localized(
      ja: "検査記録 \(path) を書き出せません。\(written.ja)",
      en: "The record \(path) cannot be written. \(written.en)"
    )
  }
}
