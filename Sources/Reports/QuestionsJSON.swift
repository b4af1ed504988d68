internal import Checking
internal import Rules
internal import SourceText

/// The JSON of a question.
struct QuestionsJSON {
  let scope: ReportScope

  private var rulebook: Rulebook { scope.rulebook }

  func write(_ question: Question, _ writer: inout JSONWriter) {
    writer.member("path", scope.shownPath(question.path))
    writer.member("field", rulebook.string(rulebook.fields[question.field].path))
    scope.member("place", question.place, &writer)
    writer.member("text", question.text)
    writer.member("title", question.title)
    writer.member("answerer", Self.name(of: question.answerer))
    writer.member("answererTitle", Phrases.answerer(question.answerer))
    writer.member("isJudgement", question.isJudgement)
    writer.member("weight", question.weight)
    writer.member("rules", question.rules.map { scope.ruleID($0) })
    writer.member("nodes", question.nodes.map { rulebook.string(rulebook.chart.nodes[$0].id) })
    writer.member("answers", question.answers) { writer, effect in
      writer.object { writer in
        writer.member("answer", effect.answer)
        writer.member("spelling", effect.spelling)
        writer.member("clears", effect.clears.map { scope.ruleID($0) })
        writer.member("breaks", effect.breaks.map { scope.ruleID($0) })
        writer.member(
          "results",
          effect.results.map { rulebook.string(rulebook.chart.results[$0].id) }
        )
      }
    }
  }

  static func name(of answerer: Answerer) -> String {
    switch answerer {
    case .researcher: "researcher"
    case .institution: "institution"
    case .provider: "provider"
    case .recipient: "recipient"
    case .committee: "committee"
    case .head: "head"
    case .operator: "operator"
    }
  }
}
