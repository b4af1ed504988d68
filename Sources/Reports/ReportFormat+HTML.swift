internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// One page for people, with everything in it: it loads nothing and sends nothing.
  package static let html = ReportFormat(
    name: "html",
    fileExtension: "html",
    isFull: true,
    header: { _, options in HTMLPage(language: options.language).head() },
    part: { result, rulebook, options in
      let scope = ReportScope(result: result, rulebook: rulebook, options: options)
      var rows = HTMLWriter()
      var articles = HTMLWriter()
      HTMLFile(scope: scope).write(rows: &rows, articles: &articles)
      return ReportPart(entries: [articles.text], overview: rows.text)
    },
    overview: { rows, summary, rulebook, options in
      HTMLOverview(summary: summary, rulebook: rulebook, options: options).text(rows: rows)
    },
    footer: { _, rulebook, options in HTMLPage(language: options.language).foot(rulebook) }
  )
}

/// The rows and articles of one file: one each for a plan, and for a file that cannot be read.
private struct HTMLFile {
  let scope: ReportScope

  func write(rows: inout HTMLWriter, articles: inout HTMLWriter) {
    if let failure = scope.failure {
      let anchor = anchor(1)
      writeRow(anchor, name: scope.name, title: "", invalid: [failure], &rows)
      writeUnread(anchor, name: scope.name, [failure], nil, &articles)
    }
    for document in scope.result.documents where !document.isPassedOver {
      let anchor = anchor(document.number)
      let name = scope.head(of: document)
      guard let assessment = document.assessment, !document.isInvalid else {
        let items = scope.items(of: document)
        writeRow(anchor, name: name, title: "", invalid: items, &rows)
        writeUnread(anchor, name: name, items, document, &articles)
        continue
      }
      writeRow(anchor, name: name, assessment, &rows)
      HTMLPlan(scope: scope, document: document, assessment: assessment, anchor: anchor)
        .write(&articles)
    }
  }

  /// The plan's name within the page: files are rendered apart, so that no number is at hand.
  private func anchor(_ document: Int) -> String {
    "p" + Fingerprint.of(rule: "html", subject: "\(scope.result.name)#\(document)").prefix(12)
  }

  private func writeRow(
    _ anchor: String,
    name: String,
    _ assessment: Assessment,
    _ writer: inout HTMLWriter
  ) {
    let verdict = assessment.overall.verdict
    let title = scope.options.showsSource ? assessment.title : ""
    writer.element("tr", [("data-verdict", verdict.name), ("data-plan", anchor)]) { writer in
      writeName(anchor, name, title, &writer)
      writer.line("td") { $0.inline("span", .class("badge \(verdict.name)"), words(verdict)) }
      for count in PlanCounts(assessment).all + [assessment.questions.count] {
        writer.leaf("td", .class("number"), String(count))
      }
    }
  }

  private func words(_ verdict: Verdict) -> String { scope.say(Phrases.verdict(verdict)) }

  private func writeRow(
    _ anchor: String,
    name: String,
    title: String,
    invalid items: [ReportItem],
    _ writer: inout HTMLWriter
  ) {
    writer.element("tr", [("data-verdict", "invalid"), ("data-plan", anchor)]) { writer in
      writeName(anchor, name, title, &writer)
      writer.line("td") { $0.inline("span", .class("badge invalid"), scope.say(Phrases.invalid)) }
      writer.leaf(
        "td",
        [("colspan", "\(PlanCounts.count + 1)")],
        scope.say("読めない箇所 \(items.count)件", English.count(items.count, "fault"))
      )
    }
  }

  private func writeName(
    _ anchor: String,
    _ name: String,
    _ title: String,
    _ writer: inout HTMLWriter
  ) {
    writer.line("th", [("scope", "row")]) { writer in
      writer.inline("a", [("href", "#" + anchor)], title.isEmpty ? name : title)
      if !title.isEmpty { writer.inline("span", .class("file"), name) }
    }
  }

  /// What cannot be read as a plan: its faults, in their places.
  private func writeUnread(
    _ anchor: String,
    name: String,
    _ items: [ReportItem],
    _ document: DocumentResult?,
    _ writer: inout HTMLWriter
  ) {
    let attributes = [
      ("class", "plan"), ("id", anchor), ("data-verdict", "invalid"),
      ("aria-labelledby", anchor + "h"),
    ]
    writer.element("article", attributes) { writer in
      writer.leaf("h2", [("id", anchor + "h")], name)
      writer.line("p") { $0.inline("span", .class("badge invalid"), scope.say(Phrases.invalid)) }
      writer.leaf("h3", scope.say("不備(\(items.count)件)", "Faults (\(items.count))"))
      let findings = HTMLFindings(scope: scope, anchor: anchor, asOf: nil)
      for item in items { findings.write(item, &writer) }
      if let document {
        HTMLSource(scope: scope, document: document, items: items, anchor: anchor).write(&writer)
      }
    }
  }
}
