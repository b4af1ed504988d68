import Foundation
import TestSupport
import Testing

@Suite("Reports to files")
struct ReportFileTests {
  private static let plan = "samples/07-opt-out-classic.yaml"
  private static let formats = [
    "text", "concise", "one-line", "json", "jsonl", "sarif", "junit", "github", "gitlab", "csv",
  ]

  @Test("of every format are what --format writes, in one run, and change no exit code")
  func all() throws {
    let folder = try TemporaryFolder()
    let requests = Self.formats.flatMap { ["--report", "\($0)=\(folder.url.path)/out.\($0)"] }
    let run = try Binary.run(
      ["check", "--lang", "ja", "--format", "one-line"] + requests + [Self.plan]
    )
    #expect(run.status == 1)
    #expect(run.errors.isEmpty, "\(run.errors)")
    for format in Self.formats {
      let alone = try Binary.run(["check", "--lang", "ja", "--format", format, Self.plan])
      let file = String(
        decoding: try Data(contentsOf: folder.url.appending(path: "out.\(format)")),
        as: UTF8.self
      )
      let difference = Golden.firstDifference(expected: alone.output, actual: file)
      #expect(file == alone.output, "\(format): \(difference)")
      #expect(alone.status == 1)
    }
  }

  @Test("into a folder, which is made, take the name tebiki and the format's ending")
  func folder() throws {
    let folder = try TemporaryFolder()
    let run = try Binary.run(["check", "--report", "sarif=\(folder.url.path)/out/", Self.plan])
    #expect(run.status == 1)
    let file = folder.url.appending(path: "out/tebiki.sarif").path
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test(
    "that were asked for wrongly are refused before anything is checked",
    arguments: [
      (["--report", "serif=x"], "sarif"), (["--report", "sarif"], "FORMAT=PATH"),
      (["--report", "sarif="], "FORMAT=PATH"), (["--report", "json=-"], "--format json"),
      (["--report", "json=x", "--report", "csv=./x"], "same file"),
      (["--report", "json=plan.yaml"], "overwrite"),
    ]
  )
  func refused(options: [String], word: String) throws {
    let folder = try TemporaryFolder()
    let text = try Sample.named("07-opt-out-classic").text()
    try folder.write("plan.yaml", text)
    let run = try Binary.run(["check", "--lang", "en"] + options + ["plan.yaml"], in: folder.url)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(word), "\(run.errors)")
    #expect(try folder.names() == ["plan.yaml"])
    #expect(
      try String(contentsOf: folder.url.appending(path: "plan.yaml"), encoding: .utf8) == text
    )
  }

  @Test("that cannot be written are an error, whatever the verdict, and name the file")
  func unwritable() throws {
    for path in ["none/out.json", "/dev/full"] {
      let run = try Binary.run([
        "check", "--lang", "en", "--report", "json=\(path)", "samples/01-dynamic-consent.yaml",
      ])
      #expect(run.status == 70, "\(path)")
      #expect(run.errors.contains(path), "\(run.errors)")
    }
  }

  @Test("leave the earlier file as it was where they fail, and nothing beside it")
  func intact() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("out.json", "old")
    // A file may hold 1 KiB: as where the disk is full.
    let run = try Binary.run(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        "trap '' XFSZ; ulimit -f 1; exec \"$0\" check --report json=\"$1\" \(Self.plan) > /dev/null",
        Binary.url.path, file.path,
      ],
      input: Data(),
      in: Repository.root
    )
    #expect(run.status == 70, "\(run.errors)")
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try folder.names() == ["out.json"])
  }

  @Test("keep the permissions of the file that they replace")
  func permissions() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("out.csv", "old")
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    _ = try Binary.run(["check", "--report", "csv=\(file.path)", Self.plan])
    let attributes = try manager.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try Data(contentsOf: file).starts(with: [0xEF, 0xBB, 0xBF]))
  }
}

extension TemporaryFolder {
  /// The names in the folder, hidden ones too, in order.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
