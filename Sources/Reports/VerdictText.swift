internal import Checking
internal import Rules
internal import SourceText

/// The verdict per law and overall, with what «no findings» is never without.
struct VerdictText {
  let scope: ReportScope
  let assessment: Assessment

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  var text: String {
    let heading = paint(scope.say("判定", "Verdict"), .heading) + "\n"
    return heading + laws + overall + coverage
  }

  private var laws: String {
    assessment.laws.map { entry in
      let law = scope.rulebook.laws[entry.law]
      let kind = law.kind == .handbook ? scope.say("(法令ではない)", " (not law)") : ""
      let title = scope.say(law.title) + kind
      guard law.isVerified(on: assessment.asOf) || entry.rules > 0 else {
        return "  \(title): " + scope.say(Phrases.reason(.lawNotInRulebook)) + "\n"
      }
      guard entry.rules > 0 else {
        return "  \(title): "
          + scope.say("この計画書に当てはまる規則なし", "no rule applies to this plan") + "\n"
      }
      let count = scope.say(
        "評価した規則 \(entry.rules)件",
        "\(English.count(entry.rules, "rule")) evaluated"
      )
      return "  \(title): \(scope.verdict(entry.range))" + scope.say("。\(count)", "; \(count)")
        + "\n"
    }.joined()
  }

  private var overall: String {
    let verdict = scope.verdict(assessment.overall)
    let severity: Paint.Style =
      switch assessment.overall.verdict {
      case .nonconforming: .error
      case .undetermined: .warning
      case .remarks, .noFindings: .heading
      }
    return "  " + scope.say("全体: ", "overall: ") + paint(verdict, severity) + "\n"
  }

  private var coverage: String {
    let (held, missing) = scope.coverage(on: assessment.asOf)
    var text = "  \(scope.counts(assessment.counts))\n"
    text += "  " + scope.say("収録している法令: ", "laws held: ") + scope.titles(held)
    text += scope.say("。基準日に収録のない法令: ", "; not held on this day: ") + scope.titles(missing)
    text += scope.say("。対象外の点: ", "; points not covered: ") + "\(assessment.notCovered.count)\n"
    return text
  }
}
