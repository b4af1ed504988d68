import SourceText
import Testing
import YAMLTree

@Suite("Budgets")
struct LimitTests {
  private func ids(_ source: String, _ limits: YAMLLimits = .standard) -> [String] {
    read(source, limits: limits).flatMap(\.diagnostics).map(\.id)
  }

  private func nested(_ open: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
  }

  @Test("Depth", arguments: [("[", "]"), ("{a: ", "}"), ("- ", "")])
  func depth(open: String, close: String) {
    #expect(ids(nested(open, close, 64)).isEmpty)
    #expect(ids(nested(open, close, 65)) == ["yaml/too-deep"])
  }

  @Test("Nests of brackets end at once", arguments: ["[", "{", "- ", "? ", "[{", "a: {", "[[],"])
  func brackets(open: String) {
    #expect(ids(String(repeating: open, count: 65_536)).count == 1)
  }

  @Test("A bomb of breadth ends at the node budget")
  func breadth() {
    var source = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let row = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      source += "a\(level): &a\(level) [\(row)]\n"
    }
    #expect(ids(source) == ["yaml/too-many-nodes"])
  }

  @Test("A bomb of depth ends at the depth budget")
  func aliasDepth() {
    var source = "a0: &a0 [x]\n"
    for level in 1...100 { source += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(ids(source) == ["yaml/too-deep"])
  }

  @Test("Aliases count as what they stand for")
  func expanded() {
    // Root, two keys, the list of two and the alias for three.
    let source = "a: &x [1, 2]\nb: *x\n"
    #expect(ids(source, YAMLLimits(nodes: 9)).isEmpty)
    #expect(ids(source, YAMLLimits(nodes: 8)) == ["yaml/too-many-nodes"])
  }

  @Test("Nodes")
  func nodes() {
    let limits = YAMLLimits(nodes: 101)
    #expect(ids("[" + String(repeating: "a, ", count: 100) + "]", limits).isEmpty)
    #expect(
      ids("[" + String(repeating: "a, ", count: 101) + "]", limits) == ["yaml/too-many-nodes"]
    )
  }

  @Test("Bytes")
  func bytes() {
    #expect(ids("a: bcd", YAMLLimits(bytes: 6)).isEmpty)
    #expect(ids("a: bcde", YAMLLimits(bytes: 6)) == ["yaml/too-large"])
  }

  @Test("What follows a spent budget is not read, and that is said")
  func rest() {
    let source = nested("[", "]", 70) + "\n---\na: 1\n"
    #expect(ids(source) == ["yaml/too-deep", "yaml/rest-not-read"])
  }

  @Test("Fifty thousand keys, all different, then one twice")
  func manyKeys() {
    let source = (0..<50_000).map { "k\($0): 1\n" }.joined()
    #expect(ids(source).isEmpty)
    #expect(ids(source + "k7: 2\n") == ["yaml/duplicate-key"])
  }

  @Test("Thousands of duplicates give a bounded report")
  func manyDuplicates() {
    #expect(ids(String(repeating: "a: 1\n", count: 5000)).count == 100)
  }

  @Test("Thousands of directives are refused")
  func directives() {
    let source = (0..<20_000).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\na: 1\n"
    #expect(ids(source) == ["yaml/too-many-directives"])
  }

  @Test("Thousands of anchors and aliases")
  func anchors() {
    let source = (0..<20_000).map { "- &a\($0) x\n- *a\($0)\n" }.joined()
    #expect(ids(source).isEmpty)
  }
}
