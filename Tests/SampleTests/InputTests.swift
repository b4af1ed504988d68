import Foundation
import TestSupport
import Testing

@Suite("Folders, patterns and ignore files")
struct InputTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let plan = try Sample.named("05-society-anonymises").text()
    for name in ["a.yaml", "b.draft.yaml", "old/c.yaml", "sub/d.yaml", "sub/deep/e.yaml"] {
      try folder.write(name, plan)
    }
    try folder.write("notes.txt", "no plan")
    return folder
  }

  /// The files that a run spoke of.
  private func files(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
    let run = try Binary.run(["check", "--format", "one-line"] + arguments, in: folder.url)
    return run.lines.filter { !$0.hasPrefix("summary") }
      .compactMap { $0.split(separator: ":").first.map(String.init) }
  }

  @Test("a pattern means its files in byte order")
  func patterns() throws {
    let folder = try folder()
    #expect(try files(["*.yaml"], in: folder) == ["a.yaml", "b.draft.yaml"])
    #expect(try files(["sub/**/*.yaml"], in: folder) == ["sub/d.yaml", "sub/deep/e.yaml"])
    #expect(try files(["[ab].*"], in: folder) == ["a.yaml", "b.draft.yaml"])
    #expect(try files(["s?b"], in: folder) == ["sub/d.yaml", "sub/deep/e.yaml"])
  }

  @Test("a file whose name looks like a pattern is that file")
  func literal() throws {
    let folder = try folder()
    try folder.write("x[1].yaml", Sample.named("05-society-anonymises").text())
    #expect(try files(["x[1].yaml"], in: folder) == ["x[1].yaml"])
  }

  @Test("a pattern that matches nothing is an error of its own")
  func nothing() throws {
    let folder = try folder()
    let run = try Binary.run(["check", "none/*.yaml"], in: folder.url)
    #expect(run.status == 3)
    #expect(run.output.contains("No plan matches this pattern"))
  }

  @Test("an ignore file leaves out, says how many, and can be passed over")
  func ignoring() throws {
    let folder = try folder()
    try folder.write(".tebikiignore", "old/\n*.draft.yaml\n")
    try folder.write("sub/.tebikiignore", "deep\n")
    #expect(try files(["."], in: folder) == ["./a.yaml", "./sub/d.yaml"])
    let run = try Binary.run(["check", "."], in: folder.url)
    #expect(run.output.contains(".tebikiignore left out 1 file and 2 folders"))
    #expect(try files(["--no-ignore", "."], in: folder).count == 5)
    // What is named is checked.
    #expect(try files(["b.draft.yaml"], in: folder) == ["b.draft.yaml"])
    #expect(try files(["**/*.yaml"], in: folder) == ["a.yaml", "sub/d.yaml"])
    // From below, the nearest one upward counts.
    #expect(try files(["sub"], in: folder) == ["sub/d.yaml"])
  }

  @Test("a bad line of an ignore file is told with its number")
  func badLine() throws {
    let folder = try folder()
    try folder.write(".tebikiignore", "a\n[b\n")
    let run = try Binary.run(["check", "."], in: folder.url)
    #expect(run.status == 3)
    #expect(run.output.contains(".tebikiignore: error") && run.output.contains("line 2"))
  }

  @Test("several plans end with a matrix, the heaviest first; one plan does not")
  func matrix() throws {
    let run = try Binary.run([
      "check", "--lang", "ja", "samples/05-society-anonymises.yaml",
      "samples/07-opt-out-classic.yaml",
    ])
    let lines = run.lines
    let start = try #require(lines.firstIndex(of: "計画書ごとの判定"))
    #expect(lines[start + 2].contains("samples/07-opt-out-classic.yaml"))
    #expect(lines[start + 3].contains("samples/05-society-anonymises.yaml"))
    #expect(run.output.contains("多い指摘"))
    let one = try Binary.run(["check", "--lang", "ja", "samples/07-opt-out-classic.yaml"])
    #expect(!one.output.contains("計画書ごとの判定"))
  }
}
