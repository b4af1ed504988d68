import Checking
import Rules
import TestSupport
import Testing

@Suite("Faults put into routes")
struct RouteMutationTests {
  private static func result(
    changing old: String = "",
    to new: String = ""
  ) throws -> RouteMutationResult {
    let source = TinyRoute.source.replacing(old, with: new)
    let rulebook = try TinyRulebook.make(with: [TinyRoute.path: source])
    return RouteMutationRunner(rulebook).run(0)
  }

  @Test("are noticed by cases that show each condition at work")
  func killed() throws {
    let result = try Self.result()
    #expect(!result.hasFailedCase)
    #expect(result.count > 3)
    #expect(result.killed + result.equivalent + result.survivors.count == result.count)
  }

  @Test("survive under the condition that no case looks at")
  func survivors() throws {
    let result = try Self.result(
      changing: "fits: dataset.existing",
      to: #"fits: dataset.existing || dataset.kind == "foreign-law""#
    )
    #expect(result.survivors.contains { $0.condition == "fits" })
  }

  @Test("are not tried where a case fails")
  func failedCase() throws {
    let result = try Self.result(
      changing: "expect: closed, unmet: [foreign,",
      to: "expect: closed, unmet: ["
    )
    #expect(result.hasFailedCase)
  }
}
