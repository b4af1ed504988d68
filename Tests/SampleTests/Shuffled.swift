import SourceText
import YAMLTree

/// Writes a plan anew: keys and entries in another order, other indentation, comments between.
struct Shuffled {
  private let tree: YAMLTree
  private var random: Dice
  private let step: Int
  private var lines: [String] = []

  /// Numbers that depend on a seed alone.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static func rewritten(_ text: String, seed: UInt64) -> String {
    var reader = YAMLReader()
    reader.open(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)))
    var tree = YAMLTree()
    guard reader.next(into: &tree), tree.root >= 0 else { return "" }
    var writer = Shuffled(tree: tree, random: Dice(state: seed), step: 2 + Int(seed % 3) * 2)
    writer.write(mapping: tree.root, indent: 0, first: nil)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private func children(_ index: Int32) -> [Int32] {
    var all: [Int32] = []
    var child = tree.nodes[Int(index)].first
    while child >= 0 {
      all.append(child)
      child = tree.nodes[Int(child)].next
    }
    return all
  }

  private mutating func add(_ line: String) {
    if Int.random(in: 0..<4, using: &random) == 0 { lines.append("# 注記 \(lines.count): [x") }
    lines.append(line)
  }

  /// `first` is what stands before the first key, such as the dash of a list.
  private mutating func write(mapping index: Int32, indent: Int, first: String?) {
    let spaces = String(repeating: " ", count: indent)
    var lead = first
    for value in children(index).shuffled(using: &random) {
      let key = scalar(tree.nodes[Int(value)].key)
      let start = lead ?? spaces
      lead = nil
      let target = tree.resolved(value)
      let node = tree.nodes[Int(target)]
      switch node.kind {
      case .mapping where node.count > 0:
        add(start + key + ":")
        write(mapping: target, indent: indent + step, first: nil)
      case .sequence where isList(target, of: .mapping):
        add(start + key + ":")
        // The order of steps is a fact.
        let items = children(target)
        for item in tree.string(tree.nodes[Int(value)].key) == "steps"
          ? items : items.shuffled(using: &random)
        {
          let dash = spaces + "- "
          write(mapping: tree.resolved(item), indent: indent + 2, first: dash)
        }
      default: add(start + key + ": " + flow(target))
      }
    }
  }

  private func isList(_ index: Int32, of kind: YAMLTree.Kind) -> Bool {
    let items = children(index)
    return !items.isEmpty
      && items.allSatisfy {
        let node = tree.nodes[Int(tree.resolved($0))]
        return node.kind == kind && node.count > 0
      }
  }

  private func flow(_ index: Int32) -> String {
    let index = tree.resolved(index)
    switch tree.nodes[Int(index)].kind {
    case .sequence: return "[" + children(index).map { flow($0) }.joined(separator: ", ") + "]"
    case .mapping:
      let pairs = children(index).map { scalar(tree.nodes[Int($0)].key) + ": " + flow($0) }
      return "{" + pairs.joined(separator: ", ") + "}"
    case .scalar, .alias: return scalar(index)
    }
  }

  private func scalar(_ index: Int32) -> String {
    let index = tree.resolved(index)
    let text = tree.string(index)
    let isSafe = !text.isEmpty && !text.contains { ",[]{}#:\n".contains($0) }
    if tree.nodes[Int(index)].style == .plain && isSafe { return text }
    return "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n") + "\""
  }
}
