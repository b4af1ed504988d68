import Foundation
import TestSupport
import Testing

@Suite("One plan by the law of several days")
struct LawDayTests {
  private func stretches(_ name: String) throws -> [[String: Any]] {
    let run = try Binary.run(["check", "--timeline", "--format", "json", "samples/\(name).yaml"])
    let report = object(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
    let plans = report["plans"] as? [[String: Any]] ?? []
    return plans.flatMap { $0["stretches"] as? [[String: Any]] ?? [] }
  }

  private func verdict(_ plan: [String: Any]) -> String? { plan["verdict"] as? String }

  @Test("a cohort of today shows today’s verdict and what is not verified from the next change")
  func cohort() throws {
    let name = "38-cohort-2025-2030"
    let stretches = try stretches(name)
    #expect(stretches.map { $0["from"] as? String } == ["2025-04-01", "2026-12-01", "2027-01-17"])
    #expect(stretches.map(verdict) == ["no-findings", "undetermined", "undetermined"])
    let today = try Binary.run(["check", "--lang", "ja", "samples/\(name).yaml"])
    #expect(today.output.contains("全体: 指摘なし(収録規則の範囲)"))
    #expect(today.output.contains("2026-12-01: 倫理指針の令和8年改正が施行されます。"))
    #expect(today.output.contains("この日からの倫理指針は収録していないため"))
    #expect(today.output.contains("遅くとも 2028-07-16"))
    let comment = try Binary.run([
      "check", "--lang", "ja", "--format", "markdown", "samples/\(name).yaml",
    ])
    #expect(comment.output.contains("2026-12-01: 倫理指針の令和8年改正が施行されます。"))
  }

  @Test("a page holds all that the text says of a timeline, in tables with headings")
  func page() throws {
    for language in ["ja", "en"] {
      func report(_ format: String) throws -> String {
        try Binary.run([
          "check", "--timeline", "--lang", language, "--format", format,
          "samples/36-day-2023-07-01.yaml", "samples/38-cohort-2025-2030.yaml",
        ]).output
      }
      let page = try report("html").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      // Words before a colon begin with capitals on the page.
      for line in try report("text").split(separator: "\n") where line.hasPrefix("  ") {
        let told = line.components(separatedBy: ": ").last ?? ""
        #expect(page.contains(told.trimmingCharacters(in: .whitespaces)), "\(line)")
      }
      #expect(page.contains("<html lang=\"\(language)\">"))
      #expect(page.components(separatedBy: "<caption>").count == 4)
      #expect(page.components(separatedBy: "<th scope=\"col\">").count == 16)
      #expect(page.contains("<th scope=\"row\"><a href=\"#t3s3\">"))
      #expect(page.contains("<h3 id=\"t3s3\">"))
    }
  }

  @Test("what is promulgated counts for no verdict, and is told only between its days")
  func coming() throws {
    func coming(_ day: String) throws -> [String] {
      let plan = try Binary.json(["--as-of", day, "samples/38-cohort-2025-2030.yaml"]).plan()
      let changes = plan.assessment["comingChanges"] as? [[String: Any]] ?? []
      return changes.compactMap { $0["date"] as? String }
    }
    #expect(try coming("2026-07-16").isEmpty)
    #expect(try coming("2026-07-17") == ["2027-01-17", "2028-07-16"])
    #expect(try coming("2026-11-30") == ["2026-12-01", "2027-01-17", "2028-07-16"])
    #expect(try coming("2026-12-01") == ["2027-01-17", "2028-07-16"])
  }

  @Test("every stretch up to the day of judgement is what a check by its first and last day gives")
  func stretchesAreChecks() throws {
    for sample in ["24-chart-review-2019", "36-day-2023-07-01", "38-cohort-2025-2030"] {
      let run = try Binary.run([
        "check", "--timeline", "--format", "json", "samples/\(sample).yaml",
      ])
      let report = object(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
      for plan in report["plans"] as? [[String: Any]] ?? [] {
        let asOf = try #require(plan["asOf"] as? String)
        let number = try #require(plan["document"] as? Int)
        for stretch in plan["stretches"] as? [[String: Any]] ?? [] {
          let (from, to) = (stretch["from"] as? String ?? "", stretch["to"] as? String ?? "")
          for day in [from, min(to, asOf)] where day <= asOf && day >= from {
            let json = try Binary.json(["--as-of", day, "samples/\(sample).yaml"])
            let single = json.plans[number - 1]
            #expect(
              single.overall.verdict == verdict(stretch),
              "\(sample) on \(day)"
            )
          }
        }
      }
    }
  }

  @Test("comparing a day with itself finds nothing new, gone or renumbered")
  func sameDay() throws {
    let day = "2021-01-15,2021-01-15"
    let run = try Binary.run(["check", "--compare", day, "--format", "json", "samples"])
    let report = object(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
    let entries = (report["plans"] as? [[String: Any]] ?? []).flatMap {
      $0["entries"] as? [[String: Any]] ?? []
    }
    #expect(!entries.isEmpty)
    #expect(entries.allSatisfy { $0["standing"] as? String == "remaining" })
    #expect(entries.allSatisfy { ($0["renumbered"] as? [Any])?.isEmpty == true })
  }

  /// Nothing in it has a day of its own.
  private static let undated = """
    tebiki: 1
    study: { title: 病理画像の提供, kind: data-sharing-proposal, activity: business }
    purpose: { uses: [product-development], main: product-development }
    institutions:
      - { id: society, kind: academic-society }
      - { id: maker, kind: company }
    datasets:
      - { id: slides, holder: society, timing: existing, categories: [pathology-images, diagnoses] }
    notices:
      - { id: site, under: appi-opt-out, by: society, means: [web] }
    transfers:
      - { id: t1, datasets: [slides], from: society, to: maker, relation: third-party, bases: [appi-opt-out], notices: [site] }

    """

  @Test("across 2022-04-01 findings remain under other numbers, and others are new")
  func amendment() throws {
    let folder = try TemporaryFolder()
    try folder.write("plan.yaml", Self.undated)
    let run = try Binary.run(
      ["check", "--compare", "2022-03-31,2022-04-01", "--lang", "ja", "plan.yaml"],
      in: folder.url
    )
    #expect(run.output.contains("2022-03-31 の法令 → 2022-04-01 の法令"))
    #expect(run.output.contains("条番号: 個人情報保護法 第23条第2項 → 個人情報保護法 第27条第2項"), "\(run.output)")
    #expect(run.output.contains("新規("), "\(run.output)")
    let markdown = folder.url.appending(path: "points.md")
    let again = try Binary.run(
      [
        "check", "--compare", "2022-03-31,2022-04-01", "--report", "markdown=\(markdown.path)",
        "plan.yaml",
      ],
      in: folder.url
    )
    #expect(again.status == run.status)
    #expect(try String(contentsOf: markdown, encoding: .utf8).contains("| "))
  }

  @Test(
    "the JSON of timelines fits its schema",
    .enabled(if: SharedSchema.canValidate, "needs python3 with jsonschema")
  )
  func schema() throws {
    let run = try Binary.run(["check", "--timeline", "--format", "json", "samples"])
    #expect(try SharedSchema.faults(of: run.output, "timeline.schema.json") == "")
  }

  @Test(
    "what is asked wrongly is told",
    arguments: [
      (["--compare", "2022-04-01,2022-03-31"], "--compare takes the earlier day first"),
      (["--compare", "2022-04-01"], "--compare takes two days"),
      (["--compare", "2022-13-01,2023-01-01"], "is no day"),
      (["--compare", "2001-01-01,2023-01-01"], "before the first edition"),
      (["--timeline", "--compare", "2022-03-31,2022-04-01"], "ask one at a time"),
      (["--timeline", "--format", "sarif"], "known are text, json, markdown"),
      (["--compare", "2022-03-31,2022-04-01", "--as-of", "2022-03-31"], "leave out --as-of"),
    ]
  )
  func wrongly(options: [String], message: String) throws {
    let run = try Binary.run(["check"] + options + ["samples/24-chart-review-2019.yaml"])
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("a plan that cannot be read is told, and the others are still shown")
  func unreadable() throws {
    let run = try Binary.run(
      ["check", "--timeline", "samples/12-broken.yaml", "samples/38-cohort-2025-2030.yaml"]
    )
    #expect(run.status == 3)
    #expect(run.errors.contains("samples/12-broken.yaml:"))
    #expect(run.output.contains("2026-12-01 to 2027-01-16"))
  }
}
