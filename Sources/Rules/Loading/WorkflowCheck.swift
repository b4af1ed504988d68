internal import SourceText

/// What must hold of a workflow as a drawing: every part is reached, leads somewhere and stays in
/// its lane.
struct WorkflowCheck {
  private(set) var problems: [RuleProblem] = []

  private let draft: WorkflowDraft
  private let string: (Text) -> String

  private var model: WorkflowModel { draft.model }

  init(_ draft: WorkflowDraft, string: @escaping (Text) -> String) {
    self.draft = draft
    self.string = string
    checkLanes()
    checkFlows()
    checkMessages()
    for number in model.nodes.indices { checkNode(number) }
    checkNames()
    // Reaching makes sense only where every part is in its place.
    if problems.isEmpty { checkReach() }
    if problems.isEmpty { checkOrders() }
    checkSize()
  }

  private mutating func fail(_ offset: Int, ja: String, en: String) {
    problems.append(draft.file.problem(at: offset, ja: ja, en: en))
  }

  private func id(_ node: Int32) -> String { string(model.nodes[Int(node)].id) }

  // MARK: - Part by part

  private mutating func checkLanes() {
    for (number, lane) in model.lanes.enumerated()
    where !model.nodes.contains(where: { Int($0.lane) == number }) {
      let id = string(lane.id)
      fail(
        draft.laneStarts[number],
        ja: "レーン「\(id)」には何も置かれていません。",
        en: "Nothing stands in the lane `\(id)`."
      )
    }
  }

  private mutating func checkFlows() {
    for (number, flow) in model.flows.enumerated() {
      let from = model.nodes[Int(flow.from)]
      let to = model.nodes[Int(flow.to)]
      if from.lane != to.lane {
        fail(
          draft.flowStarts[number],
          ja: "「\(id(flow.from))」から「\(id(flow.to))」へはレーンをまたぎます。メッセージ(messages)にしてください。",
          en:
            "`\(id(flow.from))` and `\(id(flow.to))` stand in different lanes; make it a message (`messages`)."
        )
      }
      if to.kind == .start {
        fail(
          draft.flowStarts[number],
          ja: "開始イベント「\(id(flow.to))」には何も続けられません。",
          en: "Nothing leads to the start event `\(id(flow.to))`."
        )
      }
    }
  }

  private mutating func checkMessages() {
    for (number, message) in model.messages.enumerated() {
      guard message.from >= 0, message.to >= 0 else { continue }
      let from = model.nodes[Int(message.from)]
      let to = model.nodes[Int(message.to)]
      if from.lane == to.lane {
        fail(
          draft.messageStarts[number],
          ja: "メッセージ「\(string(message.id))」が一つのレーンの中にあります。順序(next)にしてください。",
          en: "The message `\(string(message.id))` stays inside one lane; make it a flow (`next`)."
        )
      }
      if from.kind != .task || to.kind != .task {
        fail(
          draft.messageStarts[number],
          ja: "メッセージ「\(string(message.id))」の両端は作業でなければなりません。",
          en: "Both ends of the message `\(string(message.id))` must be tasks."
        )
      }
    }
  }

  private mutating func checkNode(_ number: Int) {
    let node = model.nodes[number]
    let outgoing = model.flows.filter { Int($0.from) == number }.count
    let place = draft.nextStarts[number]
    switch node.kind {
    case .gateway where outgoing < 2:
      fail(
        place,
        ja: "分岐「\(string(node.id))」には枝(branches)が二つ以上要ります。",
        en: "The gateway `\(string(node.id))` needs two branches or more."
      )
    case .start where outgoing == 0:
      fail(
        place,
        ja: "開始イベント「\(string(node.id))」に続くものがありません。",
        en: "Nothing follows the start event `\(string(node.id))`."
      )
    case .end where outgoing > 0:
      fail(
        place,
        ja: "終了イベント「\(string(node.id))」には何も続けられません。",
        en: "Nothing can follow the end event `\(string(node.id))`."
      )
    default: break
    }
    if node.isGoal && node.kind != .end {
      fail(
        draft.nodeStarts[number],
        ja: "「goal:」は終了イベントにだけ書けます。",
        en: "Only an end event can be a `goal:`."
      )
    }
  }

  /// A name or alias means one step only.
  private mutating func checkNames() {
    for language in [Language.ja, .en] {
      var seen: [String: Int] = [:]
      for (number, node) in model.nodes.enumerated() where node.kind == .task {
        for text in Set([node.name] + node.aliases) {
          let name = string(text[language])
          guard let other = seen.updateValue(number, forKey: name), other != number else {
            continue
          }
          fail(
            draft.nodeStarts[number],
            ja: "「\(name)」という名前は「\(id(Int32(other)))」にもあります。",
            en: "`\(id(Int32(other)))` is called “\(name)”, too."
          )
        }
      }
    }
  }

  // MARK: - As a whole

  private mutating func checkReach() {
    let reached = reach()
    for (number, node) in model.nodes.enumerated() where !reached.contains(number) {
      fail(
        draft.nodeStarts[number],
        ja: "「\(string(node.id))」には、どの開始イベントからも届きません。",
        en: "No start event leads to `\(string(node.id))`."
      )
    }
    if !model.nodes.contains(where: \.isGoal) {
      fail(
        0,
        ja: "目的の終了イベント(goal: true)がありません。",
        en: "There is no end event that is the goal (`goal: true`)."
      )
    }
  }

  /// What can happen at all: a task needs its flows and messages, other nodes one of their flows.
  private func reach() -> Set<Int> {
    var reached: Set<Int> = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (number, node) in model.nodes.enumerated() where !reached.contains(number) {
        let flows = model.flows.filter { Int($0.to) == number }
        let messages = model.messages.filter { Int($0.to) == number && $0.isOrdering }
        let needed = node.kind == .task ? flows.filter { !$0.isIfBegun } : []
        let isStarted = flows.isEmpty && (node.kind == .start || !messages.isEmpty)
        guard isStarted || flows.contains(where: { reached.contains(Int($0.from)) }),
          needed.allSatisfy({ reached.contains(Int($0.from)) }),
          messages.allSatisfy({ reached.contains(Int($0.from)) })
        else { continue }
        reached.insert(number)
        isGrowing = true
      }
    }
    return reached
  }

  /// The law may only ask for an order that the drawing has.
  private mutating func checkOrders() {
    for (number, order) in model.orders.enumerated() where order.before >= 0 && order.after >= 0 {
      guard !model.leads(from: Int(order.before), to: Int(order.after)) else { continue }
      fail(
        draft.orderStarts[number],
        ja: "図では「\(id(order.before))」から「\(id(order.after))」へ至りません。",
        en: "In the drawing, `\(id(order.before))` does not lead to `\(id(order.after))`."
      )
    }
  }

  /// Replaying a workflow keeps one bit for each flow and each message.
  private mutating func checkSize() {
    let places = model.flows.count + model.messages.count
    guard places > WorkflowModel.mostPlaces else { return }
    fail(
      0,
      ja: "順序とメッセージが合わせて \(places) あります。\(WorkflowModel.mostPlaces) までにしてください。",
      en: "There are \(places) flows and messages; \(WorkflowModel.mostPlaces) are the most."
    )
  }
}
