internal import Checking
internal import Diagrams
internal import Rules
internal import SourceText

/// Which workflow to look at, with its picture where one can be drawn.
struct HTMLRecommendation {
  let scope: ReportScope
  let assessment: Assessment
  let anchor: String

  private var chart: Chart { scope.rulebook.chart }

  func write(_ writer: inout HTMLWriter) {
    guard !assessment.recommendations.isEmpty else { return }
    writer.leaf("h3", scope.say("参照するワークフロー", "Workflows to look at"))
    writer.leaf(
      "p",
      scope.say(
        "手引きの判定図をたどった結果です。どこを見るかの目安で、可否の判断ではありません。",
        "The walk through the handbook’s chart: it says where to look, not what is allowed."
      )
    )
    for (number, entry) in assessment.recommendations.enumerated() {
      write(entry, "\(anchor)-w\(number + 1)", &writer)
    }
  }

  private func write(_ entry: Recommendation, _ name: String, _ writer: inout HTMLWriter) {
    let attributes = [("class", "dataset"), ("aria-labelledby", name)]
    writer.element("article", attributes) { writer in
      writer.leaf(
        "h4",
        [("id", name)],
        scope.path(entry.dataset) + scope.lineNote(entry.place)
      )
      if let outside = entry.outside { writer.leaf("p", scope.say(outside)) }
      if !entry.steps.isEmpty {
        writer.element("ol", .class("walk")) { writer in
          for step in entry.steps { write(step, &writer) }
        }
      }
      for reached in entry.results { write(reached, of: entry, &writer) }
      if let next = entry.next {
        writer.leaf(
          "p",
          scope.say("次に答える問い: ", "Next question: ") + scope.say(chart.nodes[next].question)
        )
      }
      writeOthers(entry, &writer)
    }
  }

  private func write(_ step: ChartStep, _ writer: inout HTMLWriter) {
    let node = chart.nodes[step.node]
    writer.line("li") { writer in
      writer.write(scope.say(node.question))
      let text = RecommendationText(scope: scope, assessment: assessment)
      let answer =
        step.answer.map { text.label(node, $0) }
        ?? scope.say("未記載(どちらにも進み得ます)", "not stated (either branch is possible)")
      writer.raw(" <strong>→ ")
      writer.write(answer)
      writer.raw("</strong>")
    }
  }

  private func write(
    _ reached: ReachedResult,
    of entry: Recommendation,
    _ writer: inout HTMLWriter
  ) {
    let result = chart.results[reached.result]
    let isOnly = entry.results.count == 1
    let heading = isOnly ? scope.say("結果: ", "Result: ") : scope.say("あり得る結果: ", "Possible: ")
    writer.element("div", .class("result")) { writer in
      writer.line("p") { $0.inline("strong", heading + scope.say(result.title)) }
      writer.leaf("p", scope.say(result.action))
      for workflow in reached.workflows { write(workflow, entry, &writer) }
      if !reached.isInForce {
        writer.leaf(
          "p",
          scope.say(
            "この方法の根拠となる制度は、基準日には施行されていないか、収録していません。",
            "The law behind this way is not in force on the as-of date, or not held here."
          )
        )
      }
      let notes = reached.blockers.map(text) + result.notes.map { scope.say($0.text) }
      guard !notes.isEmpty else { return }
      writer.element("ul") { writer in
        for note in notes { writer.leaf("li", note) }
      }
    }
  }

  private func text(_ blocker: Blocker) -> String {
    let rule = scope.rulebook.rules[blocker.rule]
    return scope.say("前提の確認: ", "In the way: ")
      + scope.say(Phrases.obstacle(blocker.outcome, of: rule))
      + scope.say("「", " “") + scope.ruleTitle(Int(blocker.rule)) + scope.say("」", "”")
  }

  /// A workflow's title, and its picture as the plan fills it: page by page, as images, so that the
  /// styles and names of several pictures do not meet.
  private func write(_ workflow: Int, _ entry: Recommendation, _ writer: inout HTMLWriter) {
    let title = scope.say(scope.rulebook.workflows[workflow].title)
    let caption = scope.say("ワークフロー: ", "Workflow: ") + title
    guard scope.options.drawsWorkflows,
      let state = entry.workflows.first(where: { $0.workflow == workflow })
    else { return writer.leaf("p", caption) }
    let drawing = WorkflowDrawing(
      scope.rulebook,
      state,
      of: assessment,
      planName: scope.name,
      scope.language
    )
    let diagram = drawing.diagram
    let pages = SVGRenderer(DiagramLayout(diagram), language: scope.language).separatePages
    writer.element("details", .class("picture")) { writer in
      writer.leaf("summary", caption)
      writer.element("figure") { writer in
        for (number, page) in pages.enumerated() {
          let name = title + scope.say("、\(number + 1)枚目", ", sheet \(number + 1)")
          writer.image(svg: page, alternative: name)
        }
        writer.leaf("figcaption", scope.say(Self.picture))
      }
      for list in diagram.checklist { write(list, &writer) }
    }
  }

  private static let picture = Localized(
    ja: "計画書の記載と照らした図です。審査の結論ではありません。",
    en: "The workflow as the plan fills it; no decision of a review."
  )

  /// The sheet behind the picture as text: what each party is asked, and how the plan stands to it.
  private func write(_ list: Diagram.Checklist, _ writer: inout HTMLWriter) {
    writer.leaf("h5", list.title)
    writer.element("ul") { writer in
      for item in list.items {
        writer.line("li") { writer in
          if let mark = item.mark {
            writer.inline("strong", scope.say(DiagramWords.name(of: mark)))
            writer.raw(" ")
          }
          writer.write(item.text)
          guard !item.reference.isEmpty else { return }
          writer.inline("small", scope.say("(\(item.reference))", " (\(item.reference))"))
        }
      }
    }
  }

  private func writeOthers(_ entry: Recommendation, _ writer: inout HTMLWriter) {
    guard !entry.alternatives.isEmpty || !entry.excluded.isEmpty else { return }
    writer.element("details") { writer in
      writer.leaf("summary", scope.say("当たらない結果とほかの方法", "Not reached, and other ways"))
      writer.element("ul") { writer in
        for excluded in entry.excluded {
          let title = scope.say(chart.results[excluded.result].title)
          let question = scope.say(chart.nodes[excluded.node].question)
          writer.leaf(
            "li",
            scope.say(
              "当たらない結果: \(title)(問い「\(question)」の答えによる)",
              "Not reached: \(title) (because of the answer to “\(question)”)"
            )
          )
        }
        for number in entry.alternatives {
          let alternative = chart.alternatives[number]
          writer.leaf(
            "li",
            scope.say("判定図にない方法: ", "A way that the chart does not show: ")
              + scope.say(alternative.title) + scope.say("。", ": ") + scope.say(alternative.text)
          )
        }
      }
    }
  }
}
