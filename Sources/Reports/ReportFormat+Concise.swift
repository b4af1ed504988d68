internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// A block of few lines a finding, without frames.
  package static let concise = ReportFormat(
    name: "concise",
    isFull: false,
    separator: "\n",
    file: { result, rulebook, options in
      ConciseReport(scope: ReportScope(result: result, rulebook: rulebook, options: options)).text
    },
    footer: { summary, rulebook, options in
      options.isQuiet
        ? ""
        : "\n"
          + SummaryText(summary: summary, rulebook: rulebook, language: options.language).line
          + "\n"
    }
  )
}

/// Writes a file's findings in blocks.
private struct ConciseReport {
  let scope: ReportScope

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  var text: String {
    var text = ""
    if let failure = scope.result.failure {
      text += "\(scope.name): \(paint("error[input/unreadable]", Severity.error)): "
      text += PlainText.oneLine(scope.say(failure)) + "\n"
    }
    for document in scope.result.documents where !document.isPassedOver {
      text += self.text(document)
    }
    return text
  }

  private func text(_ document: DocumentResult) -> String {
    guard let assessment = document.assessment, !document.isInvalid else {
      return "\(scope.head(of: document)): \(scope.say(Phrases.invalid))\n"
        + document.diagnostics.map(text).joined()
    }
    var text = paint(scope.headline(assessment, document), .heading) + "\n"
    for finding in assessment.findings { text += self.text(finding, assessment.asOf) }
    text += document.diagnostics.map { self.text($0) }.joined()
    if !scope.options.isQuiet {
      for open in assessment.openRules { text += self.text(open) }
    }
    text += VerdictText(scope: scope, assessment: assessment).text
    // The digest is there only when another report of the run asked for it.
    return text + scope.closing(assessment, namesPlan: false)
  }

  private func place(_ range: ByteRange?) -> String {
    guard let range, let position = scope.position(at: range.start) else { return "" }
    return "\(position.line):\(position.codePointColumn) "
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    let name = "\(Phrases.name(diagnostic.severity))[\(diagnostic.id)]"
    let message = scope.options.showsSource ? ": " + scope.say(diagnostic.message) : ""
    return "  \(place(diagnostic.range))\(paint(name, diagnostic.severity))"
      + "\(PlainText.oneLine(message))\n"
  }

  private func text(_ finding: Finding, _ asOf: Day) -> String {
    let severity = Phrases.severity(finding.level)
    let kind = finding.isQuestion ? scope.say(Phrases.toConfirm) : Phrases.name(severity)
    let message = PlainText.oneLine(scope.say(scope.message(of: finding)))
    var text = "  \(place(finding.place.range))"
    text += "\(paint("\(kind)[\(scope.ruleID(finding.rule))]", severity)): \(message)\n"
    let force = scope.say(Phrases.force(finding.force))
    text += scope.say("    根拠: ", "    basis: ") + scope.shortCitations(finding.citations)
    text += scope.say("。拘束力: \(force)", "; force: \(force)")
    if let standing = scope.standing(finding) {
      text += scope.say("。", "; ") + PlainText.oneLine(standing)
    }
    if finding.day != asOf {
      text += scope.say("。判断日 \(finding.day)", "; judged by the law of \(finding.day)")
    }
    text += "\n"
    let template = scope.rulebook.rules[finding.rule].remedy
    if let remedy = scope.shown(finding.remedy, template: template) {
      text += scope.say("    対応: ", "    remedy: ") + PlainText.oneLine(scope.say(remedy)) + "\n"
    }
    return text
  }

  private func text(_ open: OpenRule) -> String {
    let level = scope.say(Phrases.level(open.level))
    return "  \(place(open.place.range))\(scope.say(Phrases.toConfirm))[\(scope.ruleID(open.rule))]"
      + scope.say("(\(level))", " (\(level))") + ": \(scope.ruleTitle(open.rule))"
      + scope.say("。", "; ") + scope.why(open) + "\n"
  }
}
