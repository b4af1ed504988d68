internal import Checking
package import Reports
package import Rules
internal import SourceText

/// Checks plans by the law of every day of their period on which something changes.
package struct TimelineRun: Sendable {
  private let rulebook: Rulebook
  private let settings: CheckSettings

  /// Only the options, limits, threshold and looks of `settings` count.
  package init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    self.rulebook = rulebook
    self.settings = settings
  }

  /// Where a report about timelines goes.
  package struct Destination: Sendable {
    package let format: TimelineFormat
    /// nil is standard output.
    package let path: String?

    package init(format: TimelineFormat, path: String?) {
      self.format = format
      self.path = path
    }
  }

  /// Writes the timelines and returns the exit code of a check on the day of judgement.
  ///
  /// What is still to come fails nothing. `fault` tells what cannot be read.
  package func run(
    _ inputs: [PlanInput],
    to destinations: [Destination],
    write: ([UInt8]) -> Void,
    fault: ([UInt8]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    var checker = FileChecker(rulebook, settings)
    var timelines: [FileTimeline] = []
    var codes: [Int32] = []
    for input in inputs {
      switch checker.source(of: input) {
      case .failure(let unread):
        codes.append(ExitCode.invalidInput)
        fault(unread.result.faults(rulebook, settings.report))
      case .success(let source):
        let result = checker.check(source, isFromFolder: input.isFromFolder)
        guard !result.isUnreadable else {
          codes.append(ExitCode.invalidInput)
          fault(result.faults(rulebook, settings.report))
          continue
        }
        codes.append(FileOutcome(result, settings, parts: []).code)
        timelines += self.timelines(of: result, source, &checker)
      }
    }
    if timelines.isEmpty, codes.allSatisfy({ $0 == ExitCode.clean }) {
      remark(RunRemark(severity: .error, message: Self.nothing))
      return ExitCode.invalidInput
    }
    for destination in destinations where !timelines.isEmpty {
      var options = settings.report
      if destination.path != nil { options.isColored = false }
      let text = destination.format.text(timelines, rulebook, options)
      if let failure = WholeReport(text: text, path: destination.path).write(write) {
        remark(failure)
        return ExitCode.internalError
      }
    }
    return ExitCode.worst(codes)
  }

  private func timelines(
    of result: FileResult,
    _ source: SourceFile,
    _ checker: inout FileChecker
  ) -> [FileTimeline] {
    var byDay: [OutlookDay: FileResult] = [:]
    var found: [FileTimeline] = []
    for (index, document) in result.documents.enumerated() {
      guard let assessment = document.assessment else { continue }
      let timeline = PlanTimeline(assessment, rulebook) { day in
        // Plans of one file may have different days of judgement.
        let isAhead = day > assessment.asOf
        let key = OutlookDay(day: day, isAhead: isAhead)
        let onDay = byDay[key] ?? checker.check(source, asOf: day, keepsPromises: isAhead)
        byDay[key] = onDay
        guard onDay.documents.indices.contains(index), !onDay.documents[index].isInvalid else {
          return nil
        }
        return onDay.documents[index].assessment
      }
      if let timeline {
        found.append(FileTimeline(timeline, result: result, document: document.number))
      }
    }
    return found
  }

  private struct OutlookDay: Hashable {
    let day: Day
    let isAhead: Bool
  }

  private static let nothing = Localized(
    ja: "たどる計画書がありません。計画書のファイルか、計画書のあるフォルダーを指定してください。",
    en: "There is no plan to follow; name a plan, or a folder that holds plans."
  )
}
