internal import Checking
internal import Rules
internal import SourceText

/// Words that the text and the Markdown of a workflow share.
struct WorkflowWords {
  let scope: ReportScope
  let number: Int
  let model: WorkflowModel
  /// The day by whose edition provisions are cited.
  let day: Day

  init(_ scope: ReportScope, workflow number: Int, day: Day) {
    self.scope = scope
    self.number = number
    model = scope.rulebook.model(ofWorkflow: number)
    self.day = day
  }

  var workflow: Workflow { scope.rulebook.workflows[number] }

  var id: String { scope.rulebook.string(workflow.id) }

  func name(_ node: Int) -> String { scope.say(model.nodes[node].name) }

  func lane(of node: Int) -> String { scope.say(model.lanes[Int(model.nodes[node].lane)].name) }

  /// `手引き 別添 #3(法令ではない)・…`; empty without provisions.
  func cited(_ provisions: [Int32]) -> String {
    scope.provisionNames(provisions.filter { $0 >= 0 }.map(Int.init), on: day)
  }

  /// What leaves a node for another lane: `→ 患者「書面を受領」(書面による通知)`.
  func messages(from node: Int) -> [String] {
    model.messages.filter { Int($0.from) == node }.map { message in
      let to = Int(message.to)
      let carried = message.carries.map { scope.say(model.data[Int($0)].name) }
      let load = carried.isEmpty ? "" : " [\(carried.joined(separator: scope.say("・", ", ")))]"
      let mark = message.isInferred ? scope.say("。推定", "; inferred") : ""
      return scope.say(
        "⇢ \(lane(of: to))「\(name(to))」(\(scope.say(message.name))\(load)\(mark))",
        "⇢ \(lane(of: to)), “\(name(to))” (\(scope.say(message.name))\(load)\(mark))"
      )
    }
  }

  /// A gateway's branches: `求める → 提供停止を求める旨の通知`.
  func branches(of node: Int) -> String {
    model.flows.filter { Int($0.from) == node }.map { flow in
      "\(scope.say(flow.label)) → \(name(Int(flow.to)))"
    }.joined(separator: scope.say("、", "; "))
  }

  /// What is to be known of a step beside its name.
  func remarks(of node: Int) -> [String] {
    let own = model.nodes[node]
    var remarks: [String] = []
    if own.isInferred { remarks.append(scope.say("推定", "inferred")) }
    if own.kind == .task && own.isOptional {
      remarks.append(scope.say("手順に書かなくてよい", "need not be listed"))
    }
    if own.isEntrustable { remarks.append(scope.say("委託できる", "may be entrusted")) }
    if !own.deputies.isEmpty {
      let lanes = own.deputies.map { scope.say(model.lanes[Int($0)].name) }
      remarks.append(
        scope.say(
          "\(lanes.joined(separator: "・"))が代わることもできる",
          "may be done by \(lanes.joined(separator: ", ")) on its behalf"
        )
      )
    }
    return remarks
  }

  /// The steps of a phase in the order in which they are told; start events left out.
  func steps(ofPhase phase: Int) -> [Int] {
    model.readingOrder.filter {
      Int(model.nodes[$0].phase) == phase && model.nodes[$0].kind != .start
    }
  }

  func status(_ status: DutyStatus) -> Localized {
    switch status {
    case .met: Localized(ja: "満たす", en: "met")
    case .unmet: Localized(ja: "満たさない", en: "unmet")
    case .unknown: Localized(ja: "未確認", en: "unknown")
    case .notApplicable: Localized(ja: "該当しない", en: "not applicable")
    case .notShown: Localized(ja: "計画書では示せない", en: "not shown by a plan")
    }
  }

  func standing(_ standing: StepStanding) -> Localized {
    switch standing {
    case .listed: Localized(ja: "計画書の手順にあり", en: "listed")
    case .missing: Localized(ja: "計画書の手順になし", en: "missing from the steps")
    case .leftOut: Localized(ja: "計画書では行わない", en: "left out")
    case .outOfOrder: Localized(ja: "計画書では順序が逆", en: "out of order")
    case .wrongLane: Localized(ja: "計画書では担当が異なる", en: "done by another party")
    }
  }
}
