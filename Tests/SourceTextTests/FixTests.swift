import SourceText
import Testing

@Suite("Fixes applied to a text")
struct FixTests {
  private func fix(_ edits: (Int, Int, String)...) -> Fix {
    Fix(
      title: Localized(ja: "", en: ""),
      edits: edits.map {
        Fix.Edit(range: ByteRange(start: $0.0, end: $0.1), replacement: $0.2)
      }
    )
  }

  private func applied(_ fixes: [Fix], to text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: Fix.apply(Fix.beside(fixes, in: bytes), to: bytes), as: UTF8.self)
  }

  @Test("replace their bytes and leave the rest, in whatever order they come")
  func apply() {
    #expect(applied([fix((4, 5, "E")), fix((0, 1, "AA"), (2, 2, "-"))], to: "abcde") == "AAb-cdE")
    #expect(applied([fix((5, 5, "!"))], to: "abcde") == "abcde!")
    #expect(applied([], to: "abcde") == "abcde")
  }

  @Test("are refused whole where they overlap or touch an earlier one, or twice the same place")
  func overlapping() {
    #expect(applied([fix((0, 2, "x")), fix((1, 3, "y"))], to: "abcde") == "xcde")
    #expect(applied([fix((0, 2, "x")), fix((2, 3, "y"))], to: "abcde") == "xcde")
    #expect(applied([fix((1, 1, "x")), fix((1, 1, "x"))], to: "abcde") == "axbcde")
    #expect(applied([fix((3, 4, "x")), fix((0, 1, "y"), (3, 4, "z"))], to: "abcde") == "abcxe")
  }

  @Test("are none where they change nothing, leave the text, or cross themselves")
  func unsound() {
    let bytes = Array("abc".utf8)
    let fixes = [fix((0, 1, "a")), fix((2, 9, "x")), fix((2, 3, "x"), (0, 1, "y")), fix()]
    #expect(Fix.beside(fixes, in: bytes).isEmpty)
  }

  @Test(
    "of full-width punctuation write what YAML needs",
    arguments: [
      ("名称：病理", "名称: 病理"), ("名称： 病理", "名称: 病理"), ("名称：　病理", "名称: 病理"), ("名称：", "名称:"),
      ("　　title: x", "    title: x"), ("-　a", "- a"), ("-　 a", "- a"), ("－ item", "- item"),
      ("－item", "- item"), ("title:　x", "title: x"), ("a:b", "a: b"), ("＃ memo", "# memo"),
      ("a: ［x］", "a: [x]"), ("a: ［x, y］ # z", "a: [x, y] # z"), ("a: “x”", "a: \"x\""),
      ("a: ‘x’", "a: 'x'"), ("{a: “x”, b: 1}", "{a: \"x\", b: 1}"),
    ]
  )
  func slips(line: String, mended: String) throws {
    let file = SourceFile(name: "t", bytes: Array(line.utf8))
    let slip = try #require(PunctuationSlip.find(onLine: 1, of: file))
    let fix = try #require(Diagnostic.slip(slip, in: file).fix)
    #expect(applied([fix], to: line) == mended)
    #expect(Diagnostic.slip(slip, in: file, severity: .warning).fix == nil)
  }

  @Test(
    "are not offered where a person has to say what was meant",
    arguments: [
      "\tb: 1", "a: ［x、y］", "a: ［x", "a: ［x］y", "a: “x”y”", "a: “x\"y”", "a: “x", "a: ［［x］］",
      "a: ｛b：c｝",
    ]
  )
  func doubtful(line: String) throws {
    let file = SourceFile(name: "t", bytes: Array(line.utf8))
    let slip = try #require(PunctuationSlip.find(onLine: 1, of: file))
    #expect(Diagnostic.slip(slip, in: file).fix == nil)
  }
}

@Suite("Words that can only be a slip of another")
struct CertainSuggestionTests {
  private static let words: [Suggestion.Spelling] = [
    ("third-party", 0), ("第三者", 0), ("entrustment", 1), ("委託", 1), ("de-identified", 2),
    ("article-76", 3), ("article-77", 4), ("学術研究", 5), ("学術研究外", 6), ("anonymised", 7),
    ("pseudonymised", 8), ("オプトアウト", 9), ("yes-once", 10), ("planned", 11), ("unplanned", 12),
    ("取り扱い", 13), ("consent", 14), ("consents", 15),
  ]

  @Test(
    "get it back",
    arguments: [
      ("third party", "third-party"), ("Third-Party", "third-party"),
      ("third_party", "third-party"),
      ("ｔｈｉｒｄ－ｐａｒｔｙ", "third-party"), ("thrid-party", "third-party"), ("entrustmnt", "entrustment"),
      ("anonymized", "anonymised"), ("pseudonymized", "pseudonymised"), ("オプトアウトー", "オプトアウト"),
      ("article-７６", "article-76"),
    ]
  )
  func certain(word: String, expected: String) {
    #expect(Suggestion.certain(for: word, among: Self.words) == expected)
  }

  @Test(
    "get none where another meaning is near, or the difference is one of meaning",
    arguments: [
      "article-78", "article-7", "identified", "reidentified", "第二者", "学術研究上", "委任", "plan",
      "implanned", "", "x", "consen", "nonymised", "オプトイン", "yes", "third", "third-party-abroad",
      "取扱い規程",
    ]
  )
  func doubtful(word: String) {
    #expect(Suggestion.certain(for: word, among: Self.words) == nil)
  }
}
