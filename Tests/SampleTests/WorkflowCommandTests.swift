import Foundation
import TestSupport
import Testing

@Suite("tebiki workflow")
struct WorkflowCommandTests {
  private static let ids = [
    "handbook-1", "handbook-2", "handbook-3", "handbook-4", "handbook-5", "handbook-6a",
    "handbook-6b",
  ]

  @Test("shows each workflow by id, by number and with the number sign", arguments: ids)
  func show(_ id: String) throws {
    let number = String(id.dropFirst("handbook-".count))
    let day = ["--as-of", "2021-03-31", "--lang", "ja"]
    let shown = try Binary.run(["workflow", "--show", id] + day)
    #expect(shown.status == 0)
    #expect(shown.output.contains("[\(id)]"))
    #expect(shown.output.contains("留意事項") || id == "handbook-4" || id == "handbook-6b")
    for name in [number, "#\(number)"] {
      #expect(try Binary.run(["workflow", "--show", name] + day).output == shown.output)
    }
    let english = try Binary.run([
      "workflow", "--show", id, "--as-of", "2021-03-31", "--lang", "en",
    ])
    #expect(english.output.contains("Required of"))
  }

  @Test("shows each workflow as JSON, every part by its id", arguments: ids)
  func json(_ id: String) throws {
    let run = try Binary.run(["workflow", "--show", id, "--format", "json"])
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let workflow = try #require((root["workflows"] as? [[String: Any]])?.first)
    #expect(workflow["id"] as? String == id)
    let steps = try #require(workflow["steps"] as? [[String: Any]])
    let known = Set(steps.compactMap { $0["id"] as? String })
    for key in ["flows", "messages"] {
      for entry in try #require(workflow[key] as? [[String: Any]]) {
        #expect(known.contains(entry["from"] as? String ?? ""))
        #expect(known.contains(entry["to"] as? String ?? ""))
      }
    }
  }

  @Test("an unknown workflow is wrong usage, with the nearest")
  func unknown() throws {
    let run = try Binary.run(["workflow", "--show", "handbok-5"])
    #expect(run.status == 64)
    #expect(run.errors.contains("Did you mean 'handbook-5'?"))
    let both = ["workflow", "--show", "5", "samples/09-half-filled-draft.yaml"]
    #expect(try Binary.run(both).status == 64)
    #expect(try Binary.run(["workflow"]).status == 64)
    #expect(try Binary.run(["workflow", "--show", "5", "--format", "pdf"]).status == 64)
  }

  @Test("writes to a file at once, and says where it cannot")
  func output() throws {
    let folder = try TemporaryFolder()
    let run = try Binary.run(["workflow", "--show", "5", "-o", "five.txt"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let written = try String(
      contentsOf: folder.url.appending(path: "five.txt"),
      encoding: .utf8
    )
    #expect(written == (try Binary.run(["workflow", "--show", "5"]).output))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left == ["five.txt"])
    let wrong = try Binary.run(["workflow", "--show", "5", "-o", "none/five.txt"], in: folder.url)
    #expect(wrong.status == 70)
    #expect(wrong.errors.contains("none/five.txt"))
  }

  @Test("fills the workflow of a plan: institutions, duties and listed steps, with their lines")
  func plan() throws {
    let run = try Binary.run([
      "workflow", "--lang", "ja", "samples/04-ngmia-existing-database.yaml",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("公益財団法人 湾岸胸部病院 [hospital]"))
    #expect(run.output.contains("【計画書の手順にあり("))
    #expect(run.output.contains("○ 満たす: 本人に一人一人通知する("))
    #expect(!run.output.contains("× 満たさない"))
  }

  @Test(
    "the steps of a draft: one missing, one by another party, one out of order",
    arguments: [
      "41-steps-dynamic-consent", "42-steps-dynamic-consent-opt-out",
      "43-steps-ngmia-new-patients", "44-steps-hospital-anonymises",
      "45-steps-ngmia-existing-database", "46-steps-society-anonymises",
      "47-steps-hospital-anonymises-existing",
    ]
  )
  func drafts(_ name: String) throws {
    let plan = try Binary.json(["samples/\(name).yaml"]).plan()
    let rules = plan.findings.compactMap { $0["rule"] as? String }
      .filter { $0.hasPrefix("steps/") }
    #expect(rules.sorted() == ["steps/missing", "steps/out-of-order", "steps/wrong-lane"])
    let lines = try Sample.named(name).text().components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.contains("workflow") && !$0.hasPrefix("#") })
    for finding in plan.findings where (finding["rule"] as? String)?.hasPrefix("steps/") == true {
      let range = object(object(finding["place"])["range"])
      let line = try #require(object(range["start"])["line"] as? Int)
      #expect(line > start)
    }
  }

  @Test("docs/workflows.md is what the tool makes of rules/")
  func docs() throws {
    let page = try String(
      contentsOf: Repository.root.appending(path: "docs/workflows.md"),
      encoding: .utf8
    )
    let parts = page.components(separatedBy: "<!-- workflows -->\n")
    #expect(parts.count == 3)
    let made = try Binary.run(
      ["workflow", "--show", "all", "--format", "markdown", "--as-of", "2021-03-31"]
    )
    #expect(parts.count > 1 && parts[1] == "\n" + made.output, "run `make docs`")
  }

  @Test(
    "the pictures of docs/ are what the tool draws",
    arguments: ["1", "2", "3", "4", "5", "6a", "6b"]
  )
  func pictures(_ workflow: String) throws {
    let page = try String(
      contentsOf: Repository.root.appending(path: "docs/workflows/handbook-\(workflow).svg"),
      encoding: .utf8
    )
    let made = try Binary.run([
      "workflow", "--show", workflow, "--format", "svg", "--lang", "ja", "--as-of", "2021-03-31",
    ])
    #expect(page == made.output, "run `make docs`")
  }
}
