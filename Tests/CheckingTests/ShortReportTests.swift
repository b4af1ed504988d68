import Rules
import SourceText
import Testing

@testable import Checking

@Suite("A short report")
struct ShortReportTests {
  @Test("finds, leaves open and counts the same as a full one, over 1,000 generated plans")
  func sameFindings() throws {
    let plans = try GeneratedPlans()
    var assessor = Assessor(plans.rulebook)
    var dice = Dice(seed: 365)
    var found = 0
    for _ in 0..<1_000 {
      var table = plans.plan(&dice)
      var same = table
      let day = Day(number: Int32(17_400 + dice.roll(1_600)))
      var request = AssessmentRequest(asOf: day, asOfSource: .option, isFull: false)
      let short = assessor.assess(&table, tree: nil, request: request)
      request.isFull = true
      let full = assessor.assess(&same, tree: nil, request: request)
      found += short.findings.count
      #expect(short.findings.map(Self.summary) == full.findings.map(Self.summary))
      #expect(short.openRules.map(Self.summary) == full.openRules.map(Self.summary))
      #expect(short.counts.violated == full.counts.violated)
      #expect(short.counts.undetermined == full.counts.undetermined)
      #expect(short.counts.notApplicable == full.counts.notApplicable)
      #expect(short.overall.verdict == full.overall.verdict)
    }
    #expect(found > 500)
  }

  @Test("is told by the chart which workflow it points to as the recommendations tell it")
  func sameChoice() throws {
    let plans = try GeneratedPlans()
    let chart = plans.rulebook.chart
    var assessor = Assessor(plans.rulebook)
    var dice = Dice(seed: 6)
    var seen: [ChartChoice: Int] = [:]
    for _ in 0..<1_000 {
      let plan = plans.plan(&dice)
      // From before the chart's first day to the years after it.
      let day = Day(number: Int32(17_400 + dice.roll(1_600)))
      let request = AssessmentRequest(asOf: day, asOfSource: .option)
      var whole = plan
      let asked = assessor.assess(&whole, tree: nil, request: request).recommendations.filter {
        $0.outside == nil && !$0.results.isEmpty
      }
      for workflow in plans.rulebook.workflows.indices {
        let isShown = asked.contains { entry in
          entry.results.contains { $0.workflows.contains(workflow) }
            || entry.alternatives.contains { chart.alternatives[$0].workflow == workflow }
        }
        var table = plan
        assessor.settle(&table, asOf: day)
        let choice = assessor.chartChoice(of: workflow, asOf: day, &table)
        #expect(choice == (asked.isEmpty ? .silent : isShown ? .shown : .open))
        seen[choice, default: 0] += 1
      }
    }
    for choice in [ChartChoice.silent, .shown, .open] { #expect(seen[choice, default: 0] > 100) }
  }

  private static func summary(_ finding: Finding) -> String {
    "\(finding.rule) \(finding.subjectKey) \(finding.place.path) \(finding.message.ja)"
  }

  private static func summary(_ open: OpenRule) -> String {
    "\(open.rule) \(open.subjectKey) \(open.place.path) \(open.missingPaths) \(open.reason)"
  }
}
