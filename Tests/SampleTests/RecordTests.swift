import Foundation
import TestSupport
import Testing

@Suite("Records of checks")
struct RecordTests {
  private static let name = "07-opt-out-classic"

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("plan.yaml", try Sample.named(Self.name).text())
    let run = try Binary.run(["record", "plan.yaml", "-o", "record.json"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private func record(_ folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: "record.json"), encoding: .utf8)
  }

  private func verify(_ folder: TemporaryFolder, _ options: [String] = []) throws -> Run {
    try Binary.run(
      ["verify", "--lang", "en", "record.json", "plan.yaml"] + options,
      in: folder.url
    )
  }

  /// The points that are said to differ.
  private func differing(_ run: Run) -> [String] {
    let start = "The record is refused. Different: "
    let line = run.lines.first { $0.hasPrefix(start) }
    return line?.dropFirst(start.count).components(separatedBy: ", ") ?? []
  }

  @Test("hold, and say what they do and do not prove")
  func holds() throws {
    let run = try verify(folder())
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("The record holds."))
    #expect(
      run.output.contains("does not show that what the plan declares is true or that it is lawful")
    )
  }

  @Test(
    "of every sample fit the schema and hold",
    .enabled(if: SharedSchema.canValidate, "needs python3 with jsonschema"),
    arguments: Sample.readable
  )
  func schema(_ sample: Sample) throws {
    let run = try Binary.run(["record", sample.path])
    #expect(run.status == 0)
    #expect(try SharedSchema.faults(of: run.output, "record.schema.json") == "")
    let folder = try TemporaryFolder()
    try folder.write("record.json", run.output)
    let path = folder.url.appending(path: "record.json").path
    #expect(try Binary.run(["verify", path, sample.path]).status == 0)
  }

  @Test("are the same bytes under any name, in any folder, language and zone; no text of the plan")
  func reproducible() throws {
    let folder = try folder()
    let record = try record(folder)
    let other = try TemporaryFolder()
    try other.write("deep/other.yaml", try Sample.named(Self.name).text())
    let run = try Binary.run(
      URL(filePath: "/usr/bin/env"),
      [
        "TZ=America/New_York", "LC_ALL=ja_JP.UTF-8", Binary.url.path, "record", "--lang", "ja",
        "deep/other.yaml",
      ],
      input: Data(),
      in: other.url
    )
    #expect(run.output == record)
    for text in ["大腸", "東部", "slides", "to-maker", "plan.yaml", folder.url.path] {
      #expect(!record.contains(text))
    }
  }

  @Test(
    "are refused where the plan changed, and say what that did",
    arguments: [
      ("# 注記\n", "", ["plan", "findings"]),
      ("", "\n# 注記\n", ["plan"]),
    ]
  )
  func changedPlan(before: String, after: String, points: [String]) throws {
    let folder = try folder()
    try folder.write("plan.yaml", before + (try Sample.named(Self.name).text()) + after)
    let run = try verify(folder)
    #expect(run.status == 1)
    #expect(differing(run) == points)
  }

  @Test("are refused for another verdict, another day and a plan that is none")
  func changedMeaning() throws {
    let folder = try folder()
    let plan = try Sample.named(Self.name).text()
    try folder.write("plan.yaml", plan.replacing("bases: [appi-opt-out]", with: "bases: unknown"))
    #expect(differing(try verify(folder)) == ["plan", "verdict", "findings"])
    try folder.write("plan.yaml", plan.replacing("as-of: 2021", with: "as-of: 2022"))
    #expect(differing(try verify(folder)).contains("as-of"))
    try folder.write("plan.yaml", "a: [")
    let run = try verify(folder)
    #expect(run.status == 1)
    #expect(differing(run) == ["plan"])
    try folder.write("plan.yaml", plan)
    #expect(differing(try verify(folder, ["--as-of", "2021-01-16"])) == ["as-of"])
    #expect(try verify(folder, ["--as-of", "2021-01-15"]).status == 0)
  }

  @Test("are refused under another rulebook, saying so")
  func rulebook() throws {
    let folder = try folder()
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "rules"),
      to: folder.url.appending(path: "rules")
    )
    let rule = folder.url.appending(path: "rules/appi/sensitive-opt-out.yaml")
    let text = try String(contentsOf: rule, encoding: .utf8)
    let same = try verify(folder, ["--rulebook", "rules"])
    try text.replacing("title:\n  ja: ", with: "title:\n  ja: 新・")
      .write(to: rule, atomically: true, encoding: .utf8)
    let other = try verify(folder, ["--rulebook", "rules"])
    #expect(same.status == 0, "\(same.output)")
    #expect(differing(other) == ["rulebook"], "\(other.output) \(other.errors)")
  }

  @Test("are refused by another program, saying so")
  func engine() throws {
    let folder = try folder()
    // By a shell: what is written here while another test starts a program is busy, and cannot run.
    let script = "cp \"$0\" same && cp \"$0\" other && printf '\\0' >> other"
    let shell = URL(filePath: "/bin/sh")
    let copying = try Binary.run(
      shell,
      ["-c", script, Binary.url.path],
      input: Data(),
      in: folder.url
    )
    #expect(copying.status == 0, "\(copying.errors)")
    let arguments = ["verify", "--lang", "en", "record.json", "plan.yaml"]
    func verify(by name: String) throws -> Run {
      let program = folder.url.appending(path: name)
      return try Binary.run(program, arguments, input: Data(), in: folder.url)
    }
    let same = try verify(by: "same")
    #expect(same.status == 0, "\(same.output)")
    let other = try verify(by: "other")
    #expect(other.status == 1)
    #expect(differing(other) == ["engine"])
  }

  @Test(
    "that were changed by hand are refused",
    arguments: [
      ("\"verdict\": \"nonconforming\"", "\"verdict\": \"remarks\"", ["record", "verdict"]),
      ("\"level\": \"must\"", "\"level\": \"should\"", ["record", "findings"]),
      ("\"asOf\": \"2021-01-15\"", "\"asOf\": \"2021-01-14\"", ["record", "as-of"]),
      ("does not show that", "does show that", ["record"]), ("{\n  \"s", "{\n\n  \"s", ["record"]),
      ("\"asOfOption\": null", "\"asOfOption\": \"2021-01-14\"", ["record", "as-of"]),
      ("\"bytes\": ", "\"bytes\": 1", ["record"]),
    ]
  )
  func tampered(old: String, new: String, points: [String]) throws {
    let folder = try folder()
    let record = try record(folder)
    #expect(record.contains(old))
    try folder.write("record.json", record.replacing(old, with: new))
    let run = try verify(folder)
    #expect(run.status == 1)
    let found = differing(run)
    #expect(points.allSatisfy(found.contains), "\(found)")
    #expect(run.output.contains("record: it was changed after it was made"))
  }

  @Test(
    "that are no records are an error with its place",
    arguments: [
      (nil, "record.json: "), ("", "record.json:1:1: "),
      ("{\n  \"a\": 1,\n  x", "record.json:3:3: "),
      ("[]", "record.json:1:1: "),
      ("{\"kind\": \"check-record\", \"schemaVersion\": \"9.0\"}", "record.json:1:1: "),
      ("{\"kind\": \"check-record\", \"schemaVersion\": \"1.0\"}\n", "record.json:2:1: "),
    ]
  )
  func corrupt(text: String?, place: String) throws {
    let folder = try folder()
    if let text {
      try folder.write("record.json", text)
    } else {
      try FileManager.default.removeItem(at: folder.url.appending(path: "record.json"))
    }
    let run = try verify(folder)
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: " + place), "\(run.errors)")
  }

  @Test("cut anywhere are an error or refused, never accepted")
  func cut() throws {
    let folder = try folder()
    let record = try record(folder)
    for length in stride(from: 0, to: record.utf8.count, by: record.utf8.count / 10) {
      try folder.write("record.json", Data(record.utf8.prefix(length)))
      #expect([1, 3].contains(try verify(folder).status), "\(length)")
    }
  }

  @Test("of a plan without a day keep the day that they were made for")
  func today() throws {
    let folder = try folder()
    let plan = try Sample.named(Self.name).text().replacing("as-of: 2021-01-15", with: "# kein Tag")
    try folder.write("plan.yaml", plan)
    let run = try Binary.run(["record", "plan.yaml", "-o", "record.json"], in: folder.url)
    #expect(run.status == 0)
    let made = try record(folder)
    #expect(made.contains("\"asOfSource\": \"today\""))
    #expect(try verify(folder).status == 0)
    #expect(
      try Binary.run(["record", "--require-as-of", "plan.yaml"], in: folder.url).status == 3
    )
  }

  @Test("are not made of what cannot be checked, nor over the plan itself")
  func refused() throws {
    let folder = try folder()
    try folder.write("broken.yaml", "tebiki: 1\nstudy: [")
    let run = try Binary.run(["record", "broken.yaml", "-o", "x.json"], in: folder.url)
    #expect(run.status == 3)
    #expect(run.errors.contains("broken.yaml:2:"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/x.json"))
    #expect(try Binary.run(["record", "none.yaml"], in: folder.url).status == 3)
    #expect(
      try Binary.run(["record", "plan.yaml", "-o", "./plan.yaml"], in: folder.url).status == 64
    )
    #expect(
      try Binary.run(["record", "plan.yaml", "-o", "none/x.json"], in: folder.url).status == 70
    )
  }
}

