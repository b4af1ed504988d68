/// Writes a diagram as a Mermaid flowchart, for Markdown.
///
/// Mermaid lays out by itself; the layout only gives the order in which nodes are named.
package struct MermaidRenderer {
  private let layout: DiagramLayout
  private var diagram: Diagram { layout.diagram }

  package init(_ layout: DiagramLayout) { self.layout = layout }

  /// The flowchart, without the fence around it.
  package var text: String {
    var lines = ["flowchart LR", "  accTitle: " + Self.plain(diagram.title)]
    if !diagram.subject.isEmpty { lines.append("  accDescr: " + Self.plain(diagram.subject)) }
    for (lane, part) in diagram.lanes.enumerated() {
      lines.append("  subgraph L\(lane)[\"\(Self.escape(part.name))\"]")
      lines.append("    direction LR")
      for node in nodes(of: lane) { lines.append("    " + declaration(node)) }
      lines.append("  end")
    }
    lines += diagram.edges.map { "  " + line($0) }
    return (lines + styles).joined(separator: "\n") + "\n"
  }

  private func nodes(of lane: Int) -> [Int] {
    diagram.nodes.indices.filter { diagram.nodes[$0].lane == lane }
      .sorted { left, right in
        let (one, two) = (layout.nodes[left].frame, layout.nodes[right].frame)
        return (one.midX, one.midY, left) < (two.midX, two.midY, right)
      }
  }

  private func declaration(_ index: Int) -> String {
    let node = diagram.nodes[index]
    let name = Self.broken(
      Self.sign(of: node.mark) + node.name
        + (node.detail.isEmpty ? "" : " " + node.detail)
    )
    let content = "\"" + (name.isEmpty ? " " : name) + "\""
    let shape =
      switch node.kind {
      case .start: "((\(content)))"
      case .end: "(((\(content))))"
      case .task: "(\(content))"
      case .gateway: "{\(content)}"
      case .dataObject: "[/\(content)/]"
      case .dataStore: "[(\(content))]"
      case .annotation: ">\(content)]"
      }
    return "N\(index)" + shape + (node.mark.map { ":::" + Self.style(of: $0) } ?? "")
  }

  private func line(_ edge: Diagram.Edge) -> String {
    let label = edge.label.isEmpty ? "" : "|\"\(Self.escape(edge.label))\"|"
    let arrow =
      switch edge.kind {
      case .sequence: "-->"
      case .message: "-.->"
      case .association:
        diagram.nodes[edge.source].kind.isData || diagram.nodes[edge.target].kind.isData
          ? "-.->" : "-.-"
      }
    return "N\(edge.source) \(arrow)\(label) N\(edge.target)"
  }

  private var styles: [String] {
    Diagram.Mark.allCases.filter { mark in diagram.nodes.contains { $0.mark == mark } }
      .map { mark in
        let look =
          switch mark {
          case .met: "stroke:#1a7f37,stroke-width:2px"
          case .unmet: "stroke:#c2202b,stroke-width:3px"
          case .unknown: "stroke:#8f5b00,stroke-width:2px"
          case .missing: "stroke:#c2202b,stroke-width:3px,stroke-dasharray:5 3"
          }
        return "  classDef \(Self.style(of: mark)) \(look)"
      }
  }

  private static func style(of mark: Diagram.Mark) -> String {
    switch mark {
    case .met: "met"
    case .unmet: "unmet"
    case .unknown: "unknown"
    case .missing: "missing"
    }
  }

  private static func sign(of mark: Diagram.Mark?) -> String {
    switch mark {
    case .met: "✓ "
    case .unmet: "✕ "
    case .unknown: "? "
    case .missing: "! "
    case nil: ""
    }
  }

  /// Breaks long names; Mermaid would leave a remark on one line and stretch the chart to it.
  private static func broken(_ text: String) -> String {
    LineBreaker(size: 10).lines(of: text, within: 160).map(escape).joined(separator: "<br/>")
  }

  /// Writes what Mermaid, Markdown or HTML give a meaning as entities of Mermaid.
  private static func escape(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": String(Character(scalar))
      case "\u{0}"..."\u{1F}": " "
      case "\u{20}"..."\u{7E}": "#\(scalar.value);"
      default: String(Character(scalar))
      }
    }.joined()
  }

  /// Text without what would end a line of Mermaid.
  private static func plain(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == ";" || $0 == "#" ? " " : $0 })
  }
}
