import Foundation
import Glibc
import Testing

@Suite("Input that cannot be read")
struct BadInputTests {
  private static let check = ["check", "--format", "one-line", "--lang", "en"]
  private static let good = "good.yaml"

  /// A folder with one plan that has a finding.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, Sample.named("07-opt-out-classic").text())
    return folder
  }

  @Test("each is an error at its place, with a message in both languages", arguments: BadInput.all)
  func single(_ input: BadInput) throws {
    let folder = try TemporaryFolder()
    try folder.write(input.file, input.bytes)
    for language in ["ja", "en"] {
      let run = try Binary.run(
        ["check", "--format", "one-line", "--lang", language, input.file],
        in: folder.url
      )
      #expect(run.status == 3)
      #expect(run.errors.isEmpty)
      let start = "\(input.file):\(input.place): error[\(input.id)"
      let line = run.lines.first { $0.hasPrefix(start) }
      #expect(line != nil, "\(start) is not in: \(run.output)")
      #expect((line?.count ?? 0) > start.count + 12)
    }
  }

  @Test("one run over all of them reports each and still checks the good plan")
  func together() throws {
    let folder = try folder()
    for input in BadInput.all { try folder.write(input.file, input.bytes) }
    let run = try Binary.run(Self.check + BadInput.all.map(\.file) + [Self.good], in: folder.url)
    #expect(run.status == 3)
    for input in BadInput.all {
      #expect(run.lines(of: input.file).contains { $0.contains(": error[\(input.id)") }, "\(input)")
    }
    #expect(run.lines(of: Self.good).contains { $0.contains("error[appi/sensitive-opt-out]") })
  }

  @Test("in a folder, a file without a plan is counted and is no error")
  func notAPlan() throws {
    let folder = try folder()
    try folder.write("compose.yaml", "services: {web: {image: a}}\n")
    try folder.write(".hidden.yaml", "tebiki: 2\n")
    let run = try Binary.run(Self.check + ["."], in: folder.url)
    #expect(run.status == 1)
    #expect(run.lines(of: "./compose.yaml").isEmpty)
    #expect(run.lines.last?.contains("(1 not a plan)") == true)
  }

  @Test("a named file without a plan is an error")
  func namedNotAPlan() throws {
    let folder = try TemporaryFolder()
    try folder.write("compose.yaml", "services: {web: {image: a}}\n")
    let run = try Binary.run(Self.check + ["compose.yaml"], in: folder.url)
    #expect(run.status == 3)
    #expect(run.lines(of: "compose.yaml").contains { $0.contains("error[plan/no-version]") })
  }

  @Test("a folder without plans is a failure")
  func emptyFolder() throws {
    let folder = try TemporaryFolder()
    let run = try Binary.run(Self.check + ["."], in: folder.url)
    #expect(run.status == 3)
    #expect(run.lines(of: ".").contains { $0.contains("no plan") })
  }

  @Test("a folder of files that are no plans is a failure")
  func onlyOtherFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("compose.yaml", "services: {}\n")
    #expect(try Binary.run(Self.check + ["."], in: folder.url).status == 3)
  }

  @Test("what the system cannot read is told, and the good plan is checked")
  func files() throws {
    let folder = try folder()
    let path = folder.url.path
    #expect(mkfifo(path + "/pipe.yaml", 0o600) == 0)
    #expect(symlink("b.yaml", path + "/a.yaml") == 0)
    #expect(symlink("a.yaml", path + "/b.yaml") == 0)
    let names = ["pipe.yaml", "a.yaml", "none.yaml"]
    let run = try Binary.run(Self.check + names + [Self.good], in: folder.url)
    #expect(run.status == 3)
    for name in names {
      #expect(run.lines(of: name).contains { $0.contains("error[input/unreadable]: ") }, "\(name)")
    }
    #expect(run.lines(of: Self.good).contains { $0.contains("error[appi/sensitive-opt-out]") })
  }

  @Test("a file without permission is told", .enabled(if: geteuid() != 0, "root reads every file"))
  func permission() throws {
    let folder = try folder()
    try folder.write("locked.yaml", "tebiki: 1\n")
    #expect(chmod(folder.url.path + "/locked.yaml", 0) == 0)
    let run = try Binary.run(Self.check + ["locked.yaml", Self.good], in: folder.url)
    #expect(run.status == 3)
    #expect(run.lines(of: "locked.yaml").contains { $0.contains("error[input/unreadable]: ") })
  }

  @Test("size, depth and number of nodes keep to the limits given")
  func limits() throws {
    let folder = try folder()
    for option in [["--max-bytes", "100"], ["--max-depth", "3"], ["--max-nodes", "20"]] {
      let run = try Binary.run(Self.check + option + [Self.good], in: folder.url)
      #expect(run.status == 3)
      #expect(run.lines(of: Self.good).contains { $0.contains(": error[") }, "\(option)")
    }
  }

  @Test("the default limit of size is one mebibyte")
  func size() throws {
    let folder = try folder()
    let text = try Sample.named("05-society-anonymises").text()
    let filling = (1 << 20) - text.utf8.count - 2
    try folder.write("most.yaml", text + "#" + String(repeating: "-", count: filling) + "\n")
    try folder.write("more.yaml", text + "#" + String(repeating: "-", count: filling + 1) + "\n")
    #expect(try Binary.run(Self.check + ["most.yaml"], in: folder.url).status == 0)
    #expect(try Binary.run(Self.check + ["more.yaml"], in: folder.url).status == 3)
  }

  @Test("a broken pack of rules ends with its own code, at the rule's place")
  func brokenPack() throws {
    let folder = try folder()
    try folder.write(
      "pack/appi/broken.yaml",
      "title: {ja: 題, en: title}\nlevel: must\napplys: 'true'\n"
    )
    let run = try Binary.run(Self.check + ["--rules", "pack", Self.good], in: folder.url)
    #expect(run.status == 4)
    #expect(run.errors.contains("pack/appi/broken.yaml:3:1"))
    #expect(run.output.isEmpty)
  }

  @Test("the first document's fault does not hide the second's verdict")
  func documents() throws {
    let folder = try TemporaryFolder()
    let good = try Sample.named("05-society-anonymises").text()
    try folder.write("two.yaml", "tebiki: 1\nas-of: 2021-02-29\n---\n" + good)
    let run = try Binary.run(Self.check + ["two.yaml"], in: folder.url)
    #expect(run.status == 3)
    #expect(run.lines.contains { $0.hasPrefix("two.yaml: document 1: invalid") })
    #expect(run.lines.contains { $0.hasPrefix("two.yaml: document 2: no findings") })
  }

  @Test("standard input is read as a file of any name")
  func standardInput() throws {
    let data = Data(try Sample.named("07-opt-out-classic").text().utf8)
    let run = try Binary.run(Self.check + ["--stdin-filename", "submitted.yaml", "-"], input: data)
    #expect(run.status == 1)
    #expect(run.lines(of: "submitted.yaml").contains { $0.contains("appi/sensitive-opt-out") })
  }
}
