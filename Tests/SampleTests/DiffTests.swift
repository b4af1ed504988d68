import Foundation
import TestSupport
import Testing

@Suite("Two versions of a plan")
struct DiffTests {
  private static let name = "07-opt-out-classic"

  /// The sample as the earlier version, and the sample with a change as the later one.
  private func folder(_ change: (String) -> String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let text = try Sample.named(Self.name).text()
    try folder.write("old.yaml", text)
    try folder.write("new.yaml", change(text))
    return folder
  }

  private func mended(_ text: String) -> String {
    text.replacing("bases: [appi-opt-out]", with: "bases: [consent]")
  }

  private func diff(_ folder: TemporaryFolder, _ options: [String]) throws -> Run {
    try Binary.run(["diff"] + options + ["old.yaml", "new.yaml"], in: folder.url)
  }

  @Test("show what is resolved, what is new, and which facts changed")
  func resolved() throws {
    let folder = try folder(mended)
    let run = try diff(folder, ["--lang", "en"])
    #expect(run.output.contains("resolved ("))
    #expect(run.output.contains("error[appi/sensitive-opt-out]"))
    #expect(run.output.contains("transfers[to-maker].bases"))
    #expect(run.output.contains("→ consent"), "\(run.output)")
  }

  @Test("fail only for findings that are new")
  func status() throws {
    let same = try folder { $0 }
    #expect(try diff(same, []).status == 0)
    let rewritten = try folder { Shuffled.rewritten($0, seed: 3) }
    let run = try diff(rewritten, ["--format", "json"])
    #expect(run.status == 0)
    let plan = object((object(try json(run))["plans"] as? [Any])?.first)
    #expect((plan["changes"] as? [Any])?.isEmpty == true, "\(plan["changes"] ?? "")")
    let entries = plan["entries"] as? [[String: Any]] ?? []
    #expect(!entries.isEmpty && entries.allSatisfy { $0["standing"] as? String == "remaining" })
    let worse = try folder(mended)
    let back = try Binary.run(["diff", "new.yaml", "old.yaml"], in: worse.url)
    #expect(back.status == 1)
  }

  private func json(_ run: Run) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }

  @Test(
    "make a list of points and an answer in Japanese without ids",
    arguments: ["csv", "markdown", "html", "reply"]
  )
  func list(format: String) throws {
    let folder = try folder(mended)
    let run = try Binary.run(
      ["diff", "--lang", "ja", "--format", format, "new.yaml", "old.yaml"],
      in: folder.url
    )
    #expect(run.output.contains("診療に関する情報は要配慮個人情報に当たり"))
    var text = run.output
    if format == "html" {
      text = String(text.drop { $0 != "<" }.split(separator: "<main").last ?? "")
    }
    for id in ["appi/", "sensitive-opt-out", "to-maker", "bases", "appi-opt-out"] {
      #expect(!text.contains(id), "\(id)")
    }
  }

  @Test("go into files, too")
  func files() throws {
    let folder = try folder(mended)
    let run = try diff(folder, ["--report", "csv=points.csv", "--report", "reply=reply.md"])
    #expect(run.errors.isEmpty)
    #expect(try folder.names() == ["new.yaml", "old.yaml", "points.csv", "reply.md"])
    #expect(try diff(folder, ["--report", "csv=./new.yaml"]).status == 64)
    #expect(try diff(folder, ["--report", "csv=none/x.csv"]).status == 70)
  }

  @Test("that cannot be read are told, and not compared")
  func broken() throws {
    let folder = try folder { $0.replacing("tebiki: 1", with: "tebiki: [") }
    let run = try diff(folder, ["--lang", "en"])
    #expect(run.status == 3)
    #expect(run.output.contains("new.yaml:"))
    #expect(try Binary.run(["diff", "none.yaml", "old.yaml"], in: folder.url).status == 3)
  }
}
