import SourceText
import Testing

@Suite("Lines and columns")
struct PositionTests {
  struct Example: Sendable {
    var text: String
    /// What stands before the place that is asked for.
    var before: String
    /// Line, then columns: bytes, code points, UTF-16, cells with ambiguous characters as 1 and 2.
    var expected: [Int]
  }

  static let examples = [
    Example(text: "abc", before: "", expected: [1, 1, 1, 1, 1, 1]),
    Example(text: "名称: 病理", before: "名称: ", expected: [1, 9, 5, 5, 7, 7]),
    Example(text: "a\nb\r\nc\rd", before: "a\nb\r\nc\r", expected: [4, 1, 1, 1, 1, 1]),
    Example(text: "ﾊﾟx", before: "ﾊﾟ", expected: [1, 7, 3, 3, 3, 3]),
    Example(text: "か\u{3099}x", before: "か\u{3099}", expected: [1, 7, 3, 3, 3, 3]),
    Example(text: "e\u{301}x", before: "e\u{301}", expected: [1, 4, 3, 3, 2, 2]),
    Example(text: "😀x", before: "😀", expected: [1, 5, 2, 3, 3, 3]),
    Example(text: "👨‍👩‍👧x", before: "👨‍👩‍👧", expected: [1, 19, 6, 9, 3, 3]),
    Example(text: "👍🏽x", before: "👍🏽", expected: [1, 9, 3, 5, 3, 3]),
    Example(text: "🇯🇵x", before: "🇯🇵", expected: [1, 9, 3, 5, 3, 3]),
    Example(text: "❤\u{FE0F}x", before: "❤\u{FE0F}", expected: [1, 7, 3, 3, 3, 3]),
    Example(text: "①αx", before: "①α", expected: [1, 6, 3, 3, 3, 5]),
    Example(text: "\tx", before: "\t", expected: [1, 2, 2, 2, 5, 5]),
    Example(text: "ab\tx", before: "ab\t", expected: [1, 4, 4, 4, 5, 5]),
    Example(text: "𠮷x", before: "𠮷", expected: [1, 5, 2, 3, 3, 3]),
    Example(text: "\u{FEFF}ab", before: "\u{FEFF}a", expected: [1, 2, 2, 2, 2, 2]),
    Example(text: "ㇷ゚x", before: "ㇷ゚", expected: [1, 7, 3, 3, 3, 3]),
    Example(text: "\u{1100}\u{1161}\u{11A8}x", before: "\u{1100}\u{1161}\u{11A8}", expected: [1, 10, 4, 4, 3, 3]),
  ]

  @Test("Columns of each kind", arguments: examples)
  func columns(example: Example) {
    let file = SourceFile(name: "t", bytes: Array(example.text.utf8))
    let offset = example.before.utf8.count
    let one = file.position(at: offset, ambiguousWidth: .one)
    let two = file.position(at: offset, ambiguousWidth: .two)
    let found = [
      one.line, one.byteColumn, one.codePointColumn, one.utf16Column, one.cellColumn,
      two.cellColumn,
    ]
    #expect(found == example.expected)
  }

  @Test("Offsets outside the file or inside a character are moved, not refused")
  func edges() {
    let file = SourceFile(name: "t", bytes: Array("あい".utf8))
    #expect(file.position(at: -5, ambiguousWidth: .one).codePointColumn == 1)
    #expect(file.position(at: 99, ambiguousWidth: .one).codePointColumn == 3)
    #expect(file.position(at: 4, ambiguousWidth: .one).codePointColumn == 2)
    #expect(file.text(in: ByteRange(start: 3, end: 99)) == "い")
    #expect(file.text(in: ByteRange(start: 5, end: 2)).isEmpty)
  }

  @Test("Bytes that are not UTF-8 count as one column each")
  func damaged() {
    let file = SourceFile(name: "t", bytes: [0x61, 0x82, 0xE3, 0x81, 0x62])
    #expect(file.position(at: 4, ambiguousWidth: .one).codePointColumn == 5)
    #expect(file.text(in: file.range).unicodeScalars.first == "a")
  }

  @Test("Lines know their ranges")
  func lines() {
    let file = SourceFile(name: "t", bytes: Array("ab\r\nc\n".utf8))
    #expect(file.lines.count == 3)
    #expect(file.lines.range(ofLine: 1) == ByteRange(start: 0, end: 4))
    #expect(file.content(ofLine: 1) == ByteRange(start: 0, end: 2))
    #expect(file.content(ofLine: 3) == ByteRange(start: 6, end: 6))
    #expect(file.lines.range(ofLine: 4).isEmpty)
    #expect((0...6).map { file.lines.line(at: $0) } == [1, 1, 1, 1, 2, 2, 3])
  }

  @Test("An empty file has one empty line")
  func empty() {
    let file = SourceFile(name: "t", bytes: [])
    #expect(file.lines.count == 1)
    #expect(file.position(at: 0, ambiguousWidth: .one).line == 1)
  }
}
