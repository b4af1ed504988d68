import Rules
import SourceText
import TestSupport
import Testing

@testable import Reports

@Suite("The list of points")
struct PointListTests {
  @Test(
    "leaves out keys of the plan's YAML, and nothing else in brackets",
    arguments: [
      ("根拠(bases)を書き直す", "根拠を書き直す"), ("根拠(bases)を", "根拠を"),
      ("期間(30日)を", "期間(30日)を"), ("(a: b)x(未定)", "x(未定)"), ("x(", "x("),
      ("手引き(法令ではない)", "手引き(法令ではない)"), ("", ""),
    ]
  )
  func keys(text: String, shown: String) {
    #expect(PointList.withoutKeys(text) == shown)
  }

  @Test("every Japanese letter of the rulebook can be pasted without an id in it")
  func letters() throws {
    let book = try Repository.rulebook()
    for rule in book.rules {
      let letter = PointList.withoutKeys(book.string(rule.letter.ja))
      #expect(!letter.isEmpty, "\(book.string(rule.id))")
      let id = letter.firstMatch(of: #/[a-z]{2,}[-\/_][a-z]{2,}/#)
      #expect(id == nil, "\(book.string(rule.id)): \(letter)")
    }
  }
}
