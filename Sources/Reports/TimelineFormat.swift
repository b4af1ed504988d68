package import Checking
package import Rules
internal import SourceText

/// One plan of a file over its period.
package struct FileTimeline: Sendable {
  package let timeline: PlanTimeline
  package let result: FileResult
  /// Number of the document in the file, from 1.
  package let document: Int

  package init(_ timeline: PlanTimeline, result: FileResult, document: Int) {
    self.timeline = timeline
    self.result = result
    self.document = document
  }
}

/// One way to write how plans stand over their periods; one file each.
package struct TimelineFormat: Sendable {
  package let name: String
  /// How files of this format end, without the point.
  package let fileExtension: String
  package let text: @Sendable ([FileTimeline], Rulebook, ReportOptions) -> String

  /// Every format, in the order that help shows.
  package static let all: [TimelineFormat] = [.text, .json, .markdown, .html]
}

/// What a writer about one timeline needs.
struct TimelineScope {
  let file: FileTimeline
  let rulebook: Rulebook
  let options: ReportOptions

  var timeline: PlanTimeline { file.timeline }

  var scope: ReportScope {
    ReportScope(result: file.result, rulebook: rulebook, options: options)
  }

  func say(_ ja: String, _ en: String) -> String { options.language == .ja ? ja : en }

  /// The file, the document where there are several, and the plan's title.
  var title: String {
    let document = file.result.documents[file.document - 1]
    let title = options.showsSource ? PlainText.oneLine(timeline.today.title) : ""
    return scope.head(of: document) + (title.isEmpty ? "" : say("「\(title)」", " “\(title)”"))
  }

  /// `2025-04-01 から 2030-03-31 まで`, with where the days come from.
  var period: String {
    let (start, end) = (timeline.period.start, timeline.period.end.previous)
    let from =
      timeline.period.isStartStated
      ? say("計画の開始日", "the plan’s first day") : say("基準日", "the day of judgement")
    let until =
      timeline.period.isEndStated
      ? say("計画の終了日", "its last day")
      : say("分かっている最後の改正", "the last change that is known of")
    return say(
      "\(start)(\(from))から \(end)(\(until))まで",
      "\(start) (\(from)) to \(end) (\(until))"
    )
  }

  func days(_ stretch: PlanTimeline.Stretch) -> String {
    let days = say(
      "\(stretch.from) から \(stretch.until.previous) まで",
      "\(stretch.from) to \(stretch.until.previous)"
    )
    let asOf = timeline.today.asOf
    guard stretch.from <= asOf, asOf < stretch.until else { return days }
    return days + say("(基準日を含む)", " (holds the day of judgement)")
  }

  func verdict(_ stretch: PlanTimeline.Stretch) -> String {
    scope.verdict(stretch.assessment.overall)
  }

  /// The laws whose verdict is another one than before: `倫理指針 指摘なし → 要確認`.
  func lawChanges(_ stretch: PlanTimeline.Stretch) -> [String] {
    guard let before = stretch.comparison?.old else { return [] }
    return stretch.assessment.laws.compactMap { entry in
      let earlier = before.laws.first { $0.law == entry.law }
      guard earlier?.range.verdict != entry.range.verdict else { return nil }
      let law = scope.say(rulebook.laws[entry.law].title)
      let was =
        earlier.map { scope.say(Phrases.verdict($0.range.verdict)) } ?? say("規則なし", "no rules")
      return "\(law): \(was) → \(scope.say(Phrases.verdict(entry.range.verdict)))"
    }
  }

  /// The changes of the law in a stretch's days that were to come on the day of judgement.
  func comingChanges(_ stretch: PlanTimeline.Stretch) -> [ComingChange] {
    timeline.today.comingChanges.filter {
      stretch.from <= $0.change.date && $0.change.date < stretch.until
    }
  }

  /// Rules that are open because the law of the day is not held, by law.
  func lawsNotHeld(_ stretch: PlanTimeline.Stretch) -> [(law: String, rules: Int)] {
    let open = stretch.assessment.openRules.filter { $0.reason == .lawNotInRulebook }
    let byLaw = Dictionary(grouping: open) { rulebook.rules[$0.rule].law }
    return byLaw.sorted { $0.key < $1.key }.map { law, open in
      (scope.say(rulebook.laws[Int(law)].title), Set(open.map(\.rule)).count)
    }
  }

  /// What is told one by one: all that was found at first, then what is new or gone.
  ///
  /// Rules of a law that is not held are told as a number.
  func entries(
    _ standing: PlanComparison.Standing,
    _ stretch: PlanTimeline.Stretch
  ) -> [PlanComparison.Entry] {
    guard let comparison = stretch.comparison else {
      guard standing == .new else { return [] }
      let assessment = stretch.assessment
      return assessment.findings.map { PlanComparison.Entry(standing: .new, finding: $0) }
        + assessment.openRules.filter(Self.isTold)
        .map { PlanComparison.Entry(standing: .new, open: $0) }
    }
    return comparison.entries.filter { entry in
      entry.standing == standing && (entry.open.map(Self.isTold) ?? true)
    }
  }

  private static func isTold(_ open: OpenRule) -> Bool { open.reason != .lawNotInRulebook }

  /// `appi/sensitive-opt-out: 個人情報保護法 第23条第2項 → 第27条第2項`.
  func renumbered(_ stretch: PlanTimeline.Stretch) -> [String] {
    var told: Set<String> = []
    return (stretch.comparison?.entries ?? []).flatMap { entry in
      entry.renumbered.map { pair in
        scope.ruleTitle(entry.rule) + ": " + scope.citationName(pair.old) + " → "
          + scope.citationName(pair.new)
      }
    }.filter { told.insert($0).inserted }
  }
}
