import SourceText
import Testing
import YAMLTree

@Suite("Streams, files and reuse")
struct StreamTests {
  @Test("Several documents")
  func documents() {
    let trees = read("a: 1\n---\nb: 2\n---\n- c\n")
    #expect(trees.map { $0.nodes[Int($0.root)].kind } == [.mapping, .mapping, .sequence])
    #expect(trees.allSatisfy { $0.isComplete && $0.diagnostics.isEmpty })
  }

  @Test(
    "Nothing, or comments alone, is no document",
    arguments: ["", "\n\n", "# x\n", "\u{FEFF}", "\u{FEFF}# x\r\n"]
  )
  func empty(source: String) { #expect(read(source).isEmpty) }

  @Test("An empty document has no root", arguments: ["---\n", "---\n# x\n", "---\n..."])
  func emptyDocument(source: String) { #expect(read(source).map(\.root) == [-1]) }

  @Test("After a broken document nothing is read, and that is said")
  func brokenDocument() {
    let trees = read("a: 1\n---\nb: [\n---\nc: 3\n")
    #expect(trees.map(\.isComplete) == [true, false])
    #expect(trees.last?.diagnostics.map(\.id) == ["yaml/unclosed-bracket", "yaml/rest-not-read"])
    #expect(trees.last?.diagnostics.last?.severity == .note)
  }

  @Test("A fault of meaning leaves the documents after it readable")
  func documentsAfterDuplicate() {
    #expect(read("a: 1\na: 2\n---\nb: 3\n").map(\.diagnostics.count) == [1, 0])
  }

  @Test("A broken document keeps what was read before")
  func partial() throws {
    let tree = try #require(read("a: {b: 1, c: [2, 3\nd: 4\n").first)
    #expect(!tree.isComplete)
    #expect(
      tree.dump() == """
        mapping block 0..<20 (1)
          plain 0..<1 "a": mapping flow 3..<20 (2)
            plain 4..<5 "b": plain 7..<8 "1"
            plain 10..<11 "c": sequence flow 13..<20 (2)
              plain 14..<15 "2"
              plain 17..<20 "3 d"

        """
    )
  }

  @Test(
    "A file that cannot be read gives one tree that says so",
    arguments: [[0xFF, 0xFE, 0x61, 0], [0x61, 0], [0x96, 0xBC, 0x8F, 0xCC]]
  )
  func unreadable(bytes: [UInt8]) {
    let trees = read(bytes)
    #expect(trees.map(\.root) == [-1])
    #expect(trees.map(\.isComplete) == [false])
    #expect(trees.map(\.diagnostics.count) == [1])
  }

  @Test("Direction marks are reported, the rest is read; even where there is no document")
  func bidirectional() {
    #expect(read("a: x\u{202E}\n---\nb: 1\n").map(\.diagnostics.count) == [1, 0])
    #expect(read("# \u{202E}\n").map { $0.diagnostics.map(\.id) } == [["yaml/bidi-control"]])
  }

  @Test("Line separators move no place after them", arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func lineSeparators(separator: String) throws {
    let source = "a: x\(separator)b: y\nc: @\n"
    let diagnostics = read(source).flatMap(\.diagnostics)
    #expect(diagnostics.first?.id == "yaml/line-separator")
    let place = Array(source.utf8).firstIndex(of: UInt8(ascii: "@"))
    #expect(diagnostics.last?.range.start == place)
  }

  @Test("One reader and one tree serve file after file")
  func reuse() {
    var reader = YAMLReader()
    var tree = YAMLTree()
    var answers = [reader.next(into: &tree)]
    for round in 0..<3 {
      reader.open(SourceFile(name: "broken", bytes: Array("a: [\n".utf8)))
      answers.append(reader.next(into: &tree))
      #expect(!tree.isComplete)
      answers.append(reader.next(into: &tree))
      #expect(tree.nodes.isEmpty)
      // Left in the middle of the stream.
      reader.open(SourceFile(name: "left", bytes: Array("a: 1\n---\nb: 2\n".utf8)))
      answers.append(reader.next(into: &tree))
      reader.open(SourceFile(name: "sound", bytes: Array("\u{FEFF}a: &x \(round)\nb: *x\n".utf8)))
      answers.append(reader.next(into: &tree))
      #expect(tree.isComplete && tree.diagnostics.isEmpty)
      #expect(tree.string(tree.nodes[Int(tree.root)].first) == "\(round)")
      answers.append(reader.next(into: &tree))
    }
    let round = [true, false, true, true, false]
    #expect(answers == [false] + round + round + round)
  }

  @Test("Nodes stand in preorder, each value with its key")
  func order() throws {
    let tree = try #require(read("a: [1, {b: 2}]\nc: d\n").first)
    #expect(tree.root == 0)
    for (index, node) in tree.nodes.enumerated().dropFirst() {
      #expect(node.parent >= 0 && node.parent < index)
      #expect(node.key < index && node.next > index || node.next == -1)
      #expect(node.start >= tree.nodes[index - 1].start)
      if tree.nodes[Int(node.parent)].kind == .mapping, node.key >= 0 {
        #expect(tree.nodes[Int(node.key)].parent == node.parent)
      }
    }
  }

  @Test("Aliases have a place and a target of their own")
  func aliases() throws {
    let tree = try #require(read("a: &x 名\nb: *x\n").first)
    let alias = try #require(tree.nodes.firstIndex { $0.kind == .alias })
    #expect(tree.range(of: Int32(alias)) == ByteRange(start: 13, end: 15))
    let target = tree.resolved(Int32(alias))
    #expect(tree.range(of: target) == ByteRange(start: 3, end: 9))
    #expect(tree.string(Int32(alias)) == "名")
  }
}
