// What is written here and what is read here must keep the same order, part by part.

extension Workflow {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    title = input.localized()
    summary = input.localized()
    provision = input.int32()
    rules = input.int32s()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(title)
    output.write(summary)
    output.write(provision)
    output.write(rules)
  }
}

extension WorkflowModel {
  init(from input: inout RulebookDecoder) {
    lanes = input.array { WorkflowLane(from: &$0) }
    phases = input.array { input in
      let id = input.text()
      let title = input.localized()
      return WorkflowPhase(id: id, title: title, page: input.localized())
    }
    nodes = input.array { FlowNode(from: &$0) }
    flows = input.array { SequenceFlow(from: &$0) }
    messages = input.array { MessageFlow(from: &$0) }
    orders = input.array { StepOrder(from: &$0) }
    data = input.array { input in
      let id = input.text()
      let name = input.localized()
      let isStore = input.bool()
      return DataItem(id: id, name: name, isStore: isStore, lane: input.int32())
    }
    links = input.array { input in
      let node = input.int32()
      let data = input.int32()
      return DataLink(node: node, data: data, isWriting: input.bool())
    }
    notes = input.array { WorkflowNote(from: &$0) }
    duties = input.array { WorkflowDuty(from: &$0) }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(lanes) { $1.encode(into: &$0) }
    output.write(phases) { output, phase in
      output.write(phase.id)
      output.write(phase.title)
      output.write(phase.page)
    }
    output.write(nodes) { $1.encode(into: &$0) }
    output.write(flows) { $1.encode(into: &$0) }
    output.write(messages) { $1.encode(into: &$0) }
    output.write(orders) { $1.encode(into: &$0) }
    output.write(data) { output, item in
      output.write(item.id)
      output.write(item.name)
      output.write(item.isStore)
      output.write(item.lane)
    }
    output.write(links) { output, link in
      output.write(link.node)
      output.write(link.data)
      output.write(link.isWriting)
    }
    output.write(notes) { $1.encode(into: &$0) }
    output.write(duties) { $1.encode(into: &$0) }
  }
}

extension WorkflowLane {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    name = input.localized()
    role = input.localized()
    isPeople = input.bool()
    members = input.condition()
    exception = input.condition()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(name)
    output.write(role)
    output.write(isPeople)
    output.write(members)
    output.write(exception)
  }
}

extension FlowNode {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    kind = FlowNodeKind(rawValue: UInt8(input.int())) ?? .task
    name = input.localized()
    lane = input.int32()
    phase = input.int32()
    aliases = input.array { $0.localized() }
    isOptional = input.bool()
    isRepeatable = input.bool()
    isWaiting = input.bool()
    isGoal = input.bool()
    isInferred = input.bool()
    isEntrustable = input.bool()
    deputies = input.int32s()
    counterpart = input.int32()
    duties = input.int32s()
    provisions = input.int32s()
    mostLevel = input.level()
    laneProvisions = input.int32s()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(Int(kind.rawValue))
    output.write(name)
    output.write(lane)
    output.write(phase)
    output.write(aliases) { $0.write($1) }
    output.write(isOptional)
    output.write(isRepeatable)
    output.write(isWaiting)
    output.write(isGoal)
    output.write(isInferred)
    output.write(isEntrustable)
    output.write(deputies)
    output.write(counterpart)
    output.write(duties)
    output.write(provisions)
    output.write(mostLevel)
    output.write(laneProvisions)
  }
}

extension SequenceFlow {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    from = input.int32()
    to = input.int32()
    label = input.localized()
    isIfBegun = input.bool()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(from)
    output.write(to)
    output.write(label)
    output.write(isIfBegun)
  }
}

extension MessageFlow {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    name = input.localized()
    from = input.int32()
    to = input.int32()
    carries = input.int32s()
    isOrdering = input.bool()
    isInferred = input.bool()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(name)
    output.write(from)
    output.write(to)
    output.write(carries)
    output.write(isOrdering)
    output.write(isInferred)
  }
}

extension StepOrder {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    before = input.int32()
    after = input.int32()
    why = input.localized()
    provisions = input.int32s()
    mostLevel = input.level()
    applies = input.condition()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(before)
    output.write(after)
    output.write(why)
    output.write(provisions)
    output.write(mostLevel)
    output.write(applies)
  }
}

extension WorkflowNote {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    kind = WorkflowNoteKind(rawValue: UInt8(input.int())) ?? .annotation
    text = input.localized()
    nodes = input.int32s()
    lane = input.int32()
    phase = input.int32()
    provisions = input.int32s()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(Int(kind.rawValue))
    output.write(text)
    output.write(nodes)
    output.write(lane)
    output.write(phase)
    output.write(provisions)
  }
}

extension WorkflowDuty {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    lane = input.int32()
    text = input.localized()
    provisions = input.int32s()
    rules = input.int32s()
    subject = input.int32()
    applies = input.condition()
    requires = input.condition()
    effective = input.interval()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(lane)
    output.write(text)
    output.write(provisions)
    output.write(rules)
    output.write(subject)
    output.write(applies)
    output.write(requires)
    output.write(effective)
  }
}

extension RulebookEncoder {
  fileprivate mutating func write(_ condition: CompiledCondition?) {
    write(condition != nil)
    condition?.encode(into: &self)
  }

  fileprivate mutating func write(_ level: Level?) {
    write(level.map { Int($0.rawValue) } ?? -1)
  }
}

extension RulebookDecoder {
  fileprivate mutating func condition() -> CompiledCondition? {
    bool() ? CompiledCondition(from: &self) : nil
  }

  fileprivate mutating func level() -> Level? {
    let number = int()
    return number < 0 ? nil : Level(rawValue: UInt8(number))
  }
}
