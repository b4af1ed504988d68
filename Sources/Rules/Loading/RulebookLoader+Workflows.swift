internal import Conditions
internal import SourceText

// rules/workflows/*.yaml: one workflow a file, its id the file's name.

extension RulebookLoader {
  mutating func loadWorkflows() {
    for file in files(under: "workflows") {
      workflowNumbers[file.stem] = parts.workflows.count
      loadWorkflow(file)
    }
  }

  private mutating func loadWorkflow(_ file: ParsedRuleFile) {
    var reader = MappingReader(file.root, in: file)
    var draft = WorkflowDraft(file)
    let title = intern(reader.localized("title"))
    let summary = intern(reader.localized("summary"))
    let provision = requiredProvision("source", &reader)
    var lanes = section("lanes", &reader, file)
    var phases = section("phases", &reader, file)
    var nodes = section("nodes", &reader, file)
    var messages = section("messages", &reader, file)
    var orders = section("orders", &reader, file)
    var data = section("data", &reader, file)
    var notes = section("notes", &reader, file)
    var duties = section("duties", &reader, file)
    draft.lanes = WorkflowDraft.Names(lanes.entries)
    draft.phases = WorkflowDraft.Names(phases.entries)
    draft.nodes = WorkflowDraft.Names(nodes.entries)
    draft.data = WorkflowDraft.Names(data.entries)
    draft.duties = WorkflowDraft.Names(duties.entries)
    for entry in lanes.read() { loadLane(entry, into: &draft) }
    for entry in phases.read() { loadPhase(entry, into: &draft) }
    for entry in nodes.read() { loadNode(entry, into: &draft) }
    for entry in messages.read() { loadMessage(entry, into: &draft) }
    for entry in orders.read() { loadOrder(entry, into: &draft) }
    for entry in data.read() { loadData(entry, into: &draft) }
    for entry in notes.read() { loadNote(entry, into: &draft) }
    for entry in duties.read() { loadDuty(entry, into: &draft) }
    let own = ruleNumbers("rules", &reader)
    finish(&reader)
    problems += WorkflowCheck(draft, string: string).problems
    let shown = (own + draft.model.duties.flatMap(\.rules)).filter { $0 >= 0 }
    parts.workflows.append(
      Workflow(
        id: output.intern(file.stem),
        title: title,
        summary: summary,
        provision: provision,
        rules: Set(shown).sorted()
      )
    )
    parts.models.append(draft.model)
  }

  private func section(
    _ key: String,
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) -> MappingReader {
    MappingReader(reader.required(key), in: file)
  }

  private mutating func requiredProvision(_ key: String, _ reader: inout MappingReader) -> Int32 {
    guard let node = reader.required(key), let id = reader.string(of: node) else { return -1 }
    return provisionNumber(id, at: node.start, &reader)
  }

  // MARK: - Lanes, phases, data

  private mutating func loadLane(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    let isPeople = reader.boolean("people", default: false)
    let subject = index.record(named: "institution") ?? index.root
    var members: CompiledCondition?
    var exception: CompiledCondition?
    if isPeople {
      if let node = reader.optional("members") {
        reader.fail(
          at: node.start,
          ja: "人のレーンに「members:」は書けません。",
          en: "A lane of people has no `members:`."
        )
      }
    } else {
      members = condition("members", in: &reader, subject: subject, expecting: .boolean)
      if reader.entries.contains(where: { $0.key == "unless" }) {
        exception = condition("unless", in: &reader, subject: subject, expecting: .boolean)
      }
    }
    draft.laneStarts.append(entry.keyStart)
    draft.model.lanes.append(
      WorkflowLane(
        id: output.intern(entry.key),
        name: intern(reader.localized("name")),
        role: intern(reader.localized("role")),
        isPeople: isPeople,
        members: members,
        exception: exception
      )
    )
    finish(&reader)
  }

  private mutating func loadPhase(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    let title = intern(reader.localized("title"))
    let page = intern(reader.localized("page"))
    draft.model.phases.append(
      WorkflowPhase(id: output.intern(entry.key), title: title, page: page)
    )
    finish(&reader)
  }

  private mutating func loadData(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    let number = Int32(draft.model.data.count)
    draft.model.data.append(
      DataItem(
        id: output.intern(entry.key),
        name: intern(reader.localized("name")),
        isStore: reader.boolean("store", default: false),
        lane: draft.required("lane", among: draft.lanes, &reader)
      )
    )
    for (key, isWriting) in [("written-by", true), ("read-by", false)] {
      for node in draft.list(key, among: draft.nodes, &reader) {
        draft.model.links.append(DataLink(node: node, data: number, isWriting: isWriting))
      }
    }
    finish(&reader)
  }

  // MARK: - Notes and duties

  private mutating func loadNote(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    let kind = reader.choice("kind", among: Array(WorkflowNoteKind.allCases), named: { $0.name })
    draft.model.notes.append(
      WorkflowNote(
        id: output.intern(entry.key),
        kind: kind ?? .annotation,
        text: intern(reader.localized("text")),
        nodes: draft.list("at", among: draft.nodes, &reader),
        lane: draft.optional("lane", among: draft.lanes, &reader),
        phase: draft.optional("phase", among: draft.phases, &reader),
        provisions: provisionNumbers("provisions", &reader)
      )
    )
    finish(&reader)
  }

  private mutating func loadDuty(_ entry: RuleNode.Entry, into draft: inout WorkflowDraft) {
    var reader = MappingReader(entry.value, in: draft.file)
    let lane = draft.required("lane", among: draft.lanes, &reader)
    let text = intern(reader.localized("text"))
    let provisions = provisionNumbers("provisions", &reader)
    if provisions.isEmpty {
      reader.fail(
        at: entry.keyStart,
        ja: "「\(entry.key)」に根拠の条項(provisions:)がありません。",
        en: "`\(entry.key)` names no provision (`provisions:`)."
      )
    }
    let rules = ruleNumbers("rules", &reader)
    var subject = -1
    var applies: CompiledCondition?
    var requires: CompiledCondition?
    if let node = reader.optional("subject"), let name = reader.string(of: node) {
      if let number = index.record(named: name) {
        subject = number
        if reader.entries.contains(where: { $0.key == "applies" }) {
          applies = condition("applies", in: &reader, subject: number, expecting: .boolean)
        }
        requires = condition("requires", in: &reader, subject: number, expecting: .boolean)
      } else {
        reader.failUnknown(
          name,
          at: node.start,
          suggestion: Suggestion.nearest(to: name, among: index.allRecordNames)
        )
      }
    }
    let hasInterval = reader.entries.contains { $0.key == "effective" }
    draft.model.duties.append(
      WorkflowDuty(
        id: output.intern(entry.key),
        lane: lane,
        text: text,
        provisions: provisions,
        rules: rules,
        subject: Int32(subject),
        applies: applies,
        requires: requires,
        effective: hasInterval
          ? reader.interval("effective") : DayInterval(from: Day(number: 0), until: nil)
      )
    )
    finish(&reader)
  }
}

extension MappingReader {
  /// Every entry, each known from now on.
  fileprivate mutating func read() -> [RuleNode.Entry] {
    for entry in entries { _ = optional(entry.key) }
    return entries
  }
}
