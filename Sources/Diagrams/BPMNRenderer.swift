package import SourceText

/// Writes a layout as BPMN 2.0 with diagram interchange (OMG formal/2011-01-03).
///
/// Every lane is a pool of its own, a participant with its process: the parties are
/// independent of each other, and BPMN lets messages pass only between pools. Phases become
/// groups. Places are those of the layout, enlarged, because editors write names larger.
package struct BPMNRenderer {
  let layout: DiagramLayout
  let language: Language
  let names: BPMNNames
  var diagram: Diagram { layout.diagram }

  package init(_ layout: DiagramLayout, language: Language) {
    self.layout = layout
    self.language = language
    names = BPMNNames(layout.diagram)
  }

  private static let namespaces = [
    ("xmlns", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("xmlns:color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0"),
  ]

  /// The whole file.
  package var xml: String {
    var xml = XMLText()
    let id = BPMNNames.plain(diagram.id)
    xml.element(
      "definitions",
      Self.namespaces + [
        ("id", "definitions_" + id), ("name", diagram.title),
        ("targetNamespace", "urn:tebiki:workflow:" + id), ("exporter", "tebiki"),
      ]
    ) { xml in
      roots(&xml)
      collaboration(&xml)
      for lane in diagram.lanes.indices { process(lane, &xml) }
      xml.element(
        "bpmndi:BPMNDiagram",
        [("id", "diagram_" + id), ("name", diagram.title)]
      ) { xml in
        BPMNPlane(renderer: self).write(&xml)
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.text
  }

  // MARK: - What stands outside the processes

  private func roots(_ xml: inout XMLText) {
    for data in stores {
      xml.empty("dataStore", [("id", "database_" + data.id), ("name", data.name)])
    }
    for (phase, part) in diagram.phases.enumerated() where !part.name.isEmpty {
      xml.element("category", [("id", names.phases[phase] + "_category")]) { xml in
        xml.empty("categoryValue", [("id", names.phases[phase] + "_value"), ("value", part.name)])
      }
    }
  }

  /// Databases, each once however often it is shown.
  private var stores: [(id: String, name: String)] {
    var seen = Set<String>()
    return diagram.nodes.filter { $0.kind == .dataStore && seen.insert($0.data).inserted }
      .map { (BPMNNames.plain($0.data), $0.name) }
  }

  /// Whatever flow passes between lanes is a message: in BPMN sequence never leaves a pool.
  func isMessage(_ edge: Int) -> Bool {
    let edge = diagram.edges[edge]
    return edge.kind != .association
      && diagram.nodes[edge.source].lane != diagram.nodes[edge.target].lane
  }

  private func collaboration(_ xml: inout XMLText) {
    let id = "collaboration_" + BPMNNames.plain(diagram.id)
    xml.element("collaboration", [("id", id), ("name", diagram.title)]) { xml in
      xml.leaf("documentation", [], documentation)
      for (lane, part) in diagram.lanes.enumerated() {
        xml.empty(
          "participant",
          [
            ("id", names.lanes[lane]), ("name", part.name),
            ("processRef", names.lanes[lane] + "_process"),
          ]
        )
      }
      for (index, edge) in diagram.edges.enumerated() where isMessage(index) {
        var attributes = [
          ("id", names.edges[index]), ("sourceRef", names.nodes[edge.source]),
          ("targetRef", names.nodes[edge.target]),
        ]
        // Named, but without a reference to a message: editors would write its name once more.
        if !edge.label.isEmpty { attributes.insert(("name", edge.label), at: 1) }
        xml.empty("messageFlow", attributes)
      }
      for (phase, part) in diagram.phases.enumerated() where !part.name.isEmpty {
        xml.empty(
          "group",
          [
            ("id", names.phases[phase]), ("categoryValueRef", names.phases[phase] + "_value"),
          ]
        )
      }
    }
  }

  /// Source and checklists, which have no shape of their own.
  private var documentation: String {
    var lines = [diagram.title, DiagramWords.source[language] + ": " + diagram.source]
    lines += [diagram.footnote, diagram.subject].filter { !$0.isEmpty }
    for list in diagram.checklist {
      lines.append("■ " + list.title)
      for item in list.items {
        let sign = item.mark.map { "[" + DiagramWords.name(of: $0)[language] + "] " } ?? ""
        let reference = item.reference.isEmpty ? "" : " (" + item.reference + ")"
        lines.append("・" + sign + item.text + reference)
      }
    }
    return lines.joined(separator: " / ")
  }
}
