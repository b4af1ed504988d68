internal import Checking
internal import Rules
internal import SourceText

/// The JSON of one plan's assessment.
struct AssessmentJSON {
  let scope: ReportScope
  let assessment: Assessment

  private var rulebook: Rulebook { scope.rulebook }

  func write(_ writer: inout JSONWriter) {
    writeHead(&writer)
    writer.member("findings", assessment.findings) { writer, finding in
      writer.object { self.write(finding, &$0) }
    }
    writer.member("openRules", assessment.openRules) { writer, open in
      writer.object { self.write(open, &$0) }
    }
    writer.member("classifications", assessment.classifications) { writer, entry in
      writer.object { self.write(entry, &$0) }
    }
    writer.member("notCovered", assessment.notCovered) { writer, entry in
      writer.object { writer in
        scope.member("place", entry.place, &writer)
        writer.member("reason", entry.reason)
      }
    }
    writer.member("comingChanges", assessment.comingChanges) { writer, entry in
      writer.object { writer in
        writer.member("date", "\(entry.change.date)")
        writer.member("isLatestDay", entry.change.isLatestDay)
        writer.member("promulgated", entry.change.promulgated.map { "\($0)" })
        writer.member("law", rulebook.string(rulebook.laws[Int(entry.change.law)].id))
        writer.member("text", scope.localized(entry.change.text))
        writer.member("endsKnowledge", entry.endsKnowledge)
      }
    }
    let recommendations = RecommendationJSON(scope: scope, assessment: assessment)
    writer.member("recommendations", assessment.recommendations) { writer, entry in
      writer.object { recommendations.write(entry, &$0) }
    }
    RoutesJSON(scope: scope).member(assessment.routes, &writer)
    writer.key("followed")
    if let declared = assessment.declared {
      writer.object { recommendations.write(declared, &$0) }
    } else {
      writer.null()
    }
    let questions = QuestionsJSON(scope: scope)
    writer.member("questions", assessment.questions.filter { !$0.isJudgement }) { writer, entry in
      writer.object { questions.write(entry, &$0) }
    }
    writer.member("judgementSheet", assessment.judgementSheet) { writer, entry in
      writer.object { questions.write(entry, &$0) }
    }
  }

  private func writeHead(_ writer: inout JSONWriter) {
    let coverage = scope.coverage(on: assessment.asOf)
    writer.member("title", scope.options.showsSource ? assessment.title : nil)
    writer.member("digest", assessment.digest.isEmpty ? nil : assessment.digest)
    writer.member("asOf") { writer in
      writer.member("date", "\(assessment.asOf)")
      writer.member("source", assessment.asOfSource.rawValue)
      writer.member("overridden", assessment.overriddenAsOf.map { "\($0)" })
    }
    write(edition: scope.edition(on: assessment.asOf), &writer)
    writer.member("overall") { write(assessment.overall, &$0) }
    writer.member("laws", assessment.laws) { writer, entry in
      writer.object { writer in
        let law = rulebook.laws[entry.law]
        writer.member("law", rulebook.string(law.id))
        writer.member("title", scope.localized(law.title))
        writer.member("kind", law.kind.name)
        writer.member("isHeld", law.isVerified(on: assessment.asOf))
        writer.member("rules", entry.rules)
        write(entry.range, &writer)
      }
    }
    writer.member("counts") { JSONReport.write(assessment.counts, &$0) }
    writer.member("lawsHeld", coverage.held.map { rulebook.string($0.id) })
    writer.member("lawsNotHeld", coverage.missing.map { rulebook.string($0.id) })
  }

  private func write(edition: Edition?, _ writer: inout JSONWriter) {
    writer.key("edition")
    guard let edition else { return writer.null() }
    writer.object { writer in
      writer.member("id", rulebook.string(edition.id))
      writer.member("title", scope.localized(edition.title))
      writer.member("from", "\(edition.effective.from)")
      writer.member("until", edition.effective.until.map { "\($0)" })
    }
  }

