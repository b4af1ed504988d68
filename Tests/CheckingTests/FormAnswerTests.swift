import Rules
import SourceText
import TestSupport
import Testing

@testable import Checking

/// Answers as people give them on forms, and what is said back.
@Suite("Answers as forms have them")
struct FormAnswerTests {
  private static let shared = Result { try Repository.rulebook() }
  private static let head = "tebiki: 1\nas-of: 2026-11-27\n"

  private func document(_ text: String) throws -> DocumentResult {
    var checker = PlanChecker(try Self.shared.get())
    let options = CheckOptions(today: try #require(Day(iso: "2026-11-27".utf8)))
    let file = SourceFile(name: "plan.yaml", bytes: Array((Self.head + text).utf8))
    return try #require(checker.check(file, options).documents.first)
  }

  @Test(
    "a key that is like none is answered with the keys of its place, in its script",
    arguments: [
      ("people: [{id: a, 生死: 生存}]\n", "生存", "alive"),
      ("people: [{id: a, living: true}]\n", "alive", "生存"),
    ]
  )
  func keys(text: String, told: String, untold: String) throws {
    let found = try document(text).diagnostics
    #expect(found.map(\.id) == ["plan/unknown-key"])
    for message in [found.first?.message.ja, found.first?.message.en] {
      #expect(message?.contains(told) == true)
      #expect(message?.contains(untold) == false)
    }
  }

  @Test(
    "«there is» and «there is none» are taken for a boolean, and said",
    arguments: ["あり", "有", "なし", "無"]
  )
  func words(word: String) throws {
    let found = try document("study: {intervention: \(word)}\n")
    #expect(found.diagnostics.map(\.id) == ["plan/boolean-word"])
    #expect(found.assessment != nil)
  }

  @Test(
    "a main purpose that is not among the uses is told, as rules read the uses",
    arguments: [
      ("{uses: [academic-research], main: marketing}", true),
      ("{用途: [学術研究], 主たる目的: 販売促進}", true),
      ("{uses: [academic-research, marketing], main: marketing}", false),
      ("{uses: [学術研究], main: academic-research}", false),
      ("{uses: [academic-research, unknown], main: marketing}", false),
      ("{uses: unknown, main: marketing}", false),
      ("{uses: [academic-research]}", false),
      ("{main: marketing}", false),
    ]
  )
  func mainPurpose(purpose: String, isTold: Bool) throws {
    let found = try document("purpose: \(purpose)\n")
    #expect(found.diagnostics.map(\.id) == (isTold ? ["plan/main-not-listed"] : []))
    #expect(found.assessment != nil)
  }

  @Test("a judgement at its fact's own place is no judgement, and that is said")
  func claims() throws {
    let found = try document("purpose: {uses: [academic-research], academic-genuine: true}\n")
    #expect(found.diagnostics.map(\.id) == ["plan/judgement-elsewhere"])
    #expect(found.assessment != nil)
    let open = try document("purpose: {uses: [academic-research], academic-genuine: unknown}\n")
    #expect(open.diagnostics.isEmpty)
    let recorded = try document(
      """
      purpose: {uses: [academic-research], academic-genuine: true}
      judgements:
        - {fact: purpose.academic-genuine, value: true, by: committee, date: 2021-01-05, reason: 審査}

      """
    )
    #expect(recorded.diagnostics.isEmpty)
  }

  private func open(_ text: String) throws -> Set<String> {
    let rulebook = try Self.shared.get()
    let assessment = try #require(try document(text).assessment)
    return Set(assessment.openRules.map { rulebook.string(rulebook.rules[$0.rule].id) })
  }

  @Test("a list that is not given opens no rule that the rest of the plan excludes")
  func excluded() throws {
    let rest = "governed-by: [none], only-uses: []}\n"
    let research = try open("study: {activity: research, " + rest)
    let business = try open("study: {activity: business, " + rest)
    #expect(research.contains("ethics/explanation-incomplete"))
    #expect(!business.contains("ethics/explanation-incomplete"))
    #expect(business.contains("ngmia/no-receipt"))
  }

  @Test("a nested list that is not given sees the record that it stands in")
  func nested() throws {
    let head = "institutions: [{id: a, kind: company}]\npeople: [{id: p, alive: true}]\ndatasets: "
    let personal = try open(
      head + "[{id: d, people: [p], holder: a, identifiers: {names: kept}}]\n"
    )
    let statistics = try open(
      head + "[{id: d, people: [p], holder: a, categories: [statistics]}]\n"
    )
    #expect(personal.contains("appi/wrongfully-acquired"))
    #expect(!statistics.contains("appi/wrongfully-acquired"))
  }

  @Test("a list that is not given opens the rules about what its entries would hold")
  func within() throws {
    #expect(try open("institutions: [{id: a}]\n").contains("appi/wrongfully-acquired"))
    #expect(
      try !open("institutions: [{id: a}]\ndatasets: []\n").contains("appi/wrongfully-acquired")
    )
  }

