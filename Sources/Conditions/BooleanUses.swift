extension Condition {
  /// Whether the path occurs, and every time as an operand that must be a boolean.
  ///
  /// Only then do true and false exhaust what an unknown may turn out to be.
  func usesOnlyAsBoolean(_ path: String) -> Bool {
    let roles = booleanRoles
    let hidden = selectedFrom
    var isUsed = false
    for id in nodes.indices where !hidden[id] {
      if case .comprehension(_, _, let variable, _, _) = nodes[id].kind,
        path == variable || path.hasPrefix(variable + ".")
      {
        return false
      }
      guard let name = dottedPath(of: id)?.name else { continue }
      if name == path {
        guard roles[id] else { return false }
        isUsed = true
      } else if path.hasPrefix(name + ".") || path.hasPrefix(name + "[")
        || name.hasPrefix(path + ".")
      {
        return false
      }
    }
    return isUsed
  }

  /// Nodes that only begin a longer dotted path.
  private var selectedFrom: [Bool] {
    var hidden = [Bool](repeating: false, count: nodes.count)
    for node in nodes {
      if case .select(let operand, _) = node.kind { hidden[operand] = true }
    }
    return hidden
  }

  /// Nodes whose value must be a boolean, by id.
  private var booleanRoles: [Bool] {
    // Children come before parents: backwards, a parent's role is known first.
    var roles = [Bool](repeating: false, count: nodes.count)
    for id in nodes.indices.reversed() {
      switch nodes[id].kind {
      case .not(let operand): roles[operand] = true
      case .and(let left, let right), .or(let left, let right):
        roles[left] = true
        roles[right] = true
      case .conditional(let test, let first, let second):
        roles[test] = true
        roles[first] = roles[id]
        roles[second] = roles[id]
      case .comprehension(let macro, _, _, let filter, let body):
        if let filter { roles[filter] = true }
        roles[body] = macro != .map
      default: break
      }
    }
    return roles
  }
}
