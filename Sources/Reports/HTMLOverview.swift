internal import Checking
internal import Rules
internal import SourceText

/// What the run came to: totals, filter, the matrix of plans, and what is found most.
struct HTMLOverview {
  let summary: RunSummary
  let rulebook: Rulebook
  let options: ReportOptions

  private func say(_ ja: String, _ en: String) -> String { options.language == .ja ? ja : en }

  func text(rows: String) -> String {
    var writer = HTMLWriter()
    writer.raw("<main>\n")
    writer.element("section", [("aria-labelledby", "overview")]) { writer in
      writer.leaf("h2", [("id", "overview")], say("集計", "Summary"))
      let text = SummaryText(summary: summary, rulebook: rulebook, language: options.language)
      for line in text.lines { writer.leaf("p", line) }
      writeTotals(&writer)
      writeFilter(&writer)
      writeMatrix(rows, &writer)
      writeTallies(&writer)
    }
    writer.raw("<div id=\"plans\" tabindex=\"-1\"></div>\n")
    return writer.text
  }

  private func writeTotals(_ writer: inout HTMLWriter) {
    writer.element("ul", .class("totals")) { writer in
      for verdict in Verdict.allCases.reversed() {
        guard let count = summary.verdicts[verdict], count > 0 else { continue }
        writer.line("li") { writer in
          writer.inline(
            "span",
            .class("badge \(verdict.name)"),
            Phrases.verdict(verdict)[options.language]
          )
          writer.write(" \(count)")
        }
      }
      guard summary.invalid > 0 else { return }
      writer.line("li") { writer in
        writer.inline("span", .class("badge invalid"), Phrases.invalid[options.language])
        writer.write(" \(summary.invalid)")
      }
    }
  }

  /// Hidden until the script shows it: without the script it would do nothing.
  private func writeFilter(_ writer: inout HTMLWriter) {
    let attributes = [
      ("id", "filter"), ("class", "filter"), ("role", "search"), ("hidden", ""),
      ("aria-label", say("計画書の絞り込み", "Filter the plans")),
    ]
    writer.element("form", attributes) { writer in
      writer.element("label") { writer in
        writer.write(say("言葉で絞り込む", "Words"))
        writer.raw("<input id=\"filter-words\" type=\"search\" autocomplete=\"off\">")
      }
      writer.element("label") { writer in
        writer.write(say("判定で絞り込む", "Verdict"))
        writer.element("select", [("id", "filter-verdict")]) { writer in
          writer.leaf("option", [("value", "")], say("すべて", "all"))
          for verdict in Verdict.allCases.reversed() {
            writer.leaf(
              "option",
              [("value", verdict.name)],
              Phrases.verdict(verdict)[options.language]
            )
          }
          writer.leaf("option", [("value", "invalid")], Phrases.invalid[options.language])
        }
      }
      writer.line("p") { writer in
        writer.write(say("表示中: ", "Shown: "))
        let shown = summary.plans + summary.invalid
        writer.inline(
          "output",
          [("id", "filter-count"), ("for", "filter-words filter-verdict")],
          "\(shown) / \(shown)"
        )
      }
    }
  }

  private func writeMatrix(_ rows: String, _ writer: inout HTMLWriter) {
    let caption = say("計画書ごとの判定", "Verdicts by plan")
    let attributes = [
      ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption),
    ]
    writer.element("div", attributes) { writer in
      writer.element("table", .class("matrix")) { writer in
        writer.leaf("caption", caption)
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for heading in [
              say("計画書", "Plan"), say("判定", "Verdict"), say("必須", "must"),
              say("すべき事項", "should"), say("留意事項", "consider"),
              say("要確認", "to confirm"), say("対象外の法令", "not covered"),
              say("確認事項", "questions"),
            ] { writer.leaf("th", [("scope", "col")], heading) }
          }
        }
        writer.raw("<tbody>\n\(rows)</tbody>\n")
      }
    }
  }

  private func writeTallies(_ writer: inout HTMLWriter) {
    for table in RunTables(summary.tally, rulebook, options).all {
      let attributes = [
        ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.title),
      ]
      writer.element("div", attributes) { writer in
        writer.element("table") { writer in
          writer.leaf("caption", table.title)
          writer.element("thead") { writer in
            writer.element("tr") { writer in
              for heading in table.headings { writer.leaf("th", [("scope", "col")], heading) }
            }
          }
          writer.element("tbody") { writer in
            for row in table.rows { self.write(row, &writer) }
          }
        }
      }
    }
  }

  private func write(_ row: [String], _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.leaf("th", [("scope", "row")], row.first ?? "")
      for cell in row.dropFirst() {
        let isNumber = cell.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        writer.leaf("td", isNumber ? .class("number") : [], cell)
      }
    }
  }
}
