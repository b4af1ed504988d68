package import Checking
package import Rules
internal import SourceText

/// Two versions of a plan and what became of it, for whatever writes about that.
package struct ComparedPlans: Sendable {
  package let comparison: PlanComparison
  package let old: FileResult
  package let new: FileResult
  /// Number of the document in both files, from 1.
  package let document: Int
  /// One plan by the laws of two days, and not two versions of it.
  package let areDays: Bool

  package init(
    _ comparison: PlanComparison,
    old: FileResult,
    new: FileResult,
    document: Int,
    areDays: Bool = false
  ) {
    self.comparison = comparison
    self.old = old
    self.new = new
    self.document = document
    self.areDays = areDays
  }
}

/// One way to write what became of plans from one version to the next; one file each.
package struct ComparisonFormat: Sendable {
  package let name: String
  /// How files of this format end, without the point.
  package let fileExtension: String
  package let text: @Sendable ([ComparedPlans], Rulebook, ReportOptions) -> String

  /// Every format, in the order that help shows.
  package static let all: [ComparisonFormat] = [.text, .json, .csv, .markdown, .html, .reply]
}

/// What a writer about one pair needs: words, places, and the list of points.
struct ComparisonScope {
  let pair: ComparedPlans
  let rulebook: Rulebook
  let options: ReportOptions

  var comparison: PlanComparison { pair.comparison }
  var old: ReportScope { ReportScope(result: pair.old, rulebook: rulebook, options: options) }
  var new: ReportScope { ReportScope(result: pair.new, rulebook: rulebook, options: options) }

  func say(_ ja: String, _ en: String) -> String { options.language == .ja ? ja : en }

  func say(_ text: Localized) -> String { text[options.language] }

  /// The plan's title; its file's name where it has none or may not be shown.
  var title: String {
    let title = comparison.new.title
    return options.showsSource && !title.isEmpty ? PlainText.oneLine(title) : new.name
  }

  func standing(_ standing: PlanComparison.Standing) -> String {
    switch standing {
    case .new: say("新規", "new")
    case .remaining: say("継続", "remaining")
    case .resolved: pair.areDays ? say("なくなる", "gone") : say("解消", "resolved")
    }
  }

  /// `新規 1件、継続 0件、解消 2件`.
  var counts: String {
    PlanComparison.Standing.allCases.map { entry in
      let count = comparison.count(entry)
      return standing(entry) + say(" \(count)件", " \(count)")
    }.joined(separator: say("、", ", "))
  }

  /// What is compared: two files, or the laws of two days.
  var versions: String {
    guard pair.areDays else { return "\(old.name) → \(new.name)" }
    let (before, after) = (comparison.old.asOf, comparison.new.asOf)
    return new.name
      + say("  \(before) の法令 → \(after) の法令", "  law of \(before) → law of \(after)")
  }

  /// The verdict before and after.
  var verdicts: String {
    let before = say(Phrases.verdict(comparison.old.overall.verdict))
    let after = say(Phrases.verdict(comparison.new.overall.verdict))
    return before == after ? after : before + " → " + after
  }

  /// The scope of the version that an entry's places belong to.
  func scope(of entry: PlanComparison.Entry) -> ReportScope {
    entry.standing == .resolved ? old : new
  }

  // MARK: - Facts and routes in words

  func name(of change: PlanComparison.Change) -> String {
    guard let fact = change.fact else { return "" }
    let subject = options.showsSource ? say(fact.subject) : ""
    return subject.isEmpty ? say(fact.title) : subject + say("の", ": ") + say(fact.title)
  }

  func value(_ fact: PlanFact?) -> String {
    guard let fact else { return say("記載なし", "not stated") }
    return options.showsSource ? PlainText.oneLine(say(fact.value)) : say("(記載あり)", "(stated)")
  }

  func results(_ results: [Int]) -> String {
    results.isEmpty
      ? say("なし", "none")
      : results.map { say(new.localized(rulebook.chart.results[$0].title)) }
        .joined(separator: say("・", ", "))
  }
}
