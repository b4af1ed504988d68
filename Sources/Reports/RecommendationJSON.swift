internal import Checking
internal import Rules
internal import SourceText

/// The JSON of the walk through the chart for one dataset.
struct RecommendationJSON {
  let scope: ReportScope
  let assessment: Assessment
  /// With every part of the workflows, instead of what the plan adds to them.
  var isFull = false

  private var rulebook: Rulebook { scope.rulebook }

  private var chart: Chart { rulebook.chart }

  func write(_ entry: Recommendation, _ writer: inout JSONWriter) {
    writer.member("dataset", scope.shownPath(entry.dataset))
    scope.member("place", entry.place, &writer)
    writer.member("outside", entry.outside)
    writer.member("steps", entry.steps) { writer, step in
      writer.object { self.write(step, &$0) }
    }
    writer.member("results", entry.results) { writer, reached in
      writer.object { self.write(reached, &$0) }
    }
    writer.member("excluded", entry.excluded) { writer, excluded in
      writer.object { writer in
        writer.member("result", rulebook.string(chart.results[excluded.result].id))
        writer.member("title", scope.localized(chart.results[excluded.result].title))
        writer.member("node", rulebook.string(chart.nodes[excluded.node].id))
      }
    }
    writer.member("next", entry.next.map { rulebook.string(chart.nodes[$0].id) })
    writer.member("alternatives", entry.alternatives) { writer, number in
      writer.object { self.write(alternative: number, &$0) }
    }
    writer.member("workflows", entry.workflows) { writer, state in
      let words = WorkflowWords(scope, workflow: state.workflow, day: assessment.asOf)
      let comparison = assessment.comparison(withWorkflow: state.workflow)
      let json = WorkflowJSON(words: words, state: state, comparison: comparison)
      writer.object { isFull ? json.write(&$0) : json.writeState(&$0) }
    }
  }

  /// The workflow that the plan says it follows, and how its steps stand to it.
  func write(_ declared: DeclaredWorkflow, _ writer: inout JSONWriter) {
    let compared = declared.comparison?.workflow ?? declared.follows
    writer.member(
      "follows",
      declared.follows.map { rulebook.string(rulebook.workflows[$0].id) }
    )
    writer.member("isPartial", declared.isPartial)
    writer.member("listedSteps", declared.steps.count)
    writer.key("workflow")
    guard let state = declared.candidates.first(where: { $0.workflow == compared }) else {
      return writer.null()
    }
    let words = WorkflowWords(scope, workflow: state.workflow, day: assessment.asOf)
    let json = WorkflowJSON(words: words, state: state, comparison: declared.comparison)
    writer.object { isFull ? json.write(&$0) : json.writeState(&$0) }
  }

  private func write(_ step: ChartStep, _ writer: inout JSONWriter) {
    let node = chart.nodes[step.node]
    writer.member("node", rulebook.string(node.id))
    writer.member("question", scope.localized(node.question))
    writer.member("answer", step.answer)
    writer.member("answerText", step.answer.map { answer(node, $0) })
    writer.member("facts", step.facts) { scope.write($1, &$0) }
    writer.member("missing", paths(of: step.missing))
  }

  private func answer(_ node: ChartNode, _ isYes: Bool) -> Localized {
    let own = isYes ? node.yesLabel : node.noLabel
    guard own.isEmpty else { return scope.localized(own) }
    return isYes ? Localized(ja: "はい", en: "yes") : Localized(ja: "いいえ", en: "no")
  }

  /// Paths of facts that some question asks for; every missing fact of the chart has one.
  private func paths(of facts: [Int]) -> [String] {
    facts.compactMap { fact in
      assessment.questions.first { $0.fact == fact }.map { scope.shownPath($0.path) }
    }
  }

  private func write(_ reached: ReachedResult, _ writer: inout JSONWriter) {
    let result = chart.results[reached.result]
    writer.member("result", rulebook.string(result.id))
    writer.member("title", scope.localized(result.title))
    writer.member("action", scope.localized(result.action))
    writer.member("workflows", reached.workflows) { writer, number in
      writer.object { writer in
        writer.member("id", rulebook.string(rulebook.workflows[number].id))
        writer.member("title", scope.localized(rulebook.workflows[number].title))
      }
    }
    writer.member("missing", paths(of: reached.missing))
    writer.member("isInForce", reached.isInForce)
    writer.member("blockers", reached.blockers) { writer, blocker in
      writer.object { writer in
        writer.member("rule", scope.ruleID(Int(blocker.rule)))
        writer.member("subject", scope.shownPath(blocker.subject))
        writer.member("outcome", blocker.outcome.name)
      }
    }
    writer.member("notes", result.notes) { writer, note in
      writer.object { writer in
        writer.member("text", scope.localized(note.text))
        writer.member("provision", provision(note.provision))
      }
    }
  }

  private func provision(_ number: Int32) -> String? {
    number >= 0 ? rulebook.string(rulebook.provisions[Int(number)].id) : nil
  }

  private func write(alternative number: Int, _ writer: inout JSONWriter) {
    let entry = chart.alternatives[number]
    writer.member("id", rulebook.string(entry.id))
    writer.member("title", scope.localized(entry.title))
    writer.member("text", scope.localized(entry.text))
    writer.member("provision", provision(entry.provision))
    writer.member(
      "workflow",
      entry.workflow >= 0 ? rulebook.string(rulebook.workflows[entry.workflow].id) : nil
    )
  }
}
