import Testing

@testable import Diagrams

@Suite("Line breaking")
struct LineBreakerTests {
  static let breaker = LineBreaker(size: 10)

  @Test(
    "breaks between phrases",
    arguments: [
      ("臨床データの収集・蓄積", 60, ["臨床データの", "収集・蓄積"]),
      ("同意を通知し、連絡手段を設定", 80, ["同意を通知し、", "連絡手段を設定"]),
      ("make anonymised information", 80, ["make", "anonymised", "information"]),
      ("", 60, [""]),
    ]
  )
  func phrases(text: String, width: Int, lines: [String]) {
    #expect(Self.breaker.lines(of: text, within: width) == lines)
  }

  @Test("begins no line with what may not begin one, and ends none with an opening bracket")
  func kinsoku() {
    let text = "「データ」(ベース)、ショッピング。を「(提供)」する・チェック"
    for width in stride(from: 20, through: 200, by: 5) {
      for line in Self.breaker.lines(of: text, within: width) {
        // The longest part that must stay together takes so much.
        guard width >= 70 else { continue }
        #expect(!"、。」)ー・ッャュョ".contains(line.first ?? "x"), "\(width): \(line)")
        #expect(!"「(".contains(line.last ?? "x"), "\(width): \(line)")
      }
    }
  }

  @Test("keeps lines within the width, whatever is in them")
  func width() {
    for seed in 0..<50 {
      for node in GeneratedDiagram.make(seed: seed).nodes {
        let word = Self.breaker.longestWord(in: node.name)
        for line in Self.breaker.lines(of: node.name, within: max(40, word)) {
          #expect(TextMetrics.width(of: line, size: 10) <= max(40, word), "\(line)")
        }
        // Too narrow for a word: it is broken, nothing is lost.
        let narrow = Self.breaker.lines(of: node.name, within: 25).joined()
        #expect(narrow.filter { $0 != " " } == node.name.filter { $0 != " " })
      }
    }
  }

  @Test("measures full-width, Latin and combining characters")
  func metrics() {
    #expect(TextMetrics.width(of: "漢字カナ", size: 10) == 40)
    #expect(TextMetrics.width(of: "ｶﾅ", size: 10) == 10)
    #expect(TextMetrics.width(of: "ガ", size: 10) == 10)
    #expect(TextMetrics.width(of: "iii", size: 10) < TextMetrics.width(of: "WWW", size: 10))
  }
}
