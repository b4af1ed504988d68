internal import Checking
internal import Rules
internal import SourceText

/// What is told of one stretch of a timeline, for every format that tells it in full.
struct StretchWords {
  /// Points under one heading.
  struct Section {
    var heading: String
    /// Rules that wait for the same lists share a line, so that there may be fewer lines.
    var count: Int
    var lines: [String]
  }

  let scope: TimelineScope
  let stretch: PlanTimeline.Stretch

  /// Changes of the law, verdicts that became others, and laws that are not held.
  var notes: [String] {
    let coming = ComingChangesText(scope: scope.scope, assessment: scope.timeline.today)
    return scope.comingChanges(stretch).map {
      scope.say("改正 ", "change ") + coming.day($0) + ": " + coming.text($0)
    } + scope.lawChanges(stretch)
      + scope.lawsNotHeld(stretch).map { law, rules in
        scope.say(
          "\(law): 基準日又は行為の日の版を収録していないため、規則 \(rules)件が要確認です。",
          "\(law): the edition of the day of judgement or of an act is not held here; \(English.count(rules, "rule stays", "rules stay")) to be confirmed."
        )
      }
  }

  /// What is found and asked at first; later what is new, gone or renumbered.
  var sections: [Section] {
    let isFirst = stretch.comparison == nil
    let new = scope.entries(.new, stretch)
    let gone = scope.entries(.resolved, stretch)
    let renumbered = scope.renumbered(stretch)
    return [
      Section(
        heading: isFirst
          ? scope.say("指摘と要確認", "found or to be confirmed") : scope.say("新たに", "new"),
        count: new.count,
        lines: lines(new)
      ),
      Section(
        heading: scope.say("なくなる", "no longer"),
        count: gone.count,
        lines: lines(gone)
      ),
      Section(
        heading: scope.say("条番号が変わる", "renumbered"),
        count: renumbered.count,
        lines: renumbered
      ),
    ].filter { !$0.lines.isEmpty }
  }

  /// `新たに(3件)`.
  func title(_ section: Section) -> String {
    section.heading + scope.say("(\(section.count)件)", " (\(section.count))")
  }

  private func lines(_ entries: [PlanComparison.Entry]) -> [String] {
    func key(_ open: OpenRule) -> String {
      "\(open.level) " + open.missingPaths.joined(separator: ", ")
    }
    let waiting = Dictionary(
      grouping: entries.compactMap(\.open).filter(\.waitsForLists),
      by: key
    ).filter { $1.count > ReportScope.rulesToldSingly }
    var told: Set<String> = []
    return entries.compactMap { entry -> String? in
      guard let open = entry.open, open.waitsForLists, let rules = waiting[key(open)]
      else { return EntryText(scope: scope.scope).line(entry) }
      guard told.insert(key(open)).inserted else { return nil }
      let paths = open.missingPaths.map(scope.scope.path).joined(separator: ", ")
      return scope.say("未記載: ", "missing: ") + paths
        + scope.say("。", "; ") + scope.scope.listed(rules.map(\.rule), level: open.level)
    }
  }
}
