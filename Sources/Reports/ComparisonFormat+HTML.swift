internal import Checking
internal import SourceText

extension ComparisonFormat {
  /// The list of points as a page to read and to print.
  static let html = ComparisonFormat(name: "html", fileExtension: "html") {
    pairs,
    rulebook,
    options in
    let page = HTMLPage(language: options.language)
    var writer = HTMLWriter()
    writer.raw("<main id=\"plans\">\n")
    for (number, pair) in pairs.enumerated() {
      let scope = ComparisonScope(pair: pair, rulebook: rulebook, options: options)
      PointListHTML(scope: scope, anchor: "c\(number + 1)").write(&writer)
    }
    return page.head(heading: options.language == .ja ? "指摘事項一覧" : "List of points")
      + writer.text + page.foot(rulebook)
  }
}

private struct PointListHTML {
  let scope: ComparisonScope
  let anchor: String

  func write(_ writer: inout HTMLWriter) {
    let points = PointList(scope).points
    let attributes = [("class", "plan"), ("id", anchor), ("aria-labelledby", anchor + "h")]
    writer.element("article", attributes) { writer in
      writer.leaf("h2", [("id", anchor + "h")], scope.title)
      writer.leaf("p", .class("file"), scope.versions)
      writer.leaf("p", scope.say("判定: ", "Verdict: ") + scope.verdicts)
      writer.leaf("p", scope.counts)
      writer.leaf("p", .class("day"), scope.new.asOf(scope.comparison.new))
      writeTable(
        scope.say("ご対応いただきたい点", "To be dealt with"),
        points.filter { !$0.isResolved },
        &writer
      )
      writeTable(scope.say("解消した点", "Resolved"), points.filter(\.isResolved), &writer)
      writeChanges(&writer)
    }
  }

  private func writeTable(
    _ title: String,
    _ points: [PointList.Point],
    _ writer: inout HTMLWriter
  ) {
    writer.leaf("h3", title)
    guard !points.isEmpty else { return writer.leaf("p", scope.say("なし", "None.")) }
    let headings = [
      scope.say("番号", "No."), scope.say("項目", "Item"), scope.say("状況", "Standing"),
      scope.say("対象", "Subject"), scope.say("指摘事項", "Point"), scope.say("根拠", "Basis"),
    ]
    writeTable(title, headings, &writer) { writer in
      for point in points {
        writer.element("tr") { writer in
          writer.leaf("th", [("scope", "row")], point.number)
          for cell in [
            point.item, "\(point.standing)・\(point.level)", point.subject, point.sentence,
            point.basis,
          ] { writer.leaf("td", cell) }
        }
      }
    }
  }

  private func writeChanges(_ writer: inout HTMLWriter) {
    guard !scope.comparison.changes.isEmpty else { return }
    let title = scope.say("前回から変わった記載", "What changed in the plan")
    writer.leaf("h3", title)
    let headings = [
      scope.say("事実", "Fact"), scope.say("前回", "Before"), scope.say("今回", "Now"),
    ]
    writeTable(title, headings, &writer) { writer in
      for change in scope.comparison.changes {
        writer.element("tr") { writer in
          writer.leaf("th", [("scope", "row")], scope.name(of: change))
          writer.leaf("td", scope.value(change.old))
          writer.leaf("td", scope.value(change.new))
        }
      }
    }
  }

  private func writeTable(
    _ title: String,
    _ headings: [String],
    _ writer: inout HTMLWriter,
    _ rows: (inout HTMLWriter) -> Void
  ) {
    let attributes = [
      ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title),
    ]
    writer.element("div", attributes) { writer in
      writer.element("table") { writer in
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for heading in headings { writer.leaf("th", [("scope", "col")], heading) }
          }
        }
        writer.element("tbody", [], rows)
      }
    }
  }
}
