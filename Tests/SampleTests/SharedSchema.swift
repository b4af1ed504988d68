import Foundation

/// A schema of docs/ that borrows from the schema of assessments.
enum SharedSchema {
  static let canValidate = Python.has("jsonschema, referencing", for: "JSON schemas")

  private static let script = """
    import json, sys, jsonschema, referencing
    load = lambda name: json.load(open(f"docs/{name}", encoding="utf-8"))
    name = "assessment.schema.json"
    resource = referencing.Resource.from_contents(load(name))
    registry = referencing.Registry().with_resource(name, resource)
    schema = load(sys.argv[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, registry=registry)
    errors = list(validator.iter_errors(json.load(sys.stdin)))
    for error in errors[:5]:
        print("/".join(map(str, error.absolute_path)), error.message[:300])
    sys.exit(1 if errors else 0)
    """

  /// What of a text does not fit; empty where all does.
  static func faults(of text: String, _ schema: String) throws -> String {
    let run = try Python.run(script, [schema], input: text)
    return run.status == 0 ? "" : run.output + run.errors
  }
}
