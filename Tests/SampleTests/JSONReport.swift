import Foundation

/// The JSON of a run, as far as these tests read it.
struct JSONReport {
  let status: Int32
  private let root: [String: Any]

  init(_ run: Run) throws {
    status = run.status
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    guard let object = value as? [String: Any] else { throw Failure.notAnObject }
    root = object
  }

  enum Failure: Error {
    case notAnObject
    case noPlan
  }

  /// The rulebook's version and its digest.
  var rulebook: (version: String, digest: String) {
    let book = object(root["rulebook"])
    return (book["version"] as? String ?? "", book["digest"] as? String ?? "")
  }

  /// The assessments of all plans of the first file.
  var plans: [PlanReport] {
    let file = object((root["files"] as? [Any])?.first)
    return (file["documents"] as? [[String: Any]] ?? []).map {
      PlanReport(assessment: object($0["assessment"]))
    }
  }

  /// The assessment of the first plan of the first file.
  func plan() throws -> PlanReport {
    let file = object((root["files"] as? [Any])?.first)
    let document = object((file["documents"] as? [Any])?.first)
    let assessment = object(document["assessment"])
    guard !assessment.isEmpty else { throw Failure.noPlan }
    return PlanReport(assessment: assessment)
  }
}

/// One plan's assessment.
struct PlanReport {
  let assessment: [String: Any]

  var overall: (verdict: String, best: String, worst: String) {
    let overall = object(assessment["overall"])
    func name(_ key: String) -> String { overall[key] as? String ?? "" }
    return (name("verdict"), name("best"), name("worst"))
  }

  var findings: [[String: Any]] { assessment["findings"] as? [[String: Any]] ?? [] }

  var openRules: [[String: Any]] { assessment["openRules"] as? [[String: Any]] ?? [] }

  /// The ids of the rules with findings.
  var rules: Set<String> { Set(findings.compactMap { $0["rule"] as? String }) }

  func findings(of rule: String) -> [[String: Any]] {
    findings.filter { $0["rule"] as? String == rule }
  }

  /// The datasets that the chart speaks of.
  var recommendations: [Recommendation] {
    let all = assessment["recommendations"] as? [[String: Any]] ?? []
    return all.map(Recommendation.init).filter { !$0.isOutside }
  }
}

/// Where the chart leads for one dataset.
struct Recommendation {
  let dataset: String
  let isOutside: Bool
  let hasOpenQuestion: Bool
  let workflows: [String]
  let blockers: Int

  init(_ json: [String: Any]) {
    dataset = json["dataset"] as? String ?? ""
    isOutside = json["outside"] is [String: Any]
    hasOpenQuestion = json["next"] is [String: Any]
    let results = json["results"] as? [[String: Any]] ?? []
    workflows = results.flatMap { $0["workflows"] as? [[String: Any]] ?? [] }
      .compactMap { $0["id"] as? String }
    blockers = results.flatMap { $0["blockers"] as? [Any] ?? [] }.count
  }
}

/// The value as an object; empty when it is none.
func object(_ value: Any?) -> [String: Any] { value as? [String: Any] ?? [:] }
