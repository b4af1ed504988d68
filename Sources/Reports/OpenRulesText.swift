internal import Checking
internal import Rules

/// The rules that could not be decided, each with what it waits for.
struct OpenRulesText {
  let scope: ReportScope
  let assessment: Assessment

  var text: String {
    guard !assessment.openRules.isEmpty else { return "" }
    var text =
      Paint(isColored: scope.options.isColored)(
        scope.say(
          "要確認の規則(\(count)件)",
          "Rules to be confirmed (\(count))"
        ),
        .heading
      ) + "\n"
    for group in groups {
      let first = assessment.openRules[group[0]]
      let level = scope.say(Phrases.level(first.level))
      text += "  \(scope.say(Phrases.toConfirm))[\(scope.ruleID(first.rule))]"
      text += " \(scope.ruleTitle(first.rule))" + scope.say("(\(level))", " (\(level))") + "\n"
      let citations = scope.shortCitations(first.citations)
      if !citations.isEmpty { text += scope.say("    根拠: ", "    basis: ") + citations + "\n" }
      for number in group { text += line(assessment.openRules[number]) }
    }
    return text
  }

  private var count: Int { groups.count }

  /// Open rules by rule, in the order in which the rules first appear; must before the others.
  private var groups: [[Int]] {
    var order: [Int] = []
    var members: [Int: [Int]] = [:]
    for (number, open) in assessment.openRules.enumerated() {
      if members[open.rule] == nil { order.append(open.rule) }
      members[open.rule, default: []].append(number)
    }
    let levels = scope.rulebook.rules
    return order.enumerated()
      .sorted { (levels[$1.element].level, $0.offset) < (levels[$0.element].level, $1.offset) }
      .compactMap { members[$0.element] }
  }

  private func line(_ open: OpenRule) -> String {
    let subject = scope.path(open.subject)
    guard open.reason == .missingFacts, !open.missing.isEmpty else {
      return
        "    \(subject.isEmpty ? "" : subject + ": ")\(scope.say(Phrases.reason(open.reason)))\n"
    }
    let facts = zip(open.missing, open.missingPaths).map { fact, path in
      scope.path(path) + scope.lineNote(place(of: fact, open))
    }
    return scope.say("    未記載: ", "    missing: ") + facts.joined(separator: ", ") + "\n"
  }

  /// Questions know the place of every missing fact; the rule itself only that of the first.
  private func place(of fact: Int, _ open: OpenRule) -> Place {
    assessment.questions.first { $0.fact == fact }?.place ?? open.place
  }
}
