internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// One line a finding, one line a plan: for editors, `grep` and piles of plans.
  package static let oneLine = ReportFormat(
    name: "one-line",
    isFull: false,
    file: { result, rulebook, options in
      var report = OneLineReport(
        scope: ReportScope(result: result, rulebook: rulebook, options: options)
      )
      report.write()
      return report.text
    },
    footer: { summary, rulebook, options in
      options.isQuiet
        ? ""
        : SummaryText(summary: summary, rulebook: rulebook, language: options.language).line + "\n"
    }
  )
}

/// Writes a file's lines; the hot path of large batches.
private struct OneLineReport {
  let scope: ReportScope
  var text = ""

  mutating func write() {
    if let failure = scope.result.failure {
      text += "\(scope.name): error[input/unreadable]: \(PlainText.oneLine(scope.say(failure)))\n"
    }
    for document in scope.result.documents where !document.isPassedOver {
      for diagnostic in document.diagnostics { write(diagnostic) }
      guard let assessment = document.assessment, !document.isInvalid else {
        text += head(document) + "\(scope.say(Phrases.invalid))\n"
        continue
      }
      for finding in assessment.findings { write(finding) }
      for open in assessment.openRules where open.level == .must { write(open) }
      writeVerdict(assessment, document)
    }
  }

  private func head(_ document: DocumentResult) -> String {
    guard scope.result.documents.count > 1 else { return "\(scope.name): " }
    return "\(scope.name): " + scope.say("文書\(document.number): ", "document \(document.number): ")
  }

  private func place(_ range: ByteRange?) -> String {
    guard let range, let position = scope.position(at: range.start) else { return scope.name }
    return "\(scope.name):\(position.line):\(position.codePointColumn)"
  }

  private mutating func write(_ diagnostic: Diagnostic) {
    text += place(diagnostic.range)
    text += ": \(Phrases.name(diagnostic.severity))[\(diagnostic.id)]"
    if scope.options.showsSource {
      text += ": \(PlainText.oneLine(scope.say(diagnostic.message)))"
    }
    text += "\n"
  }

  private mutating func write(_ finding: Finding) {
    let kind =
      finding.isQuestion
      ? scope.say(Phrases.toConfirm) : Phrases.name(Phrases.severity(finding.level))
    text += place(finding.place.range)
    text += ": \(kind)[\(scope.ruleID(finding.rule))]: "
    text += PlainText.oneLine(scope.say(scope.message(of: finding)))
    let citations = scope.shortCitations(finding.citations)
    text += scope.say("(根拠 \(citations))", " (\(citations))")
    if let standing = scope.standing(finding) {
      text += PlainText.oneLine(scope.say("[\(standing)]", " [\(standing)]"))
    }
    text += "\n"
  }

  private mutating func write(_ open: OpenRule) {
    text += place(open.place.range)
    text += ": \(scope.say(Phrases.toConfirm))[\(scope.ruleID(open.rule))]: "
    text += scope.ruleTitle(open.rule)
    let why = scope.why(open)
    text += scope.say("(\(why))\n", " (\(why))\n")
  }

  private mutating func writeVerdict(_ assessment: Assessment, _ document: DocumentResult) {
    text += head(document) + scope.verdictLine(assessment) + "\n"
  }
}
