internal import Checking
internal import Rules
internal import SourceText

/// What is still to be confirmed: open rules, questions, and the sheet for those who may judge.
struct HTMLQuestions {
  let scope: ReportScope
  let assessment: Assessment
  let anchor: String

  func writeOpenRules(_ items: [ReportItem], _ writer: inout HTMLWriter) {
    guard !items.isEmpty else { return }
    writer.element("details", items.contains { $0.severity == .error } ? [("open", "")] : []) {
      writer in
      writer.line("summary") {
        $0.inline(
          "h3",
          scope.say("要確認の規則(\(items.count)件)", "Rules to be confirmed (\(items.count))")
        )
      }
      writer.element("ul", .class("open")) { writer in
        for severity in Severity.allCases {
          for item in items where item.severity == severity { write(item, &writer) }
        }
      }
    }
  }

  private func write(_ item: ReportItem, _ writer: inout HTMLWriter) {
    writer.line("li", [("id", HTMLFindings.anchor(item, in: anchor))]) { writer in
      if let rule = item.rule {
        let level = scope.say(Phrases.level(scope.rulebook.rules[rule].level))
        writer.inline("span", .class("badge open"), level)
        writer.write(" ")
      }
      writer.write(scope.say(item.message))
      let citations = scope.shortCitations(item.citations)
      if !citations.isEmpty {
        writer.write(scope.say("。根拠: ", "; basis: ") + citations)
      }
    }
  }

  // MARK: - Questions of fact

  func writeQuestions(_ writer: inout HTMLWriter) {
    let questions = assessment.questions.filter { !$0.isJudgement }
    guard !questions.isEmpty else { return }
    writer.leaf(
      "h3",
      scope.say("確認事項(答えると判定が進む順)", "Questions (those that settle most come first)")
    )
    writer.element("ol", .class("questions")) { writer in
      for question in questions {
        writer.element("li") { writer in
          writer.leaf("p", .class("question"), scope.say(question.text))
          writeWho(question, &writer)
          writeAnswers(question, &writer)
        }
      }
    }
  }

  private func writeWho(_ question: Question, _ writer: inout HTMLWriter) {
    writer.line("p", .class("who")) { writer in
      writer.write(scope.say("答える人: ", "Who can answer: "))
      writer.write(scope.say(Phrases.answerer(question.answerer)))
      writer.write(scope.say("。書く場所: ", "; where: "))
      writer.inline("code", scope.path(question.path))
      writer.write(scope.lineNote(question.place))
    }
  }

  private func writeAnswers(_ question: Question, _ writer: inout HTMLWriter) {
    guard !question.answers.isEmpty else { return }
    writer.element("ul", .class("answers")) { writer in
      for effect in question.answers {
        let answer = scope.say(effect.answer)
        writer.leaf(
          "li",
          scope.say("「\(answer)」 → ", "“\(answer)” → ") + meaning(of: effect)
        )
      }
    }
  }

  /// What an answer leads to, rules and results by their titles.
  private func meaning(of effect: AnswerEffect) -> String {
    func titles(_ rules: [Int]) -> String {
      rules.map { scope.say("「\(scope.ruleTitle($0))」", "“\(scope.ruleTitle($0))”") }
        .joined(separator: scope.say("・", ", "))
    }
    var parts: [String] = []
    if !effect.breaks.isEmpty {
      parts.append(scope.say("抵触: ", "in conflict: ") + titles(effect.breaks))
    }
    if !effect.clears.isEmpty {
      parts.append(scope.say("抵触なし: ", "no conflict: ") + titles(effect.clears))
    }
    if !effect.results.isEmpty {
      let results = effect.results.map { scope.say(scope.rulebook.chart.results[$0].title) }
      parts.append(
        scope.say("判定図: ", "chart: ") + results.joined(separator: scope.say("・", ", "))
      )
    }
    return parts.isEmpty
      ? scope.say("これだけでは決まりません", "does not settle it alone")
      : parts.joined(separator: scope.say("。", "; "))
  }

  // MARK: - Judgements

  /// Blanks to fill in on paper; the record belongs under `judgements` in the plan.
  func writeJudgementSheet(_ writer: inout HTMLWriter) {
    guard !assessment.judgementSheet.isEmpty else { return }
    writer.element("article", [("class", "sheet"), ("aria-labelledby", anchor + "s")]) { writer in
      writer.leaf(
        "h3",
        [("id", anchor + "s")],
        scope.say(
          "判断事項(判断する立場の人が記入し、計画書の judgements に記録)",
          "Judgement sheet (for whoever may judge; recorded under judgements)"
        )
      )
      writer.leaf(
        "p",
        scope.say(
          "この道具は判断しません。空欄のまま印刷して使えます。",
          "The tool does not judge these. The sheet prints with its blanks."
        )
      )
      for question in assessment.judgementSheet { write(sheet: question, &writer) }
    }
  }

  private func write(sheet question: Question, _ writer: inout HTMLWriter) {
    writer.element("div", .class("judgement")) { writer in
      writer.leaf("p", .class("question"), scope.say(question.text))
      writeWho(question, &writer)
      let rules = question.rules.map { scope.ruleTitle($0) }
      if !rules.isEmpty {
        writer.leaf(
          "p",
          .class("who"),
          scope.say("これを待つ規則: ", "Rules that wait for it: ")
            + rules.joined(separator: scope.say("、", ", "))
        )
      }
      writer.element("dl", .class("blanks")) { writer in
        for label in [
          scope.say("判断", "Judgement"), scope.say("理由", "Reason"),
          scope.say("判断した人", "Who"), scope.say("判断した日", "When"),
        ] {
          writer.leaf("dt", label)
          writer.raw("<dd></dd>\n")
        }
      }
    }
  }
}
