import Foundation
import TestSupport
import Testing

@Suite("JSON reports and their schema")
struct SchemaTests {
  private static let python = URL(filePath: "/usr/bin/env")

  private static let hasValidator: Bool = {
    let run = try? Binary.run(
      python,
      ["python3", "-c", "import jsonschema"],
      input: Data(),
      in: Repository.root
    )
    let isThere = run?.status == 0
    if !isThere { print("JSON schema: skipped, there is no python3 with jsonschema") }
    return isThere
  }()

  private static let script = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    errors = list(validator.iter_errors(json.load(sys.stdin)))
    for error in errors[:5]:
        print("/".join(map(str, error.absolute_path)), error.message[:300])
    sys.exit(1 if errors else 0)
    """

  @Test(
    "the JSON of every sample fits the schema",
    .enabled(if: hasValidator, "needs python3 with jsonschema"),
    arguments: Sample.all
  )
  func check(_ sample: Sample) throws {
    try validate(["check", "--format", "json", sample.path])
  }

  @Test(
    "so does the JSON of all at once, of a file that is not there, and of the workflows",
    .enabled(if: hasValidator, "needs python3 with jsonschema"),
    arguments: [
      ["check", "--format", "json", "samples"],
      ["check", "--format", "json", "--no-source", "samples"],
      ["check", "--format", "json", "samples/none.yaml"],
      ["workflow", "--format", "json", "samples/04-ngmia-existing-database.yaml"],
    ]
  )
  func others(_ arguments: [String]) throws {
    try validate(arguments)
  }

  private func validate(_ arguments: [String]) throws {
    let report = try Binary.run(arguments)
    let run = try Binary.run(
      Self.python,
      ["python3", "-c", Self.script, "docs/assessment.schema.json"],
      input: Data(report.output.utf8),
      in: Repository.root
    )
    #expect(run.status == 0, "\(run.output) \(run.errors)")
  }
}
