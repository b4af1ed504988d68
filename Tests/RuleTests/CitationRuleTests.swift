import Checking
import Reports
import Rules
import SourceText
import TestSupport
import Testing

/// What may be said on which authority, over the cases of all rules.
@Suite("Authority of findings")
struct CitationRuleTests {
  /// Everything that is found or left open in the plans of the rules' own cases.
  private static func assessments(_ rulebook: Rulebook) -> [(source: SourceFile, Assessment)] {
    var checker = PlanChecker(rulebook)
    let cases = rulebook.cases
    return rulebook.rules.indices.flatMap { rule in
      cases.proofs[rule].cases.filter { $0.expected != .notApplicable }.flatMap { ruleCase in
        var options = CheckOptions(today: rulebook.firstDay)
        options.asOf = ruleCase.plan.asOf
        options.isFull = false
        let text = cases.text(of: ruleCase.plan, in: rulebook)
        let source = SourceFile(name: rulebook.string(ruleCase.name), bytes: Array(text.utf8))
        return checker.check(source, options).documents.compactMap { document in
          document.assessment.map { (source, $0) }
        }
      }
    }
  }

  @Test("unconfirmed content only asks, and what rests on the handbook alone says so")
  func authority() throws {
    let rulebook = try Repository.rulebook()
    let guideline = try #require(
      rulebook.laws.firstIndex { rulebook.string($0.id) == "ethics-guideline" }
    )
    let integrated = try #require(Day(year: 2021, month: 6, day: 30))
    var questions = 0
    var handbookAlone = 0
    var early = 0
    for (source, assessment) in Self.assessments(rulebook) {
      let plan = "\(source.name) on \(assessment.asOf)"
      for finding in assessment.findings {
        let rule = rulebook.string(rulebook.rules[finding.rule].id)
        let first = try #require(rulebook.rules[finding.rule].provisions.first)
        let substance = rulebook.provisions[Int(first)].substance(on: finding.day)
        #expect(finding.isQuestion == (substance == .u), "\(rule), \(plan)")
        if finding.isQuestion { questions += 1 }
        let laws = finding.citations.map { rulebook.provisions[$0.provision].law }
        if laws.allSatisfy({ rulebook.laws[Int($0)].kind == .handbook }) {
          handbookAlone += 1
          let result = FileResult(name: "plan.yaml", source: source)
          let words = ReportFormat.citations(finding.citations, of: result, rulebook, .ja)
          #expect(words.contains("(法令ではない)"), "\(rule): \(words)")
          #expect(finding.force == .handbook, "\(rule)")
        }
        for citation in finding.citations {
          guard Int(rulebook.provisions[citation.provision].law) == guideline,
            let number = citation.number, finding.day < integrated
          else { continue }
          early += 1
          #expect(!rulebook.string(number.label.ja).contains("第8"), "\(rule), \(plan)")
        }
      }
      // Alone, an unconfirmed rule never makes a conflict.
      let certain = assessment.findings.contains { !$0.isQuestion }
      if !certain { #expect(assessment.overall.verdict != .nonconforming, "\(plan)") }
    }
    #expect(questions > 0 && handbookAlone > 50 && early > 50)
  }

  @Test("no number of the integrated guideline before its first day")
  func sectionEight() throws {
    let rulebook = try Repository.rulebook()
    let last = try #require(Day(year: 2021, month: 6, day: 29))
    for provision in rulebook.provisions
    where rulebook.string(provision.id).hasPrefix("ethics-guideline/") {
      guard let number = provision.number(on: last) else { continue }
      let label = rulebook.string(number.label.ja)
      #expect(!label.contains("第8の"), "\(rulebook.string(provision.id)): \(label)")
    }
  }

  @Test("what is found is cited by a number of its day")
  func numbers() throws {
    let rulebook = try Repository.rulebook()
    for (source, assessment) in Self.assessments(rulebook) {
      for finding in assessment.findings where !finding.isQuestion {
        #expect(
          finding.citations.allSatisfy { $0.number != nil },
          "\(rulebook.string(rulebook.rules[finding.rule].id)), \(source.name) on \(finding.day)"
        )
      }
    }
  }
}
