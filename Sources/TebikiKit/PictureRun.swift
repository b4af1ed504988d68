internal import Checking
package import Reports
package import Rules
package import SourceText

/// Checks one plan and draws the workflow that it follows or that the chart leads it to.
package struct PictureRun: Sendable {
  /// Why there is no picture.
  package enum Failure: Error, Sendable {
    /// The plan cannot be read; the report says why.
    case unreadable(report: String)
    /// No single workflow to draw.
    case choice(Localized)
  }

  private let rulebook: Rulebook
  private let settings: CheckSettings

  /// Only the options, limits and looks of `settings` count.
  package init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    self.rulebook = rulebook
    self.settings = settings
  }

  /// The picture of the workflow with this index, or of the only one that the plan can mean.
  package func picture(
    of path: String,
    workflow chosen: Int?,
    as format: PictureFormat
  ) throws(Failure) -> String {
    var checker = FileChecker(rulebook, settings)
    let result = checker.check(path)
    let documents = result.documents.filter { !$0.isPassedOver }
    let assessments = documents.compactMap { $0.isInvalid ? nil : $0.assessment }
    guard result.failure == nil, assessments.count == documents.count, !assessments.isEmpty else {
      let part = ReportFormat.text.part(result, rulebook, settings.report)
      throw .unreadable(report: part.entries.joined())
    }
    guard assessments.count == 1, let assessment = assessments.first else {
      throw .choice(Self.severalPlans(assessments.count))
    }
    let state = try state(chosen, among: assessment.drawableWorkflows, assessment)
    let drawing = WorkflowDrawing(
      rulebook,
      state,
      of: assessment,
      planName: result.name,
      settings.report.language
    )
    return drawing.text(as: format)
  }

  private func state(
    _ chosen: Int?,
    among states: [WorkflowState],
    _ assessment: Assessment
  ) throws(Failure) -> WorkflowState {
    if let chosen {
      guard let state = states.first(where: { $0.workflow == chosen }) else {
        throw .choice(notItsOwn(chosen, states))
      }
      return state
    }
    guard let first = states.first else { throw .choice(Self.none) }
    let isFollowed = assessment.declared?.follows == first.workflow
    guard states.count == 1 || isFollowed else { throw .choice(several(states)) }
    return first
  }

  // MARK: - Messages

  private func names(_ states: [WorkflowState]) -> [String] {
    states.map { rulebook.string(rulebook.workflows[$0.workflow].id) }
  }

  private static let none = Localized(
    ja: "この計画書から参照先となるワークフローがまだ決まらないため、図にできません。`tebiki workflow`(形式を指定しない)で、判定図のどこで止まっているかが分かります。",
    en:
      "No workflow follows from this plan yet, so there is nothing to draw. `tebiki workflow` without a format shows where the chart stops."
  )

  private static func severalPlans(_ count: Int) -> Localized {
    Localized(
      ja: "図は計画書一件ごとに作ります。このファイルには計画書が\(count)件あるので、一件ずつのファイルに分けてください。",
      en: "A picture is drawn for one plan; this file holds \(count). Give each a file of its own."
    )
  }

  private func several(_ states: [WorkflowState]) -> Localized {
    let names = names(states)
    return Localized(
      ja: "この計画書から参照先となるワークフローが複数あります(\(names.joined(separator: "、")))。"
        + "`--show \(names[0])` のように一つを選んでください。",
      en:
        "The plan leads to several workflows (\(names.joined(separator: ", "))). Choose one, such as `--show \(names[0])`."
    )
  }

  private func notItsOwn(_ chosen: Int, _ states: [WorkflowState]) -> Localized {
    let id = rulebook.string(rulebook.workflows[chosen].id)
    let own = names(states)
    return Localized(
      ja: "この計画書は「\(id)」に従うとも、それが参照先になるとも言えません。"
        + (own.isEmpty ? "" : "図にできるもの: \(own.joined(separator: "、"))"),
      en: "The plan neither follows '\(id)' nor does the chart lead to it."
        + (own.isEmpty ? "" : " What can be drawn: \(own.joined(separator: ", "))")
    )
  }
}