  @Test(
    "what is not taken is told as it would be taken",
    arguments: [
      ("study: {started: 令和8年4月1日}\n", "plan/wrong-value", "2026-04-01 の形"),
      ("study: {started: R8.3.20}\n", "plan/wrong-value", "2026-03-20 の形"),
      ("study: {started: 平成元年1月8日}\n", "plan/wrong-value", "1989-01-08 の形"),
      ("study: {started: ２０２８年３月３１日}\n", "plan/wrong-value", "2028-03-31 の形"),
      ("people: [{id: a, age: {to: 74歳}}]\n", "plan/wrong-value", "整数(74)"),
      ("people: [{id: a, age: 65歳以上}]\n", "plan/wrong-type", "書ける項目: from, to"),
      ("retention: {years: ５年}\n", "plan/wrong-value", "整数(5)"),
      ("notices: [{id: n, items: 1～4}]\n", "plan/wrong-value", "[1, 2, 3, 4]"),
      ("notices: [{id: n, items: [①]}]\n", "plan/wrong-value", "整数(1)"),
      ("notices: [{id: n, means: [web、poster]}]\n", "plan/unknown-value", "[web, poster]"),
      ("consents: なし\n", "plan/wrong-type", "一つもなければ []"),
      ("transfers: 該当なし\n", "plan/not-applicable", "一つもなければ []"),
      ("study: {only-uses: なし}\n", "plan/unknown-value", "一つもなければ []"),
      ("study: {invasiveness: 無}\n", "plan/unknown-value", "「なし」のことですか"),
      ("study: {activity: “研究”}\n", "plan/unknown-value", "「研究」のことですか"),
      ("institutions: [{id: a, permission: {head: 済}}]\n", "plan/unknown-value", "「実施済」のこと"),
      ("機関: [{id: a, 種別: 大学}]\n", "plan/unknown-value", "「私立大学」「国立大学」「公立大学」"),
      ("機関: [{id: a, 種別: 会社}]\n", "plan/unknown-value", "という値はありません。使える値"),
      ("通知: [{id: n, 手段: HP}]\n", "plan/unknown-value", "使える値: 個別の書面"),
    ]
  )
  func told(text: String, id: String, words: String) throws {
    let found = try document(text).diagnostics.first { $0.id == id }
    #expect(found?.message.ja.contains(words) == true, "\(found?.message.ja ?? "nothing said")")
  }

  @Test("a full-width comma between brackets is named")
  func comma() throws {
    let found = try document("institutions: [{id: a，kind: company}]\n").diagnostics
    #expect(found.contains { $0.message.ja.contains("全角の「，」") })
  }

  @Test(
    "a period on a form is told as it would be taken",
    arguments: [
      ("2018年4月〜2025年3月", "2018-04/2025-03"), ("H30.4.1～R7.3.31", "2018-04-01/2025-03-31"),
      ("２０１８年から２０２０年まで", "2018/2020"),
    ]
  )
  func period(text: String, told: String) {
    #expect(PlanLoader.period(from: text) == told)
  }

  @Test("what forms say for «not known yet» is unknown, and said", arguments: ["不明", "検討中", "未確定"])
  func unknown(word: String) throws {
    for text in [
      "study: {until: \(word), intervention: \(word), invasiveness: \(word)}\n",
      "consents: \(word)\n", "people: [{id: a, age: {from: \(word)}}]\n",
    ] {
      let found = try document(text)
      #expect(Set(found.diagnostics.map(\.id)) == ["plan/unknown-word"])
      #expect(found.assessment != nil)
    }
    #expect(try document("study: {title: \(word)}\n").diagnostics.isEmpty)
  }
}
