internal import Checking
internal import Rules
internal import SourceText

/// The plans of a run against their verdicts, and what comes up most in them, for a terminal.
struct PlanMatrix {
  private let summary: RunSummary
  private let rulebook: Rulebook
  private let options: ReportOptions

  init(_ summary: RunSummary, _ rulebook: Rulebook, _ options: ReportOptions) {
    self.summary = summary
    self.rulebook = rulebook
    self.options = options
  }

  /// A secretariat looks down a list of this length; the whole is in CSV and HTML.
  private static let mostPlans = 40
  private static let mostInstitutions = 20

  /// What one plan adds: rank of its verdict, name, verdict, counts, parted by tabs.
  static func rows(of scope: ReportScope) -> String {
    if scope.failure != nil { return row(Self.invalidRank, scope.name, []) }
    return scope.result.documents.filter { !$0.isPassedOver }.map { document in
      let name = scope.head(of: document)
      guard let assessment = document.assessment, !document.isInvalid else {
        return row(Self.invalidRank, name, [])
      }
      let counts = PlanCounts(assessment).all + [assessment.questions.count]
      return row(Int(assessment.overall.verdict.rawValue), name, counts)
    }.joined()
  }

  /// Above every verdict: nothing is known of such a plan.
  private static let invalidRank = 99

  private static func row(_ rank: Int, _ name: String, _ counts: [Int]) -> String {
    ([String(rank), name.replacing("\t", with: " ")] + counts.map(String.init))
      .joined(separator: "\t") + "\n"
  }

  private func say(_ ja: String, _ en: String) -> String { options.language == .ja ? ja : en }

  /// Empty for a single plan, whose report says it all.
  var text: String {
    let rows = summary.rows.split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    guard rows.count > 1 else { return "" }
    var text = "\n" + plans(rows)
    for table in RunTables(summary.tally, rulebook, options).all {
      let shown = table.rows.prefix(Self.mostInstitutions)
      text += "\n" + self.table(table.title, table.headings, Array(shown))
      if table.rows.count > shown.count { text += more(table.rows.count - shown.count) }
    }
    return text
  }

  /// The heaviest first, in the order of the files among equals.
  private func plans(_ rows: [[String]]) -> String {
    let ordered = rows.enumerated().sorted { one, two in
      let (left, right) = (Int(one.element[0]) ?? 0, Int(two.element[0]) ?? 0)
      return (right, one.offset) < (left, two.offset)
    }.map(\.element)
    let shown = ordered.prefix(Self.mostPlans).map { cells -> [String] in
      let verdict = UInt8(cells[0]).flatMap { Verdict(rawValue: $0) }
      let name = verdict.map { Phrases.shortVerdict($0) } ?? Phrases.invalid
      return [name[options.language]] + cells.dropFirst(2)
        + Array(repeating: "", count: PlanCounts.count + 3 - cells.count) + [cells[1]]
    }
    let headings = [
      say("判定", "verdict"), say("必須", "must"), say("すべき", "should"), say("留意", "consider"),
      say("要確認", "open"), say("対象外", "not covered"), say("質問", "questions"), say("計画書", "plan"),
    ]
    let text = table(say("計画書ごとの判定", "Verdicts by plan"), headings, shown)
    return ordered.count > shown.count ? text + more(ordered.count - shown.count) : text
  }

  private func more(_ count: Int) -> String {
    say(
      "  ほか \(count)件(全件は --report csv=… か html=… で)\n",
      "  \(count) more (all of them with --report csv=… or html=…)\n"
    )
  }

  // MARK: - Columns

  /// Columns as wide as their widest cell; numbers stand to the right.
  private func table(_ title: String, _ headings: [String], _ rows: [[String]]) -> String {
    let all = [headings] + rows
    let widths = headings.indices.map { column in
      all.map { width($0.count > column ? $0[column] : "") }.max() ?? 0
    }
    var text = Paint(isColored: options.isColored)(title, .heading) + "\n"
    for cells in all {
      var line = " "
      for (column, cell) in cells.enumerated() {
        let isLast = column == cells.count - 1
        let room = String(repeating: " ", count: max(0, widths[column] - width(cell)))
        let isNumber = !cell.isEmpty && cell.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        line += " " + (isNumber ? room + cell : cell + (isLast ? "" : room))
        if !isLast { line += " " }
      }
      text += line + "\n"
    }
    return text
  }

  private func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + CellWidth.of($1.value, options.ambiguousWidth) }
  }
}
