import SourceText
import Testing
import YAMLTree

@Suite("Scalars, where they stand and what they say")
struct ScalarRangeTests {
  /// The scalars in order: what the file says there, and the value.
  private func scalars(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return read(bytes).flatMap { tree in
      tree.nodes.indices.filter { tree.nodes[$0].kind == .scalar }.map { index in
        let range = tree.range(of: Int32(index))
        let written = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
        return "\(written) = \(tree.string(Int32(index)))"
      }
    }
  }

  @Test(
    "Written and read",
    arguments: [
      ("病理画像: 😀é x\n", ["病理画像 = 病理画像", "😀é x = 😀é x"]),
      // After characters of all lengths and a comment of many words.
      (
        "# 注記 é 😀 これは長い説明の行であって読み飛ばされる ascii tail\n\n鍵: 値\nb: c\n",
        ["鍵 = 鍵", "値 = 値", "b = b", "c = c"]
      ),
      // Values shorter and longer than a few machine words.
      (
        "k: 0123456789abcdef\nl: 0123456789abcdefg\nm: 一二三四五六七八九十\n",
        [
          "k = k", "0123456789abcdef = 0123456789abcdef", "l = l",
          "0123456789abcdefg = 0123456789abcdefg", "m = m",
          "一二三四五六七八九十 = 一二三四五六七八九十",
        ]
      ),
      // Over several lines.
      ("あ: い\n  う\n次: え\n", ["あ = あ", "い\n  う = い う", "次 = 次", "え = え"]),
      ("a: \"い\n  う\"\n次: え\n", ["a = a", "\"い\n  う\" = い う", "次 = 次", "え = え"]),
      // Quotes, with and without escapes.
      (
        "\"一二三四五六\": '七八九十'\nb: c\n",
        ["\"一二三四五六\" = 一二三四五六", "'七八九十' = 七八九十", "b = b", "c = c"]
      ),
      (
        "[\"あ\\\"い\", 'う''え', '''', \"\\\\\", \"\\\\\\\\\", \"\\u3042\", \"\", '', あ]",
        [
          "\"あ\\\"い\" = あ\"い", "'う''え' = う'え", "'''' = '", "\"\\\\\" = \\",
          "\"\\\\\\\\\" = \\\\", "\"\\u3042\" = あ", "\"\" = ", "'' = ", "あ = あ",
        ]
      ),
      // An escape after the value's end is not the value's.
      ("[\"12345678\", \"\\n\"]", ["\"12345678\" = 12345678", "\"\\n\" = \n"]),
      // The tag `!`, other tags and anchors belong to the range.
      ("- ! い\n- !!str う\n- &x え\n- お\n", ["! い = い", "!!str う = う", "&x え = え", "お = お"]),
    ]
  )
  func places(source: String, expected: [String]) {
    #expect(scalars(source) == expected)
    // The same after a byte order mark, and with other line ends.
    #expect(scalars("\u{FEFF}" + source) == expected)
    let written = source.replacing("\n", with: "\r\n")
    #expect(scalars(written) == expected.map { $0.replacing("\n  ", with: "\r\n  ") })
  }

  @Test(
    "Keys are told apart by every byte and by their mapping",
    arguments: [
      ("abcdefgh: 1\nabcdefgi: 2\nabcdefghi: 3\n", 0),
      ("abcdefghi: 1\nabcdefgh: 2\nabcdefghi: 3\n", 1),
      ("一二三四: 1\n一二三五: 2\n\"一二三四\": 3\n", 1),
      ("a: {a: 1, b: {a: 2}}\nb: {a: 3}\n", 0),
      ("\"\": 1\n'': 2\n", 1),
      ("\"a\\0\": 1\na: 2\n", 0),
    ]
  )
  func duplicates(source: String, count: Int) {
    #expect(findings(source).filter { $0.hasPrefix("yaml/duplicate-key") }.count == count)
  }
}
