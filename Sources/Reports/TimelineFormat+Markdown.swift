internal import Checking
internal import Rules
internal import SourceText

extension TimelineFormat {
  /// The stretches as a table, for a page or a pull request.
  static let markdown = TimelineFormat(name: "markdown", fileExtension: "md") {
    files,
    rulebook,
    options in
    files.map { file in
      TimelineMarkdown(scope: TimelineScope(file: file, rulebook: rulebook, options: options)).text
    }.joined(separator: "\n") + "\n" + Markdown.text(Phrases.timelineLimits[options.language])
      + "\n\n" + Markdown.text(Phrases.limits[options.language]) + "\n"
  }
}

private struct TimelineMarkdown {
  let scope: TimelineScope

  var text: String {
    var text = "## " + Markdown.text(scope.title) + "\n\n"
    text += "- " + Markdown.text(scope.say("期間: ", "Period: ") + scope.period) + "\n"
    text += "- " + Markdown.text(scope.scope.asOf(scope.timeline.today)) + "\n\n"
    text += scope.say(
      "| 期間 | 判定 | 変わること |\n",
      "| Days | Verdict | What changes |\n"
    )
    text += "|---|---|---|\n"
    for stretch in scope.timeline.stretches {
      let cells = [scope.days(stretch), scope.verdict(stretch)].map { Markdown.text($0) }
      let lines = changes(stretch).map { Markdown.text($0) }
      text += "| \(cells[0]) | \(cells[1]) | \(lines.joined(separator: "<br>")) |\n"
    }
    return text
  }

  private func changes(_ stretch: PlanTimeline.Stretch) -> [String] {
    let words = ComingChangesText(scope: scope.scope, assessment: scope.timeline.today)
    var lines = scope.comingChanges(stretch).map { words.day($0) + ": " + words.text($0) }
    lines += scope.lawChanges(stretch)
    let entry = EntryText(scope: scope.scope)
    lines += scope.entries(.new, stretch).map { "+ " + entry.line($0) }
    lines += scope.entries(.resolved, stretch).map { "− " + entry.line($0) }
    return lines + scope.renumbered(stretch)
  }
}
