package import Checking
package import Rules
package import SourceText

extension ReportFormat {
  package static let text = ReportFormat(name: "text", isFull: true, file: { r, book, _ in
    var out = ""
    for d in r.documents {
      for x in d.diagnostics { out += "\(r.name):\(r.source!.position(at: x.range.start, ambiguousWidth: .one).line): \(x.id) \(x.message.ja)\n" }
      guard let a = d.assessment else { continue }
      out += "\(r.name) \(a.title) \(a.asOf) \(a.overall.verdict.name) best \(a.overall.best.name) worst \(a.overall.worst.name) \(a.counts)\n"
      for f in a.findings { out += "  \(f.level.name)[\(book.string(book.rules[f.rule].id))] \(f.place.path) L\(f.place.range.map { r.source!.position(at: $0.start, ambiguousWidth: .one).line } ?? 0) \(f.message.ja)\n" }
      for f in a.openRules { out += "  OPEN \(f.level.name)[\(book.string(book.rules[f.rule].id))] \(f.subject) \(f.reason) \(f.missingPaths)\n" }
      for f in a.notCovered { out += "  NOTCOVERED \(f.place.path) \(f.reason.ja)\n" }
      for c in a.classifications { out += "  class \(c.subject) \(c.title.ja) = \(c.value.ja)\n" }
      for c in a.recommendations { out += "  rec \(c.dataset) outside \(c.outside?.ja ?? "-") steps \(c.steps.map { "\(book.string(book.chart.nodes[$0.node].id))=\($0.answer.map(String.init) ?? "?")" }) results \(c.results.map { book.string(book.chart.results[$0.result].id) + "\($0.workflows.map { book.string(book.workflows[$0].id) })" + "\($0.blockers.map { book.string(book.rules[Int($0.rule)].id) + ":" + $0.outcome.name })" }) alt \(c.alternatives)\n" }
      for q in a.questions.prefix(8) { out += "  Q \(q.path) \(q.text.ja) w\(q.weight) \(q.answers.map { $0.spelling + " clears \($0.clears.count) breaks \($0.breaks.count)" })\n" }
    }
    if let f = r.failure { out += "\(r.name): \(f.ja)\n" }
    return out
  }, footer: { s, _, _ in "\(s)\n" })
  package static let workflows: [ReportFormat] = [.text]
}
package enum RuleListReport {
  package static func text(_ r: Rulebook, _ l: Language) -> String { "" }
  package static func failure(_ r: RuleCaseResult, _ b: Rulebook, _ l: Language) -> String { "\(b.string(b.rules[r.rule].id)) \(b.string(b.rules[r.rule].cases[r.number].name)): expected \(r.expected.name), got \(r.actual?.name ?? "no plan") \(r.problems.map(\.ja))" }
}
package enum ExplainReport {
  package struct Unknown: Error { package let message: Localized }
  package static func text(of: String, asOf: Day?, _ r: Rulebook, _ l: Language) -> Result<String, Unknown> { .success("") }
}
