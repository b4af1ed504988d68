import Rules
import SourceText
import TestSupport
import Testing

@testable import Checking

@Suite("Routes of a plan")
struct RouteAssessmentTests {
  private static func assessment(
    of plan: String,
    changing old: String = "",
    to new: String = "",
    asOf: Day? = nil,
    isFull: Bool = true
  ) throws -> (Assessment, Rulebook) {
    let rulebook = try Repository.rulebook()
    let base = try #require(rulebook.cases.plans.first { rulebook.string($0.name) == plan })
    let text = rulebook.string(base.text).replacing(old, with: new)
    var checker = PlanChecker(rulebook)
    var options = CheckOptions(today: rulebook.firstDay)
    options.asOf = asOf
    options.isFull = isFull
    let source = SourceFile(name: "plan.yaml", bytes: Array(text.utf8))
    let result = checker.check(source, options)
    return (try #require(result.documents.first?.assessment), rulebook)
  }

  private static func states(
    _ record: String,
    _ found: (Assessment, Rulebook)
  ) -> [(id: String, state: RouteState)] {
    let (assessment, rulebook) = found
    let routes = rulebook.routes
    return assessment.routes.first { $0.subject == record }?.routes.map {
      (rulebook.string(routes[$0.route].id), $0.state)
    } ?? []
  }

  @Test("stand in the order open, on conditions, for judgement, closed")
  func order() throws {
    let states = Self.states("transfers[t1]", try Self.assessment(of: "academic-provision"))
    #expect(states.map(\.state) == states.map(\.state).sorted())
    #expect(states.first?.id == "academic-recipient")
    #expect(states.contains { $0.id == "academic-joint" && $0.state == .closed })
  }

  @Test("are not looked for in short reports")
  func shortReports() throws {
    #expect(try Self.assessment(of: "academic-provision", isFull: false).0.routes.isEmpty)
  }

  @Test("stay open to question where the day of the act is unknown")
  func unknownDay() throws {
    let found = try Self.assessment(
      of: "academic-provision",
      changing: "\"date\": \"2023-09-01\"",
      to: "\"date\": \"unknown\""
    )
    let states = Self.states("transfers[t1]", found)
    #expect(!states.isEmpty)
    #expect(states.allSatisfy { $0.state == .conditional })
  }

  @Test("say nothing certain of a day whose law is not held")
  func lawNotHeld() throws {
    let asOf = try #require(Day(iso: "2026-12-01".utf8))
    let (assessment, rulebook) = try Self.assessment(of: "chart-review-2024", asOf: asOf)
    let own = try #require(assessment.routes.first { $0.subject == "datasets[own-records]" })
    let unheld = own.routes.filter { !$0.isHeld }
    let routes = rulebook.routes
    #expect(unheld.contains { rulebook.string(routes[$0.route].id) == "guideline-own-notice" })
    #expect(unheld.allSatisfy { $0.state == .conditional && $0.points.isEmpty })
  }

  @Test("leave plans of earlier law as they were")
  func earlierLaw() throws {
    #expect(try Self.assessment(of: "existing-database").0.routes.isEmpty)
  }
}
