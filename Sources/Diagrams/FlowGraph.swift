/// What arranging and routing ask of a diagram: edges by node, and which of them run backwards.
struct FlowGraph {
  let diagram: Diagram
  /// Indices of the edges at each node.
  let edgesAt: [[Int]]
  /// Whether the edge closes a loop or leads to an earlier phase.
  let isBack: [Bool]
  /// Flow nodes so that every forward edge leads onwards, else as the diagram lists them.
  let order: [Int]

  init(_ diagram: Diagram) {
    self.diagram = diagram
    var edgesAt = [[Int]](repeating: [], count: diagram.nodes.count)
    for (index, edge) in diagram.edges.enumerated() {
      edgesAt[edge.source].append(index)
      if edge.target != edge.source { edgesAt[edge.target].append(index) }
    }
    self.edgesAt = edgesAt
    isBack = Self.backEdges(diagram, edgesAt)
    order = Self.order(diagram, edgesAt, isBack)
  }

  func isFlow(_ edge: Int) -> Bool { diagram.edges[edge].kind != .association }

  /// The other end of an edge.
  func far(_ edge: Int, from node: Int) -> Int {
    let edge = diagram.edges[edge]
    return edge.source == node ? edge.target : edge.source
  }

  // MARK: - Order

  /// Edges that a depth-first walk in listed order meets while their target is still open.
  private static func backEdges(_ diagram: Diagram, _ edgesAt: [[Int]]) -> [Bool] {
    var isBack = diagram.edges.map { edge in
      diagram.nodes[edge.target].phase < diagram.nodes[edge.source].phase
        || edge.source == edge.target
    }
    // 0 unseen, 1 open, 2 done; the stack holds nodes with the next edge to look at.
    var state = [Int](repeating: 0, count: diagram.nodes.count)
    // From where nothing comes before, else a walk could begin in the middle of a loop.
    let hasBefore = Set(diagram.edges.lazy.filter { $0.kind != .association }.map(\.target))
    let roots =
      diagram.nodes.indices.filter { !hasBefore.contains($0) }
      + diagram.nodes.indices.filter { hasBefore.contains($0) }
    for root in roots where state[root] == 0 {
      var stack = [(node: root, next: 0)]
      state[root] = 1
      while let top = stack.last {
        guard top.next < edgesAt[top.node].count else {
          state[top.node] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let index = edgesAt[top.node][top.next]
        let edge = diagram.edges[index]
        guard edge.kind != .association, edge.source == top.node, !isBack[index] else { continue }
        switch state[edge.target] {
        case 0:
          state[edge.target] = 1
          stack.append((edge.target, 0))
        case 1: isBack[index] = true
        default: break
        }
      }
    }
    return isBack
  }

  private static func order(
    _ diagram: Diagram,
    _ edgesAt: [[Int]],
    _ isBack: [Bool]
  ) -> [Int] {
    var waiting = [Int](repeating: 0, count: diagram.nodes.count)
    for (index, edge) in diagram.edges.enumerated()
    where edge.kind != .association && !isBack[index] { waiting[edge.target] += 1 }
    var ready = diagram.nodes.indices.filter { waiting[$0] == 0 }
    var order: [Int] = []
    while let node = ready.min(by: { precedes($0, $1, diagram) }) {
      ready.removeAll { $0 == node }
      order.append(node)
      for index in edgesAt[node] {
        let edge = diagram.edges[index]
        guard edge.kind != .association, edge.source == node, !isBack[index] else { continue }
        waiting[edge.target] -= 1
        if waiting[edge.target] == 0 { ready.append(edge.target) }
      }
    }
    return order.filter { diagram.nodes[$0].kind.isFlow }
  }

  private static func precedes(_ left: Int, _ right: Int, _ diagram: Diagram) -> Bool {
    let (one, two) = (diagram.nodes[left].phase, diagram.nodes[right].phase)
    return (one, left) < (two, right)
  }
}
