internal import Rules
internal import SourceText

extension ExplanationPage {
  /// A rule: what it demands, why, on what ground, and the cases that prove it.
  mutating func explain(rule number: Int) {
    let rule = rulebook.rules[number]
    let subject = Int(rule.subject)
    heading(string(rule.id), say(rule.title))
    entry("水準", "level", say(Phrases.level(rule.level)))
    entry("拘束力", "force", say(Phrases.force(rule.force)))
    entry(
      "内容の確度",
      "confidence",
      "[\(rule.substance.code)] " + say(Phrases.confidence(rule.substance))
    )
    if rule.substance == .u { entry("扱い", "handling", say(Phrases.unconfirmedSubstance)) }
    entry("状態", "status", rule.status.name)
    entry("対象", "subject", say(rulebook.records[subject].title))
    entry("計画書の項目", "item of the plan", rule.item)
    entry("対象とする日", "days", interval(rule.effective))
    entry("理由", "why", rule.why)
    switch rule.kind {
    case .condition:
      entry("当てはまる場合", "applies", rulebook.rendered(rule.applies, subject: subject, language))
      entry("求めること", "requires", rulebook.rendered(rule.requires, subject: subject, language))
    case .steps:
      entry(
        "判断の方法",
        "decided by",
        say(
          "計画の手順(workflow.steps)を、従うワークフローと照らし合わせます。水準は、そこで定める根拠によって上がります。",
          "comparing the plan's steps (`workflow.steps`) with the workflow followed, whose provisions may raise the level"
        )
      )
    }
    entry("指摘", "message", rule.message)
    entry("対応", "remedy", rule.remedy)
    entry("連絡文", "letter", rule.letter)
    list("根拠", "provisions", rule.provisions.filter { $0 >= 0 }.map { citation($0) })
    confidenceLegend()
    entry(
      "免除",
      "waivable",
      rule.isWaivable ? say("理由を記録して免除できます", "yes, with a recorded reason") : say("できません", "no")
    )
    list("事例", "cases", rulebook.cases.proofs[number].cases.map { line($0) })
    list(
      "起こらない結果",
      "outcomes that cannot occur",
      rule.never.map { "\(say(Phrases.outcome($0.outcome))): \(say($0.reason))" }
    )
    entry("別名", "aliases", rule.aliases.map { string($0) }.joined(separator: ", "))
    entry("書かれている所", "written in", "rules/\(string(rule.id)).yaml")
  }

  private func line(_ ruleCase: RuleCase) -> String {
    let day = ruleCase.plan.asOf.map { say("、基準日 \($0)", ", as of \($0)") } ?? ""
    return "\(string(ruleCase.name)) → \(say(Phrases.outcome(ruleCase.expected)))\(day)"
  }

  /// A law: its full name, the days held here, its rules.
  mutating func explain(law number: Int) {
    let law = rulebook.laws[number]
    heading(string(law.id), say(law.title))
    entry("正式名", "full name", law.fullTitle)
    entry("種別", "kind", law.kind.name)
    entry("施行", "in force", say("\(law.inForce) から", "from \(law.inForce)"))
    entry("本文の所在", "text of the law", string(law.address))
    list("収録している期間", "days held here", law.verified.map { interval($0) })
    list(
      "これまでの改正",
      "changes so far",
      rulebook.changes.filter { Int($0.law) == number && $0.promulgated == nil }
        .map { "\($0.date): \(say($0.text))" }
    )
    list("これからの改正", "changes to come", changes(of: number))
    list("規則", "rules", rules { Int($0.law) == number })
  }

  /// Changes of a law that were told beforehand, with the end of what is held here.
  func changes(of law: Int) -> [String] {
    rulebook.changes.filter { Int($0.law) == law && $0.promulgated != nil && isAhead($0) }
      .map { change in
        let ends = rulebook.laws[law].verified.contains { $0.until == change.date }
        let date =
          change.isLatestDay
          ? say("遅くとも \(change.date)", "\(change.date) at the latest") : "\(change.date)"
        return "\(date): \(say(change.text))"
          + (ends ? say("この日からは収録していません。", " Not held here from that day on.") : "")
      }
  }

  private func isAhead(_ change: LawChange) -> Bool { day.map { $0 < change.date } ?? true }

  func rules(_ isWanted: (Rule) -> Bool) -> [String] {
    rulebook.rules.filter(isWanted).map { "\(string($0.id)) \(say($0.title))" }
  }
}