  private func write(_ range: VerdictRange, _ writer: inout JSONWriter) {
    writer.member("verdict", range.verdict.name)
    writer.member("best", range.best.name)
    writer.member("worst", range.worst.name)
    writer.member("isSettled", range.isSettled)
    writer.member("words", Phrases.verdict(range.verdict))
    writer.member(
      "toConfirm",
      OpenCauses.all.filter { range.causes.contains($0.cause) }.map(\.name)
    )
  }

  /// What findings and open rules share.
  private func write(
    rule number: Int,
    level: Level,
    force: Force,
    law: Int,
    _ writer: inout JSONWriter
  ) {
    let rule = rulebook.rules[number]
    writer.member("rule", rulebook.string(rule.id))
    writer.member("title", scope.localized(rule.title))
    writer.member("level", level.name)
    writer.member("force", force.name)
    writer.member("law", rulebook.string(rulebook.laws[law].id))
  }

  private func write(_ finding: Finding, _ writer: inout JSONWriter) {
    let rule = rulebook.rules[finding.rule]
    write(
      rule: finding.rule,
      level: finding.level,
      force: finding.force,
      law: finding.law,
      &writer
    )
    writer.member("isQuestion", finding.isQuestion)
    writer.member("subject", scope.shownPath(finding.subject))
    scope.member("place", finding.place, &writer)
    writer.member("message", scope.message(of: finding))
    writer.member("remedy", scope.shown(finding.remedy, template: rule.remedy))
    writer.member("letter", scope.shown(finding.letter, template: rule.letter))
    writer.member("item", scope.localized(rule.item))
    writer.member("judgedOn", "\(finding.day)")
    writer.member("citations", finding.citations) { scope.write($1, &$0) }
    writer.member("facts", finding.facts) { scope.write($1, &$0) }
    write(finding.waiver, &writer)
    writer.member("isBaselined", finding.isBaselined)
    writer.member("fingerprint", finding.fingerprint(rulebook))
    writer.member("factsDigest", finding.factsDigest.isEmpty ? nil : finding.factsDigest)
  }

  private func write(_ waiver: Waiver?, _ writer: inout JSONWriter) {
    writer.key("waiver")
    guard let waiver else { return writer.null() }
    writer.object { writer in
      writer.member("until", "\(waiver.until)")
      let shows = scope.options.showsSource
      writer.member("by", shows ? waiver.by : nil)
      writer.member("reason", shows ? waiver.reason : nil)
      writer.member("reference", shows ? waiver.reference : nil)
    }
  }

  private func write(_ open: OpenRule, _ writer: inout JSONWriter) {
    let rule = rulebook.rules[open.rule]
    write(rule: open.rule, level: rule.level, force: rule.force, law: Int(rule.law), &writer)
    writer.member("subject", scope.shownPath(open.subject))
    scope.member("place", open.place, &writer)
    writer.member("reason", name(of: open.reason))
    writer.member("missing", open.missingPaths.map { scope.shownPath($0) })
    writer.member("judgedOn", "\(open.day)")
    writer.member("citations", open.citations) { scope.write($1, &$0) }
    writer.member("fingerprint", open.fingerprint(rulebook))
  }

  private func name(of reason: OpenReason) -> String {
    switch reason {
    case .missingFacts: "missing-facts"
    case .lawNotInRulebook: "law-not-in-rulebook"
    case .evaluationError: "evaluation-error"
    }
  }

  private func write(_ entry: Classification, _ writer: inout JSONWriter) {
    writer.member("subject", scope.shownPath(entry.subject))
    writer.member("field", rulebook.string(rulebook.fields[entry.field].path))
    scope.member("place", entry.place, &writer)
    writer.member("title", entry.title)
    writer.member("value", entry.value)
    writer.member(
      "provisions",
      entry.provisions.map { rulebook.string(rulebook.provisions[$0].id) }
    )
    writer.member("facts", entry.facts) { scope.write($1, &$0) }
  }
}
