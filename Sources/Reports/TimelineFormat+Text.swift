internal import Checking
internal import Rules
internal import SourceText

extension TimelineFormat {
  /// How the plan stands, stretch by stretch, for a terminal.
  static let text = TimelineFormat(name: "text", fileExtension: "txt") { files, rulebook, options in
    files.map { file in
      TimelineText(scope: TimelineScope(file: file, rulebook: rulebook, options: options)).text
    }.joined(separator: "\n") + TimelineText.closing(options)
  }
}

private struct TimelineText {
  let scope: TimelineScope

  static func closing(_ options: ReportOptions) -> String {
    let words = Phrases.timelineLimits[options.language]
    let head = options.language == .ja ? "この確認の限界: " : "Limits: "
    return "\n\(words)\n\(head)\(Phrases.limits[options.language])\n"
  }

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  private func line(_ text: String) -> String { "  " + PlainText.oneLine(text) + "\n" }

  var text: String {
    var text = paint(scope.title, .heading) + "\n"
    text += line(scope.say("期間: ", "period: ") + scope.period)
    text += line(scope.scope.asOf(scope.timeline.today))
    for stretch in scope.timeline.stretches { text += "\n" + self.text(stretch) }
    return text
  }

  private func text(_ stretch: PlanTimeline.Stretch) -> String {
    var text =
      paint(scope.days(stretch), .heading) + scope.say(" ", ": ") + scope.verdict(stretch) + "\n"
    for coming in scope.comingChanges(stretch) {
      let words = ComingChangesText(scope: scope.scope, assessment: scope.timeline.today)
      text += line(scope.say("改正 ", "change ") + words.day(coming) + ": " + words.text(coming))
    }
    for change in scope.lawChanges(stretch) { text += line(change) }
    for (law, rules) in scope.lawsNotHeld(stretch) {
      text += line(
        scope.say(
          "\(law): 基準日又は行為の日の版を収録していないため、規則 \(rules)件が要確認です。",
          "\(law): the edition of the day of judgement or of an act is not held here; \(rules) rules stay to be confirmed."
        )
      )
    }
    let isFirst = stretch.comparison == nil
    text += list(
      isFirst ? scope.say("指摘と要確認", "found or to be confirmed") : scope.say("新たに", "new"),
      scope.entries(.new, stretch)
    )
    text += list(
      scope.say("なくなる", "no longer"),
      scope.entries(.resolved, stretch)
    )
    let renumbered = scope.renumbered(stretch)
    return text + list(scope.say("条番号が変わる", "renumbered"), renumbered, renumbered.count)
  }

  /// Each entry on a line; the rules that wait for the same lists share one.
  private func list(_ heading: String, _ entries: [PlanComparison.Entry]) -> String {
    func key(_ open: OpenRule) -> String {
      "\(open.level) " + open.missingPaths.joined(separator: ", ")
    }
    let waiting = Dictionary(
      grouping: entries.compactMap(\.open).filter(\.waitsForLists),
      by: key
    ).filter { $1.count > ReportScope.rulesToldSingly }
    var told: Set<String> = []
    let lines = entries.compactMap { entry -> String? in
      guard let open = entry.open, open.waitsForLists, let rules = waiting[key(open)]
      else { return EntryText(scope: scope.scope).line(entry) }
      guard told.insert(key(open)).inserted else { return nil }
      let paths = open.missingPaths.map(scope.scope.path).joined(separator: ", ")
      return scope.say("未記載: ", "missing: ") + paths
        + scope.say("。", "; ") + scope.scope.listed(rules.map(\.rule), level: open.level)
    }
    return list(heading, lines, entries.count)
  }

  private func list(_ heading: String, _ lines: [String], _ number: Int) -> String {
    guard !lines.isEmpty else { return "" }
    let count = scope.say("(\(number)件)", " (\(number))")
    return line(heading + count) + lines.map { "  " + line($0) }.joined()
  }
}
