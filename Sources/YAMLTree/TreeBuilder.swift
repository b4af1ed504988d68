internal import SourceText

/// Fills the arena from a stream of events, whatever parser they come from.
///
/// Offsets are bytes of the file. Each call answers whether reading may go on: false means that a
/// budget is spent, and the reason stands in the tree's diagnostics. Nodes and text reach the tree
/// when the document is finished or abandoned.
struct TreeBuilder: ~Copyable {
  /// An open list or mapping.
  struct Frame: BitwiseCopyable {
    var node: Int32 = -1
    var isMapping = false
    /// Index into `anchors`, or -1.
    var anchor: Int32 = -1
    var lastChild: Int32 = -1
    /// The key that waits for its value, or -1.
    var pendingKey: Int32 = -1
    /// Children so far.
    var count: Int32 = 0
    /// Where the last child ended, in bytes.
    var lastEnd: Int32 = 0
    /// Deepest nesting below this node.
    var height: Int32 = 0
  }

  private struct Anchor {
    var node: Int32
    /// Nodes it stands for; while it is open, the nodes counted before it.
    var size = 1
    var height: Int32 = 0
    var isOpen = false
  }

  /// More diagnostics than this help nobody.
  private static let mostDiagnostics = 100

  private let limits: YAMLLimits
  private var nodes = Arena<YAMLTree.Node>(capacity: 512)
  private var text = Arena<UInt8>(capacity: 4096)
  private var root: Int32 = -1
  /// The innermost open node; without a node when there is none.
  private var top = Frame()
  /// The frames around the innermost.
  private var frames = Arena<Frame>(capacity: 16)
  private var anchors: [Anchor] = []
  private var isNextNamed = false
  private var anchorNames: [String: Int32] = [:]
  private var keys = KeyTable()
  /// Nodes so far, each alias counted as what it stands for.
  private var expanded = 0

  init(limits: YAMLLimits) { self.limits = limits }

  mutating func reset() {
    nodes.removeAll()
    text.removeAll()
    frames.removeAll()
    top = Frame()
    root = -1
    if !anchors.isEmpty {
      anchors.removeAll(keepingCapacity: true)
      anchorNames.removeAll(keepingCapacity: true)
    }
    keys.reset()
    expanded = 0
    isNextNamed = false
  }

  /// Where the next scalar's value starts in the text, in bytes.
  var textEnd: Int32 { Int32(truncatingIfNeeded: text.count) }

  /// Adds a scalar's value to the text.
  mutating func addText(_ bytes: UnsafePointer<UInt8>, count: Int) {
    text.append(bytes, count: count)
  }

  /// Adds a scalar's value, which must stand in an arena, to the text.
  @inline(__always)
  mutating func addText(fromArena bytes: UnsafePointer<UInt8>, count: Int) {
    text.append(fromArena: bytes, count: count)
  }

  /// Gives the next node a name by which aliases find it.
  mutating func nameNext(_ name: String) {
    anchorNames[name] = Int32(anchors.count)
    anchors.append(Anchor(node: Int32(nodes.count)))
    isNextNamed = true
  }

  /// Adds a scalar whose value already stands in the text.
  @inline(__always)
  mutating func scalar(_ node: consuming YAMLTree.Node, into tree: inout YAMLTree) -> Bool {
    expanded &+= 1
    isNextNamed = false
    let index = Int32(truncatingIfNeeded: nodes.count)
    if hang(&node) {
      let mayMerge = node.style == .plain && node.tag == .none
      let key = KeyTable.Key(
        node: index,
        mapping: top.node,
        textStart: node.textStart,
        textEnd: node.textEnd
      )
      checkKey(key, mayMerge, in: &tree)
    }
    return expanded <= limits.nodes || refuseCount(node.range, in: &tree)
  }

