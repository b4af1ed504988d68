internal import Checking
internal import Rules

/// How what is declared was classified, and what lies outside the rulebook.
struct ClassificationText {
  let scope: ReportScope
  let assessment: Assessment

  private var paint: Paint { Paint(isColored: scope.options.isColored) }

  var text: String { classifications + notCovered }

  private var classifications: String {
    guard !assessment.classifications.isEmpty else { return "" }
    var text = paint(scope.say("分類", "Classifications"), .heading) + "\n"
    for entry in assessment.classifications {
      let subject = entry.subject.isEmpty ? scope.say("計画", "plan") : scope.path(entry.subject)
      text += "  \(subject): \(scope.say(entry.title)) = \(scope.say(entry.value))"
      text += basis(of: entry) + "\n"
    }
    return text
  }

  private func basis(of entry: Classification) -> String {
    let provisions = scope.provisionNames(entry.provisions, on: assessment.asOf)
    let lines = Set(
      entry.facts.filter { !$0.place.isAbsent }.compactMap { scope.line(of: $0.place) }
    )
    var parts: [String] = []
    if !provisions.isEmpty {
      parts.append(provisions)
    }
    if !lines.isEmpty {
      let list = lines.sorted().map(String.init).joined(separator: ", ")
      parts.append(
        scope.say("\(list)行目から", lines.count == 1 ? "from line \(list)" : "from lines \(list)")
      )
    }
    guard !parts.isEmpty else { return "" }
    return scope.say("。根拠: ", "; basis: ") + parts.joined(separator: scope.say("、", ", "))
  }

  private var notCovered: String {
    guard !assessment.notCovered.isEmpty else { return "" }
    var text = paint(scope.say("対象外の法令", "Not covered"), .heading) + "\n"
    for entry in assessment.notCovered {
      text += "  \(scope.path(entry.place.path))\(scope.lineNote(entry.place)): "
      text += PlainText.oneLine(scope.say(entry.reason)) + "\n"
    }
    return text
  }
}
