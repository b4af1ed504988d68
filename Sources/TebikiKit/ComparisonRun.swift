internal import Checking
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
    let unreadable = results.filter(\.isUnreadable)
    guard unreadable.isEmpty else {
      // What cannot be read cannot be compared.
      for result in unreadable { write(result.faults(rulebook, settings.report)) }
      return ExitCode.invalidInput
    }
    guard results[0].documents.count == results[1].documents.count else {
      remark(RunRemark(severity: .error, message: Self.differentCounts(results)))
      return ExitCode.invalidInput
    }
    return report(pairs(results[0], results[1]), to: destinations, write: write, remark: remark)
  }

  /// Compares what the laws of two days say of plans as they are, and returns the exit code, as
  /// between versions.
  package func run(
    _ inputs: [PlanInput],
    by days: (old: Day, new: Day),
    to destinations: [Destination],
    write: ([UInt8]) -> Void,
    fault: ([UInt8]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    var checker = FileChecker(rulebook, settings)
    var found: [ComparedPlans] = []
    var isWhole = true
    for input in inputs {
      switch checker.source(of: input) {
      case .failure(let unread):
        isWhole = false
        fault(unread.result.faults(rulebook, settings.report))
      case .success(let source):
        let results = [days.old, days.new].map { day in
          checker.check(source, asOf: day, isFromFolder: input.isFromFolder)
        }
        if let faulty = results.first(where: \.isUnreadable) {
          isWhole = false
          fault(faulty.faults(rulebook, settings.report))
        } else {
          found += pairs(results[0], results[1], areDays: true)
        }
      }
    }
    if found.isEmpty && isWhole {
      remark(RunRemark(severity: .error, message: Self.nothing))
      return ExitCode.invalidInput
    }
    let code = report(found, to: destinations, write: write, remark: remark)
    return isWhole ? code : ExitCode.worst([code, ExitCode.invalidInput])
  }

  private func report(
    _ pairs: [ComparedPlans],
    to destinations: [Destination],
    write: ([UInt8]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    for destination in destinations where !pairs.isEmpty {
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

  private func pairs(
    _ old: FileResult,
    _ new: FileResult,
    areDays: Bool = false
  ) -> [ComparedPlans] {
    zip(old.documents, new.documents).compactMap { one, two in
      guard let before = one.assessment, let after = two.assessment else { return nil }
      return ComparedPlans(
        PlanComparison(before, after, rulebook),
        old: old,
        new: new,
        document: two.number,
        areDays: areDays
      )
    }
  }

  private func write(
    _ pairs: [ComparedPlans],
    to destination: Destination,
    _ write: ([UInt8]) -> Void
  ) -> RunRemark? {
    var options = settings.report
    if destination.path != nil { options.isColored = false }
    let text = destination.format.text(pairs, rulebook, options)
    return WholeReport(text: text, path: destination.path).write(write)
  }

  private static let nothing = Localized(
    ja: "比べる計画書がありません。計画書のファイルか、計画書のあるフォルダーを指定してください。",
    en: "There is no plan to compare; name a plan, or a folder that holds plans."
  )

  private static func differentCounts(_ results: [FileResult]) -> Localized {
    let (one, two) = (results[0].documents.count, results[1].documents.count)
    return Localized(
      ja: "二つのファイルの計画書の数が違うため、比べられません(\(results[0].name): \(one)、\(results[1].name): \(two))。",
      en:
        "The files hold different numbers of plans and cannot be compared (\(results[0].name): \(one), \(results[1].name): \(two))."
    )
  }
}
