import SourceText
import Testing
import YAMLTree

@Suite("Faults of a document")
struct DiagnosticTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var source: String
    /// `id@start..<end` of each finding.
    var expected: [String]
    var testDescription: String { source.debugDescription }

    init(_ source: String, _ expected: String...) {
      self.source = source
      self.expected = expected
    }
  }

  static let structure = [
    Example("a: 1\nb: 2\na: 3\n", "yaml/duplicate-key@10..<11"),
    Example("a: 1\n\"a\": 2\n'a': 3\n", "yaml/duplicate-key@5..<8", "yaml/duplicate-key@12..<15"),
    Example("x: {名: 1, 名: 2}\n", "yaml/duplicate-key@12..<15"),
    Example("\"\\u0061\": 1\na: 2\n", "yaml/duplicate-key@12..<13"),
    Example("a: 1\nx: {a: 2}\ny: {a: 3}\n"),
    Example("a: &k b\n*k : 1\nb: 2\n", "yaml/duplicate-key@15..<16"),
    Example("<<: {a: b}\n", "yaml/merge-key@0..<2"),
    Example("'<<': {a: b}\n"),
    Example("[a]: b\n", "yaml/key-not-scalar@0..<3"),
    Example("? {a: b}\n: c\n", "yaml/key-not-scalar@2..<8"),
    Example("x: &x [1]\n*x : b\n", "yaml/key-not-scalar@10..<12"),
    Example("a: *x\n", "yaml/undefined-alias@3..<5"),
    Example("*x : a\n", "yaml/undefined-alias@0..<2"),
    Example("a: &x [*x]\n", "yaml/cyclic-alias@7..<9"),
    Example("&x a: *x\n"),
    Example("&x {b: {c: *x}}\n", "yaml/cyclic-alias@11..<13"),
    Example("a: !foo b\n", "yaml/unsupported-tag@3..<9"),
    Example("a: !!int b\n", "yaml/tag-mismatch@3..<10"),
    Example("a: !!map [b]\n", "yaml/tag-mismatch@3..<10"),
    Example("a: !!seq b\n", "yaml/tag-mismatch@3..<10"),
    Example(
      "a: [!!str 1, !!int \"2\", !!float 3, !!bool true, !!null ~, ! 4]\nb: !!map {}\nc: !!seq []\n"
    ),
  ]

  static let syntax = [
    Example("a: \"foo\nb: 1\n", "yaml/unclosed-quote@3..<4"),
    Example("a: 'x\n---\n", "yaml/unclosed-quote@3..<4", "yaml/rest-not-read@6..<9"),
    Example("a: [1, 2\nb: 1\n", "yaml/unclosed-bracket@10..<11"),
    Example("a: {x: 1\n", "yaml/unclosed-bracket@8..<8"),
    Example("b: [", "yaml/unclosed-bracket@4..<4"),
    Example("a: b: c\n", "yaml/mapping-value-not-allowed@4..<5"),
    Example("title: foo\n  kind: x\n", "yaml/mapping-value-not-allowed@17..<18"),
    Example("a: - b\n", "yaml/list-item-not-allowed@3..<4"),
    Example("key\nb: 1\n", "yaml/missing-colon@0..<3"),
    Example("a: 1\nkey\nb: 1\n", "yaml/missing-colon@5..<8"),
    Example("a:b\nc: d\n", "yaml/space-after-colon@1..<2"),
    Example("a: @x\n", "yaml/reserved-character@3..<4"),
    Example("a: `x`\n", "yaml/reserved-character@3..<4"),
    Example("a: \"\\q\"\n", "yaml/escape@4..<5"),
    Example("a: 'x' y\n", "yaml/expected-key@7..<8"),
    Example("a:\n  b: 1\n c: 2\n", "yaml/expected-key@11..<12"),
    Example("- a\nb: c\n", "yaml/expected-item@4..<5"),
    Example("a: [1, , 2]\n", "yaml/expected-value@7..<8"),
    Example("a: ]\n", "yaml/expected-value@3..<4"),
    Example("a: |x\n  y\n", "yaml/block-scalar@4..<5"),
    Example("a: & x\n", "yaml/anchor@4..<4"),
    Example("a: !<tag:x b\n", "yaml/tag@10..<10"),
    Example("%FOO\n---\na\n", "yaml/directive@4..<4"),
    Example("a: 1\n...\nb: 2\n", "yaml/expected-document@9..<10"),
    Example("名称: \"病理\n", "yaml/unclosed-quote@8..<9"),
    Example("\u{FEFF}名称: @\n", "yaml/reserved-character@11..<12"),
    Example("😀: 1\n名: @\n", "yaml/reserved-character@13..<14"),
  ]

  static let slips = [
    Example("study:\n  名称：病理\n  kind: x\n", "yaml/full-width-colon@15..<18"),
    Example("名称：病理\n", "yaml/full-width-colon@6..<9"),
    Example("名称：病理\n区分：研究\n", "yaml/full-width-colon@6..<9"),
    Example("study:\n  名称：病理\n", "yaml/full-width-colon@15..<18"),
    Example("study:\n  - id：a\n    kind：b\n", "yaml/full-width-colon@13..<16"),
    Example("\"名称\"：x\nb: 1\n", "yaml/full-width-colon@8..<11"),
    Example("{ id：a, kind: b }\n", "yaml/full-width-colon@4..<7"),
    Example("a: 1\n＃ memo\nb: 2\n", "yaml/full-width-hash@5..<8"),
    Example(
      "study:\n　　title: x\n　　kind: y\n",
      "yaml/ideographic-space@7..<13",
      "yaml/ideographic-space@22..<28"
    ),
    Example("l:\n  -　a\n  -　b\n", "yaml/ideographic-space@6..<9"),
    Example("title:　病理\nkind: x\n", "yaml/ideographic-space@6..<9"),
    Example("a: “foo: bar”\n", "yaml/full-width-quote@3..<6"),
    Example("t: ［a: b, c］\n", "yaml/full-width-bracket@3..<6"),
    Example("x: ｛ a: b ｝\ny: 1\n", "yaml/full-width-bracket@3..<6"),
    Example("l:\n－ a\n－ b\nk: 1\n", "yaml/full-width-dash@3..<6"),
    Example("a:\n\tb: 1\n", "yaml/tab-indentation@3..<4"),
    Example("a: 1\n\tb: 1\n", "yaml/tab-indentation@5..<6"),
    Example("a: |\n  x\n \ty\n", "yaml/tab-indentation@10..<11"),
  ]

  static let innocent = [
    Example("a: 研究：計画\n"), Example("a: \"名称：x\"\n"), Example("a: |\n  名称：x\n  区分：y\n"),
    Example("a: >\n  　　段落\n  －項目\n  ＃見出し\n"), Example("b: 'x：\n  名称：y'\n"),
    Example("# 名称：x\na: 1 # 区分：x\n"),
    Example("note: 研究：計画\n  目的：x\nb: c\n"), Example("note:\n  - 対面：説明会\n  - 名称：x\n"),
    Example("a: {b: 研究：計画}\n"), Example("a: [“x”, ［y］, 対面：可]\n"), Example("title: ［速報］病理\n"),
    Example("title: “語”の研究\n"), Example("a: －5\n"), Example("研究：計画: x\n"), Example("{研究：計画: x}\n"),
    Example("a: 　x\n"), Example("a: x　y\n"), Example("a: b\t# c\n"), Example("a: ＃1\n"),
  ]

  @Test("Each fault has its id and its place", arguments: structure + syntax + slips)
  func faults(example: Example) {
    #expect(findings(example.source) == example.expected)
  }

  @Test("Full-width text that is meant as text passes", arguments: innocent)
  func passes(example: Example) {
    #expect(findings(example.source).isEmpty)
  }

  @Test("What is told of an innocent line does not hide the true fault")
  func innocentBeforeFault() {
    #expect(findings("a: 研究：計画\nb: [") == ["yaml/unclosed-bracket@23..<23"])
    #expect(findings("a: |\n  名称：x\nb: ]\n") == ["yaml/expected-value@21..<22"])
    #expect(findings("a: \"名称：x\n  区分：y\n") == ["yaml/unclosed-quote@3..<4"])
  }

  @Test("A single line that could be text is a warning, a certain one an error")
  func severity() throws {
    let doubtful = try #require(read("study:\n  名称：病理\n").first)
    #expect(doubtful.diagnostics.map(\.severity) == [.warning])
    let certain = try #require(read("study:\n  名称：病理\n  区分：x\n").first)
    #expect(certain.diagnostics.map(\.severity) == [.error])
  }

  @Test("A scalar where a mapping was meant can be asked for its slip")
  func suspect() throws {
    let tree = try #require(read("- 名称：病理\n- x\n").first)
    let children = tree.nodes.indices.filter { tree.nodes[$0].parent == tree.root }.map(Int32.init)
    #expect(children.map { tree.suspect(in: $0)?.id } == ["yaml/full-width-colon", nil])
  }

  @Test(
    "Related places",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", 0, 1), ("a: [1, 2\nb: 1\n", 3, 4), ("&x {b: *x}\n", 0, 4),
      ("title: foo\n  kind: x\n", 7, 10),
    ]
  )
  func related(source: String, start: Int, end: Int) {
    let places = read(source).flatMap(\.diagnostics).flatMap(\.related).map(\.range)
    #expect(places == [ByteRange(start: start, end: end)])
  }

  @Test("Messages are sentences in both languages", arguments: structure + syntax + slips)
  func sentences(example: Example) {
    for diagnostic in read(example.source).flatMap(\.diagnostics) {
      #expect(diagnostic.message.ja.hasSuffix("。"))
      #expect(diagnostic.message.en.hasSuffix("."))
      #expect(diagnostic.id != "yaml/syntax")
    }
  }

  @Test("A key's escapes do not reach the message")
  func harmlessKey() throws {
    let source = "\"\\e[31m\\u202E\": 1\n\"\\e[31m\\u202E\": 2\n"
    let message = try #require(read(source).first?.diagnostics.first).message.en
    #expect(!message.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
