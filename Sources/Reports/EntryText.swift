internal import Checking
internal import Rules
internal import SourceText

/// One finding or open rule on a line, with where it stands.
struct EntryText {
  let scope: ReportScope

  func line(_ entry: PlanComparison.Entry) -> String {
    let severity = Phrases.severity(entry.level)
    let asks = entry.finding?.isQuestion ?? true
    let kind = asks ? scope.say(Phrases.toConfirm) : Phrases.name(severity)
    let position = entry.place?.range.flatMap { scope.position(at: $0.start) }
    let place = position.map { "\(scope.name):\($0.line):\($0.codePointColumn) " } ?? ""
    return "\(place)\(kind)[\(scope.ruleID(entry.rule))] \(words(entry))"
  }

  private func words(_ entry: PlanComparison.Entry) -> String {
    if let finding = entry.finding { return scope.say(scope.message(of: finding)) }
    guard let open = entry.open else { return "" }
    return scope.ruleTitle(open.rule) + scope.say("(\(scope.why(open)))", " (\(scope.why(open)))")
  }
}
