import Foundation
import TestSupport
import Testing

@Suite("The cache of results")
struct CacheTests {
  private func check(_ folder: TemporaryFolder, _ options: [String] = []) throws -> Run {
    try Binary.run(
      ["check", "--lang", "ja", "--as-of", "2021-01-15", "--cache-dir", "cache"] + options + [
        "plans"
      ],
      in: folder.url
    )
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for sample in Sample.all {
      try folder.write("plans/\(sample.name).yaml", try Data(contentsOf: sample.url))
    }
    return folder
  }

  /// The files of the cache, each with its path.
  private func entries(_ folder: TemporaryFolder) throws -> [URL] {
    let root = folder.url.appending(path: "cache")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (found?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
      .sorted { $0.path < $1.path }
  }

  private func expectSame(_ one: Run, _ two: Run) {
    #expect(one.output == two.output)
    #expect(one.errors == two.errors)
    #expect(one.status == two.status)
  }

  @Test(
    "changes nothing: without it, on the first run, on the second, with any number of threads",
    arguments: ["text", "one-line", "json", "sarif", "csv", "html", "markdown", "junit"]
  )
  func same(_ format: String) throws {
    let folder = try folder()
    let without = try check(folder, ["--no-cache", "--format", format])
    #expect(try entries(folder).isEmpty)
    expectSame(try check(folder, ["--format", format]), without)
    #expect(try entries(folder).count == Sample.all.count)
    expectSame(try check(folder, ["--format", format, "-j1"]), without)
    expectSame(try check(folder, ["--format", format, "-j2"]), without)
  }

  @Test("is used: what it holds of a file stands in for checking it")
  func used() throws {
    let folder = try folder()
    _ = try check(folder, ["--format", "jsonl"])
    let before = try entries(folder)
    let times = try before.map {
      try FileManager.default.attributesOfItem(atPath: $0.path)[.systemFileNumber] as? Int
    }
    _ = try check(folder, ["--format", "jsonl"])
    let again = try entries(folder).map {
      try FileManager.default.attributesOfItem(atPath: $0.path)[.systemFileNumber] as? Int
    }
    #expect(again == times, "entries were written anew")
  }

  @Test("notices another text, day, setting and rulebook")
  func keys() throws {
    let folder = try folder()
    _ = try check(folder)
    let plan = folder.url.appending(path: "plans/07-opt-out-classic.yaml")
    let text = try String(contentsOf: plan, encoding: .utf8)
    try text.replacing("bases: [appi-opt-out]", with: "bases: unknown")
      .write(to: plan, atomically: true, encoding: .utf8)
    for options in [[], ["--as-of", "2022-05-01"], ["--fail-on", "consider"], ["--no-source"]] {
      expectSame(try check(folder, options), try check(folder, options + ["--no-cache"]))
    }
  }

  @Test("passes over entries that are damaged, cut off or empty")
  func damaged() throws {
    let folder = try folder()
    let right = try check(folder)
    for (number, file) in try entries(folder).enumerated() {
      var bytes = [UInt8](try Data(contentsOf: file))
      switch number % 4 {
      case 0: bytes = []
      case 1: bytes.removeLast(bytes.count / 2)
      case 2: bytes[bytes.count / 2] ^= 0x40
      default: bytes = Array(repeating: 0xFF, count: bytes.count)
      }
      try Data(bytes).write(to: file)
    }
    expectSame(try check(folder), right)
    expectSame(try check(folder), right)
  }

  @Test("is for its owner alone and holds nothing of a plan in the clear")
  func secret() throws {
    let folder = try folder()
    _ = try check(folder, ["--format", "json"])
    let files = try entries(folder)
    #expect(!files.isEmpty)
    let words = ["大腸", "内視鏡", "slides", "appi-opt-out", "tebiki", "07-opt-out-classic"]
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let data = try Data(contentsOf: file)
      for word in words {
        #expect(data.range(of: Data(word.utf8)) == nil)
        #expect(!file.lastPathComponent.contains(word))
      }
    }
    let root = folder.url.appending(path: "cache")
    let mode = try FileManager.default.attributesOfItem(atPath: root.path)[.posixPermissions]
    #expect(mode as? Int == 0o700)
  }

  @Test("that cannot be kept stops nothing")
  func unusable() throws {
    let folder = try folder()
    try folder.write("cache", "a file")
    let run = try check(folder)
    expectSame(run, try check(folder, ["--no-cache"]))
  }
}
