internal import Checking
internal import Rules

/// The lawful ways of each dataset and transfer, as a table a record.
struct HTMLRoutes {
  let scope: ReportScope
  let assessment: Assessment

  func write(_ writer: inout HTMLWriter) {
    guard !assessment.routes.isEmpty else { return }
    let words = RouteWords(scope)
    writer.element("details") { writer in
      writer.line("summary") { $0.inline("h3", scope.say("取り得る経路", "Ways to look at")) }
      writer.leaf("p", scope.say(Phrases.routes))
      for entry in assessment.routes { write(entry, words, &writer) }
    }
  }

  private func write(_ entry: RecordRoutes, _ words: RouteWords, _ writer: inout HTMLWriter) {
    writer.element("table") { writer in
      writer.leaf("caption", words.heading(entry))
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for heading in [
            scope.say("状態", "State"), scope.say("経路", "Way"),
            scope.say("理由・残る条件", "Reason, or what is left"),
          ] { writer.leaf("th", [("scope", "col")], heading) }
        }
      }
      writer.element("tbody") { writer in
        for standing in entry.routes { write(standing, words, &writer) }
      }
    }
  }

  private func write(_ standing: RouteStanding, _ words: RouteWords, _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.leaf("td", scope.say(Phrases.state(standing.state)))
      writer.leaf("td", words.title(standing))
      writer.element("td") { writer in
        if let remark = words.remark(standing) { writer.leaf("p", remark) }
        for line in words.lines(standing) { writer.leaf("p", line) }
      }
    }
  }
}
