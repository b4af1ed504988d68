internal import Checking
internal import Rules
internal import SourceText

/// A workflow in full as JSON, with a plan's state where there is one.
struct WorkflowJSON {
  let words: WorkflowWords
  var state: WorkflowState?
  var comparison: StepComparison?

  private var scope: ReportScope { words.scope }

  private var model: WorkflowModel { words.model }

  private var rulebook: Rulebook { scope.rulebook }

  func write(_ writer: inout JSONWriter) {
    writer.member("id", words.id)
    writer.member("title", scope.localized(words.workflow.title))
    writer.member("summary", scope.localized(words.workflow.summary))
    writer.member("source", ids([words.workflow.provision]).first)
    writer.member("lanes", Array(model.lanes.indices)) { writer, lane in
      writer.object { self.write(lane: lane, &$0) }
    }
    writer.member("phases", model.phases) { writer, phase in
      writer.object { writer in
        writer.member("id", rulebook.string(phase.id))
        writer.member("title", scope.localized(phase.title))
        writer.member("page", scope.localized(phase.page))
      }
    }
    writer.member("steps", model.readingOrder) { writer, node in
      writer.object { self.write(node: node, &$0) }
    }
    writer.member("flows", model.flows) { writer, flow in
      writer.object { writer in
        writer.member("id", rulebook.string(flow.id))
        writer.member("from", id(flow.from))
        writer.member("to", id(flow.to))
        writer.member("label", flow.label.isEmpty ? nil : scope.localized(flow.label))
        writer.member("isIfBegun", flow.isIfBegun)
      }
    }
    writer.member("messages", model.messages) { writer, message in
      writer.object { self.write(message, &$0) }
    }
    writer.member("orders", model.orders) { writer, order in
      writer.object { writer in
        writer.member("id", rulebook.string(order.id))
        writer.member("before", id(order.before))
        writer.member("after", id(order.after))
        writer.member("why", scope.localized(order.why))
        writer.member("provisions", ids(order.provisions))
      }
    }
    writer.member("data", Array(model.data.indices)) { writer, item in
      writer.object { self.write(data: item, &$0) }
    }
    writer.member("notes", model.notes) { writer, note in
      writer.object { self.write(note, &$0) }
    }
    let duties = model.duties.indices.filter { model.duties[$0].effective.contains(words.day) }
    writer.member("duties", Array(duties)) { writer, duty in
      writer.object { self.write(duty: duty, &$0) }
    }
  }

  private func id(_ node: Int32) -> String { rulebook.string(model.nodes[Int(node)].id) }

  private func ids(_ provisions: [Int32]) -> [String] {
    provisions.filter { $0 >= 0 }.map { rulebook.string(rulebook.provisions[Int($0)].id) }
  }

  private func laneID(_ lane: Int32) -> String? {
    lane < 0 ? nil : rulebook.string(model.lanes[Int(lane)].id)
  }

  private func write(_ place: Place?, _ writer: inout JSONWriter) {
    if let place {
      scope.member("place", place, &writer)
    } else {
      writer.key("place")
      writer.null()
    }
  }

  /// Only what the plan adds to the workflow: who stands where, duties, listed and missing steps.
  func writeState(_ writer: inout JSONWriter) {
    writer.member("id", words.id)
    writer.member("title", scope.localized(words.workflow.title))
    writer.member("lanes", Array(model.lanes.indices)) { writer, lane in
      writer.object { writer in
        writer.member("id", rulebook.string(model.lanes[lane].id))
        members(lane, &writer)
      }
    }
    let nodes = (comparison?.entries.keys).map { Array($0).sorted() } ?? []
    writer.member("steps", nodes) { writer, node in
      writer.object { writer in
        writer.member("id", id(Int32(node)))
        standing(node, &writer)
      }
    }
    writer.member("duties", state?.duties ?? []) { writer, duty in
      writer.object { writer in
        writer.member("id", rulebook.string(model.duties[duty.duty].id))
        status(duty, &writer)
      }
    }
  }

  private func standing(_ node: Int, _ writer: inout JSONWriter) {
    let entry = comparison?.entries[node]
    writer.member("standing", entry?.standing.name)
    write(entry?.place, &writer)
  }

  private func status(_ state: DutyState, _ writer: inout JSONWriter) {
    writer.member("status", state.status.name)
    writer.member("decidedBy", state.rules.map { scope.ruleID($0) })
    write(state.place, &writer)
  }

  private func members(_ lane: Int, _ writer: inout JSONWriter) {
    writer.member("members", state?.members[lane] ?? []) { writer, member in
      writer.object { writer in
        writer.member("id", scope.options.showsSource ? member.id : nil)
        writer.member("name", scope.options.showsSource ? member.name : nil)
        writer.member("isCertain", member.isCertain)
      }
    }
  }

  private func write(lane number: Int, _ writer: inout JSONWriter) {
    let lane = model.lanes[number]
    writer.member("id", rulebook.string(lane.id))
    writer.member("name", scope.localized(lane.name))
    writer.member("role", scope.localized(lane.role))
    writer.member("isPeople", lane.isPeople)
    if state != nil { members(number, &writer) }
  }

  private func write(node number: Int, _ writer: inout JSONWriter) {
    let node = model.nodes[number]
    writer.member("id", rulebook.string(node.id))
    writer.member("kind", node.kind.name)
    writer.member("name", scope.localized(node.name))
    writer.member("lane", laneID(node.lane))
    writer.member("phase", rulebook.string(model.phases[Int(node.phase)].id))
    writer.member("isOptional", node.isOptional)
    writer.member("isInferred", node.isInferred)
    writer.member("isGoal", node.isGoal)
    writer.member("deputies", node.deputies.compactMap(laneID))
    writer.member("duties", node.duties.map { rulebook.string(model.duties[Int($0)].id) })
    writer.member("provisions", ids(node.provisions))
    if state != nil { standing(number, &writer) }
  }

  private func write(_ message: MessageFlow, _ writer: inout JSONWriter) {
    writer.member("id", rulebook.string(message.id))
    writer.member("name", scope.localized(message.name))
    writer.member("from", id(message.from))
    writer.member("to", id(message.to))
    writer.member("carries", message.carries.map { rulebook.string(model.data[Int($0)].id) })
    writer.member("isInferred", message.isInferred)
  }

  private func write(data number: Int, _ writer: inout JSONWriter) {
    let item = model.data[number]
    let links = model.links.filter { Int($0.data) == number }
    writer.member("id", rulebook.string(item.id))
    writer.member("name", scope.localized(item.name))
    writer.member("isStore", item.isStore)
    writer.member("lane", laneID(item.lane))
    writer.member("writtenBy", links.filter(\.isWriting).map { id($0.node) })
    writer.member("readBy", links.filter { !$0.isWriting }.map { id($0.node) })
  }

  private func write(_ note: WorkflowNote, _ writer: inout JSONWriter) {
    writer.member("id", rulebook.string(note.id))
    writer.member("kind", note.kind.name)
    writer.member("text", scope.localized(note.text))
    writer.member("at", note.nodes.map(id))
    writer.member("provisions", ids(note.provisions))
  }

  private func write(duty number: Int, _ writer: inout JSONWriter) {
    let duty = model.duties[number]
    writer.member("id", rulebook.string(duty.id))
    writer.member("lane", laneID(duty.lane))
    writer.member("text", scope.localized(duty.text))
    writer.member("rules", duty.rules.map { scope.ruleID(Int($0)) })
    writer.member("provisions", ids(duty.provisions))
    if let state = state?.state(ofDuty: number) { status(state, &writer) }
  }
}
