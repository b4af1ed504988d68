internal import Checking
internal import SourceText

extension TimelineFormat {
  /// A page to read and to print: a table of the stretches, then each in full.
  static let html = TimelineFormat(name: "html", fileExtension: "html") {
    files,
    rulebook,
    options in
    let page = HTMLPage(language: options.language)
    let heading = options.language == .ja ? "計画の期間の見通し" : "How the plan stands over its period"
    var writer = HTMLWriter()
    writer.raw("<main id=\"plans\">\n")
    writer.leaf("p", .class("limits"), Phrases.timelineLimits[options.language])
    for (number, file) in files.enumerated() {
      let scope = TimelineScope(file: file, rulebook: rulebook, options: options)
      TimelineHTML(scope: scope, anchor: "t\(number + 1)").write(&writer)
    }
    return page.head(heading: heading) + writer.text + page.foot(rulebook)
  }
}

private struct TimelineHTML {
  let scope: TimelineScope
  let anchor: String

  func write(_ writer: inout HTMLWriter) {
    let attributes = [("class", "plan"), ("id", anchor), ("aria-labelledby", anchor + "h")]
    writer.element("article", attributes) { writer in
      writer.leaf("h2", [("id", anchor + "h")], scope.title)
      writer.leaf("p", scope.say("期間: ", "Period: ") + scope.period)
      writer.leaf("p", .class("day"), scope.scope.asOf(scope.timeline.today))
      writeTable(&writer)
      for (number, stretch) in scope.timeline.stretches.enumerated() {
        write(stretch, number, &writer)
      }
    }
  }

  private func place(_ number: Int) -> String { "\(anchor)s\(number + 1)" }

  // MARK: - All stretches

  private func writeTable(_ writer: inout HTMLWriter) {
    let caption = scope.say("期間ごとの判定", "Verdicts by stretch of days")
    let attributes = [
      ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption),
    ]
    writer.element("div", attributes) { writer in
      writer.element("table", .class("stretches")) { writer in
        writer.leaf("caption", caption)
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for heading in [
              scope.say("期間", "Days"), scope.say("判定", "Verdict"),
              scope.say("法令ごとの判定の変化", "Verdicts by law that change"),
              scope.say("新たに", "New"), scope.say("なくなる", "No longer"),
            ] { writer.leaf("th", [("scope", "col")], heading) }
          }
        }
        writer.element("tbody") { writer in
          for (number, stretch) in scope.timeline.stretches.enumerated() {
            writeRow(stretch, number, &writer)
          }
        }
      }
    }
  }

  private func writeRow(
    _ stretch: PlanTimeline.Stretch,
    _ number: Int,
    _ writer: inout HTMLWriter
  ) {
    writer.element("tr") { writer in
      writer.line("th", [("scope", "row")]) { writer in
        writer.inline("a", [("href", "#" + place(number))], scope.days(stretch))
      }
      writer.line("td") { writer in
        let verdict = stretch.assessment.overall.verdict
        writer.inline(
          "span",
          .class("badge \(verdict.name)"),
          scope.scope.say(Phrases.verdict(verdict))
        )
      }
      writer.element("td") { writer in
        for change in scope.lawChanges(stretch) { writer.leaf("p", change) }
      }
      for standing in [PlanComparison.Standing.new, .resolved] {
        writer.leaf("td", .class("number"), String(scope.entries(standing, stretch).count))
      }
    }
  }

  // MARK: - One stretch

  private func write(
    _ stretch: PlanTimeline.Stretch,
    _ number: Int,
    _ writer: inout HTMLWriter
  ) {
    let words = StretchWords(scope: scope, stretch: stretch)
    writer.element("section", [("aria-labelledby", place(number))]) { writer in
      writer.leaf("h3", [("id", place(number))], scope.days(stretch))
      writer.leaf("p", scope.say("判定: ", "Verdict: ") + scope.verdict(stretch))
      for note in words.notes { writer.leaf("p", note) }
      for section in words.sections {
        writer.leaf("h4", words.title(section))
        writer.element("ul") { writer in
          for line in section.lines { writer.leaf("li", line) }
        }
      }
    }
  }
}
