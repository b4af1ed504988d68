import Foundation
import TestSupport
import Testing

@Suite("Reports in the hands of other programs")
struct OtherReaderTests {
  private static let hasJUnitParser = Python.has("junitparser", for: "JUnit")
  private static let hasSchemas = Python.has("jsonschema", for: "JSON Lines schema")

  private static let junit = """
    import sys, junitparser
    xml = junitparser.JUnitXml.fromstring(sys.stdin.buffer.read())
    cases = [case for suite in xml for case in suite]
    kinds = [type(result).__name__ for case in cases for result in case.result]
    print(len(list(xml)), kinds.count("Failure"), kinds.count("Error"), kinds.count("Skipped"))
    for suite in xml:
        assert suite.tests == len(list(suite)) and suite.tests > 0
    """

  /// Suites, failures, errors and skipped cases, as junitparser counts them.
  private func counts(_ path: String) throws -> [Int] {
    let report = try Binary.run(["check", "--format", "junit", path])
    let run = try Python.run(Self.junit, [], input: report.output)
    let counts = run.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(run.status == 0 && counts.count == 4, "\(run.output) \(run.errors)")
    return counts
  }

  @Test(
    "JUnit: a plan is a suite, a must-finding a failure, a broken plan an error",
    .enabled(if: hasJUnitParser, "needs python3 with junitparser")
  )
  func junit() throws {
    let found = try counts("samples/07-opt-out-classic.yaml")
    #expect(found[0] == 1 && found[1] >= 1 && found[2] == 0)
    let draft = try counts("samples/09-half-filled-draft.yaml")
    #expect(draft[1] == 0 && draft[3] > 0)
    #expect(try counts("samples/12-broken.yaml")[2] > 10)
    #expect(try counts("samples")[0] >= Sample.all.count)
  }

  @Test("JUnit is XML, also with everything that XML cannot hold")
  func xml() throws {
    let folder = try TemporaryFolder()
    let text = "tebiki: 1\nstudy: {title: \"<&>\\\"'\\u0001\\uFFFE]]>\"}\nx: \"\\u0002\"\n"
    try folder.write("a<&'\u{1}.yaml", text)
    let report = try Binary.run(["check", "--format", "junit", "a<&'\u{1}.yaml"], in: folder.url)
    let script = "import sys, xml.etree.ElementTree as e; e.fromstring(sys.stdin.buffer.read())"
    let run = try Python.run(script, [], input: report.output)
    #expect(run.status == 0, "\(run.errors)")
  }

  private static let lines = """
    import json, sys, jsonschema, referencing, referencing.jsonschema
    load = lambda name: json.load(open(f"docs/{name}", encoding="utf-8"))
    name = "assessment.schema.json"
    resource = referencing.Resource.from_contents(load(name))
    registry = referencing.Registry().with_resource(name, resource)
    validator = jsonschema.Draft202012Validator(load("lines.schema.json"), registry=registry)
    kinds = []
    for line in sys.stdin:
        value = json.loads(line)
        kinds.append(value["kind"])
        for error in validator.iter_errors(value):
            print(value["kind"], error.message[:300])
            sys.exit(1)
    print(kinds[0], len(kinds) - 2, kinds[-1])
    """

  @Test(
    "JSON Lines: the run, the files and the summary fit their schema",
    .enabled(if: hasSchemas, "needs python3 with jsonschema")
  )
  func jsonLines() throws {
    let report = try Binary.run(["check", "--format", "jsonl", "samples"])
    let run = try Python.run(Self.lines, [], input: report.output)
    #expect(run.output == "run \(Sample.all.count) summary\n", "\(run.output) \(run.errors)")
  }

  @Test("GitLab: an array of issues with unique fingerprints, paths and lines")
  func gitlab() throws {
    let report = try Binary.run(["check", "--format", "gitlab", "samples"])
    let parsed = try JSONSerialization.jsonObject(with: Data(report.output.utf8))
    let issues = try #require(parsed as? [[String: Any]])
    #expect(issues.count > 20)
    let fingerprints = issues.compactMap { $0["fingerprint"] as? String }
    #expect(Set(fingerprints).count == issues.count)
    for issue in issues {
      let lines = object(object(issue["location"])["lines"])
      #expect((lines["begin"] as? Int ?? 0) >= 1)
      #expect(
        ["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String)
      )
    }
  }

  @Test("GitHub: every line is a workflow command")
  func github() throws {
    let report = try Binary.run(["check", "--format", "github", "samples"])
    #expect(report.lines.allSatisfy { $0.hasPrefix("::") && $0.dropFirst(2).contains("::") })
    #expect(
      report.lines.contains { $0.hasPrefix("::error file=samples/07-opt-out-classic.yaml,line=70") }
    )
  }
}
