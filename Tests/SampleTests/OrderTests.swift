import Testing

@Suite("Batches of samples")
struct OrderTests {
  private static let check = ["check", "--format", "one-line", "--lang", "ja"]

  @Test("threads change nothing", arguments: ["1", "2", "5"])
  func threads(_ jobs: String) throws {
    let paths = Sample.all.map(\.path)
    let one = try Binary.run(Self.check + paths)
    let other = try Binary.run(Self.check + ["--jobs", jobs] + paths)
    #expect(one.output == other.output)
    #expect(one.status == other.status)
  }

  @Test("a folder's plans come in the order of their names")
  func folder() throws {
    let named = try Binary.run(Self.check + Sample.all.map(\.path))
    let folder = try Binary.run(Self.check + ["samples"])
    #expect(folder.output == named.output)
  }

  @Test("the order of the files changes only the order of the lines")
  func order() throws {
    let forward = try Binary.run(Self.check + Sample.all.map(\.path))
    let backward = try Binary.run(Self.check + Sample.all.reversed().map(\.path))
    #expect(forward.status == backward.status)
    #expect(forward.lines.last == backward.lines.last)
    for sample in Sample.all {
      #expect(!forward.lines(of: sample.path).isEmpty)
      #expect(forward.lines(of: sample.path) == backward.lines(of: sample.path))
    }
  }

  @Test(
    "the same files again give the same bytes",
    arguments: ["text", "json", "one-line", "concise"]
  )
  func again(_ format: String) throws {
    let arguments = ["check", "--format", format, "samples"]
    #expect(try Binary.run(arguments).output == Binary.run(arguments).output)
  }
}
