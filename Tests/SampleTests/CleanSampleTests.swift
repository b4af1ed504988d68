import Testing

@Suite("Samples without findings")
struct CleanSampleTests {
  @Test("nothing is found, nothing is open, and nothing can change that", arguments: Sample.clean)
  func settled(_ sample: Sample, _ workflow: String) throws {
    let report = try Binary.json([sample.path])
    let plan = try report.plan()
    #expect(report.status == 0)
    #expect(plan.overall == ("no-findings", "no-findings", "no-findings"))
    #expect(plan.findings.isEmpty)
    #expect(plan.openRules.isEmpty)
  }

  @Test("the chart leads to one workflow, without an open question", arguments: Sample.clean)
  func workflow(_ sample: Sample, _ workflow: String) throws {
    let recommendations = try Binary.json([sample.path]).plan().recommendations
    #expect(recommendations.count == 1)
    for recommendation in recommendations {
      #expect(recommendation.workflows == [workflow])
      #expect(!recommendation.hasOpenQuestion)
      #expect(recommendation.blockers == 0)
    }
  }

  @Test("the law of an earlier day, not yet in force, is not passed over", arguments: Sample.clean)
  func earlierDay(_ sample: Sample, _ workflow: String) throws {
    let run = try Binary.run(["check", "--as-of", "2017-05-29", sample.path])
    #expect(run.status == 64)
    #expect(run.errors.contains("2017-05-30"))
  }

  @Test(
    "a day whose law is not in the rulebook never ends without a finding",
    arguments: Sample.clean
  )
  func laterDay(_ sample: Sample, _ workflow: String) throws {
    let report = try Binary.json(["--as-of", "2030-01-01", sample.path])
    #expect(report.status != 0)
    #expect(try report.plan().overall.verdict != "no-findings")
  }
}
