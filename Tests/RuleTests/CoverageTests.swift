import Reports
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Coverage")
struct CoverageTests {
  private static func source(_ id: String, _ rulebook: Rulebook) throws -> CoveredSource {
    try #require(Coverage(rulebook).sources.first { $0.id == id })
  }

  @Test("counts what is cited, inferred and left out with a reason")
  func counts() throws {
    let rulebook = try TinyRulebook.make()
    let handbook = try Self.source("handbook", rulebook)
    #expect(handbook.statements.map(\.held) == [.cited, .leftOut])
    #expect(handbook.inferred == 1)
    let register = try Self.source("appi-fy2020", rulebook)
    #expect(register.statements.map(\.held) == [.cited, .leftOut])
    let report = try #require(CoverageReport(rulebook, .all, .en))
    #expect(report.isComplete)
    #expect(report.text.contains("appi-fy2020\t2\t1\t0\t1\t0\tAPPI (FY2020)"))
    #expect(report.text.contains("appi-fy2020 row-2: filing — A plan does not show it."))
  }

  @Test("lists what nobody cites, under the provision that is open")
  func uncited() throws {
    let provisions =
      TinyRulebook.source("provisions/appi.yaml") + """

          records:
            title: {ja: 記録, en: records}
            gist: {ja: 要旨。, en: Gist.}
            binds: {ja: 事業者, en: operators}
            force: statute-duty
            substance: A
            numbers: [{from: 2017-05-30, ja: 第25条, en: Article 25, confidence: A}]
            source: APPI
            last-checked: 2026-11-23
        """
    let register = """
      title: {ja: 記録, en: records}
      law: appi
      effective: {from: 2017-05-30}
      statements:
        both: {ja: 提供と記録, en: provision and record, provisions: [appi/opt-out, appi/records]}
      """
    let rulebook = try TinyRulebook.make(with: [
      "provisions/appi.yaml": provisions, "register/records.yaml": register,
    ])
    let report = try #require(CoverageReport(rulebook, .law, .en))
    #expect(!report.isComplete)
    #expect(report.text.contains("appi appi/records: records\n"))
    #expect(report.text.contains("records both: provision and record <appi/records>\n"))
    #expect(try #require(CoverageReport(rulebook, .handbook, .en)).isComplete)
    #expect(CoverageReport(rulebook, .named("nothing"), .en) == nil)
    #expect(CoverageReport(rulebook, .named("records"), .ja)?.text.contains("未収録") == true)
  }

  @Test("leaves no statement of the handbook uncited without a reason")
  func handbook() throws {
    let rulebook = try Repository.rulebook()
    let handbook = try Self.source("handbook", rulebook)
    #expect(handbook.statements.count > 50)
    for statement in handbook.statements where statement.held == .uncited {
      Issue.record("Nothing cites \(statement.id), and no reason is given.")
    }
  }
}
