import Foundation
import Testing

@Suite("What the samples teach")
struct ScenarioTests {
  /// The smallest plan that provides sensitive data by opt-out.
  private static let optOut = """
    tebiki: 1
    as-of: 2021-01-15
    study: { title: 病理画像による診断支援AIの開発, kind: data-sharing-proposal, activity: business }
    purpose: { uses: [product-development], main: product-development }
    institutions:
      - { id: society, kind: academic-society }
      - { id: maker, kind: company }
    datasets:
      - { id: slides, holder: society, timing: existing, categories: [pathology-images, diagnoses],
          acquired: [{ purpose: academic-research, basis: article-76 }], feasibility: { qualifying-opt-out-again: false } }
    notices:
      - { id: site, under: appi-opt-out, by: society, means: [web] }
    transfers:
      - { id: t1, datasets: [slides], from: society, to: maker, relation: third-party, bases: [appi-opt-out], notices: [site] }

    """

  private func check(_ text: String, _ arguments: [String]) throws -> Run {
    let folder = try TemporaryFolder()
    try folder.write("plan.yaml", text)
    return try Binary.run(["check"] + arguments + ["plan.yaml"], in: folder.url)
  }

  private func plan(_ text: String) throws -> PlanReport {
    try JSONReport(check(text, ["--format", "json"])).plan()
  }

  @Test("opt-out of sensitive data fails at its basis, with clause and edition")
  func optOutInJapanese() throws {
    let run = try check(Self.optOut, ["--lang", "ja"])
    #expect(run.status == 1)
    #expect(run.output.contains("error[appi/sensitive-opt-out]"))
    #expect(run.output.contains("plan.yaml:14:91"))
    #expect(run.output.contains("根拠: 個人情報保護法 第23条第2項(令和2年度版)"))
  }

  @Test("the same in English")
  func optOutInEnglish() throws {
    let run = try check(Self.optOut, ["--lang", "en"])
    #expect(run.status == 1)
    #expect(run.output.contains("error[appi/sensitive-opt-out]"))
    #expect(run.output.contains("APPI Article 23(2) (FY2020 edition)"))
  }

  @Test("the underline stands beneath the basis")
  func underline() throws {
    let lines = try check(Self.optOut, ["--lang", "ja"]).lines
    let source = try #require(lines.firstIndex { $0.contains("bases: [appi-opt-out]") })
    let marks = lines[source...].dropFirst().prefix { $0.contains("|") && !$0.contains("id: t1") }
    let column = try #require(lines[source].range(of: "[appi-opt-out]")).lowerBound
    let distance = lines[source].distance(from: lines[source].startIndex, to: column)
    let mark = try #require(marks.first { $0.contains("^") })
    #expect(mark.prefix { $0 != "^" }.count == distance)
    #expect(mark.contains("^^^^^^^^^^^^^^"))
  }

  @Test("the finding stands on the basis of the transfer")
  func place() throws {
    let finding = try #require(plan(Self.optOut).findings(of: "appi/sensitive-opt-out").first)
    let citation = try #require((finding["citations"] as? [[String: Any]])?.first)
    #expect(object(finding["place"])["path"] as? String == "transfers[t1].bases")
    #expect(object(citation["number"])["ja"] as? String == "第23条第2項")
  }

  @Test("the same images are judged apart: identified to the society, anonymised to the company")
  func twoFlows() throws {
    let report = try Binary.json(["samples/11-three-datasets-four-transfers.yaml"]).plan()
    let subjects = Set(report.findings.compactMap { $0["subject"] as? String })
    #expect(subjects == ["transfers[images-in]", "transfers[reports-in]"])
    #expect(report.overall.verdict == "remarks")
  }

  @Test("identified images to the company are found, and only there")
  func swappedFlow() throws {
    let text = try Sample.named("11-three-datasets-four-transfers").text()
    let identified = text.replacing(
      "{id: anon-out, datasets: [images-anon]",
      with: "{id: anon-out, datasets: [images]"
    )
    #expect(identified != text)
    let report = try plan(identified)
    let failing = report.findings.filter { $0["level"] as? String == "must" }
    #expect(Set(failing.compactMap { $0["subject"] as? String }) == ["transfers[anon-out]"])
  }

  @Test("product development alone under Article 76 does not conform")
  func product() throws {
    let report = try Binary.json(["samples/08-article-76-product.yaml"])
    let plan = try report.plan()
    #expect(report.status == 1)
    #expect(plan.overall.verdict == "nonconforming")
    #expect(plan.rules.isSuperset(of: ["appi/article-76-commercial-use"]))
    #expect(plan.rules.isSuperset(of: ["appi/article-76-commercial-own-use"]))
  }

  @Test("an academic purpose beside the product is for somebody to judge, not a finding")
  func mixture() throws {
    let text = try Sample.named("08-article-76-product").text()
    let mixed = text.replacing(
      "uses: [product-development, regulatory-submission], main: product-development",
      with: "uses: [academic-research, product-development], main: academic-research"
    )
    #expect(mixed != text)
    let report = try plan(mixed)
    #expect(report.overall.verdict == "undetermined")
    #expect(report.findings.allSatisfy { $0["level"] as? String != "must" })
  }

  @Test("a half-filled draft fails nothing and asks first for what settles most")
  func draft() throws {
    let report = try Binary.json(["samples/09-half-filled-draft.yaml"])
    let plan = try report.plan()
    #expect(report.status == 2)
    #expect(plan.overall == ("undetermined", "no-findings", "nonconforming"))
    #expect(plan.findings.allSatisfy { $0["level"] as? String != "must" })
    #expect((plan.assessment["questions"] as? [Any])?.isEmpty == false)
  }

  @Test("one run over a broken plan shows every slip")
  func broken() throws {
    let run = try Binary.run(["check", "--format", "one-line", "samples/12-broken.yaml"])
    #expect(run.status == 3)
    let ids = run.lines.compactMap {
      $0.firstMatch(of: #/(?:error|note)\[([a-z0-9.\/-]+)\]/#)?.output.1
    }
    let expected: Set<Substring> = [
      "yaml/duplicate-key", "yaml/full-width-colon", "plan/impossible-date", "plan/unknown-key",
      "plan/unknown-value", "plan/duplicate-id", "plan/wrong-value", "plan/yaml-1.1-boolean",
      "plan/dotted-key", "plan/unknown-id", "plan/unknown-path", "plan/missing-key",
    ]
    #expect(expected.subtracting(ids).isEmpty)
  }
}
