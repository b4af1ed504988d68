internal import Checking
internal import Rules
internal import SourceText

/// What every section of a file's report needs: the file, the rulebook, and how to write.
struct ReportScope {
  let result: FileResult
  let rulebook: Rulebook
  let options: ReportOptions

  var language: Language { options.language }

  /// The wording of the report's language.
  func say(_ ja: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    language == .ja ? ja() : en()
  }

  func say(_ text: Localized) -> String { text[language] }

  func say(_ text: LocalizedText) -> String { rulebook.string(text[language]) }

  func localized(_ text: LocalizedText) -> Localized {
    Localized(ja: rulebook.string(text.ja), en: rulebook.string(text.en))
  }

  var name: String { PlainText.oneLine(result.name) }

  func ruleID(_ rule: Int) -> String { rulebook.string(rulebook.id(ofRule: rule)) }

  func ruleTitle(_ rule: Int) -> String { say(rulebook.rules[rule].title) }

  // MARK: - Places

  func position(at offset: Int) -> Position? {
    result.source?.position(at: offset, ambiguousWidth: options.ambiguousWidth)
  }

  /// Line of a place, from 1; nil without a text.
  func line(of place: Place) -> Int? {
    guard let range = place.range, let source = result.source else { return nil }
    return source.lines.line(at: range.start)
  }

  /// `(12行目)`, with what is meant where the fact itself is absent; empty without a text.
  func lineNote(_ place: Place) -> String {
    guard let line = line(of: place) else { return "" }
    if place.isAbsent, !place.path.utf8.contains(UInt8(ascii: ".")) {
      return say("(計画書の一番外側)", " (at the top of the plan)")
    }
    return place.isAbsent
      ? say("(\(line)行目の下)", " (under line \(line))") : say("(\(line)行目)", " (line \(line))")
  }

  /// A semantic path, without the plan's ids where its text is to stay out.
  func path(_ path: String) -> String {
    options.showsSource ? PlainText.oneLine(path) : PlainText.withoutIdentifiers(path)
  }

  // MARK: - What may be shown of a finding

  /// The message; the rule's title where the plan's text is to stay out.
  func message(of finding: Finding) -> Localized {
    shown(finding.message, template: rulebook.rules[finding.rule].message)
      ?? localized(rulebook.rules[finding.rule].title)
  }

  /// A filled template; nil where it would show the plan's text and must not.
  func shown(_ filled: Localized, template: LocalizedText) -> Localized? {
    guard !options.showsSource else { return filled }
    let source = rulebook.string(template.ja) + rulebook.string(template.en)
    return source.utf8.contains(UInt8(ascii: "{")) ? nil : filled
  }

  /// Why a rule is open, on one line: the missing facts by path, or the reason.
  func why(_ open: OpenRule) -> String {
    guard open.reason == .missingFacts, !open.missingPaths.isEmpty else {
      return say(Phrases.reason(open.reason))
    }
    var text = say("未記載: ", "missing: ")
    for index in open.missingPaths.indices {
      if index > 0 { text += ", " }
      text += path(open.missingPaths[index])
    }
    return text
  }

  // MARK: - Days and editions

  /// The edition of the law as a whole on a day.
  func edition(on day: Day) -> Edition? {
    rulebook.editions.first { $0.effective.contains(day) }
  }

  func editionTitle(on day: Day) -> String {
    edition(on: day).map { say($0.title) }
      ?? say("この日の版は収録していません", "no edition of this day is held here")
  }

  /// `基準日 2021-01-15(計画書の記載)`, with the plan's own day where it was overridden.
  func asOf(_ assessment: Assessment) -> String {
    var text = say("基準日 ", "as of ")
    text += assessment.asOf.description
    text += say("(", " (")
    text += say(Phrases.source(assessment.asOfSource))
    if let own = assessment.overriddenAsOf {
      text += say("。計画書の記載は ", "; the plan says ")
      text += own.description
    }
    text += ")"
    return text
  }

  // MARK: - Verdicts

  /// A verdict in words, with what it can still become.
  func verdict(_ range: VerdictRange) -> String {
    let own = verdictWithCauses(range)
    guard !range.isSettled else { return own }
    let best = say(Phrases.verdict(range.best))
    let worst = say(Phrases.verdict(range.worst))
    return own + say("。変わり得る範囲: \(best)〜\(worst)", "; can still become: \(best) to \(worst)")
  }

  /// A verdict in words; where something is to be confirmed, with what leaves it so.
  func verdictWithCauses(_ range: VerdictRange) -> String {
    let own = say(Phrases.verdict(range.verdict))
    guard range.verdict == .undetermined else { return own }
    // Not `joined`, which looks conformances up at run time: every report would pay for it.
    var causes = ""
    for (cause, words) in Phrases.causes where range.causes.contains(cause) {
      if !causes.isEmpty { causes += say("・", ", ") }
      causes += say(words)
    }
    return own + say("(理由: ", " (because of ") + causes + say(")", ")")
  }

  /// `規則 70件のうち 35件を評価…`: what «no findings» is never without.
  func counts(_ counts: RuleCounts) -> String {
    say(
      "規則 \(counts.rules)件のうち \(counts.evaluated)件を評価(抵触 \(counts.violated)・留意 \(counts.remarks)・要確認 \(counts.undetermined)・該当しない \(counts.notApplicable))",
      "\(counts.evaluated) of \(English.count(counts.rules, "rule")) evaluated (\(counts.violated) in conflict, \(counts.remarks) to note, \(counts.undetermined) to be confirmed, \(counts.notApplicable) not applicable)"
    )
  }

  /// The laws that the rulebook holds on the day, and those that it does not.
  func coverage(on day: Day) -> (held: [Law], missing: [Law]) {
    (
      rulebook.laws.filter { $0.isVerified(on: day) },
      rulebook.laws.filter { !$0.isVerified(on: day) }
    )
  }

  func titles(_ laws: [Law]) -> String {
    laws.isEmpty
      ? say("なし", "none") : laws.map { say($0.title) }.joined(separator: say("・", ", "))
  }

  /// The titles of the laws that the rulebook holds on the day, or of those that it does not.
  ///
  /// By index, because it is said of every plan of a batch and each law would be copied.
  func titles(ofLawsHeld isHeld: Bool, on day: Day) -> String {
    var text = ""
    for law in rulebook.laws.indices where rulebook.laws[law].isVerified(on: day) == isHeld {
      if !text.isEmpty { text += say("・", ", ") }
      text += say(rulebook.laws[law].title)
    }
    return text
  }
}
