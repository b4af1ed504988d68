internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// A comment for a pull or merge request: a table of plans, then what was found in each.
  package static let markdown = ReportFormat(
    name: "markdown",
    fileExtension: "md",
    isFull: true,
    // GitHub takes 65,536 characters a comment; table and frame take the rest.
    limit: ReportLimit(bytes: 36_000),
    part: { result, rulebook, options in
      let scope = ReportScope(result: result, rulebook: rulebook, options: options)
      let report = MarkdownReport(scope: scope)
      return ReportPart(entries: report.sections, overview: report.rows)
    },
    overview: { rows, summary, rulebook, options in
      MarkdownReport.table(rows, summary, rulebook, options.language)
    },
    footer: { summary, rulebook, options in
      MarkdownReport.closing(summary, rulebook, options.language)
    }
  )
}

/// The rows and sections of one file.
private struct MarkdownReport {
  let scope: ReportScope

  /// Bytes that the table may take.
  private static let tableBytes = 24_000
  /// Findings of one plan that are shown; the table counts all.
  private static let mostItems = 20

  private var documents: [DocumentResult] { scope.result.documents.filter { !$0.isPassedOver } }

  // MARK: - The table

  var rows: String {
    if scope.failure != nil { return row(scope.name, scope.say(Phrases.invalid), []) }
    return documents.map { document in
      let name = scope.head(of: document)
      guard let assessment = document.assessment, !document.isInvalid else {
        return row(name, scope.say(Phrases.invalid), [])
      }
      let verdict = scope.verdictWithCauses(assessment.overall)
      return row(name, verdict, PlanCounts(assessment).all)
    }.joined()
  }

  private func row(_ name: String, _ verdict: String, _ counts: [Int]) -> String {
    let cells =
      counts.map(String.init) + Array(repeating: "", count: PlanCounts.count - counts.count)
    return "| \(Markdown.code(name).replacing("|", with: "\\|")) | \(Markdown.text(verdict)) | "
      + cells.joined(separator: " | ") + " |\n"
  }

