internal import Rules
internal import SourceText

extension ExplanationPage {
  /// A route: whom it concerns, what closes it, what it asks for, and the cases that prove it.
  mutating func explain(route number: Int) {
    let route = rulebook.provedRoutes[number]
    let subject = Int(route.subject)
    heading(string(route.id), say(route.title))
    entry("概要", "summary", route.summary)
    entry("性格", "nature", say(Phrases.routes))
    entry("対象", "subject", say(rulebook.records[subject].title))
    entry("対象とする日", "days", interval(route.effective))
    entry(
      "対象になる場合",
      "concerns",
      rulebook.rendered(route.fits, subject: subject, language)
    )
    list("閉じる場合", "closed where", route.closedIf.map { line($0, subject) })
    list("条件", "conditions", route.conditions.map { line($0, subject) })
    list("根拠", "provisions", route.provisions.filter { $0 >= 0 }.map { citation($0) })
    confidenceLegend()
    list("事例", "cases", route.cases.map { line($0) })
    list(
      "起こらない状態",
      "states that cannot occur",
      route.never.map { "\(say(Phrases.state($0.state))): \(say($0.reason))" }
    )
    entry("書かれている所", "written in", "rules/routes/\(string(route.id)).yaml")
  }

  private func line(_ condition: RouteCondition, _ subject: Int) -> String {
    let judged = condition.isJudgement ? say("[判断]", " [judgement]") : ""
    let parts =
      [rulebook.rendered(condition.when, subject: subject, language)]
      + condition.provisions.filter { $0 >= 0 }.map { citation($0) }
    return "\(say(condition.text))\(judged) <\(string(condition.id))> — "
      + parts.joined(separator: say("。根拠: ", "; basis: "))
  }

  private func line(_ routeCase: RouteCase) -> String {
    let day = routeCase.plan.asOf.map { say("、基準日 \($0)", ", as of \($0)") } ?? ""
    let unmet = routeCase.unmet.map { string($0) }.joined(separator: ", ")
    return "\(string(routeCase.name)) → \(say(Phrases.state(routeCase.expected)))"
      + (unmet.isEmpty ? "" : " (\(unmet))") + day
  }
}
