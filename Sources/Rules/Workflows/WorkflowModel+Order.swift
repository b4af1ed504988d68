extension WorkflowModel {
  /// The nodes in the order in which they are told: phase by phase, each after what leads to it.
  ///
  /// Where a loop leads back, and among nodes that do not depend on each other, the order of the
  /// file stands.
  package var readingOrder: [Int] {
    var order: [Int] = []
    var told: Set<Int> = []
    for phase in phases.indices {
      var left = nodes.indices.filter { Int(nodes[$0].phase) == phase }
      while !left.isEmpty {
        let next = left.firstIndex { node in
          sources(of: node).allSatisfy { told.contains($0) || leads(from: node, to: $0) }
        }
        let node = left.remove(at: next ?? 0)
        told.insert(node)
        order.append(node)
      }
    }
    return order
  }

  /// The nodes from which flows and messages come, those of later phases left out.
  private func sources(of node: Int) -> [Int] {
    let own = Int32(node)
    let from =
      flows.filter { $0.to == own }.map(\.from) + messages.filter { $0.to == own }.map(\.from)
    return from.map { Int($0) }.filter { nodes[$0].phase <= nodes[node].phase }
  }

  /// Whether flows and messages lead from one node to another.
  package func leads(from start: Int, to end: Int) -> Bool {
    var seen: Set<Int> = []
    var open = [start]
    while let node = open.popLast() {
      let own = Int32(node)
      let next =
        flows.filter { $0.from == own }.map(\.to)
        + messages.filter { $0.from == own && $0.isOrdering }.map(\.to)
      for node in next where seen.insert(Int(node)).inserted { open.append(Int(node)) }
    }
    return seen.contains(end)
  }
}
