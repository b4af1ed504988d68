internal import Checking
internal import Rules
internal import SourceText

/// What to ask, whom, and what each answer leads to; judgements on a sheet of their own.
struct QuestionsText {
  let scope: ReportScope
  let assessment: Assessment

  /// From how many on questions with the same answers are told together.
  private static let fewestTogether = 3
  /// How many of the rules that wait for an answer are named.
  private static let rulesNamed = 5

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  /// Questions of fact, the most telling first.
  var questions: String {
    list(
      assessment.questions.filter { !$0.isJudgement },
      scope.say("確認事項(答えると判定が進む順)", "Questions (those that settle most come first)")
    )
  }

  /// Questions that only someone entitled to judge may answer, with blanks to fill in.
  var judgementSheet: String {
    list(
      assessment.judgementSheet,
      scope.say(
        "判断事項(判断する立場の人が記入し、計画書の judgements に記録)",
        "Judgement sheet (for whoever may judge; recorded under `judgements`)"
      )
    )
  }

  private func list(_ questions: [Question], _ heading: String) -> String {
    guard !questions.isEmpty else { return "" }
    var text = paint(heading, .heading) + "\n"
    var number = 0
    while number < questions.count {
      let alike = alike(questions[number...])
      if alike.count >= Self.fewestTogether {
        text += self.text(alike)
      } else {
        for place in alike.indices { text += self.text(questions[place], place + 1) }
      }
      number = alike.endIndex
    }
    return text
  }

  /// The first questions, as long as they go to one record and each answer leads to the same.
  private func alike(_ questions: ArraySlice<Question>) -> ArraySlice<Question> {
    guard let first = questions.first, !first.isJudgement else { return questions.prefix(1) }
    let outcomes = outcomes(of: first)
    let record = record(of: first)
    return questions.prefix { question in
      question.answerer == first.answerer && record == self.record(of: question)
        && scope.lineNote(question.place) == scope.lineNote(first.place)
        && self.outcomes(of: question) == outcomes
    }
  }

  private func record(of question: Question) -> Substring {
    question.path.lastIndex(of: ".").map { question.path[..<$0] } ?? ""
  }

  /// Questions whose answers lead to the same, with that said once beneath them.
  private func text(_ questions: ArraySlice<Question>) -> String {
    guard let last = questions.last else { return "" }
    var text = ""
    for (place, question) in zip(questions.indices, questions) {
      text +=
        Self.number(place + 1) + PlainText.oneLine(scope.say(question.text)) + " — "
        + PlainText.oneLine(scope.path(question.path) + scope.lineNote(question.place)) + "\n"
    }
    let range = "\(questions.startIndex + 1)–\(questions.endIndex)"
    let answerer = scope.say(Phrases.answerer(last.answerer))
    text += line(
      scope.say(
        "\(range) に共通。答える人: \(answerer)",
        "For each of \(range). Who can answer: \(answerer)"
      )
    )
    for outcome in outcomes(of: last) { text += line(outcome) }
    return text
  }

  private static func number(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, 3 - digits.count)) + digits + ". "
  }

  private func line(_ text: String) -> String { "     " + PlainText.oneLine(text) + "\n" }

  private func text(_ question: Question, _ number: Int) -> String {
    var text = Self.number(number) + PlainText.oneLine(scope.say(question.text)) + "\n"
    let answerer = scope.say(Phrases.answerer(question.answerer))
    text += line(scope.say("答える人: ", "Who can answer: ") + answerer)
    text += line(
      scope.say("書く場所: ", "Where: ") + scope.path(question.path) + scope.lineNote(question.place)
    )
    for outcome in outcomes(of: question) { text += line(outcome) }
    if question.isJudgement {
      text += line(scope.say("判断: ____", "Judgement: ____"))
      text += line(
        scope.say(
          "判断した人: ____  判断した日: ____  理由: ____",
          "Who: ____  When: ____  Why: ____"
        )
      )
    }
    return text
  }

  /// What the answers lead to; answers that lead to the same share a line.
  private func outcomes(of question: Question) -> [String] {
    let tellsNothing = question.answers.allSatisfy {
      $0.breaks.isEmpty && $0.clears.isEmpty && $0.results.isEmpty
    }
    if tellsNothing { return [possibleAnswers(question), waiting(question)].compactMap { $0 } }
    var order: [String] = []
    var answers: [String: [String]] = [:]
    for effect in question.answers {
      let meaning = meaning(of: effect)
      if answers[meaning] == nil { order.append(meaning) }
      answers[meaning, default: []].append(spelled(effect))
    }
    return order.map { meaning in
      (answers[meaning] ?? []).joined(separator: scope.say("・", ", ")) + " → " + meaning
    }
  }

  private func spelled(_ effect: AnswerEffect) -> String {
    let answer = scope.say(effect.answer)
    return scope.say("「\(answer)」(\(effect.spelling))", "“\(answer)” (\(effect.spelling))")
  }

  private func possibleAnswers(_ question: Question) -> String? {
    guard !question.answers.isEmpty else { return nil }
    return scope.say("答え: ", "Answers: ")
      + question.answers.map { spelled($0) }.joined(separator: scope.say("・", ", "))
  }

  private func waiting(_ question: Question) -> String? {
    var parts: [String] = []
    if !question.rules.isEmpty {
      parts.append(scope.say("この記載を待つ規則: ", "rules that wait for it: ") + few(question.rules))
    }
    if !question.nodes.isEmpty {
      let nodes = question.nodes.map { scope.say(scope.rulebook.chart.nodes[$0].question) }
      parts.append(
        scope.say("この記載を待つ判定図の問い: ", "questions of the chart that wait for it: ")
          + nodes.joined(separator: " ")
      )
    }
    return parts.isEmpty ? nil : parts.joined(separator: scope.say("。", "; "))
  }

  private func meaning(of effect: AnswerEffect) -> String {
    var parts: [String] = []
    if !effect.breaks.isEmpty {
      parts.append(scope.say("抵触: ", "in conflict: ") + ids(effect.breaks))
    }
    if !effect.clears.isEmpty {
      parts.append(scope.say("抵触なし: ", "no conflict: ") + ids(effect.clears))
    }
    if !effect.results.isEmpty {
      let results = effect.results.map { scope.say(scope.rulebook.chart.results[$0].title) }
      parts.append(
        scope.say("判定図の結果: ", "result of the chart: ")
          + results.joined(separator: scope.say("・", ", "))
      )
    }
    guard !parts.isEmpty else {
      return scope.say("これだけでは決まりません", "settles nothing alone")
    }
    return parts.joined(separator: scope.say("。", "; "))
  }

  /// Which rules wait is told above; a list that is not given keeps dozens open.
  private func few(_ rules: [Int]) -> String {
    guard rules.count > Self.rulesNamed + 1 else { return ids(rules) }
    let more = rules.count - Self.rulesNamed
    return ids(Array(rules.prefix(Self.rulesNamed)))
      + scope.say(" ほか \(more)件", " and \(more) more")
  }

  private func ids(_ rules: [Int]) -> String {
    rules.map { scope.ruleID($0) }.joined(separator: ", ")
  }
}
