internal import Checking
internal import SourceText

extension ComparisonFormat {
  /// What became of the plan, for a terminal.
  static let text = ComparisonFormat(name: "text", fileExtension: "txt") {
    pairs,
    rulebook,
    options in
    pairs.map { pair in
      ComparisonText(
        scope: ComparisonScope(pair: pair, rulebook: rulebook, options: options)
      ).text
    }.joined(separator: "\n") + ComparisonText.closing(options)
  }
}

private struct ComparisonText {
  let scope: ComparisonScope

  static func closing(_ options: ReportOptions) -> String {
    let head = options.language == .ja ? "この確認の限界: " : "Limits: "
    return "\n" + head + Phrases.limits[options.language] + "\n"
  }

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  private func line(_ text: String) -> String { "  " + PlainText.oneLine(text) + "\n" }

  private func heading(_ text: String) -> String { paint(text, .heading) + "\n" }

  var text: String {
    let comparison = scope.comparison
    var text = heading("\(scope.versions)  \(scope.title)")
    text += line(scope.say("判定: ", "verdict: ") + scope.verdicts)
    if !scope.pair.areDays {
      text += line(scope.say("旧版 ", "old: ") + scope.old.asOf(comparison.old))
      text += line(scope.say("新版 ", "new: ") + scope.new.asOf(comparison.new))
    }
    text += line(scope.say("指摘と要確認: ", "points: ") + scope.counts)
    for standing in [PlanComparison.Standing.new, .remaining, .resolved] {
      text += section(standing)
    }
    return text + changes + routes
  }

  private func section(_ standing: PlanComparison.Standing) -> String {
    let entries = scope.comparison.entries.filter { $0.standing == standing }
    guard !entries.isEmpty else { return "" }
    var text = heading(
      scope.standing(standing) + scope.say("(\(entries.count)件)", " (\(entries.count))")
    )
    for entry in entries {
      let version = scope.scope(of: entry)
      text += line(EntryText(scope: version).line(entry))
      for pair in entry.renumbered {
        text += line(
          scope.say("  条番号: ", "  renumbered: ") + version.citationName(pair.old) + " → "
            + version.citationName(pair.new)
        )
      }
      if entry.isSubjectGone {
        text += line(scope.say("  対象の記載がなくなりました", "  what it speaks of is no longer in the plan"))
      }
    }
    return text
  }

  private var changes: String {
    let changes = scope.comparison.changes
    guard !changes.isEmpty else { return "" }
    var text = heading(
      scope.say("記載の変わった事実(\(changes.count)件)", "Facts that changed (\(changes.count))")
    )
    for change in changes {
      let place = change.fact.map {
        (change.new == nil ? scope.old : scope.new).path($0.place.path)
      }
      text += line(
        "\(place ?? "") \(scope.name(of: change)): \(scope.value(change.old)) → \(scope.value(change.new))"
      )
    }
    return text
  }

  private var routes: String {
    guard !scope.comparison.routes.isEmpty else { return "" }
    var text = heading(scope.say("判定図の結果の変化", "Where the chart leads now"))
    for route in scope.comparison.routes {
      text += line(
        "\(scope.new.path(route.dataset)): \(scope.results(route.old)) → \(scope.results(route.new))"
      )
    }
    return text
  }
}
