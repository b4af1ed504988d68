import Rules
import SourceText
import TestSupport
import Testing

@Suite("The register of what the law says")
struct RegisterTests {
  @Test("comes back from the compiled rulebook, with the remarks on provisions")
  func roundTrip() throws {
    let rulebook = try TinyRulebook.make()
    let register = rulebook.register
    let source = try #require(register.sources.first)
    #expect(rulebook.string(source.id) == "appi-fy2020")
    #expect(rulebook.string(rulebook.laws[Int(source.law)].id) == "appi")
    #expect(source.statements.map { rulebook.string($0.id) } == ["row-1", "row-2"])
    #expect(source.statements[0].provisions.count == 1)
    #expect(rulebook.string(source.statements[1].leftOut.en) == "A plan does not show it.")
    #expect(register.remarks.count == rulebook.provisions.count)
    let arrows = try #require(
      rulebook.provisions.firstIndex { rulebook.string($0.id) == "handbook/arrows" }
    )
    #expect(register.remarks[arrows].isInferred)
    #expect(!register.remarks[arrows].leftOut.isEmpty)
    #expect(
      register.remarks.contains { rulebook.string($0.address) == "https://example.org/appi" }
    )
  }

  @Test("stays with the rulebook when a pack is laid on top, which may not repeat a statement")
  func packs() throws {
    let rulebook = try TinyRulebook.make()
    let own = """
      title: {ja: 院内規程, en: own rules}
      law: appi
      effective: {from: 2020-04-01}
      statements:
        STATEMENT: {ja: 内容, en: content, provisions: [appi/opt-out]}
      """
    func extend(_ statement: String) -> Result<[UInt8], RuleProblems> {
      let text = own.replacing("STATEMENT", with: statement)
      return RulebookLoader.extend(
        rulebook,
        with: [RuleFile(path: "register/own.yaml", bytes: Array(text.utf8))]
      )
    }
    guard case .success(let bytes) = extend("own-1"), case .failure(let problems) = extend("row-1")
    else {
      Issue.record("The pack is read wrongly.")
      return
    }
    let extended = Rulebook(decoding: RulebookBytes(copying: bytes))
    #expect(extended.register.sources.count == 2)
    #expect(extended.cases.proofs.count == rulebook.cases.proofs.count)
    #expect(
      problems.list.map { $0.description(in: .en) }
        == [
          "register/own.yaml:5:3: error: `row-1` stands in register/appi-fy2020.yaml, too; a statement is registered once."
        ]
    )
  }

  @Test(
    "is refused at the place of what is wrong in it",
    arguments: [
      (
        "a: {ja: 内容, en: content, provisions: [appi/opt-ou]}",
        "5:41: error: `appi/opt-ou` is not known here. Did you mean `appi/opt-out`?"
      ),
      (
        "a: {ja: 内容, en: content}",
        "5:3: error: `a` has neither `provisions:` nor `left-out:`; name a provision, or say why it is left out."
      ),
      (
        "a: {ja: 内容, en: content, left-out: {ja: 理由, en: ''}}",
        "5:38: error: `left-out:` needs the reason, in `ja` and `en`."
      ),
      (
        "a: {ja: 内容, provisions: [appi/opt-out]}",
        "5:6: error: `en:` is missing."
      ),
    ]
  )
  func refused(statement: String, problem: String) {
    let text = """
      title: {ja: 二つ目, en: second}
      law: appi
      effective: {from: 2022-04-01}
      statements:
        \(statement)
      """
    let problems = TinyRulebook.problems(with: ["register/second.yaml": text])
    #expect(problems.map { $0.description(in: .en) }.contains("register/second.yaml:" + problem))
  }

  @Test("a source's address that is none is refused")
  func address() {
    let text = TinyRulebook.source("provisions/appi.yaml")
      .replacing("https://example.org/appi", with: "e-Gov")
    let problems = TinyRulebook.problems(with: ["provisions/appi.yaml": text])
    #expect(problems.map(\.message.en) == ["The source's address begins with https://."])
  }
}
