import Foundation
import TestSupport
import Testing

/// Days on which the law changed, each with a sample that shows it.
@Suite("Boundary days")
struct BoundaryDayTests {
  /// What a reader of a finding, verdict or classification would notice.
  private struct Shown: Equatable {
    var verdicts: [String]
    var rules: [String]
    var citations: [String]
    var classifications: [String]

    init(_ plan: PlanReport) {
      func list(_ key: String) -> [[String: Any]] {
        plan.assessment[key] as? [[String: Any]] ?? []
      }
      verdicts = list("laws").map { law in
        "\(law["law"] ?? ""): \(object(law["verdict"])["verdict"] ?? law["verdict"] ?? "")"
      }
      verdicts.append(plan.overall.verdict)
      let told = list("findings") + list("openRules")
      rules = told.compactMap { $0["rule"] as? String }.sorted()
      citations = told.flatMap { $0["citations"] as? [[String: Any]] ?? [] }.map { citation in
        "\(citation["id"] ?? ""): \(object(citation["number"])["ja"] ?? "")"
      }.sorted()
      classifications = list("classifications").map { entry in
        "\(entry["field"] ?? ""): \(object(entry["value"])["ja"] ?? "")"
      }.sorted()
    }
  }

  /// The day, the day before, and the sample whose two plans are dated so.
  static let pairs: [(day: String, before: String, sample: String)] = [
    ("2017-05-30", "2017-05-30", "27-day-2017-05-30"),
    ("2018-05-11", "2018-05-10", "28-day-2018-05-11"),
    ("2019-01-23", "2019-01-22", "29-day-2019-01-23"),
    ("2021-06-30", "2021-06-29", "30-day-2021-06-30"),
    ("2022-04-01", "2022-03-31", "31-day-2022-04-01-ngmia"),
    ("2022-04-01", "2022-03-31", "34-day-2022-04-01-appi"),
    ("2023-04-01", "2023-03-31", "35-day-2023-04-01"),
    ("2023-07-01", "2023-06-30", "36-day-2023-07-01"),
    ("2024-04-01", "2024-03-31", "32-day-2024-04-01"),
    ("2025-12-01", "2025-11-30", "33-day-2025-12-01"),
    ("2026-12-01", "2026-11-30", "37-day-2026-12-01"),
  ]

  @Test("two plans a day apart come out differently", arguments: pairs)
  func pair(day: String, before: String, sample: String) throws {
    let plans = try Binary.json(["samples/\(sample).yaml"]).plans
    try #require(plans.count == 2)
    #expect(Shown(plans[0]) != Shown(plans[1]), "\(sample) shows nothing of \(day)")
  }
}
