import Checking
import Foundation
import Rules
import SourceText
import TestSupport

@testable import Workflows

/// Plans of samples/ with other steps, and what comes of them.
struct PlanKit {
  let kit: Kit

  /// A sample that has no findings, by the workflow that it follows.
  static let samples = [
    "handbook-1": "01-dynamic-consent", "handbook-2": "22-academic-dynamic-consent-opt-out",
    "handbook-3": "02-ngmia-new-patients", "handbook-4": "03-hospital-anonymises-new-data",
    "handbook-5": "04-ngmia-existing-database", "handbook-6a": "05-society-anonymises",
    "handbook-6b": "06-hospital-anonymises-existing",
  ]

  init() throws { kit = try Kit() }

  /// The sample's plan with this in the place of its `workflow`.
  func plan(_ workflow: String, _ text: String) throws -> String {
    let name = Self.samples[workflow] ?? ""
    let url = Repository.root.appending(path: "samples/\(name).yaml")
    let sample = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    var lines = sample.components(separatedBy: "\n")
    let start = lines.firstIndex {
      $0.hasPrefix("workflow:") || $0.hasPrefix("'workflow':") || $0.hasPrefix("\"workflow\":")
        || $0.hasPrefix("ワークフロー:")
    }
    if let start {
      let rest = lines[(start + 1)...].prefix { $0.hasPrefix(" ") || $0.hasPrefix("-") }
      lines.removeSubrange(start..<(start + 1 + rest.count))
    }
    return lines.joined(separator: "\n") + "\n" + text + "\n"
  }

  func review(_ workflow: String, _ text: String) throws -> Reviewed {
    let bytes = Array(try plan(workflow, text).utf8)
    var checker = PlanChecker(kit.rulebook)
    var result = checker.check(
      SourceFile(name: "plan.yaml", bytes: bytes),
      CheckOptions(today: Day(number: 18_642))
    )
    var review = StepReview(kit.rulebook)
    review.review(&result)
    return Reviewed(result: result, rulebook: kit.rulebook, text: bytes)
  }

  func list(_ steps: [String], follows: String) -> String {
    "workflow:\n  follows: \(follows)\n  steps:\n"
      + steps.map { "    - {step: \($0)}\n" }.joined()
  }
}

/// What was found of one plan.
struct Reviewed {
  let result: FileResult
  let rulebook: Rulebook
  let text: [UInt8]

  var assessment: Assessment? { result.documents.first?.assessment }

  var errors: [Diagnostic] {
    (result.documents.first?.diagnostics ?? []).filter { $0.severity == .error }
  }

  /// Findings of steps: the rule's last part, the level, and the text that the place marks.
  var steps: [String] {
    (assessment?.findings ?? []).filter { rulebook.rules[$0.rule].kind == .steps }.map { finding in
      let id = rulebook.string(rulebook.rules[finding.rule].id).split(separator: "/").last ?? ""
      return "\(id) \(finding.level.name) \(marked(finding.place.range))"
    }
  }

  func marked(_ range: ByteRange?) -> String {
    range.map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) } ?? ""
  }
}
