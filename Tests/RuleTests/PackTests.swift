import Rules
import TestSupport
import Testing

@Suite("An institution's pack")
struct PackTests {
  private func problems(_ path: String, _ text: String) throws -> [RuleProblem] {
    let file = RuleFile(path: path, bytes: Array(text.utf8))
    switch RulebookLoader.extend(try TinyRulebook.make(), with: [file]) {
    case .success: return []
    case .failure(let problems): return problems.list
    }
  }

  @Test(
    "tells of every file that would change nothing",
    arguments: [
      "vocabulary/plan.yaml", "vocabulary/derived/dataset-own.yaml", "workflows/handbook-5.yaml",
      "chart.yaml", "glossary.yaml", "appi/own-rule.yml",
    ]
  )
  func withoutEffect(path: String) throws {
    let problem = try #require(try problems(path, "record: plan\n").first)
    #expect(problem.path == path)
    #expect((problem.line, problem.column) == (1, 1))
  }

  @Test("may hold notes beside its rules")
  func notes() throws {
    #expect(try problems("README.md", "# Our rules\n").isEmpty)
  }
}
