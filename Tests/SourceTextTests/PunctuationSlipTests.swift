import SourceText
import Testing

@Suite("Slips of punctuation on a line")
struct PunctuationSlipTests {
  @Test(
    "What could be a slip, and what it is",
    arguments: [
      ("名称：病理", PunctuationSlip.Kind.fullWidthColon, "："),
      ("  - id：x", .fullWidthColon, "："),
      ("\"名称\"：x", .fullWidthColon, "："),
      ("x: { id: a, kind：b }", .fullWidthColon, "："),
      ("　　title: x", .ideographicIndentation, "　　"),
      ("  　title: x", .ideographicIndentation, "　"),
      ("-　a", .ideographicSpaceAfterDash, "　"),
      ("- -　a", .ideographicSpaceAfterDash, "　"),
      ("title:　x", .ideographicSpaceAfterColon, "　"),
      ("a: ［x］", .fullWidthBracket, "［"),
      ("｛a: b｝", .fullWidthBracket, "｛"),
      ("a: “x”", .fullWidthQuote, "“"),
      ("a: ＂x＂", .fullWidthQuote, "＂"),
      ("＃ memo", .fullWidthHash, "＃"),
      ("－ item", .fullWidthDash, "－"),
      ("\tb: 1", .tabIndentation, "\t"),
      ("  \tb: 1", .tabIndentation, "\t"),
      ("a:b", .colonWithoutSpace, ":"),
    ]
  )
  func found(line: String, kind: PunctuationSlip.Kind, text: String) throws {
    let file = SourceFile(name: "t", bytes: Array(line.utf8))
    let slip = try #require(PunctuationSlip.find(onLine: 1, of: file))
    #expect(slip.kind == kind)
    #expect(file.text(in: slip.range) == text)
    let diagnostic = Diagnostic.slip(slip, in: file)
    #expect(diagnostic.message.ja.hasSuffix("。"))
    #expect(diagnostic.message.en.hasSuffix("."))
  }

  @Test(
    "Innocent lines",
    arguments: [
      "", "   ", "\t", "　", "a: 研究：計画", "a: \"研究：計画\"", "# 名称：x", "a: b # 区分：x", "\t# x",
      "この研究は、次のとおりです：説明", "10:30", "http://x.y", "a: －5", "－5", "a: 時刻：10", "- \"x：y\"",
      "名称は「研究」です。概要：x", "C::D",
    ]
  )
  func innocent(line: String) {
    let file = SourceFile(name: "t", bytes: Array(line.utf8))
    #expect(PunctuationSlip.find(onLine: 1, of: file) == nil)
  }
}
