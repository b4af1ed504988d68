internal import Checking
internal import Rules
internal import SourceText

/// The changes of the law that a plan will live to see: promulgated, and not yet in force.
struct ComingChangesText {
  let scope: ReportScope
  let assessment: Assessment

  var text: String {
    guard !assessment.comingChanges.isEmpty else { return "" }
    var text = Paint(isColored: scope.options.isColored)(heading, .heading) + "\n"
    for line in lines { text += "  \(PlainText.oneLine(line))\n" }
    return text
  }

  var heading: String {
    let what = scope.say(
      "公布済みで、まだ施行されていない改正(判定には含めていません",
      "Changes that are promulgated and not in force yet (no part of the verdict"
    )
    guard let until = assessment.until else {
      return what
        + scope.say("。計画の終了日の記載なし)", "; the plan does not say when it ends)")
    }
    return what + scope.say("。計画の終了日 \(until) まで)", "; until the plan ends on \(until))")
  }

  var lines: [String] { assessment.comingChanges.map { day($0) + ": " + text($0) } }

  func day(_ coming: ComingChange) -> String {
    let date = coming.change.date
    return coming.change.isLatestDay
      ? scope.say("遅くとも \(date)", "\(date) at the latest") : "\(date)"
  }

  func text(_ coming: ComingChange) -> String {
    let text = scope.say(coming.change.text)
    guard coming.endsKnowledge else { return text }
    let law = scope.say(scope.rulebook.laws[Int(coming.change.law)].title)
    return text
      + scope.say(
        "この日からの\(law)は収録していないため、その日以後の判定は要確認になります。",
        " From that day on the \(law) is not held here, and verdicts stay to be confirmed."
      )
  }
}
