import SourceText
import Testing
import YAMLTree

@Suite("Whatever the bytes are")
struct MutationTests {
  /// SplitMix64: the same numbers on every run.
  private struct Numbers {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }

  private static let seed = """
    \u{FEFF}study: { 名称: "病理 \\u3042", kind: 'x' }  # 注：記
    datasets:
      - &a id: slides
        text: |
          名称：x
          　段落
      - *a
      - [1, 2.5, ~, "a
        b", {c: d}]
    名称：　“語”
    ---
    - !!str 1
    - ? k
      : v
    - >-
      folded

    """

  /// Bytes that mean something to a parser or to an encoding.
  private static let telling: [UInt8] =
    Array("[]{},:-?&*!|>'\"%@`# \n\t\r\0".utf8) + [
      0xEF, 0xBC, 0x9A, 0xE3, 0x80, 0xFF, 0xFE, 0xC2, 0x85, 0xE2, 0xA8, 0xF0, 0x82, 0xED,
    ]

  private func mutated(_ numbers: inout Numbers) -> [UInt8] {
    var bytes = Array(Self.seed.utf8)
    for _ in 0..<numbers.next(below: 6) + 1 where !bytes.isEmpty {
      let place = numbers.next(below: bytes.count)
      let byte = Self.telling[numbers.next(below: Self.telling.count)]
      switch numbers.next(below: 5) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<min(place + numbers.next(below: 12), bytes.count))
      default: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
      }
    }
    return bytes
  }

  @Test("Nothing crashes, and all places lie inside the file", arguments: 0..<8)
  func mutations(round: Int) {
    var numbers = Numbers(state: UInt64(round) * 1000 + 7)
    var reader = YAMLReader()
    var tree = YAMLTree()
    for _ in 0..<500 {
      let file = SourceFile(name: "m", bytes: mutated(&numbers))
      reader.open(file)
      var documents = 0
      while reader.next(into: &tree) {
        documents += 1
        let faults = faults(of: tree, in: file)
        #expect(faults.isEmpty, "\(faults) in \(file.bytes)")
        #expect(tree.isComplete || tree.diagnostics.contains { $0.severity == .error })
        for diagnostic in tree.diagnostics {
          let frame = CodeFrame(diagnostic).render(
            file,
            CodeFrame.Options(language: .ja, width: 60)
          )
          #expect(frame.contains("^"))
        }
      }
      #expect(documents <= file.bytes.count)
    }
  }

  /// What is wrong with a tree's indices and ranges.
  private func faults(of tree: YAMLTree, in file: SourceFile) -> [String] {
    var faults: [String] = []
    let count = Int32(tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if node.start < 0 || node.end < node.start || Int(node.end) > file.bytes.count {
        faults.append("range of \(index)")
      }
      if node.textStart < 0 || node.textEnd < node.textStart || Int(node.textEnd) > tree.text.count
      {
        faults.append("text of \(index)")
      }
      let links = [node.parent, node.key, node.next, node.first, node.target]
      if links.contains(where: { $0 < -1 || $0 >= count }) { faults.append("links of \(index)") }
      if node.parent >= 0 {
        let parent = tree.nodes[Int(node.parent)]
        if parent.start > node.start || parent.end < node.end {
          faults.append("nesting of \(index)")
        }
      }
      var children = 0
      var child = node.first
      while child >= 0, children <= tree.nodes.count {
        children += 1
        if tree.nodes[Int(child)].parent != index { faults.append("parent of \(child)") }
        if (node.kind == .mapping) != (tree.nodes[Int(child)].key >= 0) {
          faults.append("key of \(child)")
        }
        child = tree.nodes[Int(child)].next
      }
      if children != node.count { faults.append("children of \(index)") }
      if node.kind != .alias { _ = tree.core(Int32(index)) }
    }
    let places = tree.diagnostics + tree.suspects
    for range in places.map(\.range) + places.flatMap(\.related).map(\.range)
    where range.start < 0 || range.end < range.start || range.end > file.bytes.count {
      faults.append("diagnostic at \(range)")
    }
    return faults
  }
}
