internal import Checking
internal import Rules
internal import SourceText

/// Diagnostics and findings drawn as compilers do: heading, code frame, notes.
struct FrameText {
  let scope: ReportScope

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  private func heading(
    _ kind: String,
    _ id: String,
    _ message: String,
    _ severity: Severity
  )
    -> String
  {
    paint("\(kind)[\(id)]", severity) + ": " + paint(PlainText.oneLine(message), .heading) + "\n"
  }

  /// The frame, or the bare place where the plan's text is to stay out; empty without a text.
  private func frame(_ frame: CodeFrame, _ severity: Severity) -> String {
    guard let source = scope.result.source else { return "" }
    guard scope.options.showsSource else {
      guard let position = scope.position(at: frame.primary.range.start) else { return "" }
      return "  --> \(scope.name):\(position.line):\(position.codePointColumn)\n"
    }
    return frame.render(
      source,
      CodeFrame.Options(
        language: scope.language,
        ambiguousWidth: scope.options.ambiguousWidth,
        width: scope.options.width,
        isColored: scope.options.isColored,
        severity: severity
      )
    )
  }

  private func note(_ ja: String, _ en: String, _ text: String) -> String {
    "  = \(scope.say(ja, en)): \(PlainText.oneLine(text))\n"
  }

  // MARK: - Diagnostics

  func text(_ diagnostic: Diagnostic) -> String {
    let message =
      scope.options.showsSource
      ? scope.say(diagnostic.message)
      : scope.say(Phrases.keptOut)
    var text = heading(
      Phrases.name(diagnostic.severity),
      diagnostic.id,
      message,
      diagnostic.severity
    )
    text += frame(CodeFrame(diagnostic), diagnostic.severity)
    if let help = diagnostic.help, scope.options.showsSource {
      text += note("対応", "help", scope.say(help))
    }
    return text
  }

  // MARK: - Findings

  func text(_ finding: Finding, asOf: Day) -> String {
    let severity = Phrases.severity(finding.level)
    let kind = finding.isQuestion ? scope.say(Phrases.toConfirm) : Phrases.name(severity)
    var text = heading(
      kind,
      scope.ruleID(finding.rule),
      scope.say(scope.message(of: finding)),
      severity
    )
    text += frame(labels(of: finding), severity)
    for citation in finding.citations {
      text += note("根拠", "basis", scope.citationLine(citation, on: finding.day))
    }
    if let standing = scope.standing(finding) {
      text += note("扱い", "standing", standing)
    }
    if finding.isQuestion {
      text += note("要確認", "to be confirmed", scope.say(Phrases.unconfirmedSubstance))
    }
    if let assumed = assumptions(of: finding) {
      text += note("記載がないため補った事実", "taken for granted, as it is not stated", assumed)
    }
    if finding.day != asOf {
      text += note(
        "判断日",
        "judged by the law of",
        scope.say("\(finding.day)(この行為の日)", "\(finding.day) (the day of the act)")
      )
    }
    let rule = scope.rulebook.rules[finding.rule]
    text += note("計画書の項目", "item of the plan", scope.say(rule.item))
    if let remedy = scope.shown(finding.remedy, template: rule.remedy) {
      text += note("対応", "remedy", scope.say(remedy))
    }
    if !finding.factsDigest.isEmpty, finding.waiver == nil {
      text += note("免除するとき", "to waive it", "facts=\(finding.factsDigest)")
    }
    if let letter = scope.shown(finding.letter, template: rule.letter) {
      text += note("連絡文", "letter", scope.say(letter))
    }
    return text
  }

  /// The finding's own place, and the facts that decided it wherever they stand in the text.
  private func labels(of finding: Finding) -> CodeFrame {
    let file = scope.result.source?.range ?? ByteRange(start: 0, end: 0)
    let own = finding.place.range ?? ByteRange(start: file.start, end: file.start)
    let primaryFact = finding.facts.first { $0.place.range == own && !$0.place.isAbsent }
    var frame = CodeFrame(
      primary: CodeFrame.Label(range: own, text: label(of: primaryFact, finding))
    )
    var seen: Set<ByteRange> = [own]
    addOrigin(of: finding.place, to: &frame, &seen)
    for fact in finding.facts where !fact.place.isAbsent {
      guard let range = fact.place.range, seen.insert(range).inserted else { continue }
      frame.secondary.append(CodeFrame.Label(range: range, text: label(fact)))
      addOrigin(of: fact.place, to: &frame, &seen)
    }
    return frame
  }

  /// Where an alias stands for a value: the place of the value itself.
  private func addOrigin(of place: Place, to frame: inout CodeFrame, _ seen: inout Set<ByteRange>) {
    guard let origin = place.origin, seen.insert(origin).inserted else { return }
    frame.secondary.append(
      CodeFrame.Label(
        range: origin,
        text: Localized(ja: "ここで書かれた値", en: "the value is written here")
      )
    )
  }

  /// Facts that silence in the plan stands for; they have no place of their own to underline.
  private func assumptions(of finding: Finding) -> String? {
    let facts = finding.facts.filter { $0.place.isAbsent && $0.place != finding.place }
    guard !facts.isEmpty else { return nil }
    return facts.map { fact in
      "\(scope.path(fact.place.path)) \(scope.say(fact.title)): \(scope.say(fact.value))"
    }.joined(separator: scope.say("、", ", "))
  }

  private func label(of fact: FactUse?, _ finding: Finding) -> Localized {
    if let fact { return label(fact) }
    guard finding.place.isAbsent else { return Localized(ja: "", en: "") }
    let path = PlainText.oneLine(finding.place.path)
    return Localized(ja: "\(path) の記載がありません", en: "\(path) is not stated")
  }

  private func label(_ fact: FactUse) -> Localized {
    Localized(
      ja: PlainText.oneLine("\(fact.title.ja): \(fact.value.ja)"),
      en: PlainText.oneLine("\(fact.title.en): \(fact.value.en)")
    )
  }
}
