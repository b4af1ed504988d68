import Foundation
import Testing

@testable import Diagrams

@Suite("Mermaid")
struct MermaidTests {
  private static func lines(_ diagram: Diagram) -> [String] {
    let layout = DiagramLayout(diagram, ArrangementCost(effort: 50), LayoutStyle())
    return MermaidRenderer(layout).text.split(separator: "\n").map(String.init)
  }

  @Test("declares every node once and draws every edge", arguments: BPMNTests.diagrams)
  func complete(diagram: Diagram) {
    let lines = Self.lines(diagram)
    #expect(lines.first == "flowchart LR")
    #expect(lines.count { $0.hasPrefix("  subgraph ") } == diagram.lanes.count)
    #expect(lines.count { $0 == "  end" } == diagram.lanes.count)
    for node in diagram.nodes.indices {
      #expect(lines.count { $0.firstMatch(of: #/^    N(\d+)\W/#)?.1 == "\(node)" } == 1)
    }
    #expect(lines.count { $0.firstMatch(of: #/^  N\d+ /#) != nil } == diagram.edges.count)
  }

  @Test("lets no name break out of its quotes")
  func escaping() {
    let name = "\"] --> x; %% `<b>` #quot; | end \\ {}()\nclick"
    let diagram = Diagram(
      id: "d",
      title: "a;b#c\nd",
      source: "",
      lanes: [.init(id: "l", name: name)],
      nodes: [.init(id: "n", kind: .task, name: name, lane: 0)],
      edges: [.init(.sequence, from: 0, to: 0, label: name)]
    )
    for line in Self.lines(diagram).dropFirst(2) where line.contains("\"") {
      #expect(line.count { $0 == "\"" } == 2, "\(line)")
      let inside = line.split(separator: "\"", omittingEmptySubsequences: false)[1]
        .replacing("<br/>", with: "")
      #expect(inside.allSatisfy { $0.isLetter || $0.isNumber || " #;".contains($0) }, "\(inside)")
    }
  }
}
