internal import Checking
internal import Rules
internal import SourceText

/// One thing that lists say of a file: a finding, an open rule, a diagnostic, or why it is unread.
struct ReportItem {
  enum Kind: String {
    /// The file could not be read.
    case failure
    case diagnostic
    case finding
    /// A finding of a rule whose substance is unconfirmed.
    case question
    /// A rule that could not be decided.
    case open
  }

  var kind: Kind
  /// Number of the document in its file, from 1.
  var document: Int
  /// The rule's id, or the diagnostic's.
  var id: String
  /// Index of the rule; nil for diagnostics.
  var rule: Int?
  var severity: Severity
  var message: Localized
  var range: ByteRange?
  /// The semantic path, without ids where the plan's text is to stay out.
  var path: String
  var remedy: Localized?
  var citations: [Citation] = []
  /// The same across versions of the plan, and unique in its document.
  var fingerprint: String
  var waiver: Waiver?
  var isBaselined = false
  var finding: Finding?
  var diagnostic: Diagnostic?

  /// Whether somebody has to act on it: neither excused nor known before.
  var isNew: Bool { waiver == nil && !isBaselined }
}

extension ReportScope {
  /// Everything to list, in the order of the file; open rules last.
  var items: [ReportItem] {
    [failure].compactMap { $0 }
      + result.documents.filter { !$0.isPassedOver }.flatMap { items(of: $0) }
  }

  /// That the file could not be read, and why.
  var failure: ReportItem? {
    result.failure.map { reason in
      ReportItem(
        kind: .failure,
        document: 1,
        id: "input/unreadable",
        severity: .error,
        message: reason,
        path: "",
        fingerprint: Fingerprint.of(rule: "input/unreadable", subject: "")
      )
    }
  }

  func items(of document: DocumentResult) -> [ReportItem] {
    var items = diagnosticItems(document)
    guard let assessment = document.assessment, !document.isInvalid else { return items }
    items += assessment.findings.map { item(of: $0, document.number) }
    items = items.enumerated().sorted { left, right in
      let one = left.element.range?.start ?? -1
      let two = right.element.range?.start ?? -1
      return one == two ? left.offset < right.offset : one < two
    }.map(\.element)
    return items + assessment.openRules.map { item(of: $0, document.number) }
  }

  private func item(of finding: Finding, _ document: Int) -> ReportItem {
    ReportItem(
      kind: finding.isQuestion ? .question : .finding,
      document: document,
      id: ruleID(finding.rule),
      rule: finding.rule,
      severity: Phrases.severity(finding.level),
      message: message(of: finding),
      range: finding.place.range,
      path: path(finding.place.path),
      remedy: shown(finding.remedy, template: rulebook.rules[finding.rule].remedy),
      citations: finding.citations,
      fingerprint: finding.fingerprint(rulebook),
      waiver: finding.waiver,
      isBaselined: finding.isBaselined,
      finding: finding
    )
  }

  private func item(of open: OpenRule, _ document: Int) -> ReportItem {
    let title = localized(rulebook.rules[open.rule].title)
    let why = why(open)
    return ReportItem(
      kind: .open,
      document: document,
      id: ruleID(open.rule),
      rule: open.rule,
      severity: Phrases.severity(open.level),
      message: Localized(ja: "\(title.ja)(\(why))", en: "\(title.en) (\(why))"),
      range: open.place.range,
      path: path(open.place.path),
      citations: open.citations,
      fingerprint: open.fingerprint(rulebook)
    )
  }

  private func diagnosticItems(_ document: DocumentResult) -> [ReportItem] {
    var seen: [String: Int] = [:]
    return document.diagnostics.map { diagnostic in
      let line = result.source.map { source in
        source.text(in: source.content(ofLine: source.lines.line(at: diagnostic.range.start)))
      }
      // What stands on the line names the place; its number and indentation would not last.
      let words = (line ?? "").split(separator: " ").joined(separator: " ")
      seen[diagnostic.id + words, default: 0] += 1
      let subject = "\(words)\n\(seen[diagnostic.id + words] ?? 1)"
      return ReportItem(
        kind: .diagnostic,
        document: document.number,
        id: diagnostic.id,
        severity: diagnostic.severity,
        message: options.showsSource ? diagnostic.message : Phrases.keptOut,
        range: diagnostic.range,
        path: "",
        remedy: options.showsSource ? diagnostic.help : nil,
        fingerprint: Fingerprint.of(rule: diagnostic.id, subject: subject),
        diagnostic: diagnostic
      )
    }
  }

  /// `error`, `warning`, `note`, or that something is to be confirmed, in words.
  func kind(_ item: ReportItem) -> String {
    switch item.kind {
    case .question, .open: say(Phrases.toConfirm)
    case .failure, .diagnostic, .finding: Phrases.name(item.severity)
    }
  }

  /// The message on one line, and why it does not count where it does not.
  func line(_ item: ReportItem) -> String {
    PlainText.oneLine(say(item.message)) + (standing(item).map { say("(\($0))", " (\($0))") } ?? "")
  }

  /// That a finding was excused or known before; nil for everything else.
  func standing(_ item: ReportItem) -> String? { item.finding.flatMap { standing($0) } }

  func standing(_ finding: Finding) -> String? {
    if let waiver = finding.waiver {
      return options.showsSource ? say(Phrases.waived(waiver)) : say(Phrases.waivedInShort(waiver))
    }
    return finding.isBaselined ? say(Phrases.baselined) : nil
  }

  /// Verdict, day, edition, counts, coverage and limits: what no verdict is ever without.
  func verdictLine(_ assessment: Assessment) -> String {
    var text = ""
    text.reserveCapacity(1024)
    text += verdict(assessment.overall)
    text += "; "
    text += asOf(assessment)
    text += "; "
    text += editionTitle(on: assessment.asOf)
    text += "; "
    text += counts(assessment.counts)
    text += say("; 収録: ", "; laws held: ")
    text += titles(ofLawsHeld: true, on: assessment.asOf)
    let missing = titles(ofLawsHeld: false, on: assessment.asOf)
    if !missing.isEmpty {
      text += say("; この日の収録なし: ", "; not held on this day: ")
      text += missing
    }
    if !assessment.notCovered.isEmpty {
      text += say(
        "; 対象外の法令 \(assessment.notCovered.count)件",
        "; \(English.count(assessment.notCovered.count, "point")) not covered"
      )
    }
    text += "; rulebook "
    text += rulebook.version
    text += "; "
    text += say(Phrases.shortLimits)
    return text
  }
}
