internal import Conditions
internal import SourceText

// rules/chart.yaml.

extension RulebookLoader {
  func ruleNumbers(_ key: String, _ reader: inout MappingReader) -> [Int32] {
    reader.strings(key).map { id, start in
      if let number = ruleNumbers[id] { return Int32(number) }
      reader.failUnknown(
        id,
        at: start,
        suggestion: Suggestion.nearest(to: id, among: ruleNumbers.keys.sorted())
      )
      return -1
    }
  }

  mutating func loadChart() {
    guard let file = file(named: "chart.yaml") else { return }
    var reader = MappingReader(file.root, in: file)
    let provision = provisionNumber("source", &reader)
    var scope = MappingReader(reader.required("scope"), in: file)
    let subject = index.record(named: scope.requiredString("subject")) ?? index.root
    let applies = condition("applies", in: &scope, subject: subject, expecting: .boolean)
    let outside = intern(scope.localized("outside"))
    let effective = scope.interval("effective")
    finish(&scope)
    var nodes = MappingReader(reader.required("nodes"), in: file)
    var results = MappingReader(reader.required("results"), in: file)
    var targets: [String: ChartTarget] = [:]
    for (number, entry) in nodes.entries.enumerated() { targets[entry.key] = .node(number) }
    for (number, entry) in results.entries.enumerated() { targets[entry.key] = .result(number) }
    parts.chart = Chart(
      effective: effective,
      applies: applies,
      outside: outside,
      provision: provision,
      nodes: nodes.entries.map { entry in
        _ = nodes.optional(entry.key)
        return chartNode(entry, subject: subject, targets, file)
      },
      results: results.entries.map { entry in
        _ = results.optional(entry.key)
        return chartResult(entry, subject: subject, file)
      },
      alternatives: []
    )
    checkTree(reader.start, file)
    if let node = reader.optional("alternatives") {
      var alternatives = MappingReader(node, in: file)
      for entry in alternatives.entries {
        _ = alternatives.optional(entry.key)
        parts.chart.alternatives.append(alternative(entry, subject: subject, file))
      }
      finish(&alternatives)
    }
    finish(&nodes)
    finish(&results)
    finish(&reader)
  }

  /// Every node is reached, and no path comes back: the walk ends.
  private mutating func checkTree(_ start: Int, _ file: ParsedRuleFile) {
    var reached: Set<Int> = []
    var open = parts.chart.nodes.isEmpty ? [] : [0]
    var isTree = true
    while let node = open.popLast() {
      guard reached.insert(node).inserted else {
        isTree = false
        continue
      }
      for target in [parts.chart.nodes[node].yes, parts.chart.nodes[node].no] {
        if case .node(let next) = target { open.append(next) }
      }
    }
    if !isTree || reached.count != parts.chart.nodes.count {
      problems.append(
        file.problem(
          at: start,
          ja: "判定図が最初の節からの木になっていません。",
          en: "The chart is not a tree that starts at its first node."
        )
      )
    }
  }

  private mutating func chartNode(
    _ entry: RuleNode.Entry,
    subject: Int,
    _ targets: [String: ChartTarget],
    _ file: ParsedRuleFile
  ) -> ChartNode {
    var reader = MappingReader(entry.value, in: file)
    let node = ChartNode(
      id: output.intern(entry.key),
      question: intern(reader.localized("question")),
      test: condition("test", in: &reader, subject: subject, expecting: .boolean),
      yes: target("yes", &reader, targets),
      no: target("no", &reader, targets),
      yesLabel: intern(
        reader.localized("yes-label", isRequired: false) ?? Localized(ja: "はい", en: "yes")
      ),
      noLabel: intern(
        reader.localized("no-label", isRequired: false) ?? Localized(ja: "いいえ", en: "no")
      ),
      provisions: provisionNumbers("provisions", &reader)
    )
    finish(&reader)
    return node
  }

  private func target(
    _ key: String,
    _ reader: inout MappingReader,
    _ targets: [String: ChartTarget]
  ) -> ChartTarget {
    guard let node = reader.required(key), let name = reader.string(of: node) else {
      return .result(0)
    }
    if let target = targets[name] { return target }
    reader.failUnknown(
      name,
      at: node.start,
      suggestion: Suggestion.nearest(to: name, among: targets.keys.sorted())
    )
    return .result(0)
  }

  private mutating func chartResult(
    _ entry: RuleNode.Entry,
    subject: Int,
    _ file: ParsedRuleFile
  ) -> ChartResult {
    var reader = MappingReader(entry.value, in: file)
    var result = ChartResult(
      id: output.intern(entry.key),
      title: intern(reader.localized("title")),
      action: intern(reader.localized("action")),
      workflows: [],
      effective: reader.interval("effective"),
      notes: [],
      blockers: ruleNumbers("blockers", &reader),
      provisions: provisionNumbers("provisions", &reader)
    )
    for node in reader.list("workflows") {
      var choice = MappingReader(node, in: file)
      let when =
        choice.entries.contains { $0.key == "when" }
        ? condition("when", in: &choice, subject: subject, expecting: .boolean) : nil
      let workflow = workflowNumber("id", &choice)
      result.workflows.append(ChartWorkflow(workflow: workflow, when: when))
      finish(&choice)
    }
    for node in reader.list("notes") {
      var note = MappingReader(node, in: file)
      let text = Localized(ja: note.requiredString("ja"), en: note.requiredString("en"))
      let provision = provisionNumber("provision", &note)
      result.notes.append(ChartNote(text: intern(text), provision: provision))
      finish(&note)
    }
    finish(&reader)
    return result
  }

  private func workflowNumber(_ key: String, _ reader: inout MappingReader) -> Int {
    guard let node = reader.required(key), let name = reader.string(of: node) else { return 0 }
    if let number = workflowNumbers[name] { return number }
    reader.failUnknown(
      name,
      at: node.start,
      suggestion: Suggestion.nearest(to: name, among: workflowNumbers.keys.sorted())
    )
    return 0
  }

  private mutating func alternative(
    _ entry: RuleNode.Entry,
    subject: Int,
    _ file: ParsedRuleFile
  ) -> ChartAlternative {
    var reader = MappingReader(entry.value, in: file)
    let hasWorkflow = reader.entries.contains { $0.key == "workflow" }
    let alternative = ChartAlternative(
      id: output.intern(entry.key),
      title: intern(reader.localized("title")),
      text: intern(reader.localized("text")),
      applies: condition("applies", in: &reader, subject: subject, expecting: .boolean),
      provision: provisionNumber("provision", &reader),
      workflow: hasWorkflow ? workflowNumber("workflow", &reader) : -1
    )
    finish(&reader)
    return alternative
  }
}
