import Foundation
import TestSupport
import Testing

@Suite("A batch of 1,000 generated plans")
struct GeneratedBatchTests {
  private static let formats = ["jsonl", "csv"]

  private static let canGenerate: Bool = {
    let run = try? Binary.run(
      URL(filePath: "/usr/bin/env"),
      ["python3", "--version"],
      input: Data(),
      in: Repository.root
    )
    if run?.status != 0 { print("Generated plans: skipped, there is no python3") }
    return run?.status == 0
  }()

  /// The plans that `make bench` makes, the first of them.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try Binary.run(
      URL(filePath: "/usr/bin/env"),
      [
        "PYTHONDONTWRITEBYTECODE=1", "python3", "bench/generate.py", folder.url.path + "/plans",
        "1000",
      ],
      input: Data(),
      in: Repository.root
    )
    try #require(run.status == 0, "\(run.errors)")
    return folder
  }

  private struct Reports: Equatable {
    let status: Int32
    let texts: [String]
  }

  private func check(_ folder: TemporaryFolder, _ options: [String]) throws -> Reports {
    let run = try Binary.run(
      ["check", "--lang", "ja"] + options
        + Self.formats.flatMap { ["--report", "\($0)=out.\($0)"] } + ["plans"],
      in: folder.url
    )
    let files = try Self.formats.map {
      try String(contentsOf: folder.url.appending(path: "out.\($0)"), encoding: .utf8)
    }
    #expect(run.errors.isEmpty, "\(run.errors)")
    return Reports(status: run.status, texts: [run.output] + files)
  }

  @Test(
    "is reported the same by one thread and two, with and without cache, and again",
    .enabled(if: canGenerate, "needs python3")
  )
  func same() throws {
    let folder = try folder()
    let first = try check(folder, ["--no-cache", "-j1"])
    #expect(first.status == 1)
    for text in first.texts { #expect(text.contains("plans/00/00999.yaml")) }
    let others = [
      ["--no-cache", "-j2"], ["--cache-dir", "cache", "-j2"], ["--cache-dir", "cache", "-j1"],
      ["--cache-dir", "cache", "-j2"],
    ]
    for options in others {
      let other = try check(folder, options)
      #expect(other.status == first.status, "\(options)")
      for (one, two) in zip(first.texts, other.texts) where one != two {
        Issue.record("\(options): \(Golden.firstDifference(expected: one, actual: two))")
      }
    }
  }
}
