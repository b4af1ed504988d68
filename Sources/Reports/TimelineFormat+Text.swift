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
    let words = StretchWords(scope: scope, stretch: stretch)
    var text =
      paint(scope.days(stretch), .heading) + scope.say(" ", ": ") + scope.verdict(stretch) + "\n"
    for note in words.notes { text += line(note) }
    for section in words.sections {
      text += line(words.title(section)) + section.lines.map { "  " + line($0) }.joined()
    }
    return text
  }
}
