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
    for bundle in bundles { text += self.text(bundle) }
    return text
  }

  /// Rules of one level that wait for the same, said once; a rule on its own says itself first.
  private func text(_ bundle: Bundle) -> String {
    guard bundle.groups.count > 1 else {
      let first = assessment.openRules[bundle.groups[0][0]]
      let basis = basis(first)
      return "  \(name(first))\n" + (basis.isEmpty ? "" : "    \(basis)\n")
        + bundle.waiting.map { "    \($0)\n" }.joined()
    }
    var text = bundle.waiting.map { "  \($0)\n" }.joined()
    let rules = bundle.groups.map { assessment.openRules[$0[0]].rule }
    if rules.count > ReportScope.rulesToldSingly,
      bundle.groups[0].allSatisfy({ assessment.openRules[$0].waitsForLists })
    {
      return text + "    " + scope.listed(rules, level: bundle.level) + "\n"
    }
    for group in bundle.groups {
      let first = assessment.openRules[group[0]]
      let basis = basis(first)
      text += "    \(name(first))" + (basis.isEmpty ? "" : scope.say("。", "; ") + basis) + "\n"
    }
    return text
  }

  private func name(_ open: OpenRule) -> String {
    let level = scope.say(Phrases.level(open.level))
    return scope.say(Phrases.toConfirm) + "[\(scope.ruleID(open.rule))] "
      + scope.ruleTitle(open.rule) + scope.say("(\(level))", " (\(level))")
  }

  private func basis(_ open: OpenRule) -> String {
    let citations = scope.shortCitations(open.citations)
    return citations.isEmpty ? "" : scope.say("根拠: ", "basis: ") + citations
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

  /// Rules of one level, each with its results, that wait for the same: said in these lines.
  private struct Bundle {
    var groups: [[Int]]
    var waiting: [String]
    var level: Level
  }

  private var bundles: [Bundle] {
    var bundles: [Bundle] = []
    for group in groups {
      let waiting = lines(group)
      let level = assessment.openRules[group[0]].level
      let same = bundles.firstIndex { $0.waiting == waiting && $0.level == level }
      if let same {
        bundles[same].groups.append(group)
      } else {
        bundles.append(Bundle(groups: [group], waiting: waiting, level: level))
      }
    }
    return bundles
  }

  /// What the results of a rule wait for; subjects that wait for the same have one line.
  private func lines(_ group: [Int]) -> [String] {
    var lines: [String] = []
    for number in group {
      let line = line(assessment.openRules[number])
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private func line(_ open: OpenRule) -> String {
    let subject = scope.path(open.subject)
    guard open.reason == .missingFacts, !open.missing.isEmpty else {
      return (subject.isEmpty ? "" : subject + ": ") + scope.say(Phrases.reason(open.reason))
    }
    let facts = zip(open.missing, open.missingPaths).map { fact, path in
      scope.path(path) + scope.lineNote(place(of: fact, open))
    }
    return scope.say("未記載: ", "missing: ") + facts.joined(separator: ", ")
  }

  /// Questions know the place of every missing fact; the rule itself only that of the first.
  private func place(of fact: Int, _ open: OpenRule) -> Place {
    assessment.questions.first { $0.fact == fact }?.place ?? open.place
  }
}
