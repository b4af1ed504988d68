internal import Checking
internal import SourceText

extension ComparisonFormat {
  /// The list of points (指摘事項一覧) to send to the researcher.
  static let markdown = ComparisonFormat(name: "markdown", fileExtension: "md") {
    pairs,
    rulebook,
    options in
    pairs.map { pair in
      PointListMarkdown(
        scope: ComparisonScope(pair: pair, rulebook: rulebook, options: options)
      ).text
    }.joined(separator: "\n")
  }
}

private struct PointListMarkdown {
  let scope: ComparisonScope

  var text: String {
    let points = PointList(scope).points
    var text = "# " + scope.say("指摘事項一覧", "List of points") + "\n\n"
    text += Markdown.text(scope.title) + "\n\n"
    text += "- " + scope.say("判定: ", "Verdict: ") + Markdown.text(scope.verdicts) + "\n"
    text += "- " + Markdown.text(scope.counts) + "\n"
    text += "- " + Markdown.text(scope.new.asOf(scope.comparison.new)) + "\n\n"
    text += table(
      scope.say("ご対応いただきたい点", "To be dealt with"),
      points.filter { !$0.isResolved }
    )
    text += table(scope.say("解消した点", "Resolved"), points.filter(\.isResolved))
    text += changes
    return text + Markdown.text(scope.say(Phrases.limits)) + "\n"
  }

  private func table(_ title: String, _ points: [PointList.Point]) -> String {
    var text = "## \(title)\n\n"
    guard !points.isEmpty else { return text + scope.say("なし\n\n", "None.\n\n") }
    text += scope.say(
      "| 番号 | 項目 | 状況 | 対象 | 指摘事項 | 根拠 |\n",
      "| No. | Item | Standing | Subject | Point | Basis |\n"
    )
    text += "|---|---|---|---|---|---|\n"
    for point in points {
      let cells = [
        point.number, point.item, "\(point.standing)・\(point.level)", point.subject,
        point.sentence, point.basis,
      ]
      text += "| " + cells.map { Markdown.text($0) }.joined(separator: " | ") + " |\n"
    }
    return text + "\n"
  }

  private var changes: String {
    let changes = scope.comparison.changes
    guard !changes.isEmpty else { return "" }
    var text = "## " + scope.say("前回から変わった記載", "What changed in the plan") + "\n\n"
    text += scope.say(
      "| 事実 | 前回 | 今回 |\n|---|---|---|\n",
      "| Fact | Before | Now |\n|---|---|---|\n"
    )
    for change in changes {
      let cells = [scope.name(of: change), scope.value(change.old), scope.value(change.new)]
      text += "| " + cells.map { Markdown.text($0) }.joined(separator: " | ") + " |\n"
    }
    return text + "\n"
  }
}
