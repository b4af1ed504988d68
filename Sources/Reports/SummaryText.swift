internal import Checking
internal import Rules
internal import SourceText

/// What a whole run came to, in words.
struct SummaryText {
  let summary: RunSummary
  let rulebook: Rulebook
  let language: Language

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// Plans by verdict, the worst first; verdicts that no plan has are left out.
  private var verdicts: String {
    // Not `joined`, which looks conformances up at run time: a tenth of a short start.
    var text = ""
    func add(_ name: Localized, _ count: Int) {
      if count > 0 { text += (text.isEmpty ? "" : say("・", ", ")) + "\(name[language]) \(count)" }
    }
    for verdict in Verdict.allCases.reversed() {
      add(Phrases.verdict(verdict), summary.verdicts[verdict] ?? 0)
    }
    add(Phrases.invalid, summary.invalid)
    return text.isEmpty ? say("なし", "none") : text
  }

  private var nothing: String {
    summary.plans == 0 && summary.invalid == 0
      ? say("。何も確認していません", "; nothing was checked") : ""
  }

  private var files: String {
    let note = summary.ignored.note[language]
    return say(
      "ファイル \(summary.files)件(計画書でないもの \(summary.passedOver)件)、計画書 \(summary.plans)件",
      "\(English.count(summary.files, "file")) (\(English.count(summary.passedOver, "not a plan", "not plans"))), "
        + English.count(summary.plans, "plan")
    ) + (note.isEmpty ? "" : say("。", "; ") + note)
  }

  private var rules: String {
    let counts = summary.counts
    guard summary.plans > 0 else { return say("評価した規則なし", "no rules evaluated") + excused }
    return say(
      "規則 \(counts.rules)件、評価のべ \(counts.evaluated)件(抵触 \(counts.violated)・留意 \(counts.remarks)・要確認 \(counts.undetermined))、"
        + "該当しない \(counts.notApplicable)件",
      "\(English.count(counts.rules, "rule")), \(English.count(counts.evaluated, "evaluation")) "
        + "(\(counts.violated) in conflict, \(counts.remarks) to note, "
        + "\(counts.undetermined) to be confirmed), \(counts.notApplicable) not applicable"
    ) + excused
  }

  /// Findings that change no exit code, where there are any.
  private var excused: String {
    var text = ""
    if summary.waived > 0 {
      text += say("、免除 \(summary.waived)件", ", \(summary.waived) waived")
    }
    if summary.known > 0 { text += say("、既知 \(summary.known)件", ", \(summary.known) known") }
    if let fixed = summary.fixed {
      text += say("、直した箇所 \(fixed)件", ", \(English.count(fixed, "place")) mended")
    }
    if summary.fixable > 0 {
      text += say("、--fix で直せる箇所 \(summary.fixable)件", ", \(summary.fixable) that --fix can mend")
    }
    return text
  }

  private var book: String { "rulebook \(rulebook.version)" }

  var line: String {
    say("集計: ", "summary: ") + files + nothing + "; " + verdicts + "; " + rules + "; " + book
  }

  var block: String {
    ([say("集計", "Summary")] + lines.map { "  " + $0 }).joined(separator: "\n") + "\n"
  }

  var lines: [String] {
    [
      files + nothing,
      say("判定: ", "verdicts: ") + verdicts,
      rules,
      book + " sha256:\(rulebook.string(rulebook.digest))",
    ]
  }
}
