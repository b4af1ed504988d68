import Checking
import Conditions
import Reports
import SourceText
import TestSupport
import Testing

@Suite("JSON formats")
struct JSONReportTests {
  @Test("the document is JSON with the members that its schema names")
  func structure() throws {
    let json = try Kit.json(Kit.violating)
    #expect(json.at("schemaVersion") == .string("1.2"))
    #expect(json.at("summary", "exitCode") == .int(0))
    let assessment = try #require(json.at("files", 0, "documents", 0, "assessment"))
    #expect(assessment.at("asOf", "date") == .string("2021-01-15"))
    #expect(assessment.at("asOf", "source") == .string("plan"))
    #expect(assessment.at("edition", "id") == .string("fy2020"))
    #expect(assessment.at("overall", "verdict") == .string("nonconforming"))
    #expect(assessment.at("overall", "isSettled") == .bool(true))
    #expect(assessment.at("laws", 0, "law") == .string("appi"))
    #expect(assessment.at("counts", "violated") == .int(1))
    #expect(assessment.at("judgementSheet", 0, "path") == .string("datasets[画像].genuine"))
    #expect(assessment.at("recommendations", 0, "results", 0, "result") == .string("existing-way"))
  }

  @Test("a finding carries its place in all ways of counting, its ground and both languages")
  func finding() throws {
    let json = try Kit.json(Kit.violating)
    let finding = try #require(json.at("files", 0, "documents", 0, "assessment", "findings", 0))
    #expect(finding.at("rule") == .string("appi/sensitive-opt-out"))
    #expect(finding.at("place", "path") == .string("transfers[t1].basis"))
    #expect(finding.at("place", "range", "start", "line") == .int(7))
    #expect(finding.at("place", "range", "start", "column") == .int(34))
    #expect(finding.at("place", "range", "start", "utf16Column") == .int(34))
    #expect(finding.at("place", "range", "start", "byteColumn") == .int(42))
    #expect(finding.at("message", "ja") == .string("「画像」はオプトアウトでは提供できません。"))
    #expect(finding.at("message", "en") == .string("“画像” cannot be provided by opt-out."))
    #expect(finding.at("citations", 0, "number", "en") == .string("Article 23(2)"))
    #expect(finding.at("citations", 0, "substanceConfidence") == .string("B"))
    #expect(finding.at("citations", 1, "number") == .null)
    #expect(finding.at("judgedOn") == .string("2021-01-10"))
  }

  @Test("strings are escaped", arguments: ["\"", "\\", "\n", "\t", "\u{1}", "\u{2028}", "日本", "😀"])
  func escaping(text: String) throws {
    var result = try Kit.result(Kit.open)
    result.name = "a\(text)b"
    let book = try TinyRulebook.make()
    let options = ReportOptions(language: .ja)
    let json = ReportFormat.json.part(result, book, options).entries.joined()
    let value = try JSONReader.read(Array(json.utf8))
    #expect(value.at("name") == .string("a\(text)b"))
  }

  @Test("invalid documents have diagnostics and no assessment")
  func invalid() throws {
    let document = try #require(try Kit.json(Kit.invalid).at("files", 0, "documents", 0))
    #expect(document.at("isInvalid") == .bool(true))
    #expect(document.at("assessment") == .null)
    #expect(document.at("diagnostics", 0, "id") == .string("yaml/duplicate-key"))
  }

  @Test("recommendations alone")
  func workflow() throws {
    let json = try Kit.json(Kit.violating, .workflowJSON)
    #expect(json.at("kind") == .string("workflow"))
    let entry = try #require(json.at("files", 0, "documents", 0, "recommendations", 0))
    #expect(entry.at("results", 0, "workflows", 0, "id") == .string("handbook-5"))
    let text = try Kit.report(Kit.open, .workflowText)
    #expect(text.contains("あり得る結果: これからの道"))
    #expect(text.contains("既に蓄積されていますか。"))
    #expect(!text.contains("データの種類は何ですか。"))
  }
}