  /// Opens a list or mapping.
  @inline(__always)
  mutating func open(_ node: consuming YAMLTree.Node, into tree: inout YAMLTree) -> Bool {
    let index = Int32(truncatingIfNeeded: nodes.count)
    var frame = Frame(node: index, isMapping: node.kind == .mapping)
    frame.lastEnd = node.style == .flow ? node.end : node.start
    if isNextNamed {
      isNextNamed = false
      frame.anchor = Int32(anchors.count - 1)
      anchors[anchors.count - 1].isOpen = true
      anchors[anchors.count - 1].size = expanded
    }
    expanded &+= 1
    hang(&node)
    frames.append(top)
    top = frame
    guard frames.count <= limits.depth else {
      report(.tooDeep(limit: limits.depth, at: node.range), in: &tree)
      return false
    }
    return expanded <= limits.nodes || refuseCount(node.range, in: &tree)
  }

  /// Closes the innermost list or mapping.
  ///
  /// `end` is where its closing bracket ends, in bytes; nil when it ends with its last child.
  mutating func close(end: Int32?, into tree: inout YAMLTree) {
    guard !frames.isEmpty else { return }
    let frame = top
    let node = nodes.base + Int(frame.node)
    let end = max(end ?? frame.lastEnd, node.pointee.start)
    node.pointee.end = end
    node.pointee.count = frame.count
    let height = frame.height &+ 1
    if frame.anchor >= 0 {
      anchors[Int(frame.anchor)].size = expanded - anchors[Int(frame.anchor)].size
      anchors[Int(frame.anchor)].height = height
      anchors[Int(frame.anchor)].isOpen = false
    }
    top = frames.removeLast()
    top.lastEnd = max(top.lastEnd, end)
    top.height = max(top.height, height)
    // Told only here, where the whole range is known; after a failure the failure is enough.
    if top.pendingKey == frame.node, tree.isComplete {
      report(.keyNotScalar(at: node.pointee.range), in: &tree)
    }
  }

  /// Adds an alias.
  mutating func alias(
    _ name: String,
    _ node: consuming YAMLTree.Node,
    into tree: inout YAMLTree
  ) -> Bool {
    var height: Int32 = 0
    if let found = anchorNames[name].map({ anchors[Int($0)] }) {
      if found.isOpen {
        let anchor = nodes.base[Int(found.node)].range
        report(.cyclicAlias(name, at: node.range, anchor: anchor), in: &tree)
        expanded += 1
      } else {
        node.target = found.node
        height = found.height
        expanded += found.size
      }
    } else {
      report(.undefinedAlias(name, at: node.range), in: &tree)
      expanded += 1
    }
    if hang(&node) { checkAliasKey(node, in: &tree) }
    top.height = max(top.height, height)
    guard frames.count + Int(height) <= limits.depth else {
      report(.tooDeep(limit: limits.depth, at: node.range), in: &tree)
      return false
    }
    return expanded <= limits.nodes || refuseCount(node.range, in: &tree)
  }

  /// Hands a document that was read whole to the tree.
  mutating func finish(into tree: inout YAMLTree) {
    // In pieces that are copied by vectors; larger ones go to an instruction that starts slowly.
    var rest = nodes.elements[...]
    while !rest.isEmpty {
      tree.nodes.append(contentsOf: UnsafeBufferPointer(rebasing: rest.prefix(64)))
      rest = rest.dropFirst(64)
    }
    tree.text.append(contentsOf: text.elements)
    tree.root = root
  }

  /// Closes everything that is still open, after a failure, and hands over what there is.
  mutating func abandon(into tree: inout YAMLTree) {
    tree.isComplete = false
    if top.pendingKey >= 0 {
      // The key is worth keeping: give it the empty value it has so far.
      let end = nodes.base[Int(top.pendingKey)].end
      var value = YAMLTree.Node(kind: .scalar, style: .plain, start: end, end: end)
      hang(&value)
    }
    while !frames.isEmpty { close(end: nil, into: &tree) }
    finish(into: &tree)
  }

