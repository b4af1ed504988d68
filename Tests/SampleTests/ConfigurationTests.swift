import Foundation
import TestSupport
import Testing

@Suite("Configuration files")
struct ConfigurationTests {
  private func folder(_ configuration: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(".tebiki.yaml", configuration)
    try folder.write("plans/p.yaml", Sample.named("19-blanket-consent").text())
    return folder
  }

  private func check(_ arguments: [String], in folder: TemporaryFolder) throws -> Run {
    try Binary.run(["check"] + arguments, in: folder.url)
  }

  @Test("the nearest one upward counts, and the command line wins")
  func precedence() throws {
    let folder = try folder("lang: ja\nfail-on: should\nformat: concise\n")
    #expect(try check(["plans/p.yaml"], in: folder).status == 1)
    #expect(try check(["plans/p.yaml"], in: folder).output.contains("判定\n"))
    #expect(try check(["plans"], in: folder).status == 1)
    let own = try check(["--fail-on", "must", "--lang", "en", "plans/p.yaml"], in: folder)
    #expect(own.status == 0)
    #expect(own.output.contains("Verdict\n"))
    #expect(try check(["--no-config", "plans/p.yaml"], in: folder).status == 0)
    try folder.write("plans/.tebiki.yaml", "fail-on: must\n")
    #expect(try check(["plans/p.yaml"], in: folder).status == 0)
    #expect(try check(["--config", ".tebiki.yaml", "plans/p.yaml"], in: folder).status == 1)
  }

  @Test("paths and reports count from the file's folder")
  func paths() throws {
    let folder = try folder("report: {sarif: out.sarif}\n")
    let below = folder.url.appending(path: "plans")
    _ = try Binary.run(["check", "p.yaml"], in: below)
    let report = folder.url.appending(path: "out.sarif")
    #expect(FileManager.default.fileExists(atPath: report.path))
  }

  @Test("other commands take what they know")
  func others() throws {
    let folder = try folder("lang: ja\nas-of: 2021-02-03\nfail-on: should\n")
    let run = try Binary.run(["workflow", "plans/p.yaml"], in: folder.url)
    #expect(run.output.contains("2021-02-03"))
    let diff = try Binary.run(["diff", "plans/p.yaml", "plans/p.yaml"], in: folder.url)
    #expect(diff.status == 0)
    #expect(diff.output.contains("継続"))
  }

  @Test(
    "faults are told with place and suggestion",
    arguments: [
      (
        "fial-on: must\n",
        ".tebiki.yaml:1:1: error: There is no setting 'fial-on'. Did you mean 'fail-on'?"
      ),
      ("lang: ja\nfail-on: never\n", ".tebiki.yaml:2:10: error: 'fail-on' cannot be 'never'."),
      ("jobs: 0\n", ".tebiki.yaml:1:7: error: 'jobs' cannot be '0'."),
      ("no-waivers: yes\n", ".tebiki.yaml:1:13: error: 'no-waivers' cannot be 'yes'."),
      ("report: sarif\n", ".tebiki.yaml:1:9: error: 'report' takes pairs"),
      ("- lang\n", ".tebiki.yaml:1:1: error: The file must be a mapping"),
      ("ignore: [appi/]\n", "There is no setting 'ignore'."),
    ]
  )
  func faults(text: String, message: String) throws {
    let run = try check(["plans/p.yaml"], in: folder(text))
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("plans with different configurations are not checked in one run")
  func conflict() throws {
    let folder = try folder("lang: ja\n")
    try folder.write("other/.tebiki.yaml", "lang: en\n")
    try folder.write("other/q.yaml", Sample.named("05-society-anonymises").text())
    let run = try check(["plans/p.yaml", "other/q.yaml"], in: folder)
    #expect(run.status == 64)
    #expect(run.errors.contains("have different configurations"))
  }

  @Test("config show says every value and where it comes from")
  func show() throws {
    let folder = try folder("lang: ja\nfail-on: should\nbaseline: known.json\n")
    let run = try Binary.run(["config", "show", "--origin", "plans"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.contains("fail-on: should  ← .tebiki.yaml:2"))
    #expect(run.output.contains("baseline: known.json  ← .tebiki.yaml:3"))
    #expect(run.output.contains("undetermined: report  ← default"))
    let plain = try Binary.run(["config", "show", "--lang", "ja"], in: folder.url)
    #expect(plain.output.contains("cache-dir: 利用者のキャッシュ\n"))
    #expect(!plain.output.contains("←"))
  }
}