  static func table(
    _ rows: String,
    _ summary: RunSummary,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> String {
    func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    var shown = ""
    var hidden = 0
    for line in rows.split(separator: "\n") {
      if shown.utf8.count + line.utf8.count < tableBytes {
        shown += line + "\n"
      } else {
        hidden += 1
      }
    }
    let text = SummaryText(summary: summary, rulebook: rulebook, language: language)
    let lines = text.lines.map { Markdown.text($0) }.joined(separator: "  \n")
    var table = say("## tebiki: 計画書の確認の結果\n\n", "## tebiki: what checking the plans came to\n\n")
    table += lines + "\n\n"
    table += say(
      "| 計画書 | 判定 | 必須 | すべき事項 | 留意事項 | 要確認 | 対象外の法令 |\n",
      "| Plan | Verdict | must | should | consider | to confirm | not covered |\n"
    )
    table += "|---|---|--:|--:|--:|--:|--:|\n" + shown + "\n"
    if hidden > 0 {
      table += say("ほか \(hidden)件。\n\n", "\(hidden) more.\n\n")
    }
    return table
  }

  // MARK: - Sections

  var sections: [String] {
    if let failure = scope.failure { return [section(scope.name, "", [failure], false)] }
    return documents.map { document in
      var head = ""
      var isToldAnyway = false
      if let assessment = document.assessment, !document.isInvalid {
        isToldAnyway = !assessment.comingChanges.isEmpty
        head = Markdown.text(scope.asOf(assessment)) + scope.say("、", ", ")
        head += Markdown.text(scope.editionTitle(on: assessment.asOf)) + "  \n"
        head += Markdown.text(scope.verdict(assessment.overall)) + "\n\n"
        head += comingChanges(assessment)
        head += question(assessment)
        head += routes(assessment)
      }
      return section(scope.head(of: document), head, scope.items(of: document), isToldAnyway)
    }
  }

  private func comingChanges(_ assessment: Assessment) -> String {
    guard !assessment.comingChanges.isEmpty else { return "" }
    let coming = ComingChangesText(scope: scope, assessment: assessment)
    let lines = coming.lines.map { "- " + Markdown.text($0) + "\n" }
    return Markdown.text(coming.heading) + "\n\n" + lines.joined() + "\n"
  }

  /// The question that settles most.
  private func question(_ assessment: Assessment) -> String {
    guard let first = assessment.questions.first else { return "" }
    let count = assessment.questions.count
    return scope.say(
      "確認事項 \(count)件。まず: ",
      "\(English.count(count, "question")). First: "
    ) + Markdown.text(scope.say(first.text)) + " (\(Markdown.code(scope.path(first.path))))\n\n"
  }

  /// The lawful ways that are not closed, a line a record; the other formats tell the rest.
  private func routes(_ assessment: Assessment) -> String {
    let words = RouteWords(scope)
    let lines = assessment.routes.compactMap { entry -> String? in
      let ways = entry.routes.filter { $0.state != .closed }
      guard !ways.isEmpty else { return nil }
      let listed = ways.map { Markdown.text(words.state($0) + " " + words.name($0)) }
      return "- \(Markdown.code(scope.path(entry.subject))): "
        + listed.joined(separator: scope.say("、", ", ")) + "\n"
    }
    guard !lines.isEmpty else { return "" }
    return Markdown.text(scope.say(Phrases.routes)) + "\n\n" + lines.joined() + "\n"
  }

  /// A plan without findings is its row in the table, unless its head has something to tell anyway.
  private func section(
    _ name: String,
    _ head: String,
    _ items: [ReportItem],
    _ isToldAnyway: Bool
  ) -> String {
    let counted = items.filter { $0.kind != .open || $0.severity == .error }
    guard !counted.isEmpty || isToldAnyway else { return "" }
    let ordered =
      Severity.allCases.flatMap { severity in
        counted.filter { $0.severity == severity && $0.isNew }
      } + counted.filter { !$0.isNew }
    let count = counted.isEmpty ? "" : " (\(counted.count))"
    var text = "<details><summary>\(XMLText.escape(name))\(count)</summary>\n\n" + head
    for item in ordered.prefix(Self.mostItems) { text += self.text(item) }
    if ordered.count > Self.mostItems {
      let rest = ordered.count - Self.mostItems
      text += scope.say("- ほか \(rest)件\n", "- \(rest) more\n")
    }
    return text + "\n</details>\n\n"
  }

  private func text(_ item: ReportItem) -> String {
    let line = item.range.flatMap { scope.position(at: $0.start)?.line }
    var text = "- **\(Markdown.text(scope.kind(item)))** \(Markdown.code(item.id))"
    if let line { text += scope.say(" \(line)行目", " line \(line)") }
    text += ": \(Markdown.text(scope.line(item)))"
    let citations = scope.shortCitations(item.citations)
    if !citations.isEmpty {
      text += "  \n  " + scope.say("根拠: ", "Basis: ") + Markdown.text(citations)
    }
    if let remedy = item.remedy {
      text += "  \n  " + scope.say("対応: ", "Remedy: ") + Markdown.text(scope.say(remedy))
    }
    return text + "\n"
  }

  static func closing(_ summary: RunSummary, _ rulebook: Rulebook, _ language: Language) -> String {
    var text = ""
    if summary.leftOut > 0 {
      text +=
        Localized(
          ja: "コメントの上限を超えるため、\(summary.leftOut)件の計画書の詳細を省きました。\n\n",
          en:
            "The details of \(English.count(summary.leftOut, "plan")) were left out: a comment holds no more.\n\n"
        )[language]
    }
    return text + "<sub>" + XMLText.escape(Phrases.limits[language]) + "</sub>\n"
  }
}
