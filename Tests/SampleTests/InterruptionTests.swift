import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A batch that is ended from outside")
struct InterruptionTests {
  private static let reports = ["sarif", "csv", "jsonl", "junit", "markdown"]
  /// `TEBIKI_KILLS` asks for more; each takes a second.
  private static let rounds =
    ProcessInfo.processInfo.environment["TEBIKI_KILLS"].flatMap { Int($0) } ?? 20

  /// Plans whose text report is several times what a pipe holds.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<8 {
      for name in ["07-opt-out-classic", "08-article-76-product", "13-web-page-only-notice"] {
        try folder.write("plans/\(number)-\(name).yaml", try Sample.named(name).text())
      }
    }
    return folder
  }

  private static func arguments(cache: String?) -> [String] {
    ["check", "--lang", "ja", "--format", "text", "-j2"]
      + (cache.map { ["--cache-dir", $0] } ?? ["--no-cache"])
      + reports.flatMap { ["--report", "\($0)=out/\($0)"] } + ["plans"]
  }

  private static func content(_ folder: TemporaryFolder) throws -> [String: Data] {
    let out = folder.url.appending(path: "out")
    return try reports.reduce(into: [:]) {
      $0[$1] = try Data(contentsOf: out.appending(path: $1))
    }
  }

  /// What tells that a report has been replaced.
  private static func inode(_ folder: TemporaryFolder, _ report: String) -> UInt {
    var status = stat()
    stat(folder.url.appending(path: "out/\(report)").path, &status)
    return status.st_ino
  }

  private static func reset(_ folder: TemporaryFolder) throws {
    for report in reports { try folder.write("out/\(report)", "old \(report)") }
  }

  @Test("anywhere, time and again, leaves each report old or whole and new, and the cache readable")
  func killed() throws {
    let folder = try folder()
    try Self.reset(folder)
    let old = try Self.content(folder)
    let whole = try Binary.run(Self.arguments(cache: nil), in: folder.url)
    let new = try Self.content(folder)
    let size = whole.output.utf8.count
    #expect(size > 4 * HeldRun.pipeSize, "the program would not wait for its reader")
    var dice = Shuffled.Dice(state: 6)
    var seen: [Int: Int] = [:]
    for round in 0..<Self.rounds {
      try Self.reset(folder)
      // Emptied now and then, so that runs are also killed while they fill it.
      if round % 10 == 0 { try? FileManager.default.removeItem(atPath: folder.url.path + "/cache") }
      let run = try HeldRun(Self.arguments(cache: "cache"), in: folder.url)
      let isAmongFiles = round % 2 == 0
      if isAmongFiles {
        let most = size - 2 * HeldRun.pipeSize
        #expect(run.read(Int.random(in: 0..<most, using: &dice)))
      } else {
        let last = Int.random(in: 0..<Self.reports.count, using: &dice)
        let before = Self.inode(folder, Self.reports[last])
        _ = run.read(.max)
        run.wait { Self.inode(folder, Self.reports[last]) != before }
      }
      run.end(with: SIGKILL)
      let left = try Self.content(folder)
      for report in Self.reports {
        let isOneOrOther = left[report] == old[report] || left[report] == new[report]
        #expect(isOneOrOther, "round \(round): \(report) is a part")
      }
      let replaced = Self.reports.count { left[$0] == new[$0] }
      if isAmongFiles { #expect(replaced == 0, "round \(round)") }
      seen[replaced, default: 0] += 1
      // What could be left is hidden, and no input of a later run over the folder.
      let others = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out")
        .filter { !Self.reports.contains($0) }
      #expect(others.allSatisfy { $0.hasPrefix(".") && $0.hasSuffix(".tmp") }, "\(others)")
      for name in others {
        try FileManager.default.removeItem(atPath: "\(folder.url.path)/out/\(name)")
      }
    }
    #expect(seen[0, default: 0] >= Self.rounds / 2)
    #expect(seen.count > 1, "no run was killed after its first report: \(seen)")
    let after = try Binary.run(Self.arguments(cache: "cache"), in: folder.url)
    #expect(after.output == whole.output)
    #expect(after.errors.isEmpty, "\(after.errors)")
    #expect(try Self.content(folder) == new)
  }

  @Test(
    "by Ctrl-C or by the system ends by that signal and leaves nothing but the old reports",
    arguments: [SIGINT, SIGTERM, SIGHUP]
  )
  func interrupted(signal: Int32) throws {
    let folder = try folder()
    try Self.reset(folder)
    let old = try Self.content(folder)
    for bytes in [1, 100_000] {
      let run = try HeldRun(Self.arguments(cache: nil), in: folder.url)
      #expect(run.read(bytes))
      run.end(with: signal)
      #expect(run.signal == signal)
      #expect(try Self.content(folder) == old)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out")
      #expect(names.sorted() == Self.reports.sorted())
    }
  }
}
