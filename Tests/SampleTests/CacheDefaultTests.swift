import Foundation
import TestSupport
import Testing

@Suite("When results are kept")
struct CacheDefaultTests {
  /// Whether checking `plans` left something in the user's cache folder, or in `own`.
  private func keeps(_ options: [String], plans: Int = 2) throws -> Bool {
    let folder = try TemporaryFolder()
    for number in 0..<plans {
      try folder.write("plans/\(number).yaml", try Sample.named("07-opt-out-classic").text())
    }
    let caches = folder.url.appending(path: "caches")
    let run = try Binary.run(
      URL(filePath: "/usr/bin/env"),
      ["XDG_CACHE_HOME=\(caches.path)", Binary.url.path, "check"] + options + ["plans"],
      input: Data(),
      in: folder.url
    )
    #expect(run.status == 1, "\(run.errors)")
    return ["caches", "own"].contains { name in
      FileManager.default.fileExists(atPath: folder.url.appending(path: name).path)
    }
  }

  @Test("are worth their place for long reports of several plans", arguments: ["text", "json"])
  func long(format: String) throws {
    #expect(try keeps(["--format", format]))
    #expect(try keeps(["--format", "one-line", "--report", "\(format)=report"]))
    #expect(try !keeps(["--format", format, "--no-cache"]))
    #expect(try !keeps(["--format", format], plans: 1))
  }

  @Test("are not, unless asked for, for reports of findings", arguments: ["one-line", "csv"])
  func short(format: String) throws {
    #expect(try !keeps(["--format", format]))
    #expect(try keeps(["--format", format, "--cache-dir", "own"]))
    #expect(try keeps(["--format", format, "--cache-dir", "own"], plans: 1))
  }
}
