/// Nodes in columns along the flow: each after what it follows, in the first free row.
struct FirstArrangement {
  /// Columns over all phases in order, and rows over all lanes.
  private(set) var x: [Int]
  private(set) var y: [Int]
  private var taken = Set<[Int]>()

  init(_ graph: FlowGraph) {
    let nodes = graph.diagram.nodes
    x = [Int](repeating: 0, count: nodes.count)
    y = x
    for node in graph.order {
      var column = 0
      for index in graph.edgesAt[node] where graph.isFlow(index) && !graph.isBack[index] {
        let edge = graph.diagram.edges[index]
        guard edge.target == node, nodes[edge.source].phase == nodes[node].phase else { continue }
        let isSameLane = nodes[edge.source].lane == nodes[node].lane
        column = max(column, x[edge.source] + (isSameLane ? 1 : 0))
      }
      settle(node, nodes[node], column)
    }
    for node in nodes.indices where !nodes[node].kind.isFlow {
      let host = graph.edgesAt[node].map { graph.far($0, from: node) }
        .first { nodes[$0].phase == nodes[node].phase }
      settle(node, nodes[node], host.map { x[$0] } ?? 0)
    }
    lineUpPhases(nodes, max(1, graph.diagram.phases.count))
  }

  private mutating func settle(_ index: Int, _ node: Diagram.Node, _ first: Int) {
    var column = first
    while true {
      // More rows than two only where the search finds them worth it.
      for row in 0..<2 where taken.insert([node.phase, column, node.lane, row]).inserted {
        x[index] = column
        y[index] = node.lane * ArrangementBoard.maxRows + row
        return
      }
      column += 1
    }
  }

  private mutating func lineUpPhases(_ nodes: [Diagram.Node], _ count: Int) {
    var start = 0
    for phase in 0..<count {
      let members = nodes.indices.filter { nodes[$0].phase == phase }
      let width = (members.map { x[$0] }.max() ?? 0) + 1
      for node in members { x[node] += start }
      start += width
    }
  }
}
