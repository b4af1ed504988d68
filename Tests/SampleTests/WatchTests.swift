import Foundation
import TestSupport
import Testing

@Suite("Watching")
struct WatchTests {
  /// A program that goes on running, and its output as far as it was read.
  private final class Watched {
    let process = Process()
    private let output = Pipe()
    private let errors = Pipe()

    init(_ arguments: [String], in folder: URL) throws {
      process.executableURL = Binary.url
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ["NO_COLOR": "1", "LC_ALL": "C.UTF-8"]
      process.standardOutput = output
      process.standardError = errors
      try process.run()
    }

    /// Reads until the program waits again; what it wrote by then.
    func report() -> String {
      var told = Data()
      while !String(decoding: told, as: UTF8.self).contains("waiting for a plan") {
        let more = errors.fileHandleForReading.availableData
        if more.isEmpty { break }
        told += more
      }
      // The report was written before the program said that it waits.
      return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }

    func end() {
      // Whatever the thread that started it had blocked, the program has, too.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  @Test("checks again when a plan is saved, by writing or by renaming, and when one is added")
  func again() throws {
    let folder = try TemporaryFolder()
    let plan = try Sample.named("05-society-anonymises").text()
    try folder.write("plans/a.yaml", plan)
    let watched = try Watched(
      ["check", "--format", "one-line", "--watch", "plans"],
      in: folder.url
    )
    defer { watched.end() }
    #expect(watched.report().contains("plans/a.yaml: no findings"))
    try folder.write("plans/a.yaml", "tebiki: [")
    #expect(watched.report().contains("plans/a.yaml:1:"))
    try folder.write("elsewhere.yaml", plan)
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "elsewhere.yaml"),
      to: folder.url.appending(path: "plans/b.yaml")
    )
    #expect(watched.report().contains("plans/b.yaml: no findings"))
  }

  @Test(
    "what cannot be watched is told",
    arguments: [["-"], ["--timeline", "samples"], ["--diff", "samples"]]
  )
  func wrongly(arguments: [String]) throws {
    let run = try Binary.run(["check", "--watch"] + arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains("--watch"))
  }
}
