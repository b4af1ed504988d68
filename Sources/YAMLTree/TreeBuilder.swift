internal import SourceText

/// Fills the arena from a stream of events, whatever parser they come from.
///
/// Offsets are bytes of the file. Each call answers whether reading may go on: false means that a
/// budget is spent, and the reason stands in the tree's diagnostics.
struct TreeBuilder {
  private struct Frame {
    var node: Int32
    /// Index into `anchors`, or -1.
    var anchor: Int32
    var lastChild: Int32 = -1
    /// The key that waits for its value, or -1.
    var pendingKey: Int32 = -1
    /// Where the last child ended, in bytes.
    var lastEnd: Int32
    /// Nodes counted before this one.
    var countBefore: Int
    /// Deepest nesting below this node.
    var height = 0
  }

  private struct Anchor {
    var node: Int32
    var size = 1
    var height = 0
    var isOpen = false
  }

  /// More diagnostics than this help nobody.
  private static let mostDiagnostics = 100

  private let limits: YAMLLimits
  private var frames: [Frame] = []
  private var anchors: [Anchor] = []
  private var anchorNames: [String: Int32] = [:]
  private var keys = KeyTable()
  /// Nodes so far, each alias counted as what it stands for.
  private var expanded = 0

  init(limits: YAMLLimits) { self.limits = limits }

  mutating func reset() {
    frames.removeAll(keepingCapacity: true)
    if !anchors.isEmpty {
      anchors.removeAll(keepingCapacity: true)
      anchorNames.removeAll(keepingCapacity: true)
    }
    keys.reset()
    expanded = 0
  }

  /// Adds a scalar whose value already stands in the tree's text.
  mutating func scalar(
    _ node: YAMLTree.Node,
    anchor: String?,
    into tree: inout YAMLTree
  ) -> Bool {
    let index = append(node, to: &tree)
    expanded += 1
    if let anchor { define(anchor, Anchor(node: index)) }
    place(index, into: &tree)
    return checkCount(at: node, in: &tree)
  }

  /// Opens a list or mapping.
  mutating func open(
    _ node: YAMLTree.Node,
    anchor: String?,
    into tree: inout YAMLTree
  ) -> Bool {
    let index = append(node, to: &tree)
    let inside = node.style == .flow ? node.end : node.start
    var frame = Frame(node: index, anchor: -1, lastEnd: inside, countBefore: expanded)
    expanded += 1
    if let anchor {
      frame.anchor = Int32(anchors.count)
      define(anchor, Anchor(node: index, isOpen: true))
    }
    place(index, into: &tree)
    frames.append(frame)
    guard frames.count <= limits.depth else {
      report(.tooDeep(limit: limits.depth, at: range(node)), in: &tree)
      return false
    }
    return checkCount(at: node, in: &tree)
  }

  /// Closes the innermost list or mapping.
  ///
  /// `end` is where its closing bracket ends, in bytes; nil when it ends with its last child.
  mutating func close(end: Int32?, into tree: inout YAMLTree) {
    guard let frame = frames.popLast() else { return }
    let end = max(end ?? frame.lastEnd, tree.nodes[Int(frame.node)].start)
    tree.nodes[Int(frame.node)].end = end
    let height = frame.height + 1
    if frame.anchor >= 0 {
      anchors[Int(frame.anchor)].size = expanded - frame.countBefore
      anchors[Int(frame.anchor)].height = height
      anchors[Int(frame.anchor)].isOpen = false
    }
    noteChild(end: end, height: height)
  }

  /// Adds an alias.
  mutating func alias(
    _ name: String,
    _ range: ByteRange,
    into tree: inout YAMLTree
  ) -> Bool {
    var node = YAMLTree.Node(
      kind: .alias,
      style: .plain,
      start: Int32(range.start),
      end: Int32(range.end)
    )
    var height = 0
    if let found = anchorNames[name].map({ anchors[Int($0)] }) {
      if found.isOpen {
        report(.cyclicAlias(name, at: range, anchor: tree.range(of: found.node)), in: &tree)
        expanded += 1
      } else {
        node.target = found.node
        height = found.height
        expanded += found.size
      }
    } else {
      report(.undefinedAlias(name, at: range), in: &tree)
      expanded += 1
    }
    let index = append(node, to: &tree)
    place(index, into: &tree)
    noteChild(end: node.end, height: height)
    guard frames.count + height <= limits.depth else {
      report(.tooDeep(limit: limits.depth, at: range), in: &tree)
      return false
    }
    return checkCount(at: node, in: &tree)
  }

