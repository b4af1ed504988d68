internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// Everything that is said of a plan, for people.
  package static let text = ReportFormat(
    name: "text",
    fileExtension: "txt",
    isFull: true,
    separator: "\n",
    part: { result, rulebook, options in
      let scope = ReportScope(result: result, rulebook: rulebook, options: options)
      let text = TextReport(scope: scope).text
      return ReportPart(entries: [text], overview: PlanMatrix.rows(of: scope))
    },
    footer: { summary, rulebook, options in
      if options.isQuiet { return "" }
      let text = SummaryText(summary: summary, rulebook: rulebook, language: options.language)
      return "\n" + text.block + PlanMatrix(summary, rulebook, options).text
    }
  )
}

/// Joins the sections of a file's report, one blank line between them.
struct TextReport {
  let scope: ReportScope

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  var text: String {
    var sections: [String] = []
    if let failure = scope.result.failure { sections.append(text(failure)) }
    for document in scope.result.documents where !document.isPassedOver {
      sections += self.sections(of: document)
    }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func text(_ failure: Localized) -> String {
    "\(scope.name): \(paint("error[input/unreadable]", Severity.error)): "
      + PlainText.oneLine(scope.say(failure)) + "\n"
  }

  private func sections(of document: DocumentResult) -> [String] {
    let frames = FrameText(scope: scope)
    let diagnostics = document.diagnostics.map { frames.text($0) }
    guard let assessment = document.assessment, !document.isInvalid else {
      let head =
        scope.head(of: document) + scope.say(": \(Phrases.invalid.ja)", ": \(Phrases.invalid.en)")
      return [paint(head, .heading) + "\n"] + diagnostics
    }
    var sections = [paint(scope.headline(assessment, document), .heading) + "\n"]
    // The heaviest first, within a level in the order of the file.
    sections += assessment.findings.filter { $0.level == .must }.map { frame($0, assessment) }
    sections += assessment.findings.filter { $0.level == .should }.map { frame($0, assessment) }
    sections += assessment.findings.filter { $0.level == .consider }.map { frame($0, assessment) }
    sections += diagnostics
    if !scope.options.isQuiet {
      sections.append(OpenRulesText(scope: scope, assessment: assessment).text)
      sections.append(ClassificationText(scope: scope, assessment: assessment).text)
      sections.append(RecommendationText(scope: scope, assessment: assessment).text)
      sections.append(RoutesText(scope: scope, assessment: assessment).text)
      let questions = QuestionsText(scope: scope, assessment: assessment)
      sections += [questions.questions, questions.judgementSheet]
    }
    sections.append(VerdictText(scope: scope, assessment: assessment).text)
    sections.append(ComingChangesText(scope: scope, assessment: assessment).text)
    sections.append(scope.closing(assessment))
    return sections
  }

  private func frame(_ finding: Finding, _ assessment: Assessment) -> String {
    FrameText(scope: scope).text(finding, asOf: assessment.asOf)
  }
}

extension ReportScope {
  /// The file, and the document's number where there are several.
  func head(of document: DocumentResult) -> String {
    guard result.documents.count > 1 else { return name }
    return name + say(" 文書\(document.number)", " document \(document.number)")
  }

  /// The first line of a plan's report.
  func headline(_ assessment: Assessment, _ document: DocumentResult) -> String {
    var parts = [head(of: document)]
    if options.showsSource, !assessment.title.isEmpty {
      parts.append(say("「", "“") + PlainText.oneLine(assessment.title) + say("」", "”"))
    }
    parts.append(asOf(assessment))
    parts.append(editionTitle(on: assessment.asOf))
    return parts.joined(separator: "  ")
  }

  /// What the report does not say, and by which rulebook it was made.
  func closing(_ assessment: Assessment, namesPlan: Bool = true) -> String {
    say("この確認の限界: ", "Limits: ") + say(Phrases.limits) + "\n"
      + confidenceLegend + "\n"
      + sourceLine(assessment)
      + "rulebook \(rulebook.version) (sha256:\(rulebook.string(rulebook.digest)))"
      + say("、", ", ") + editionTitle(on: assessment.asOf)
      + (namesPlan ? planDigest(assessment) : "") + "\n"
  }

  private var confidenceLegend: String {
    say("根拠の確度: ", "confidence: ")
      + Confidence.allCases.map { "[\($0.code)] " + say(Phrases.confidence($0)) }
      .joined(separator: say("・", ", "))
  }

  private func sourceLine(_ assessment: Assessment) -> String {
    let sources = self.sources(assessment)
    guard !sources.isEmpty else { return "" }
    return say("法令の本文: ", "texts of the law: ") + sources.joined(separator: say("・", ", ")) + "\n"
  }

  private func planDigest(_ assessment: Assessment) -> String {
    guard !assessment.digest.isEmpty else { return "" }
    return say("、計画書 sha256:", ", plan sha256:") + assessment.digest
  }
}
