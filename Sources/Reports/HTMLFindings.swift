internal import Checking
internal import Rules
internal import SourceText

/// One finding, or diagnostic, as an article with everything that belongs to it.
struct HTMLFindings {
  let scope: ReportScope
  let anchor: String
  /// The plan's day of judgement; nil for what is no plan.
  let asOf: Day?

  func write(_ item: ReportItem, _ writer: inout HTMLWriter) {
    let name = HTMLFindings.anchor(item, in: anchor)
    let attributes = [
      ("class", "finding \(Phrases.name(item.severity))\(item.isNew ? "" : " known")"),
      ("id", name),
      ("aria-labelledby", name + "h"),
    ]
    // No section: a page of landmarks of the same name would help nobody who listens to it.
    writer.element("article", attributes) { writer in
      writer.line("h4", [("id", name + "h")]) { writer in
        writer.inline("span", .class("badge \(Phrases.name(item.severity))"), level(item))
        writer.write(" ")
        writer.write(scope.say(item.message))
      }
      if let standing = scope.standing(item) {
        writer.leaf("p", .class("standing"), standing)
      }
      writer.element("dl") { writer in writeEntries(item, &writer) }
    }
  }

  static func anchor(_ item: ReportItem, in anchor: String) -> String {
    anchor + "-" + item.fingerprint.prefix(12)
  }

  private func level(_ item: ReportItem) -> String {
    guard let rule = item.rule else { return severity(item.severity) }
    let level = scope.say(Phrases.level(scope.rulebook.rules[rule].level))
    guard item.kind == .question else { return level }
    return scope.say("要確認・\(level)", "confirm: \(level)")
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: scope.say("不備", "error")
    case .warning: scope.say("注意", "warning")
    case .note: scope.say("補足", "note")
    }
  }

  private func entry(
    _ ja: String,
    _ en: String,
    _ writer: inout HTMLWriter,
    _ body: (inout HTMLWriter) -> Void
  ) {
    writer.leaf("dt", scope.say(ja, en))
    writer.line("dd", [], body)
  }

  private func writeEntries(_ item: ReportItem, _ writer: inout HTMLWriter) {
    if let line = item.range.flatMap({ scope.position(at: $0.start)?.line }) {
      entry("箇所", "Where", &writer) { writer in
        let text = scope.say("\(line)行目", "line \(line)")
        if scope.options.showsSource {
          writer.inline("a", [("href", "#\(anchor)-L\(line)")], text)
        } else {
          writer.write(text)
        }
        if !item.path.isEmpty {
          writer.write(" ")
          writer.inline("code", item.path)
        }
      }
    }
    if let remedy = item.remedy {
      entry("対応", "Remedy", &writer) { $0.write(scope.say(remedy)) }
    }
    if let finding = item.finding { write(finding, &writer) }
    entry("識別名", "Id", &writer) { $0.inline("code", item.id) }
  }

  private func write(_ finding: Finding, _ writer: inout HTMLWriter) {
    let rule = scope.rulebook.rules[finding.rule]
    if let letter = scope.shown(finding.letter, template: rule.letter), !letter.ja.isEmpty {
      entry("連絡文", "Letter", &writer) { writer in
        writer.inline("span", .class("letter"), scope.say(letter))
      }
    }
    for citation in finding.citations {
      entry("根拠", "Basis", &writer) { writer in
        writer.write(scope.citationLine(citation, on: finding.day))
        guard let address = scope.address(of: citation) else { return }
        writer.write(" ")
        writer.inline("a", [("href", address), ("rel", "noreferrer")], scope.say("本文", "text"))
      }
    }
    if finding.isQuestion {
      entry("要確認", "To be confirmed", &writer) {
        $0.write(scope.say(Phrases.unconfirmedSubstance))
      }
    }
    if finding.day != asOf {
      entry("判断日", "Judged by the law of", &writer) { $0.write("\(finding.day)") }
    }
    if !finding.facts.isEmpty {
      entry("この判断に使った事実", "Facts that decided it", &writer) { writer in
        writer.element("ul") { writer in
          for fact in finding.facts { write(fact, &writer) }
        }
      }
    }
    if !rule.item.isEmpty {
      entry("計画書の項目", "Item of the plan", &writer) { $0.write(scope.say(rule.item)) }
    }
    entry("なぜ", "Why", &writer) { $0.write(scope.say(rule.why)) }
    if !finding.factsDigest.isEmpty {
      entry("免除するときの facts", "facts for a waiver", &writer) {
        $0.inline("code", finding.factsDigest)
      }
    }
  }

  private func write(_ fact: FactUse, _ writer: inout HTMLWriter) {
    writer.line("li") { writer in
      var text = scope.say(fact.title)
      if scope.options.showsSource { text += ": " + scope.say(fact.value) }
      writer.write(text)
      guard let line = scope.line(of: fact.place) else { return }
      writer.write(" ")
      if fact.place.isAbsent {
        writer.write(scope.say("(記載がないため補った事実)", "(taken for granted, as it is not stated)"))
      } else if scope.options.showsSource {
        writer.inline(
          "a",
          [("href", "#\(anchor)-L\(line)")],
          scope.say("\(line)行目", "line \(line)")
        )
      }
    }
  }
}