  /// Closes everything that is still open, after a failure.
  mutating func abandon(into tree: inout YAMLTree) {
    tree.isComplete = false
    if let frame = frames.last, frame.pendingKey >= 0 {
      // The key is worth keeping: give it the empty value it has so far.
      let end = tree.nodes[Int(frame.pendingKey)].end
      let value = YAMLTree.Node(kind: .scalar, style: .plain, start: end, end: end)
      place(append(value, to: &tree), into: &tree)
    }
    while !frames.isEmpty { close(end: nil, into: &tree) }
  }

  /// Where the innermost open bracket stands, in bytes.
  func innermostBracket(in tree: YAMLTree) -> Int? {
    guard let frame = frames.last, tree.nodes[Int(frame.node)].style == .flow else { return nil }
    return Int(tree.nodes[Int(frame.node)].start)
  }

  /// Adds a diagnostic, unless there are too many already.
  mutating func report(_ diagnostic: Diagnostic, in tree: inout YAMLTree) {
    if tree.diagnostics.count < Self.mostDiagnostics { tree.diagnostics.append(diagnostic) }
  }

  private mutating func define(_ name: String, _ anchor: Anchor) {
    anchorNames[name] = Int32(anchors.count)
    anchors.append(anchor)
  }

  private func append(_ node: YAMLTree.Node, to tree: inout YAMLTree) -> Int32 {
    tree.nodes.append(node)
    return Int32(tree.nodes.count - 1)
  }

  private func range(_ node: YAMLTree.Node) -> ByteRange {
    ByteRange(start: Int(node.start), end: Int(node.end))
  }

  private func checkCount(at node: YAMLTree.Node, in tree: inout YAMLTree) -> Bool {
    if expanded <= limits.nodes { return true }
    tree.diagnostics.append(.tooManyNodes(limit: limits.nodes, at: range(node)))
    return false
  }
}

// MARK: - Hanging nodes into the tree

extension TreeBuilder {
  /// Hangs a node under the innermost open node, as its item, key or value.
  private mutating func place(_ index: Int32, into tree: inout YAMLTree) {
    guard !frames.isEmpty else {
      tree.root = index
      return
    }
    let top = frames.count - 1
    let parent = frames[top].node
    tree.nodes[Int(index)].parent = parent
    if tree.nodes[Int(parent)].kind == .mapping {
      guard frames[top].pendingKey >= 0 else {
        frames[top].pendingKey = index
        checkKey(index, of: parent, in: &tree)
        noteChild(end: tree.nodes[Int(index)].end, height: 0)
        return
      }
      tree.nodes[Int(index)].key = frames[top].pendingKey
      frames[top].pendingKey = -1
    }
    let last = frames[top].lastChild
    if last >= 0 {
      tree.nodes[Int(last)].next = index
    } else {
      tree.nodes[Int(parent)].first = index
    }
    frames[top].lastChild = index
    tree.nodes[Int(parent)].count += 1
    noteChild(end: tree.nodes[Int(index)].end, height: 0)
  }

  private mutating func noteChild(end: Int32, height: Int) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    frames[top].lastEnd = max(frames[top].lastEnd, end)
    frames[top].height = max(frames[top].height, height)
  }

  /// Keys must be scalars, each once, and no merge key.
  private mutating func checkKey(_ index: Int32, of mapping: Int32, in tree: inout YAMLTree) {
    let key = tree.nodes[Int(tree.resolved(index))]
    guard key.kind == .scalar else {
      // An alias without a target is reported already.
      if key.kind != .alias { report(.keyNotScalar(at: tree.range(of: index)), in: &tree) }
      return
    }
    if key.style == .plain, tree.nodes[Int(index)].kind == .scalar, key.tag == .none,
      tree.text[Int(key.textStart)..<Int(key.textEnd)].elementsEqual([0x3C, 0x3C])
    {
      report(.mergeKey(at: tree.range(of: index)), in: &tree)
      return
    }
    if let first = keys.insert(key: index, mapping: mapping, tree: tree) {
      let name = tree.string(index)
      report(
        .duplicateKey(name, at: tree.range(of: index), first: tree.range(of: first)),
        in: &tree
      )
    }
  }
}