@Suite("Comparisons and their schema")
struct ComparisonSchemaTests {
  @Test(
    "the JSON of comparisons fits",
    .enabled(if: SharedSchema.canValidate, "needs python3 with jsonschema"),
    arguments: [
      ["07-opt-out-classic", "08-article-76-product"],
      ["08-article-76-product", "07-opt-out-classic"],
      ["09-half-filled-draft", "01-dynamic-consent"], ["10-japanese-keys", "10-japanese-keys"],
      ["25-two-proposals", "25-two-proposals"],
      ["11-three-datasets-four-transfers", "09-half-filled-draft"],
    ]
  )
  func comparison(_ names: [String]) throws {
    for options in [[], ["--no-source"]] {
      let paths = names.map { "samples/\($0).yaml" }
      let run = try Binary.run(["diff", "--format", "json"] + options + paths)
      #expect([0, 1].contains(run.status))
      #expect(try SharedSchema.faults(of: run.output, "comparison.schema.json") == "")
    }
  }

  @Test(
    "what is no comparison does not fit",
    .enabled(if: SharedSchema.canValidate, "needs python3 with jsonschema"),
    arguments: ["{}", "[]", "{\"kind\": \"comparison\"}"]
  )
  func other(_ text: String) throws {
    #expect(try !SharedSchema.faults(of: text, "comparison.schema.json").isEmpty)
    #expect(try !SharedSchema.faults(of: text, "record.schema.json").isEmpty)
  }
}
