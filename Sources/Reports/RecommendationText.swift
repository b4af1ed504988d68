internal import Checking
internal import Rules
internal import SourceText

/// Which workflow to look at: the walk through the chart, for each dataset.
struct RecommendationText {
  let scope: ReportScope
  let assessment: Assessment
  /// What follows shows each workflow in full: no counts are needed.
  var isFull = false

  private var chart: Chart { scope.rulebook.chart }

  var text: String {
    guard !assessment.recommendations.isEmpty else { return "" }
    var text =
      Paint(isColored: scope.options.isColored)(
        scope.say(
          "参照するワークフロー(手引きの判定図。どこを見るかの目安で、可否の判断ではありません)",
          "Workflows to look at (the handbook's chart: it says where to look, not what is allowed)"
        ),
        .heading
      ) + "\n"
    for recommendation in assessment.recommendations { text += self.text(recommendation) }
    return text
  }

  private func line(_ depth: Int, _ text: String) -> String {
    String(repeating: "  ", count: depth) + PlainText.oneLine(text) + "\n"
  }

  private func text(_ entry: Recommendation) -> String {
    var text = line(1, scope.path(entry.dataset) + scope.lineNote(entry.place))
    if let outside = entry.outside { text += line(2, scope.say(outside)) }
    for (number, step) in entry.steps.enumerated() { text += self.text(step, number + 1) }
    for result in entry.results {
      text += self.text(result, isOnly: entry.results.count == 1, entry.workflows)
    }
    if let next = entry.next {
      text += line(
        2,
        scope.say("次に答える問い: ", "Next question: ") + scope.say(chart.nodes[next].question)
      )
    }
    for excluded in entry.excluded { text += self.text(excluded, entry) }
    for alternative in entry.alternatives { text += self.text(alternative: alternative) }
    return text
  }

  // MARK: - Steps

  private func text(_ step: ChartStep, _ number: Int) -> String {
    let node = chart.nodes[step.node]
    var text = line(2, "\(number). \(scope.say(node.question))")
    guard let answer = step.answer else {
      return text
        + line(3, scope.say("→ 未記載(どちらにも進み得ます)", "→ not stated (either branch is possible)"))
    }
    text += line(3, "→ \(label(node, answer))\(basis(of: step))")
    return text
  }

  func label(_ node: ChartNode, _ answer: Bool) -> String {
    let own = answer ? node.yesLabel : node.noLabel
    guard own.isEmpty else { return scope.say(own) }
    return answer ? scope.say("はい", "yes") : scope.say("いいえ", "no")
  }

  private func basis(of step: ChartStep) -> String {
    let facts = step.facts.filter { !$0.place.isAbsent }.map { fact in
      let said = "\(scope.say(fact.title)): \(scope.say(fact.value))"
      return (scope.options.showsSource ? said : scope.say(fact.title)) + scope.lineNote(fact.place)
    }
    guard !facts.isEmpty else { return "" }
    let joined = facts.joined(separator: scope.say("、", ", "))
    return scope.say("(\(joined))", " (\(joined))")
  }

  // MARK: - Results

  private func text(
    _ reached: ReachedResult,
    isOnly: Bool,
    _ states: [WorkflowState]
  ) -> String {
    let result = chart.results[reached.result]
    let heading =
      isOnly ? scope.say("結果: ", "Result: ") : scope.say("あり得る結果: ", "Possible result: ")
    var text = line(2, heading + scope.say(result.title))
    text += line(3, scope.say(result.action))
    for workflow in reached.workflows {
      let entry = scope.rulebook.workflows[workflow]
      text += line(
        3,
        scope.say("ワークフロー: ", "Workflow: ")
          + "\(scope.say(entry.title)) [\(scope.rulebook.string(entry.id))]"
      )
      if !isFull, let state = states.first(where: { $0.workflow == workflow }) {
        text += line(4, duties(state))
      }
    }
    if reached.workflows.count > 1, !reached.missing.isEmpty {
      let paths = reached.missing.compactMap(path(ofFact:)).joined(separator: ", ")
      text += line(3, scope.say("どちらかは \(paths) で決まります。", "\(paths) chooses among them."))
    }
    if !reached.isInForce {
      text += line(
        3,
        scope.say(
          "この方法の根拠となる制度は、基準日には施行されていないか、収録していません。",
          "The law behind this way is not in force on the as-of date, or not held here."
        )
      )
    }
    for blocker in reached.blockers { text += self.text(blocker) }
    for note in result.notes { text += self.text(note) }
    return text
  }

  /// `義務 33件: 満たす 20・…`: the checklist itself is `tebiki workflow`'s.
  private func duties(_ state: WorkflowState) -> String {
    let words = WorkflowWords(scope, workflow: state.workflow, day: assessment.asOf)
    let parts = DutyStatus.allCases.compactMap { status -> String? in
      let count = state.duties.count { $0.status == status }
      return count > 0 ? "\(scope.say(words.status(status))) \(count)" : nil
    }
    return scope.say(
      "必要なこと \(state.duties.count)件: \(parts.joined(separator: "・"))(内訳は tebiki workflow)",
      "\(English.count(state.duties.count, "duty", "duties")): \(parts.joined(separator: ", ")) (listed by tebiki workflow)"
    )
  }

  private func path(ofFact fact: Int) -> String? {
    assessment.questions.first { $0.fact == fact }.map { scope.path($0.path) }
  }

  private func text(_ blocker: Blocker) -> String {
    let rule = Int(blocker.rule)
    let subject = blocker.subject.isEmpty ? "" : " \(scope.path(blocker.subject))"
    return line(
      3,
      scope.say("前提の確認: ", "In the way: ")
        + scope.say(Phrases.obstacle(blocker.outcome, of: scope.rulebook.rules[rule]))
        + "[\(scope.ruleID(rule))]\(subject)"
        + " \(scope.ruleTitle(rule))"
    )
  }

  private func text(_ note: ChartNote) -> String {
    let source =
      note.provision >= 0
      ? scope.provisionName(Int(note.provision), on: assessment.asOf) : ""
    return line(
      3,
      scope.say("留意事項: ", "Note: ") + scope.say(note.text)
        + (source.isEmpty ? "" : scope.say("(\(source))", " (\(source))"))
    )
  }

  // MARK: - What was not reached

  private func text(_ excluded: (result: Int, node: Int), _ entry: Recommendation) -> String {
    let node = chart.nodes[excluded.node]
    let number = entry.steps.firstIndex { $0.node == excluded.node } ?? 0
    let answer = entry.steps[number].answer ?? false
    let title = scope.say(chart.results[excluded.result].title)
    return line(
      2,
      scope.say(
        "当たらない結果: \(title)(問\(number + 1)の答えが「\(label(node, answer))」)",
        "Not reached: \(title) (question \(number + 1) was answered “\(label(node, answer))”)"
      )
    )
  }

  private func text(alternative number: Int) -> String {
    let entry = chart.alternatives[number]
    let source =
      entry.provision >= 0 ? scope.provisionName(Int(entry.provision), on: assessment.asOf) : ""
    return line(
      2,
      scope.say("判定図にない方法: ", "A way that the chart does not show: ")
        + scope.say(entry.title) + scope.say("。", ": ") + scope.say(entry.text)
        + (source.isEmpty ? "" : scope.say("(出典: \(source))", " (source: \(source))"))
    )
  }
}
