import Foundation
import TestSupport
import Testing

@Suite("check --fix and --diff")
struct FixCommandTests {
  private static let broken = """
    tebiki：1
    as-of: 2021-01-15
    institutions:
      - {id: a, name: 東病院, kind: private-hospitl}
      - {id: b, kind: company}
    datasets:
      - {id: d, holder: a, timing: existing, categories: [diagnoses]}
    transfers:
      - {id: t, datasets: [d], from: a, to: b, relation: third party, bases: [appi-opt-out]}

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("plans/a.yaml", Self.broken)
    try folder.write("plans/b.yaml", try Sample.named("01-dynamic-consent").text())
    return folder
  }

  private func check(_ arguments: [String], _ folder: TemporaryFolder) throws -> Run {
    try Binary.run(["check", "--lang", "en", "--no-cache"] + arguments, in: folder.url)
  }

  private func text(_ name: String, _ folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test(
    "writes what can be mended, reports on that and says how much it was; twice changes nothing"
  )
  func fix() throws {
    let folder = try folder()
    let file = folder.url.appending(path: "plans/a.yaml").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    #expect(try check(["plans"], folder).status == 3)
    let run = try check(["--fix", "plans"], folder)
    #expect(run.status == 1)
    #expect(
      run.errors.hasPrefix("note: 3 places were mended and written in 1 file;"),
      "\(run.errors)"
    )
    #expect(run.output.contains("3 places mended"))
    #expect(run.output.contains("appi/sensitive-opt-out"))
    let mended = Self.broken.replacing("：1", with: ": 1").replacing("hospitl", with: "hospital")
      .replacing("third party", with: "third-party")
    #expect(try text("plans/a.yaml", folder) == mended)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try check(["plans"], folder).output.contains("appi/sensitive-opt-out"))
    let again = try check(["--fix", "plans"], folder)
    #expect(again.errors.hasPrefix("note: There was nothing"), "\(again.errors)")
    #expect(try text("plans/a.yaml", folder) == mended)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/plans").count == 2
    )
  }

  @Test("the number stands in JSON and SARIF, too")
  func formats() throws {
    let folder = try folder()
    let run = try check(
      ["--fix", "--format", "json", "--report", "sarif=out.sarif", "plans"],
      folder
    )
    #expect(run.output.contains("\"fixed\": 3"))
    #expect(try text("out.sarif", folder).contains("3 faults of mere form were mended"))
  }

  @Test("--diff writes nothing and shows what git applies")
  func diff() throws {
    let folder = try folder()
    let run = try check(["--diff", "plans"], folder)
    #expect(run.status == 1)
    #expect(run.errors == "note: --fix can mend 3 places in 1 file; nothing was written.\n")
    #expect(try text("plans/a.yaml", folder) == Self.broken)
    try folder.write("change.diff", run.output)
    let applied = try Binary.run(
      URL(filePath: "/usr/bin/env"),
      ["git", "apply", "-p0", "change.diff"],
      input: Data(),
      in: folder.url
    )
    #expect(applied.status == 0, "\(applied.errors)")
    let patched = try text("plans/a.yaml", folder)
    #expect(try check(["--diff", "plans"], folder).status == 0)
    try folder.write("plans/a.yaml", Self.broken)
    _ = try check(["--fix", "plans"], folder)
    #expect(try text("plans/a.yaml", folder) == patched)
  }

  @Test("a report without --fix says what could be mended")
  func hint() throws {
    let run = try check(["plans/a.yaml"], try folder())
    #expect(run.output.contains("1 that --fix can mend"), "\(run.output.suffix(300))")
  }

  @Test("standard input is shown, not written; --diff and --no-source contradict each other")
  func usage() throws {
    let folder = try folder()
    let shown = try Binary.run(
      ["check", "--diff", "--stdin-filename", "x.yaml", "-"],
      input: Data(Self.broken.utf8),
      in: folder.url
    )
    #expect(shown.status == 1)
    #expect(shown.output.hasPrefix("--- x.yaml\n+++ x.yaml\n@@ "))
    #expect(try check(["--fix", "-"], folder).status == 64)
    #expect(try check(["--diff", "--no-source", "plans"], folder).status == 64)
    #expect(try check(["--diff", "none.yaml"], folder).status == 3)
  }

  @Test("what cannot be written stays as it is, and is no success")
  func unwritable() throws {
    let folder = try folder()
    let run = try Binary.run(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        "chmod 500 plans; ulimit -f 0; \"$0\" check --lang en --no-cache --fix plans/a.yaml | cat",
        Binary.url.path,
      ],
      input: Data(),
      in: folder.url
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.url.path + "/plans"
    )
    #expect(run.errors.contains("cannot be written") || !run.hasExited, "\(run.errors)")
    #expect(try text("plans/a.yaml", folder) == Self.broken)
  }

  @Test("the same edits stand in SARIF")
  func sarif() throws {
    let folder = try folder()
    try folder.write(
      "plans/a.yaml",
      Self.broken.replacing("tebiki：1", with: "tebiki: 1")
    )
    let run = try check(["--format", "sarif", "plans/a.yaml"], folder)
    let log = object(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
    let results = object((log["runs"] as? [Any])?.first)["results"] as? [[String: Any]] ?? []
    let replacements = results.compactMap { result -> [String: Any]? in
      let fix = object((result["fixes"] as? [Any])?.first)
      let change = object((fix["artifactChanges"] as? [Any])?.first)
      return object((change["replacements"] as? [Any])?.first)
    }.filter { !$0.isEmpty }
    let written = replacements.compactMap { object($0["insertedContent"])["text"] as? String }
    #expect(written == ["private-hospital", "third-party"])
    let region = object(replacements.first?["deletedRegion"])
    #expect(region["startLine"] as? Int == 4)
    #expect(region["startColumn"] as? Int == 30)
    #expect(region["endColumn"] as? Int == 45)
  }
}
