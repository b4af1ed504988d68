internal import Checking
internal import Rules
internal import SourceText

/// One plan's article: verdict, findings, questions, workflow, source.
struct HTMLPlan {
  let scope: ReportScope
  let document: DocumentResult
  let assessment: Assessment
  /// The id of the article; everything inside begins with it.
  let anchor: String

  func write(_ writer: inout HTMLWriter) {
    let attributes = [
      ("class", "plan"), ("id", anchor), ("data-verdict", assessment.overall.verdict.name),
      ("aria-labelledby", anchor + "h"),
    ]
    let items = scope.items(of: document)
    let questions = HTMLQuestions(scope: scope, assessment: assessment, anchor: anchor)
    writer.element("article", attributes) { writer in
      writeHead(&writer)
      writeVerdicts(&writer)
      writeFindings(items, &writer)
      questions.writeOpenRules(items.filter { $0.kind == .open }, &writer)
      questions.writeQuestions(&writer)
      questions.writeJudgementSheet(&writer)
      HTMLRecommendation(scope: scope, assessment: assessment, anchor: anchor).write(&writer)
      HTMLRoutes(scope: scope, assessment: assessment).write(&writer)
      writeClassifications(&writer)
      HTMLSource(scope: scope, document: document, items: items, anchor: anchor)
        .write(&writer)
      writeOrigin(&writer)
    }
  }

  private func writeHead(_ writer: inout HTMLWriter) {
    let name = scope.head(of: document)
    let title = scope.options.showsSource ? assessment.title : ""
    writer.leaf("h2", [("id", anchor + "h")], title.isEmpty ? name : title)
    if !title.isEmpty { writer.leaf("p", .class("file"), name) }
    writer.leaf(
      "p",
      .class("day"),
      scope.asOf(assessment) + scope.say("、", ", ") + scope.editionTitle(on: assessment.asOf)
    )
  }

  // MARK: - Verdicts

  private func writeVerdicts(_ writer: inout HTMLWriter) {
    let overall = assessment.overall
    writer.leaf("h3", scope.say("判定", "Verdict"))
    writer.line("p", .class("overall")) { writer in
      writer.inline(
        "span",
        .class("badge \(overall.verdict.name)"),
        scope.verdictWithCauses(overall)
      )
      if !overall.isSettled { writer.inline("span", .class("range"), range(overall)) }
    }
    writer.element("table", .class("laws")) { writer in
      writer.leaf("caption", scope.say("法令ごとの判定", "By law"))
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for heading in [
            scope.say("法令", "Law"), scope.say("判定", "Verdict"),
            scope.say("評価した規則", "Rules evaluated"),
          ] { writer.leaf("th", [("scope", "col")], heading) }
        }
      }
      writer.element("tbody") { writer in
        for entry in assessment.laws { write(entry, &writer) }
      }
    }
    let (held, missing) = scope.coverage(on: assessment.asOf)
    writer.leaf("p", .class("coverage"), scope.counts(assessment.counts))
    writer.leaf(
      "p",
      .class("coverage"),
      scope.say("収録している法令: ", "Laws held: ") + scope.titles(held)
        + scope.say("。基準日に収録のない法令: ", "; not held on this day: ") + scope.titles(missing)
    )
    for entry in assessment.notCovered {
      writer.leaf(
        "p",
        .class("coverage"),
        scope.say("対象外: ", "Not covered: ") + scope.path(entry.place.path)
          + scope.lineNote(entry.place) + " " + scope.say(entry.reason)
      )
    }
    writeComingChanges(&writer)
  }

  private func writeComingChanges(_ writer: inout HTMLWriter) {
    let coming = ComingChangesText(scope: scope, assessment: assessment)
    guard !assessment.comingChanges.isEmpty else { return }
    writer.leaf("h4", coming.heading)
    writer.element("ul") { writer in
      for line in coming.lines { writer.leaf("li", line) }
    }
  }

  private func range(_ range: VerdictRange) -> String {
    let best = scope.say(Phrases.verdict(range.best))
    let worst = scope.say(Phrases.verdict(range.worst))
    return scope.say("変わり得る範囲: \(best)〜\(worst)", "Can still become: \(best) to \(worst)")
  }

  private func write(
    _ entry: (law: Int, range: VerdictRange, rules: Int),
    _ writer: inout HTMLWriter
  ) {
    let law = scope.rulebook.laws[entry.law]
    let kind = law.kind == .handbook ? scope.say("(法令ではない)", " (not law)") : ""
    writer.element("tr") { writer in
      writer.leaf("th", [("scope", "row")], scope.say(law.title) + kind)
      if entry.rules > 0 {
        writer.leaf("td", scope.verdict(entry.range))
      } else if law.isVerified(on: assessment.asOf) {
        writer.leaf(
          "td",
          scope.say("この計画書に当てはまる規則なし", "no rule applies to this plan")
        )
      } else {
        writer.leaf("td", scope.say(Phrases.reason(.lawNotInRulebook)))
      }
      writer.leaf("td", .class("number"), String(entry.rules))
    }
  }

  // MARK: - Findings and facts

  private func writeFindings(_ items: [ReportItem], _ writer: inout HTMLWriter) {
    let shown = items.filter { $0.kind != .open }
    writer.leaf("h3", scope.say("指摘(\(shown.count)件)", "Findings (\(shown.count))"))
    if shown.isEmpty {
      writer.leaf(
        "p",
        scope.say(
          "収録している規則の範囲では、指摘はありません。適法であることを意味するものではありません。",
          "None among the rules held here. That does not mean lawful."
        )
      )
    }
    let findings = HTMLFindings(scope: scope, anchor: anchor, asOf: assessment.asOf)
    // The heaviest first, within a level in the order of the file.
    for severity in Severity.allCases {
      for item in shown where item.severity == severity { findings.write(item, &writer) }
    }
  }

  private func writeClassifications(_ writer: inout HTMLWriter) {
    guard !assessment.classifications.isEmpty else { return }
    writer.element("details") { writer in
      let count = assessment.classifications.count
      writer.line("summary") {
        $0.inline("h3", scope.say("分類(\(count)件)", "Classifications (\(count))"))
      }
      writer.element("table") { writer in
        writer.leaf(
          "caption",
          scope.say("書かれた事実を、この道具がどう分類したか", "How the declared facts were classified")
        )
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for heading in [
              scope.say("対象", "Subject"), scope.say("分類", "Classification"),
              scope.say("値", "Value"), scope.say("根拠", "Basis"),
            ] { writer.leaf("th", [("scope", "col")], heading) }
          }
        }
        writer.element("tbody") { writer in
          for entry in assessment.classifications { write(entry, &writer) }
        }
      }
    }
  }

  private func write(_ entry: Classification, _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.leaf(
        "td",
        entry.subject.isEmpty ? scope.say("計画", "plan") : scope.path(entry.subject)
      )
      writer.leaf("td", scope.say(entry.title))
      writer.leaf("td", scope.say(entry.value))
      writer.leaf("td", scope.provisionNames(entry.provisions, on: assessment.asOf))
    }
  }

  private func writeOrigin(_ writer: inout HTMLWriter) {
    let book = scope.rulebook
    var text = "rulebook \(book.version) (sha256:\(book.string(book.digest)))"
    if !assessment.digest.isEmpty {
      text += scope.say("、計画書 sha256:", ", plan sha256:") + assessment.digest
    }
    writer.leaf("p", .class("origin"), text)
  }
}