  /// The node that was added last.
  var lastNode: YAMLTree.Node? { nodes.last }

  /// Where the innermost open bracket stands, in bytes.
  var innermostBracket: Int? {
    guard top.node >= 0, nodes.base[Int(top.node)].style == .flow else { return nil }
    return Int(nodes.base[Int(top.node)].start)
  }

  /// The value of a scalar.
  func value(of node: YAMLTree.Node) -> ArraySlice<UInt8> {
    let bytes = UnsafeBufferPointer(
      rebasing: text.elements[Int(node.textStart)..<Int(node.textEnd)]
    )
    return ArraySlice(bytes)
  }

  /// Adds a diagnostic, unless there are too many already.
  mutating func report(_ diagnostic: Diagnostic, in tree: inout YAMLTree) {
    if tree.diagnostics.count < Self.mostDiagnostics { tree.diagnostics.append(diagnostic) }
  }

  @inline(never)
  private func refuseCount(_ place: ByteRange, in tree: inout YAMLTree) -> Bool {
    tree.diagnostics.append(.tooManyNodes(limit: limits.nodes, at: place))
    return false
  }
}

// MARK: - Hanging nodes into the tree

extension TreeBuilder {
  /// Hangs a node under the innermost open node and answers whether it is a key there.
  @inline(__always)
  @discardableResult
  private mutating func hang(_ node: inout YAMLTree.Node) -> Bool {
    let index = Int32(truncatingIfNeeded: nodes.count)
    guard top.node >= 0 else {
      root = index
      nodes.append(node)
      return false
    }
    node.parent = top.node
    top.lastEnd = max(top.lastEnd, node.end)
    if top.isMapping {
      guard top.pendingKey >= 0 else {
        top.pendingKey = index
        nodes.append(node)
        return true
      }
      node.key = top.pendingKey
      top.pendingKey = -1
    }
    if top.lastChild >= 0 {
      nodes.base[Int(top.lastChild)].next = index
    } else {
      nodes.base[Int(top.node)].first = index
    }
    top.lastChild = index
    top.count &+= 1
    nodes.append(node)
    return false
  }

  /// A key stands once in its mapping and is no merge key.
  private mutating func checkKey(
    _ key: KeyTable.Key,
    _ mayMerge: Bool,
    in tree: inout YAMLTree
  ) {
    if key.textEnd &- key.textStart == 2, mayMerge, text.base[Int(key.textStart)] == 0x3C,
      text.base[Int(key.textStart) + 1] == 0x3C
    {
      report(.mergeKey(at: nodes.base[Int(key.node)].range), in: &tree)
    } else if let first = keys.insert(key, text: text.base) {
      reportTwice(key, first, in: &tree)
    }
  }

  /// The alias that was added last is a key: it must stand for a scalar.
  private mutating func checkAliasKey(_ alias: YAMLTree.Node, in tree: inout YAMLTree) {
    // An alias without a target is reported already.
    guard alias.target >= 0 else { return }
    let target = nodes.base[Int(alias.target)]
    guard target.kind == .scalar else {
      report(.keyNotScalar(at: alias.range), in: &tree)
      return
    }
    let key = KeyTable.Key(
      node: Int32(nodes.count - 1),
      mapping: top.node,
      textStart: target.textStart,
      textEnd: target.textEnd
    )
    checkKey(key, false, in: &tree)
  }

  @inline(never)
  private mutating func reportTwice(
    _ key: KeyTable.Key,
    _ first: Int32,
    in tree: inout YAMLTree
  ) {
    let bytes = text.elements[Int(key.textStart)..<Int(key.textEnd)]
    let (place, earlier) = (nodes.base[Int(key.node)].range, nodes.base[Int(first)].range)
    let name = String(decoding: bytes, as: UTF8.self)
    report(.duplicateKey(name, at: place, first: earlier), in: &tree)
  }
}
