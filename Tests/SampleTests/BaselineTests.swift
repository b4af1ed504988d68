import Foundation
import TestSupport
import Testing

@Suite("Baselines")
struct BaselineTests {
  private static let name = "07-opt-out-classic"

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("plans/a.yaml", try Sample.named(Self.name).text())
    return folder
  }

  private func check(_ folder: TemporaryFolder, _ options: [String]) throws -> Run {
    try Binary.run(
      ["check", "--lang", "en", "--undetermined", "pass", "--no-cache"] + options + ["plans"],
      in: folder.url
    )
  }

  private func write(_ folder: TemporaryFolder) throws {
    let run = try check(folder, ["--baseline", "known.json", "--update-baseline"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("let known findings pass, and no others; the verdict's word stays")
  func known() throws {
    let folder = try folder()
    #expect(try check(folder, []).status == 1)
    try write(folder)
    let run = try check(folder, ["--baseline", "known.json", "--strict-baseline"])
    #expect(run.status == 0)
    #expect(run.output.contains("findings (on the plan as written)"))
    #expect(run.output.contains("known from the baseline"))
    // The same plan with another transfer of the same fault.
    let plan = try Sample.named(Self.name).text()
    let second = plan.replacing(
      "governance:",
      with: """
          - {id: again, datasets: [slides], from: hospital, to: maker, relation: third-party,
             date: 2021-04-01, bases: [appi-opt-out], notices: [homepage]}
        governance:
        """
    )
    #expect(second != plan)
    try folder.write("plans/a.yaml", second)
    #expect(try check(folder, ["--baseline", "known.json"]).status == 1)
  }

  @Test("survive moved and rewritten plans, and hold nothing of the plan's own text")
  func rewritten() throws {
    let folder = try folder()
    try write(folder)
    let text = try String(contentsOf: folder.url.appending(path: "known.json"), encoding: .utf8)
    for secret in ["大腸", "東部", "slides", "to-maker"] { #expect(!text.contains(secret)) }
    let plan = try Sample.named(Self.name).text()
    try folder.write("plans/a.yaml", Shuffled.rewritten(plan, seed: 7))
    #expect(try check(folder, ["--baseline", "known.json", "--strict-baseline"]).status == 0)
    // Named another way, the plan is the same.
    let run = try Binary.run(
      [
        "check", "--undetermined", "pass", "--baseline",
        folder.url.appending(path: "known.json").path,
        folder.url.appending(path: "plans/a.yaml").path,
      ]
    )
    #expect(run.status == 0)
  }

  @Test("tell what is resolved, and fail for it where they are held to strictly")
  func stale() throws {
    let folder = try folder()
    try write(folder)
    let plan = try Sample.named(Self.name).text()
    let mended = plan.replacing("bases: [appi-opt-out]", with: "bases: unknown")
    #expect(mended != plan)
    try folder.write("plans/a.yaml", mended)
    let run = try check(folder, ["--baseline", "known.json"])
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("note: 1 finding of the baseline is resolved"), "\(run.errors)")
    let strict = try check(folder, ["--baseline", "known.json", "--strict-baseline"])
    #expect(strict.status == 1)
    #expect(strict.errors.contains("appi/sensitive-opt-out"))
    try write(folder)
    #expect(try check(folder, ["--baseline", "known.json", "--strict-baseline"]).status == 0)
  }

  @Test(
    "that are missing, damaged or something else are an error",
    arguments: [
      nil, "", "{", "[]", "{\"kind\": \"baseline\"}",
      "{\"schemaVersion\": \"9.0\", \"kind\": \"baseline\", \"plans\": []}",
    ]
  )
  func damaged(text: String?) throws {
    let folder = try folder()
    if let text { try folder.write("known.json", text) }
    let run = try check(folder, ["--baseline", "known.json"])
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("known.json"), "\(run.errors)")
  }

  @Test(
    "need a file, and are either renewed or strict",
    arguments: [
      ["--update-baseline"], ["--strict-baseline"],
      ["--baseline", "x", "--update-baseline", "--strict-baseline"],
    ]
  )
  func usage(options: [String]) throws {
    #expect(try check(folder(), options).status == 64)
  }
}
