internal import Checking
internal import Platform
package import Reports
package import Rules
internal import SourceText

/// Checks two versions of a plan and writes what became of it.
package struct ComparisonRun: Sendable {
  private let rulebook: Rulebook
  private let settings: CheckSettings

  /// Only the options, limits, threshold and looks of `settings` count.
  package init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    self.rulebook = rulebook
    self.settings = settings
  }

  /// Where a report about the comparison goes.
  package struct Destination: Sendable {
    package let format: ComparisonFormat
    /// nil is standard output.
    package let path: String?

    package init(format: ComparisonFormat, path: String?) {
      self.format = format
      self.path = path
    }
  }

  /// Compares and returns the exit code: findings where the new version has findings that the old
  /// one had not, at or above the threshold.
  package func run(
    old: String,
    new: String,
    to destinations: [Destination],
    write: @escaping @Sendable ([UInt8]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    var checker = FileChecker(rulebook, settings)
    let results = [checker.check(old), checker.check(new)]
    let unreadable = results.filter { result in
      result.failure != nil || result.documents.contains { $0.assessment == nil || $0.isInvalid }
    }
    guard unreadable.isEmpty else {
      // Faults as `check` tells them: what cannot be read cannot be compared.
      for result in unreadable {
        let part = ReportFormat.oneLine.part(result, rulebook, settings.report)
        write(Array(part.entries.joined().utf8))
      }
      return ExitCode.invalidInput
    }
    guard results[0].documents.count == results[1].documents.count else {
      remark(RunRemark(severity: .error, message: Self.differentCounts(results)))
      return ExitCode.invalidInput
    }
    let pairs = zip(results[0].documents, results[1].documents).compactMap { one, two in
      pair(one, two, results)
    }
    for destination in destinations {
      if let failure = self.write(pairs, to: destination, write) {
        remark(failure)
        return ExitCode.internalError
      }
    }
    let isWorse = pairs.contains { pair in
      pair.comparison.entries.contains { entry in
        guard entry.standing == .new, let finding = entry.finding else { return false }
        return !finding.isQuestion && finding.level >= settings.failOn && finding.isNew
      }
    }
    return isWorse ? ExitCode.findings : ExitCode.clean
  }

  private func pair(
    _ old: DocumentResult,
    _ new: DocumentResult,
    _ results: [FileResult]
  ) -> ComparedPlans? {
    guard let before = old.assessment, let after = new.assessment else { return nil }
    return ComparedPlans(
      PlanComparison(before, after, rulebook),
      old: results[0],
      new: results[1],
      document: new.number
    )
  }

  private func write(
    _ pairs: [ComparedPlans],
    to destination: Destination,
    _ write: ([UInt8]) -> Void
  ) -> RunRemark? {
    var options = settings.report
    if destination.path != nil { options.isColored = false }
    let bytes = Array(destination.format.text(pairs, rulebook, options).utf8)
    guard let path = destination.path else {
      write(bytes)
      return nil
    }
    do throws(FileFailure) {
      try Files.write(bytes, to: path)
      return nil
    } catch {
      return RunRemark(severity: .error, message: error.message(of: path))
    }
  }

  private static func differentCounts(_ results: [FileResult]) -> Localized {
    let (one, two) = (results[0].documents.count, results[1].documents.count)
    return Localized(
      ja: "二つのファイルの計画書の数が違うため、比べられません(\(results[0].name): \(one)、\(results[1].name): \(two))。",
      en:
        "The files hold different numbers of plans and cannot be compared (\(results[0].name): \(one), \(results[1].name): \(two))."
    )
  }
}
