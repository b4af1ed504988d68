import Foundation
import TestSupport
import Testing

@Suite("Output that cannot be written")
struct OutputFailureTests {
  private func run(_ command: String) throws -> Run {
    try Binary.run(
      URL(filePath: "/bin/sh"),
      ["-c", "\"$0\" \(command)", Binary.url.path],
      input: Data("tebiki: 1\ninstitutions: []\n".utf8),
      in: Repository.root.appending(path: "samples")
    )
  }

  @Test(
    "ends with an internal error and says so, whatever the verdict",
    arguments: [
      "check 01-dynamic-consent.yaml", "check --format json 07-opt-out-classic.yaml", "eval 1",
      "workflow 07-opt-out-classic.yaml", "rules list", "explain handbook-6a",
    ]
  )
  func full(command: String) throws {
    let run = try run(command + " > /dev/full")
    #expect(run.hasExited)
    #expect(run.status == 70)
    #expect(run.errors.contains("error: "))
  }

  @Test("a reader that goes away early is no error", arguments: ["rules list", "explain appi"])
  func brokenPipe(command: String) throws {
    let run = try run(command + " | head -n 1 > /dev/null")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }
}

@Suite("Facts for eval")
struct FactsTests {
  @Test(
    "a file that is no single mapping is refused at its place",
    arguments: [
      ("a: 1\n---\na: 2\n", "3:1"), ("- a\n", "1:1"), ("a: [\n", "1:5"), ("a: 1\na: 2\n", "2:1"),
    ]
  )
  func refused(facts: String, place: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("facts.yaml", facts)
    let run = try Binary.run(
      ["eval", "a", "--facts", "facts.yaml", "--lang", "en"],
      in: folder.url
    )
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("facts.yaml:\(place): error: "), "\(run.errors)")
  }

  @Test("come from standard input, too")
  func standardInput() throws {
    let run = try Binary.run(["eval", "a + 1", "--facts", "-"], input: Data("a: 1\n".utf8))
    #expect(run.output == "2\n")
  }

  @Test("are not passed over beside --jsonl")
  func besideLines() throws {
    #expect(try Binary.run(["eval", "--jsonl", "--facts", "x.yaml"]).status == 64)
  }
}
