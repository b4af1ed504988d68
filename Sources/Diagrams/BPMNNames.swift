/// Identifiers of a diagram's parts in BPMN: the same for the same diagram, NCNames, unique.
struct BPMNNames {
  private(set) var nodes: [String] = []
  private(set) var edges: [String] = []
  private(set) var lanes: [String] = []
  private(set) var phases: [String] = []
  private var taken = Set<String>()

  init(_ diagram: Diagram) {
    for lane in diagram.lanes { lanes.append(claim("lane_" + Self.plain(lane.id))) }
    for phase in diagram.phases { phases.append(claim("phase_" + Self.plain(phase.id))) }
    for node in diagram.nodes {
      nodes.append(claim(Self.prefix(of: node.kind) + Self.plain(node.id)))
    }
    for edge in diagram.edges {
      let id =
        edge.id.isEmpty
        ? diagram.nodes[edge.source].id + "_" + diagram.nodes[edge.target].id : edge.id
      edges.append(claim(Self.prefix(of: edge.kind) + Self.plain(id)))
    }
  }

  private mutating func claim(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = wanted + "." + String(number)
      number += 1
    }
    return name
  }

  /// Letters, digits and hyphens as they are, everything else by its code.
  static func plain(_ id: String) -> String {
    id.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": String(Character(scalar))
      default: "_" + String(scalar.value, radix: 16)
      }
    }.joined()
  }

  private static func prefix(of kind: Diagram.Kind) -> String {
    switch kind {
    case .start: "start_"
    case .end: "end_"
    case .task: "task_"
    case .gateway: "gateway_"
    case .dataObject: "data_"
    case .dataStore: "store_"
    case .annotation: "note_"
    }
  }

  private static func prefix(of kind: Diagram.EdgeKind) -> String {
    switch kind {
    case .sequence: "flow_"
    case .message: "message_"
    case .association: "association_"
    }
  }
}
