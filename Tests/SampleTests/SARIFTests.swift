import Foundation
import TestSupport
import Testing

@Suite("SARIF reports")
struct SARIFTests {
  /// The schema of SARIF 2.1.0, which is no part of this repository.
  private static let schema =
    ProcessInfo.processInfo.environment["TEBIKI_SARIF_SCHEMA"]
    ?? Repository.root.path + "/../shared/conformance/schemas/sarif-schema-2.1.0.json"

  private static let canValidate: Bool = {
    guard FileManager.default.isReadableFile(atPath: schema) else {
      print("SARIF schema: skipped, no file \(schema); name it in TEBIKI_SARIF_SCHEMA")
      return false
    }
    return Python.has("jsonschema", for: "SARIF schema")
  }()

  private static let script = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    errors = list(validator.iter_errors(json.load(sys.stdin)))
    for error in errors[:5]:
        print("/".join(map(str, error.absolute_path)), error.message[:300])
    sys.exit(1 if errors else 0)
    """

  private func validate(_ arguments: [String]) throws {
    let report = try Binary.run(["check", "--format", "sarif"] + arguments)
    let run = try Python.run(Self.script, [Self.schema], input: report.output)
    #expect(run.status == 0, "\(run.output) \(run.errors)")
  }

  @Test(
    "of every sample fit the schema",
    .enabled(if: canValidate, "needs the schema and python3 with jsonschema"),
    arguments: Sample.all
  )
  func schema(_ sample: Sample) throws {
    try validate(["--lang", "ja", sample.path])
  }

  @Test(
    "of all samples, without source, with addresses of help, and of no file fit it, too",
    .enabled(if: canValidate, "needs the schema and python3 with jsonschema"),
    arguments: [
      ["samples"], ["--lang", "en", "--no-source", "samples"], ["samples/none.yaml"],
      ["--help-uri", "https://example.org/rules/{id}", "samples"],
    ]
  )
  func others(_ arguments: [String]) throws {
    try validate(arguments)
  }

  private func results(_ arguments: [String]) throws -> [[String: Any]] {
    let run = try Binary.run(["check", "--format", "sarif"] + arguments)
    let log = object(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
    return object((log["runs"] as? [Any])?.first)["results"] as? [[String: Any]] ?? []
  }

  @Test("carry level, place, facts, law and fingerprint of a finding")
  func finding() throws {
    let results = try results(["--lang", "ja", "samples/07-opt-out-classic.yaml"])
    let result = try #require(results.first { $0["ruleId"] as? String == "appi/sensitive-opt-out" })
    #expect(result["level"] as? String == "error")
    #expect(result["kind"] as? String == "fail")
    let location = object((result["locations"] as? [Any])?.first)
    let region = object(object(location["physicalLocation"])["region"])
    #expect(region["startLine"] as? Int == 70)
    #expect(region["startColumn"] as? Int == 12)
    #expect((result["relatedLocations"] as? [Any])?.count ?? 0 > 5)
    let taxon = object((result["taxa"] as? [Any])?.first)
    #expect(object(taxon["properties"])["number"] as? String == "第23条第2項")
    #expect(object(result["partialFingerprints"])["tebiki/v1"] != nil)
  }

  @Test("say of what is undecided that it is open, not that it failed")
  func open() throws {
    let results = try results(["samples/09-half-filled-draft.yaml"])
    let open = results.filter { $0["kind"] as? String == "open" }
    #expect(!open.isEmpty)
    #expect(open.allSatisfy { $0["level"] as? String == "none" })
  }

  @Test("name a rule or a family of faults for every result")
  func descriptors() throws {
    let results = try results(["samples"])
    #expect(results.count > 50)
    #expect(results.allSatisfy { $0["ruleIndex"] is Int })
  }
}
