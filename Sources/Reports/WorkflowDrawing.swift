package import Diagrams
package import Rules
package import SourceText

/// Turns a workflow of the rulebook into a diagram, in one language and with one day's numbers.
package struct WorkflowDrawing {
  /// How steps and duties stand in a plan, by position in the workflow's model.
  package struct Marks: Sendable {
    package var nodes: [Int: Diagram.Mark]
    package var duties: [Int: Diagram.Mark]

    package init(nodes: [Int: Diagram.Mark] = [:], duties: [Int: Diagram.Mark] = [:]) {
      self.nodes = nodes
      self.duties = duties
    }
  }

  /// A remark wider than these cells stands on the sheet behind the picture, with a number.
  private static let widestRemark = 44

  let rulebook: Rulebook
  let number: Int
  let day: Day
  let language: Language
  let marks: Marks
  /// The plan that the picture is drawn for; empty where it is drawn for none.
  let planName: String
  let model: WorkflowModel

  package init(
    _ rulebook: Rulebook,
    workflow number: Int,
    on day: Day,
    _ language: Language,
    marks: Marks = Marks(),
    planName: String = ""
  ) {
    self.rulebook = rulebook
    self.number = number
    self.day = day
    self.language = language
    self.marks = marks
    self.planName = planName
    model = rulebook.model(ofWorkflow: number)
  }

  /// The workflow as something to draw.
  package var diagram: Diagram {
    var diagram = Diagram(
      id: rulebook.string(rulebook.workflows[number].id),
      title: say(rulebook.workflows[number].title),
      source: source,
      footnote: footnote,
      subject: subject,
      lanes: model.lanes.map { .init(id: rulebook.string($0.id), name: say($0.name)) },
      phases: model.phases.map { .init(id: rulebook.string($0.id), name: say($0.title)) },
      nodes: model.nodes.indices.map(node),
      edges: flows
    )
    addData(to: &diagram)
    let remarks = addRemarks(to: &diagram)
    diagram.checklist = WorkflowChecklist(drawing: self).sections(remarks: remarks)
    return diagram
  }

  // MARK: - Words

  static let inferred = Localized(
    ja: "* 出典の図で失われ、又は切れているため、補ったもの",
    en: "* completed where the source's drawing is lost or cut"
  )

  private var footnote: String {
    var parts = hasInferred ? [say(Self.inferred)] : []
    if !planName.isEmpty {
      parts.append(
        say(Localized(ja: "審査の結論を示すものではない", en: "no decision of a review"))
      )
    }
    return parts.joined(separator: " / ")
  }

  private var subject: String {
    guard !planName.isEmpty else { return "" }
    let name = planName.split(separator: "/").last.map(String.init) ?? planName
    return say(Localized(ja: "\(name) の記載との照合", en: "compared with what \(name) says"))
  }

  func say(_ text: LocalizedText) -> String { rulebook.string(text[language]) }

  func say(_ text: Localized) -> String { text[language] }

  private var hasInferred: Bool {
    model.nodes.contains { $0.isInferred } || model.messages.contains { $0.isInferred }
  }

  /// The handbook's pages, and the day whose numbers the sheet gives.
  private var source: String {
    let law = rulebook.law(ofProvision: Int(rulebook.workflows[number].provision))
    var pages: [String] = []
    for phase in model.phases where !pages.contains(say(phase.page)) {
      pages.append(say(phase.page))
    }
    let all = pages.joined(separator: language == .ja ? "、" : ", ")
    return say(law.title) + " " + all
      + say(Localized(ja: "。条番号は\(day)のもの", en: "; clause numbers as of \(day)"))
  }

  // MARK: - Steps and flows

  private func node(_ index: Int) -> Diagram.Node {
    let node = model.nodes[index]
    let kind: Diagram.Kind =
      switch node.kind {
      case .start: .start
      case .end: .end
      case .task: .task
      case .gateway: .gateway
      }
    // The circle says that something starts here; its name would only repeat it.
    let name = node.kind == .start ? "" : say(node.name) + (node.isInferred ? "*" : "")
    return Diagram.Node(
      id: rulebook.string(node.id),
      kind: kind,
      name: name,
      lane: Int(node.lane),
      phase: Int(node.phase),
      mark: marks.nodes[index]
    )
  }

  private var flows: [Diagram.Edge] {
    model.flows.map { flow in
      Diagram.Edge(
        .sequence,
        from: Int(flow.from),
        to: Int(flow.to),
        label: say(flow.label),
        id: rulebook.string(flow.id)
      )
    }
      + model.messages.map { message in
        Diagram.Edge(
          .message,
          from: Int(message.from),
          to: Int(message.to),
          label: say(message.name) + (message.isInferred ? "*" : ""),
          id: rulebook.string(message.id)
        )
      }
  }

  // MARK: - Data and remarks

  /// Shows data once in each phase, tied to the steps of its own lane.
  ///
  /// What reaches other lanes is carried by messages, which say so.
  private func addData(to diagram: inout Diagram) {
    for (index, item) in model.data.enumerated() {
      let links = model.links.filter {
        Int($0.data) == index && model.nodes[Int($0.node)].lane == item.lane
      }
      for phase in model.phases.indices {
        let here = links.filter { Int(model.nodes[Int($0.node)].phase) == phase }
        guard !here.isEmpty else { continue }
        let place = diagram.nodes.count
        diagram.nodes.append(
          Diagram.Node(
            id: rulebook.string(item.id) + "-" + rulebook.string(model.phases[phase].id),
            kind: item.isStore ? .dataStore : .dataObject,
            name: say(item.name),
            lane: Int(item.lane),
            phase: phase,
            data: rulebook.string(item.id)
          )
        )
        diagram.edges += here.map { link in
          link.isWriting
            ? Diagram.Edge(.association, from: Int(link.node), to: place)
            : Diagram.Edge(.association, from: place, to: Int(link.node))
        }
      }
    }
  }

  /// Adds the remarks at steps; returns those that are too long to stand in the picture.
  private func addRemarks(to diagram: inout Diagram) -> [(label: String, note: WorkflowNote)] {
    var long: [(label: String, note: WorkflowNote)] = []
    for note in model.notes where note.kind == .annotation {
      guard let first = note.nodes.first else { continue }
      var name = say(note.text)
      var detail = ""
      if name.unicodeScalars.reduce(0, { $0 + CellWidth.of($1.value, .two) }) > Self.widestRemark {
        detail = name
        name = say(Localized(ja: "注\(long.count + 1)", en: "Note \(long.count + 1)"))
        long.append((name, note))
      }
      diagram.nodes.append(
        Diagram.Node(
          id: rulebook.string(note.id),
          kind: .annotation,
          name: name,
          lane: Int(model.nodes[Int(first)].lane),
          phase: Int(model.nodes[Int(first)].phase),
          detail: detail
        )
      )
      diagram.edges.append(
        Diagram.Edge(.association, from: Int(first), to: diagram.nodes.count - 1)
      )
    }
    return long
  }
}
