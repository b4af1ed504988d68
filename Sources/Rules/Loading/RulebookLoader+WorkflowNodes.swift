internal import Conditions
internal import SourceText

// The nodes of a workflow with the flows between them, its messages, and the orders that the law gives.

extension RulebookLoader {
  mutating func loadNode(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    let kind =
      reader.choice(
        "kind",
        among: Array(FlowNodeKind.allCases),
        named: { $0.name },
        default: .task
      ) ?? .task
    let lane = draft.required("lane", among: draft.lanes, &reader)
    let isPeople = lane >= 0 && draft.model.lanes[Int(lane)].isPeople
    draft.nodeStarts.append(entry.keyStart)
    draft.model.nodes.append(
      FlowNode(
        id: output.intern(entry.key),
        kind: kind,
        name: intern(reader.localized("name")),
        lane: lane,
        phase: draft.required("phase", among: draft.phases, &reader),
        aliases: reader.list("aliases").map { intern(reader.localized(of: $0)) },
        isOptional: reader.boolean("optional", default: isPeople || kind != .task),
        isRepeatable: reader.boolean("repeatable", default: false),
        isWaiting: reader.boolean("waiting", default: false),
        isGoal: reader.boolean("goal", default: false),
        isInferred: reader.boolean("inferred", default: false),
        isEntrustable: reader.boolean("entrustable", default: false),
        deputies: draft.list("deputies", among: draft.lanes, &reader),
        counterpart: draft.optional("counterpart", among: draft.nodes, &reader),
        duties: draft.list("duties", among: draft.duties, &reader),
        provisions: provisionNumbers("provisions", &reader),
        mostLevel: mostLevel(&reader),
        laneProvisions: provisionNumbers("lane-provisions", &reader)
      )
    )
    let from = Int32(draft.model.nodes.count - 1)
    let nextKey = kind == .gateway ? "branches" : "next"
    draft.nextStarts.append(
      reader.entries.first { $0.key == nextKey }?.keyStart ?? entry.keyStart
    )
    for node in reader.list(nextKey) {
      loadFlow(node, from: from, kind, &reader, into: &draft)
    }
    finish(&reader)
  }

  /// `next: [other]`, `next: [{to: other, if-begun: true}]`, `branches: [{label: …, to: other}]`.
  private mutating func loadFlow(
    _ node: RuleNode,
    from: Int32,
    _ kind: FlowNodeKind,
    _ reader: inout MappingReader,
    into draft: inout WorkflowDraft
  ) {
    var label = LocalizedText.empty
    var to: Int32 = -1
    var start = node.start
    var isIfBegun = false
    if case .scalar(let text, _) = node.content, kind != .gateway {
      to = draft.number(of: text, at: node.start, among: draft.nodes, &reader)
    } else {
      var flow = MappingReader(node, in: draft.file)
      if kind == .gateway {
        label = intern(flow.localized("label"))
      } else {
        isIfBegun = flow.boolean("if-begun", default: false)
      }
      to = draft.required("to", among: draft.nodes, &flow)
      start = flow.entries.first { $0.key == "to" }?.value.start ?? start
      finish(&flow)
    }
    guard to >= 0 else { return }
    let id =
      string(draft.model.nodes[Int(from)].id) + "--"
      + (draft.nodes.numbers.first { $0.value == to }?.key ?? "")
    draft.flowStarts.append(start)
    draft.model.flows.append(
      SequenceFlow(
        id: output.intern(id),
        from: from,
        to: to,
        label: label,
        isIfBegun: isIfBegun
      )
    )
  }

  mutating func loadMessage(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    draft.messageStarts.append(entry.keyStart)
    draft.model.messages.append(
      MessageFlow(
        id: output.intern(entry.key),
        name: intern(reader.localized("name")),
        from: draft.required("from", among: draft.nodes, &reader),
        to: draft.required("to", among: draft.nodes, &reader),
        carries: draft.list("carries", among: draft.data, &reader),
        isOrdering: reader.boolean("ordering", default: true),
        isInferred: reader.boolean("inferred", default: false)
      )
    )
    finish(&reader)
  }

  mutating func loadOrder(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    var applies: CompiledCondition?
    if reader.entries.contains(where: { $0.key == "applies" }) {
      applies = condition("applies", in: &reader, subject: index.root, expecting: .boolean)
    }
    draft.orderStarts.append(entry.keyStart)
    draft.model.orders.append(
      StepOrder(
        id: output.intern(entry.key),
        before: draft.required("before", among: draft.nodes, &reader),
        after: draft.required("after", among: draft.nodes, &reader),
        why: intern(reader.localized("why")),
        provisions: provisionNumbers("provisions", &reader),
        mostLevel: mostLevel(&reader),
        applies: applies
      )
    )
    finish(&reader)
  }

  /// `level:`, which can only lower what the provisions give.
  func mostLevel(_ reader: inout MappingReader) -> Level? {
    guard reader.entries.contains(where: { $0.key == "level" }) else { return nil }
    return reader.choice("level", among: Array(Level.allCases), named: { $0.name })
  }
}
