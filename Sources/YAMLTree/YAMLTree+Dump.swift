extension YAMLTree {
  /// The tree as text, a line a node: for tests and for comparing readers.
  ///
  /// A line holds kind, style and range, a scalar's value in quotes, and a value's key before it.
  package func dump() -> String {
    var result = ""
    var pending: [(node: Int32, depth: Int)] = root >= 0 ? [(root, 0)] : []
    while let (index, depth) = pending.popLast() {
      let node = nodes[Int(index)]
      result += String(repeating: "  ", count: depth)
      if node.key >= 0 { result += line(node.key) + ": " }
      result += line(index) + "\n"
      var children: [(node: Int32, depth: Int)] = []
      var child = node.first
      while child >= 0 {
        children.append((child, depth + 1))
        child = nodes[Int(child)].next
      }
      pending += children.reversed()
    }
    return result
  }

  private func line(_ index: Int32) -> String {
    let node = nodes[Int(index)]
    let place = "\(node.start)..<\(node.end)"
    let tag = node.tag == .none ? "" : " !\(node.tag)"
    switch node.kind {
    case .scalar: return "\(node.style)\(tag) \(place) \(string(index).debugDescription)"
    case .sequence: return "sequence \(node.style)\(tag) \(place) (\(node.count))"
    case .mapping: return "mapping \(node.style)\(tag) \(place) (\(node.count))"
    case .alias: return "alias \(place) → \(node.target)"
    }
  }
}
