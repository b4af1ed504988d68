internal import Rules
internal import SourceText

extension ExplanationPage {
  private var chart: Chart { rulebook.chart }

  /// A question of the chart: what decides it and where its branches lead.
  mutating func explain(node number: Int) {
    let node = chart.nodes[number]
    heading(string(node.id), say(node.question))
    entry("種別", "kind", say("手引きの判定図の問い", "question of the handbook's chart"))
    entry("はいとなる条件", "answered yes", rendered(node.test))
    entry("「\(label(node, true))」の行き先", "“\(label(node, true))” leads to", target(node.yes))
    entry("「\(label(node, false))」の行き先", "“\(label(node, false))” leads to", target(node.no))
  }

  private func label(_ node: ChartNode, _ isYes: Bool) -> String {
    let own = isYes ? node.yesLabel : node.noLabel
    guard own.isEmpty else { return say(own) }
    return isYes ? say("はい", "yes") : say("いいえ", "no")
  }

  private func target(_ target: ChartTarget) -> String {
    switch target {
    case .node(let number): "\(string(chart.nodes[number].id)) \(say(chart.nodes[number].question))"
    case .result(let number):
      "\(string(chart.results[number].id)) \(say(chart.results[number].title))"
    }
  }

  private func rendered(_ condition: CompiledCondition) -> String {
    let dataset = rulebook.records.firstIndex { string($0.name) == "dataset" } ?? 0
    return rulebook.rendered(condition, subject: dataset, language)
  }

  /// A result of the chart: what to consult, its workflows, what stands in the way.
  mutating func explain(result number: Int) {
    let result = chart.results[number]
    heading(string(result.id), say(result.title))
    entry("種別", "kind", say("手引きの判定図の結果", "result of the handbook's chart"))
    entry("参照すること", "consult", result.action)
    entry("対象とする日", "days", interval(result.effective))
    list("ワークフロー", "workflows", result.workflows.map { line($0) })
    list(
      "前提となる規則",
      "rules in the way",
      result.blockers.map { number in
        let rule = rulebook.rules[Int(number)]
        return "\(string(rule.id)) \(say(rule.title))"
      }
    )
    list(
      "留意事項",
      "notes",
      result.notes.map { note in
        say(note.text) + (note.provision >= 0 ? " <\(id(ofProvision: note.provision))>" : "")
      }
    )
  }

  private func line(_ choice: ChartWorkflow) -> String {
    let workflow = rulebook.workflows[choice.workflow]
    let when = choice.when.map { say("。", "; ") + rendered($0) } ?? ""
    return "\(string(workflow.id)) \(say(workflow.title))\(when)"
  }

  /// A workflow: what it is for, its source, its duties.
  mutating func explain(workflow number: Int) {
    let workflow = rulebook.workflows[number]
    heading(string(workflow.id), say(workflow.title))
    entry("種別", "kind", say("手引きのワークフロー(法令ではない)", "workflow of the handbook (not law)"))
    entry("概要", "summary", workflow.summary)
    if workflow.provision >= 0 { entry("出典", "source", citation(workflow.provision)) }
    list(
      "義務となる規則",
      "duties",
      workflow.rules.map { number in
        let rule = rulebook.rules[Int(number)]
        return "\(string(rule.id)) \(say(rule.title))"
      }
    )
    list(
      "これに至る判定図の結果",
      "results of the chart that point here",
      chart.results.filter { $0.workflows.contains { $0.workflow == number } }
        .map { "\(string($0.id)) \(say($0.title))" }
    )
  }

  /// A way that the chart does not show.
  mutating func explain(alternative number: Int) {
    let entry = chart.alternatives[number]
    heading(string(entry.id), say(entry.title))
    self.entry("種別", "kind", say("判定図にない方法", "a way that the chart does not show"))
    self.entry("説明", "description", entry.text)
    self.entry("当てはまる場合", "applies", rendered(entry.applies))
    if entry.provision >= 0 { self.entry("出典", "source", citation(entry.provision)) }
  }

  /// A term of the field.
  mutating func explain(term number: Int) {
    let term = rulebook.glossary[number]
    heading(say(term.name), language == .ja ? string(term.name.en) : string(term.name.ja))
    entry("意味", "meaning", term.meaning)
    if term.provision >= 0 { entry("根拠", "provision", citation(term.provision)) }
  }

  private func id(ofProvision number: Int32) -> String {
    string(rulebook.provisions[Int(number)].id)
  }
}
