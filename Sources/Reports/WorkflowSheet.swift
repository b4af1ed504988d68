internal import Checking
internal import Rules
internal import SourceText

/// A workflow for people: lanes, steps in order, duties, points to keep in mind.
///
/// With a plan's state it says who stands in the lanes, which duties are met and what the plan lists.
struct WorkflowSheet {
  let words: WorkflowWords
  /// nil for the workflow alone.
  var state: WorkflowState?
  var comparison: StepComparison?

  private var scope: ReportScope { words.scope }

  private var model: WorkflowModel { words.model }

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  var text: String {
    var text = paint("\(scope.say(words.workflow.title)) [\(words.id)]", .heading) + "\n"
    text += line(1, scope.say("概要: ", "Summary: ") + scope.say(words.workflow.summary))
    text += line(1, scope.say("出典: ", "Source: ") + words.cited([words.workflow.provision]))
    text += lanes
    for phase in model.phases.indices { text += self.text(phase: phase) }
    return text + duties + notes
  }

  private func line(_ depth: Int, _ text: String) -> String {
    String(repeating: "  ", count: depth) + PlainText.oneLine(text) + "\n"
  }

  // MARK: - Lanes

  private var lanes: String {
    var text = line(1, scope.say("レーン(関係者)", "Lanes (parties)"))
    for (number, lane) in model.lanes.enumerated() {
      text += line(2, "\(scope.say(lane.name)): \(scope.say(lane.role))" + members(number))
    }
    return text
  }

  private func members(_ lane: Int) -> String {
    guard let state, !model.lanes[lane].isPeople else { return "" }
    let members = state.members[lane].map { member in
      let hidden = scope.say("機関", "institution")
      let name = scope.options.showsSource ? "\(member.name) [\(member.id)]" : hidden
      return member.isCertain ? name : name + scope.say("(可能性あり)", " (possibly)")
    }
    let none = scope.say("当たる機関なし", "no institution")
    let joined = members.isEmpty ? none : members.joined(separator: scope.say("、", ", "))
    return scope.say("。この計画では: \(joined)", "; in this plan: \(joined)")
  }

  // MARK: - Steps

  private func text(phase number: Int) -> String {
    let phase = model.phases[number]
    let page = scope.say(phase.page)
    var text = line(1, scope.say(phase.title) + scope.say("(\(page))", " (\(page))"))
    let before = (0..<number).reduce(0) { $0 + words.steps(ofPhase: $1).count }
    for (position, node) in words.steps(ofPhase: number).enumerated() {
      text += self.text(node, before + position + 1)
    }
    return text
  }

  private func text(_ node: Int, _ number: Int) -> String {
    let own = model.nodes[node]
    var said = "\(number). \(words.lane(of: node)): "
    switch own.kind {
    case .gateway:
      said +=
        scope.say("分岐「\(words.name(node))」", "gateway “\(words.name(node))”")
        + scope.say("(\(words.branches(of: node)))", " (\(words.branches(of: node)))")
    case .end: said += words.name(node)
    case .start, .task: said += words.name(node)
    }
    let remarks = words.remarks(of: node)
    if !remarks.isEmpty {
      let joined = remarks.joined(separator: scope.say("、", ", "))
      said += scope.say("(\(joined))", " (\(joined))")
    }
    said += standing(of: node)
    var text = line(2, said)
    for message in words.messages(from: node) { text += line(3, message) }
    for note in model.notes where note.kind == .annotation && note.nodes.first == Int32(node) {
      text += line(3, scope.say("注: ", "Note: ") + scope.say(note.text))
    }
    return text
  }

  private func standing(of node: Int) -> String {
    guard let entry = comparison?.entries[node] else { return "" }
    let said = scope.say(words.standing(entry.standing))
    let place = entry.place.map { scope.lineNote($0) } ?? ""
    return scope.say("【\(said)\(place)】", " [\(said)\(place)]")
  }

  // MARK: - Duties and notes

  private var duties: String {
    var text = ""
    for lane in model.lanes.indices {
      let own = model.duties.indices.filter { Int(model.duties[$0].lane) == lane && isShown($0) }
      guard !own.isEmpty else { continue }
      text += line(
        1,
        scope.say(
          "\(scope.say(model.lanes[lane].name))に必要なこと",
          "Required of: \(scope.say(model.lanes[lane].name))"
        )
      )
      for duty in own { text += self.text(duty: duty) }
    }
    return text
  }

  private func isShown(_ duty: Int) -> Bool { model.duties[duty].effective.contains(words.day) }

  private func text(duty number: Int) -> String {
    let duty = model.duties[number]
    let cited = words.cited(duty.provisions)
    let basis = scope.say("(\(cited))", " (\(cited))")
    guard let own = state?.state(ofDuty: number) else {
      return line(2, "・" + scope.say(duty.text) + basis)
    }
    let mark =
      switch own.status {
      case .met: "○"
      case .unmet: "×"
      case .unknown: "？"
      case .notApplicable: "−"
      case .notShown: "・"
      }
    let place = own.place.map { scope.lineNote($0) } ?? ""
    let rules =
      own.status == .unmet || own.status == .unknown
      ? own.rules.map { " [\(scope.ruleID($0))]" }.joined() : ""
    return line(
      2,
      "\(mark) \(scope.say(words.status(own.status))): \(scope.say(duty.text))\(place)\(rules)\(basis)"
    )
  }

  private var notes: String {
    let points = model.notes.filter { $0.kind == .point }
    guard !points.isEmpty else { return "" }
    return line(1, scope.say("留意事項", "Points to keep in mind"))
      + points.map { note in
        let cited = words.cited(note.provisions)
        return line(2, "・" + scope.say(note.text) + scope.say("(\(cited))", " (\(cited))"))
      }.joined()
  }
}
