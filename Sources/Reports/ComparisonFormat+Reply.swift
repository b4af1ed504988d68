internal import Checking
internal import SourceText

extension ComparisonFormat {
  /// A skeleton of the researcher's answer (回答書): every open point, with room for the answer.
  static let reply = ComparisonFormat(name: "reply", fileExtension: "md") {
    pairs,
    rulebook,
    options in
    pairs.map { pair in
      Reply(scope: ComparisonScope(pair: pair, rulebook: rulebook, options: options)).text
    }.joined(separator: "\n")
  }
}

private struct Reply {
  let scope: ComparisonScope

  var text: String {
    var text = "# " + scope.say("指摘事項への回答書", "Answer to the points raised") + "\n\n"
    for label in [
      scope.say("回答日", "Date"), scope.say("研究責任者(申出者)", "Principal investigator"),
      scope.say("計画の名称", "Title of the plan"),
    ] {
      let value = label == scope.say("計画の名称", "Title of the plan") ? Markdown.text(scope.title) : ""
      text += "- \(label): \(value)\n"
    }
    let points = PointList(scope).points.filter { !$0.isResolved }
    if points.isEmpty {
      text += "\n" + scope.say("ご回答いただく点はありません。", "There is no point to answer.") + "\n"
    }
    for point in points { text += section(point) }
    let resolved = PointList(scope).points.filter(\.isResolved)
    if !resolved.isEmpty {
      text += "\n## " + scope.say("前回の指摘のうち解消したもの", "Points that are resolved") + "\n\n"
      for point in resolved {
        text += "- \(Markdown.text(point.item)): \(Markdown.text(point.sentence))\n"
      }
    }
    return text
  }

  private func section(_ point: PointList.Point) -> String {
    var text = "\n## \(point.number) \(Markdown.text(point.item))"
    text += scope.say("(\(point.standing))\n\n", " (\(point.standing))\n\n")
    text += scope.say("**指摘事項**: ", "**Point**: ") + Markdown.text(point.sentence) + "\n\n"
    if !point.basis.isEmpty {
      text += scope.say("**根拠**: ", "**Basis**: ") + Markdown.text(point.basis) + "\n\n"
    }
    for label in [
      scope.say("回答", "Answer"), scope.say("変更した箇所(新旧)", "What was changed, before and after"),
    ] {
      text += "**\(label)**:\n\n\n"
    }
    return text
  }
}
