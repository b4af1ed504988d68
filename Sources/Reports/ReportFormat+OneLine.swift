internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// One line a finding, one line a plan: for editors, `grep` and piles of plans.
  package static let oneLine = ReportFormat(
    name: "one-line",
    isFull: false,
    isBrief: true,
    file: { result, rulebook, options in
      var report = OneLineReport(
        ReportScope(result: result, rulebook: rulebook, options: options)
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
  let name: String
  var text = ""

  init(_ scope: ReportScope) {
    self.scope = scope
    name = scope.name
    // Findings and verdict of a usual plan; texts that grow are copied.
    text.reserveCapacity(2048)
  }

  mutating func write() {
    if let failure = scope.result.failure {
      text += "\(name): error[input/unreadable]: \(PlainText.oneLine(scope.say(failure)))\n"
    }
    for document in scope.result.documents where !document.isPassedOver {
      for diagnostic in document.diagnostics { write(diagnostic) }
      guard let assessment = document.assessment, !document.isInvalid else {
        writeHead(document)
        text += scope.say(Phrases.invalid)
        text += "\n"
        continue
      }
      for finding in assessment.findings { write(finding) }
      // By index: most open rules are not shown, and each would be copied to see that.
      for index in assessment.openRules.indices where assessment.openRules[index].level == .must {
        write(assessment.openRules[index])
      }
      writeVerdict(assessment, document)
    }
  }

  // Piece by piece, not by interpolation: each of that would be a text of its own first.

  private mutating func writeHead(_ document: DocumentResult) {
    text += name
    text += ": "
    guard scope.result.documents.count > 1 else { return }
    text += scope.say("文書\(document.number): ", "document \(document.number): ")
  }

  private mutating func writePlace(_ range: ByteRange?) {
    text += name
    guard let range, let position = scope.position(at: range.start) else { return }
    text += ":"
    text += String(position.line)
    text += ":"
    text += String(position.codePointColumn)
  }

  /// Adds what stands between place and message, like `: error[appi/some-rule]: `.
  private mutating func write(_ kind: String, _ rule: Rule) {
    text += ": "
    text += kind
    text += "["
    text += scope.rulebook.string(rule.id)
    text += "]: "
  }

  private mutating func write(_ diagnostic: Diagnostic) {
    writePlace(diagnostic.range)
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
    writePlace(finding.place.range)
    write(kind, scope.rulebook.rules[finding.rule])
    text += PlainText.oneLine(scope.say(scope.message(of: finding)))
    let citations = scope.shortCitations(finding.citations)
    text += scope.say("(根拠 \(citations))", " (\(citations))")
    if let standing = scope.standing(finding) {
      text += PlainText.oneLine(scope.say("[\(standing)]", " [\(standing)]"))
    }
    text += "\n"
  }

  private mutating func write(_ open: OpenRule) {
    writePlace(open.place.range)
    let rule = scope.rulebook.rules[open.rule]
    write(scope.say(Phrases.toConfirm), rule)
    text += scope.say(rule.title)
    text += scope.say("(", " (")
    text += scope.why(open)
    text += ")\n"
  }

  private mutating func writeVerdict(_ assessment: Assessment, _ document: DocumentResult) {
    writeHead(document)
    text += scope.verdictLine(assessment)
    text += "\n"
  }
}
