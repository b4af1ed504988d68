import Diagrams

/// A diagram written down by names.
struct Sketch {
  private(set) var diagram: Diagram
  private var index: [String: Int] = [:]

  init(_ id: String, _ title: String, lanes: [String], phases: [String]) {
    diagram = Diagram(
      id: id,
      title: title,
      source: "手引き(令和2年度) 別添",
      lanes: lanes.enumerated().map { .init(id: "lane-\($0.offset)", name: $0.element) },
      phases: phases.enumerated().map { .init(id: "phase-\($0.offset)", name: $0.element) },
      nodes: [],
      edges: []
    )
  }

  /// Adds a node; its name names it, an end or a repeated step needs an id of its own.
  @discardableResult
  mutating func add(
    _ kind: Diagram.Kind,
    _ lane: Int,
    _ phase: Int,
    _ name: String,
    id: String? = nil,
    mark: Diagram.Mark? = nil
  ) -> String {
    let key = id ?? name
    index[key] = diagram.nodes.count
    diagram.nodes.append(
      Diagram.Node(
        id: "n\(diagram.nodes.count)",
        kind: kind,
        name: name,
        lane: lane,
        phase: phase,
        mark: mark
      )
    )
    return key
  }

  /// Adds tasks of one lane and phase.
  mutating func tasks(_ lane: Int, _ phase: Int, _ names: String...) {
    for name in names { add(.task, lane, phase, name) }
  }

  /// Connects nodes one after another: sequence flow within a lane, a message between lanes.
  mutating func flow(_ names: String..., label: String = "") {
    for (from, to) in zip(names, names.dropFirst()) {
      guard let source = index[from], let target = index[to] else {
        preconditionFailure("No such node: \(from) or \(to)")
      }
      let nodes = diagram.nodes
      let kind: Diagram.EdgeKind =
        !nodes[source].kind.isFlow || !nodes[target].kind.isFlow
        ? .association : nodes[source].lane == nodes[target].lane ? .sequence : .message
      diagram.edges.append(Diagram.Edge(kind, from: source, to: target, label: label))
    }
  }

  mutating func checklist(_ title: String, _ items: [(String, String, Diagram.Mark?)]) {
    diagram.checklist.append(
      .init(title: title, items: items.map { .init(text: $0.0, reference: $0.1, mark: $0.2) })
    )
  }
}
