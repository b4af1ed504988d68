import SourceText
import Testing

@Suite("Code frames")
struct CodeFrameTests {
  static let plan = """
    study:
      名称: 病理画像
      kind: x

    datasets:
      - id: slides
      - id: é①
    \tz: 終
    """

  private func label(_ text: String, _ ja: String, in source: String) throws -> CodeFrame.Label {
    let bytes = Array(source.utf8)
    let wanted = Array(text.utf8)
    let start = try #require(
      (0...bytes.count - wanted.count).first { bytes[$0...].starts(with: wanted) }
    )
    return CodeFrame.Label(
      range: ByteRange(start: start, end: start + wanted.count),
      text: Localized(ja: ja, en: ja.isEmpty ? "" : "en " + ja)
    )
  }

  private func render(
    _ primary: (String, String),
    _ secondary: [(String, String)] = [],
    source: String = plan,
    options: CodeFrame.Options = CodeFrame.Options(language: .ja)
  ) throws -> String {
    let frame = CodeFrame(
      primary: try label(primary.0, primary.1, in: source),
      secondary: try secondary.map { try label($0.0, $0.1, in: source) }
    )
    return frame.render(SourceFile(name: "plan.yaml", bytes: Array(source.utf8)), options)
  }

  @Test("The underline stands beneath full-width text")
  func fullWidth() throws {
    #expect(
      try render(("病理画像", "ここです")) == """
          --> plan.yaml:2:7
           |
         2 |   名称: 病理画像
           |         ^^^^^^^^ ここです

        """
    )
  }

  @Test("Lines in order, an ellipsis between distant ones, the line between near ones")
  func severalLines() throws {
    #expect(
      try render(("slides", "一"), [("study", "二"), ("kind", "三")]) == """
          --> plan.yaml:6:9
           |
         1 | study:
           | ----- 二
         2 |   名称: 病理画像
         3 |   kind: x
           |   ---- 三
        ...
         6 |   - id: slides
           |         ^^^^^^ 一

        """
    )
  }

  @Test("Labels on one line stand below each other")
  func oneLine() throws {
    #expect(
      try render(("名称", "鍵"), [("病理", "値"), ("画像", "後")]) == """
          --> plan.yaml:2:3
           |
         2 |   名称: 病理画像
           |   ^^^^  -------- 後
           |   |     |
           |   |     値
           |   |
           |   鍵

        """
    )
  }

  @Test("English, and ambiguous characters as two cells")
  func ambiguous() throws {
    let options = CodeFrame.Options(language: .en, ambiguousWidth: .two)
    #expect(
      try render(("①", "x"), options: options) == """
          --> plan.yaml:7:10
           |
         7 |   - id: é①
           |           ^^ en x

        """
    )
  }

  @Test("Tabs become spaces, the last line needs no line break")
  func tab() throws {
    #expect(
      try render(("終", "")) == """
          --> plan.yaml:8:5
           |
         8 |     z: 終
           |        ^^

        """
    )
  }

  @Test("A long line is cut on both sides around its label")
  func longLine() throws {
    let source = "a: " + String(repeating: "あ", count: 40) + "印" + String(repeating: "い", count: 40)
    #expect(
      try render(("印", "ここ"), source: source, options: CodeFrame.Options(language: .ja, width: 40))
        == """
          --> plan.yaml:1:44
           |
         1 | …ああああ印いいいいいいいいいいい…
           |          ^^ ここ

        """
    )
  }

  @Test("A line of a megabyte is drawn from its neighbourhood alone")
  func hugeLine() throws {
    let source =
      "k: " + String(repeating: "あ", count: 300_000) + "印" + String(repeating: "x", count: 9)
    let frame = try render(
      ("印", ""),
      source: source,
      options: CodeFrame.Options(language: .ja, width: 60)
    )
    #expect(frame.utf8.count < 600)
    #expect(frame.contains("印"))
  }

  @Test("Control characters, direction marks and broken bytes are shown harmlessly")
  func harmless() {
    let bytes: [UInt8] = Array("a\u{1B}[31m\u{202E}\u{7F}\u{9B}".utf8) + [0x82, 0x0A]
    let file = SourceFile(name: "t", bytes: bytes)
    let frame = CodeFrame(primary: CodeFrame.Label(range: ByteRange(start: 0, end: 1)))
    let text = frame.render(file, CodeFrame.Options(language: .en))
    #expect(text.contains(" 1 | a␛[31m<U+202E>␡<U+009B><0x82>\n"))
  }

  @Test("Colours", arguments: [(Severity.error, "31"), (.warning, "33"), (.note, "36")])
  func colors(severity: Severity, code: String) throws {
    let options = CodeFrame.Options(language: .ja, isColored: true, severity: severity)
    let text = try render(("study", ""), [("kind", "x")], options: options)
    #expect(text.contains("\u{1B}[1;\(code)m^^^^^\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;34m----\u{1B}[0m"))
  }

  @Test(
    "Empty ranges and ranges beyond the file get one mark",
    arguments: [(0, 0), (4, 4), (3, 99), (50, 60)]
  )
  func edges(start: Int, end: Int) {
    let file = SourceFile(name: "t", bytes: Array("abc\n".utf8))
    let frame = CodeFrame(primary: CodeFrame.Label(range: ByteRange(start: start, end: end)))
    let text = frame.render(file, CodeFrame.Options(language: .en))
    #expect(text.filter { $0 == "^" }.count == 1)
  }
}
