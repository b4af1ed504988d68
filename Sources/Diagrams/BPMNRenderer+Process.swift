internal import SourceText

extension BPMNRenderer {
  /// What one party does.
  func process(_ lane: Int, _ xml: inout XMLText) {
    let own = diagram.nodes.indices.filter { diagram.nodes[$0].lane == lane }
    let id = names.lanes[lane] + "_process"
    xml.element(
      "process",
      [("id", id), ("name", diagram.lanes[lane].name), ("isExecutable", "false")]
    ) { xml in
      for node in own where diagram.nodes[node].kind.isFlow { flowNode(node, &xml) }
      var seen = Set<String>()
      for node in own { data(node, &seen, &xml) }
      for (index, edge) in diagram.edges.enumerated()
      where edge.kind != .association && !isMessage(index)
        && diagram.nodes[edge.source].lane == lane
      {
        var attributes = [
          ("id", names.edges[index]), ("sourceRef", names.nodes[edge.source]),
          ("targetRef", names.nodes[edge.target]),
        ]
        if !edge.label.isEmpty { attributes.insert(("name", edge.label), at: 1) }
        xml.empty("sequenceFlow", attributes)
      }
      for node in own where diagram.nodes[node].kind == .annotation {
        xml.element("textAnnotation", [("id", names.nodes[node])]) { xml in
          if !diagram.nodes[node].detail.isEmpty {
            xml.leaf("documentation", [], diagram.nodes[node].detail)
          }
          xml.leaf("text", [], name(of: node))
        }
      }
      for (index, edge) in diagram.edges.enumerated()
      where isRemark(index) && diagram.nodes[edge.source].lane == lane {
        xml.empty(
          "association",
          [
            ("id", names.edges[index]), ("sourceRef", names.nodes[edge.source]),
            ("targetRef", names.nodes[edge.target]), ("associationDirection", "None"),
          ]
        )
      }
    }
  }

  /// The name with a sign for how the step stands in the plan.
  func name(of node: Int) -> String {
    let node = diagram.nodes[node]
    let sign =
      switch node.mark {
      case .met: "✓ "
      case .unmet: "✕ "
      case .unknown: "? "
      case .missing: "! "
      case nil: ""
      }
    return sign + node.name
  }

  /// Whether the edge ties a remark, or what BPMN cannot tie as data, to something.
  func isRemark(_ edge: Int) -> Bool {
    diagram.edges[edge].kind == .association && dataEnds(edge) == nil
  }

  /// The task and the data that an association joins within one process.
  private func dataEnds(_ edge: Int) -> (task: Int, data: Int)? {
    let ends = diagram.edges[edge]
    let (one, two) = (diagram.nodes[ends.source], diagram.nodes[ends.target])
    guard one.lane == two.lane else { return nil }
    if one.kind == .task, two.kind.isData { return (ends.source, ends.target) }
    if two.kind == .task, one.kind.isData { return (ends.target, ends.source) }
    return nil
  }

  private func flowNode(_ node: Int, _ xml: inout XMLText) {
    let element =
      switch diagram.nodes[node].kind {
      case .start: "startEvent"
      case .end: "endEvent"
      case .gateway: "exclusiveGateway"
      case .task, .dataObject, .dataStore, .annotation: "task"
      }
    var attributes = [("id", names.nodes[node])]
    if !diagram.nodes[node].name.isEmpty { attributes.append(("name", name(of: node))) }
    xml.element(element, attributes) { xml in
      if let mark = diagram.nodes[node].mark {
        xml.leaf("documentation", [], DiagramWords.name(of: mark)[language])
      }
      for edge in sequence where diagram.edges[edge].target == node {
        xml.leaf("incoming", [], names.edges[edge])
      }
      for edge in sequence where diagram.edges[edge].source == node {
        xml.leaf("outgoing", [], names.edges[edge])
      }
      dataAssociations(node, &xml)
    }
  }

  private var sequence: [Int] {
    diagram.edges.indices.filter { diagram.edges[$0].kind != .association && !isMessage($0) }
  }

  private func dataAssociations(_ node: Int, _ xml: inout XMLText) {
    let ties = diagram.edges.indices.compactMap { edge in
      dataEnds(edge).flatMap { $0.task == node ? (edge: edge, data: $0.data) : nil }
    }
    let inputs = ties.filter { diagram.edges[$0.edge].source == $0.data }
    // An input needs a target within the task; it stands for the task itself.
    let inside = names.nodes[node] + "_input"
    if !inputs.isEmpty {
      xml.empty("property", [("id", inside), ("name", "__targetRef_placeholder")])
    }
    for tie in inputs {
      xml.element("dataInputAssociation", [("id", names.edges[tie.edge])]) { xml in
        xml.leaf("sourceRef", [], names.nodes[tie.data])
        xml.leaf("targetRef", [], inside)
      }
    }
    for tie in ties where diagram.edges[tie.edge].target == tie.data {
      xml.element("dataOutputAssociation", [("id", names.edges[tie.edge])]) { xml in
        xml.leaf("targetRef", [], names.nodes[tie.data])
      }
    }
  }

  private func data(_ node: Int, _ seen: inout Set<String>, _ xml: inout XMLText) {
    let shown = diagram.nodes[node]
    let (id, name) = (names.nodes[node], name(of: node))
    let data = BPMNNames.plain(shown.data)
    if shown.kind == .dataObject {
      // Objects belong to their process; the same data in two processes are two objects.
      let object = names.lanes[shown.lane] + "_object_" + data
      if seen.insert(object).inserted { xml.empty("dataObject", [("id", object)]) }
      xml.empty("dataObjectReference", [("id", id), ("name", name), ("dataObjectRef", object)])
    } else if shown.kind == .dataStore {
      xml.empty(
        "dataStoreReference",
        [("id", id), ("name", name), ("dataStoreRef", "database_" + data)]
      )
    }
  }
}

extension Diagram.Kind {
  var isData: Bool { self == .dataObject || self == .dataStore }
}
