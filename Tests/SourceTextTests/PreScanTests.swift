import SourceText
import Testing

@Suite("What the first pass over the bytes finds")
struct PreScanTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// `id@start` of each finding.
    var expected: [String]
    var isReadable = false
    var testDescription: String { name }
  }

  static let japanese = "名称: 病理\n区分: 研究\n"

  static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  static let encodings = [
    Example(
      name: "UTF-16LE with mark",
      bytes: [0xFF, 0xFE] + utf16(japanese, isBigEndian: false),
      expected: ["yaml/utf-16@0"]
    ),
    Example(
      name: "UTF-16BE with mark",
      bytes: [0xFE, 0xFF] + utf16(japanese, isBigEndian: true),
      expected: ["yaml/utf-16@0"]
    ),
    Example(
      name: "UTF-16LE without mark",
      bytes: utf16(japanese, isBigEndian: false),
      expected: ["yaml/utf-16@0"]
    ),
    Example(
      name: "UTF-16BE without mark",
      bytes: utf16(japanese, isBigEndian: true),
      expected: ["yaml/utf-16@0"]
    ),
    Example(
      name: "UTF-16LE, ASCII alone",
      bytes: utf16("a: b\n", isBigEndian: false),
      expected: ["yaml/utf-16@0"]
    ),
    Example(
      name: "UTF-32",
      bytes: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
      expected: ["yaml/utf-32@0"]
    ),
    Example(
      name: "UTF-32LE without mark",
      bytes: japanese.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
      },
      expected: ["yaml/utf-32@0"]
    ),
    Example(
      name: "UTF-32BE without mark",
      bytes: japanese.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (24 - $0 * 8)) }
      },
      expected: ["yaml/utf-32@0"]
    ),
    // 名称: 病理
    Example(
      name: "CP932",
      bytes: [0x96, 0xBC, 0x8F, 0xCC, 0x3A, 0x20, 0x95, 0x61, 0x97, 0x9D, 0x0A],
      expected: ["yaml/shift-jis@0"]
    ),
    // a: ソ, whose second byte is a backslash
    Example(
      name: "CP932, one character",
      bytes: [0x61, 0x3A, 0x20, 0x83, 0x5C],
      expected: ["yaml/shift-jis@0"]
    ),
    // a: ﾊﾟ, half-width katakana and then kanji
    Example(
      name: "CP932 with half-width katakana",
      bytes: [0x61, 0x3A, 0x20, 0xCA, 0xDF, 0x20, 0x95, 0x61],
      expected: ["yaml/shift-jis@0"]
    ),
    // 名称: 病理
    Example(
      name: "EUC-JP",
      bytes: [0xCC, 0xBE, 0xBE, 0xCE, 0x3A, 0x20, 0xC9, 0xC2, 0xCD, 0xFD, 0x0A],
      expected: ["yaml/euc-jp@0"]
    ),
    Example(
      name: "ISO-2022-JP",
      bytes: [0x1B, 0x24, 0x42, 0x4C, 0x3E, 0x1B, 0x28, 0x42],
      expected: ["yaml/iso-2022-jp@0"]
    ),
    Example(
      name: "Latin-1 is no Japanese",
      bytes: Array("caf".utf8) + [0xE9] + Array("s: x\n".utf8),
      expected: ["yaml/not-utf-8@3"]
    ),
    Example(
      name: "one damaged byte in UTF-8",
      bytes: Array("名称: 病".utf8) + [0x97] + Array("理です\n".utf8),
      expected: ["yaml/not-utf-8@11"]
    ),
    Example(
      name: "cut in the middle of a character",
      bytes: Array("名称: 病理".utf8.dropLast()),
      expected: ["yaml/not-utf-8@11", "yaml/not-utf-8@12"]
    ),
    Example(
      name: "surrogate",
      bytes: [0x61, 0xED, 0xA0, 0x80],
      expected: ["yaml/not-utf-8@1", "yaml/not-utf-8@2", "yaml/not-utf-8@3"]
    ),
    Example(
      name: "too long a form",
      bytes: [0x61, 0xC0, 0xAF],
      expected: ["yaml/not-utf-8@1", "yaml/not-utf-8@2"]
    ),
    Example(
      name: "beyond Unicode",
      bytes: [0x61, 0xF4, 0x90, 0x80, 0x80],
      expected: (1...4).map { "yaml/not-utf-8@\($0)" }
    ),
  ]

  static let characters =
    [
      Example(name: "NUL", bytes: Array("a: b\0\n".utf8), expected: ["yaml/null-character@4"]),
      Example(name: "BEL", bytes: Array("a\u{7}".utf8), expected: ["yaml/control-character@1"]),
      Example(name: "ESC", bytes: Array("a\u{1B}[1m".utf8), expected: ["yaml/control-character@1"]),
      Example(name: "DEL", bytes: Array("a\u{7F}".utf8), expected: ["yaml/control-character@1"]),
      Example(name: "C1", bytes: Array("a\u{9B}".utf8), expected: ["yaml/control-character@1"]),
      Example(
        name: "U+FFFF",
        bytes: Array("a\u{FFFF}".utf8),
        expected: ["yaml/control-character@1"]
      ),
      Example(
        name: "byte order mark inside",
        bytes: Array("\u{FEFF}a\u{FEFF}".utf8),
        expected: ["yaml/stray-byte-order-mark@4"],
        isReadable: true
      ),
    ]
    + [
      0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
      0x2069,
    ]
    .compactMap(Unicode.Scalar.init)
    .map { (scalar: Unicode.Scalar) in
      Example(
        name: "U+\(String(scalar.value, radix: 16))",
        bytes: Array("あ\(Character(scalar))".utf8),
        expected: ["yaml/bidi-control@3"],
        isReadable: true
      )
    }
    + [0x85, 0x2028, 0x2029].compactMap(Unicode.Scalar.init).map { (scalar: Unicode.Scalar) in
      Example(
        name: "U+\(String(scalar.value, radix: 16))",
        bytes: Array("あ\(Character(scalar))".utf8),
        expected: ["yaml/line-separator@3"],
        isReadable: true
      )
    }

  @Test("Encodings and characters that may not stand", arguments: encodings + characters)
  func findings(example: Example) {
    let scan = SourceFile(name: "t", bytes: example.bytes).scan
    #expect(scan.diagnostics.map { "\($0.id)@\($0.range.start)" } == example.expected)
    #expect(scan.isReadable == example.isReadable)
    #expect(scan.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test("The message tells how to convert")
  func conversion() throws {
    let scan = SourceFile(name: "t", bytes: [0x96, 0xBC, 0x8F, 0xCC]).scan
    let help = try #require(scan.diagnostics.first?.help)
    #expect(help.ja.contains("iconv -f CP932 -t UTF-8"))
    #expect(help.en.contains("iconv -f CP932 -t UTF-8"))
  }

  @Test(
    "Ordinary text has no findings",
    arguments: [
      "", "a: b\r\n", "\u{FEFF}名称: 病理\n", "é ñ ü ÀÖ× \u{A0}", "😀👨‍👩‍👧", "\t", "𠮷野家", "ｶﾅ", "“”‘’：＃",
      "\u{200B}\u{200C}\u{200D}", "한국어", "\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}",
    ]
  )
  func ordinary(text: String) {
    let scan = SourceFile(name: "t", bytes: Array(text.utf8)).scan
    #expect(scan.diagnostics.isEmpty)
    #expect(scan.isReadable)
    #expect(scan.isASCII == text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("A fault beyond the reported ones still makes the file unreadable")
  func manyFindings() {
    let text = String(repeating: "\u{202E}", count: 50) + "\0"
    let scan = SourceFile(name: "t", bytes: Array(text.utf8)).scan
    #expect(!scan.isReadable)
    #expect(scan.diagnostics.count == 20)
  }

  @Test("Only lines with a character of interest are candidates")
  func candidates() {
    let text = "a: あ\nb：x\n\tc\nd\t\n\n  \u{3000}e\n“\n１２３。、\n"
    #expect(SourceFile(name: "t", bytes: Array(text.utf8)).scan.candidateLines == [2, 3, 6, 7])
  }
}
