import Foundation
import TestSupport
import Testing

@Suite("The picture of a plan's workflow")
struct PlanPictureTests {
  private static let draft = "samples/43-steps-ngmia-new-patients.yaml"

  private func picture(_ plan: String, _ format: String, _ more: [String] = []) throws -> String {
    let run = try Binary.run(["workflow", plan, "--format", format, "--lang", "ja"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test("marks what is listed, missing and out of place, and how the duties stand")
  func marks() throws {
    let svg = try picture(Self.draft, "svg")
    #expect(svg.contains("\"badge-met\""))
    #expect(svg.contains("\"badge-missing\""))
    #expect(svg.contains("\"badge-unmet\""))
    #expect(svg.contains("43-steps-ngmia-new-patients.yaml の記載との照合"))
  }

  @Test("a plan whose steps conform has nothing missing in its picture")
  func conforming() throws {
    let svg = try picture("samples/02-ngmia-new-patients.yaml", "svg")
    #expect(svg.contains("\"badge-met\""))
    #expect(!svg.contains("\"badge-missing\""))
  }

  @Test("a workflow without a plan has no marks")
  func unmarked() throws {
    let svg = try Binary.run(["workflow", "--show", "3", "--format", "svg"]).output
    #expect(!svg.contains("\"badge-"))
  }

  @Test("BPMN and Mermaid carry the marks, too")
  func otherFormats() throws {
    let bpmn = try picture(Self.draft, "bpmn")
    #expect(bpmn.contains("計画書の手順にない"))
    let plain = try Binary.run(
      ["workflow", "--show", "3", "--format", "bpmn", "--lang", "ja"]
    ).output
    #expect(bpmn != plain)
    #expect(try picture(Self.draft, "mermaid").contains("classDef"))
  }

  @Test("is written to a file at once")
  func output() throws {
    let folder = try TemporaryFolder()
    let plan = Repository.root.appending(path: Self.draft).path
    let run = try Binary.run(
      ["workflow", plan, "--format", "svg", "-o", "plan.svg"],
      in: folder.url
    )
    #expect(run.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["plan.svg"])
  }

  @Test("several workflows: one is chosen with --show; another than the plan's is wrong usage")
  func choice() throws {
    let plan = "samples/11-three-datasets-four-transfers.yaml"
    let open = try Binary.run(["workflow", plan, "--format", "svg", "--lang", "en"])
    #expect(open.status == 64)
    #expect(open.errors.contains("Choose one, such as `--show handbook-"))
    let wrong = try Binary.run(
      ["workflow", plan, "--format", "svg", "--lang", "en", "--show", "handbook-2"]
    )
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("What can be drawn: "))
  }

  @Test("what is no plan is exit code 3, several plans in one file wrong usage")
  func unreadable() throws {
    let broken = try Binary.run(["workflow", "samples/12-broken.yaml", "--format", "svg"])
    #expect(broken.status == 3)
    #expect(broken.output.isEmpty)
    let two = try Binary.run(["workflow", "samples/25-two-proposals.yaml", "--format", "svg"])
    #expect(two.status == 64)
  }
}
