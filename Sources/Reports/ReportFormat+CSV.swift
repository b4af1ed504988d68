internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// A table for Japanese spreadsheets: UTF-8 with a byte order mark, CR LF, no live formulas.
  ///
  /// One row for everything there is to say, and one with the verdict for each plan.
  package static let csv = ReportFormat(
    name: "csv",
    fileExtension: "csv",
    isFull: false,
    header: { _, options in "\u{FEFF}" + CSVReport.heading(options.language) },
    file: { result, rulebook, options in
      CSVReport(scope: ReportScope(result: result, rulebook: rulebook, options: options)).text
    },
    footer: { _, _, _ in "" }
  )
}

/// The rows of one file.
private struct CSVReport {
  let scope: ReportScope

  static func heading(_ language: Language) -> String {
    CSV.row(
      language == .ja
        ? [
          "ファイル", "文書", "区分", "水準", "規則", "行", "列", "箇所", "内容", "対応", "根拠", "拘束力",
          "計画書の項目", "免除・既知", "識別子",
        ]
        : [
          "file", "document", "kind", "level", "rule", "line", "column", "place", "message",
          "remedy", "basis", "force", "item of the plan", "waived or known", "fingerprint",
        ]
    )
  }

  var text: String {
    var text = ""
    if let failure = scope.failure { text += row(failure) }
    for document in scope.result.documents where !document.isPassedOver {
      for item in scope.items(of: document) { text += row(item) }
      text += verdict(document)
    }
    return text
  }

  private func row(_ item: ReportItem) -> String {
    let position = item.range.flatMap { scope.position(at: $0.start) }
    let rule = item.rule.map { scope.rulebook.rules[$0] }
    return CSV.row([
      scope.name,
      String(item.document),
      scope.say(Phrases.kind(item.kind)),
      rule.map { scope.say(Phrases.level($0.level)) } ?? Phrases.name(item.severity),
      item.id,
      position.map { String($0.line) } ?? "",
      position.map { String($0.codePointColumn) } ?? "",
      item.path,
      PlainText.oneLine(scope.say(item.message)),
      item.remedy.map { PlainText.oneLine(scope.say($0)) } ?? "",
      scope.shortCitations(item.citations),
      rule.map { scope.say(Phrases.force($0.force)) } ?? "",
      rule.map { scope.say($0.item) } ?? "",
      scope.standing(item) ?? "",
      item.fingerprint,
    ])
  }

  private func verdict(_ document: DocumentResult) -> String {
    var cells = [String](repeating: "", count: 15)
    cells[0] = scope.name
    cells[1] = String(document.number)
    cells[2] = scope.say("判定", "verdict")
    cells[8] = scope.say(Phrases.invalid)
    if let assessment = document.assessment, !document.isInvalid {
      cells[8] = scope.verdictLine(assessment)
    }
    return CSV.row(cells)
  }
}

/// Comma-separated values as RFC 4180 has them.
enum CSV {
  /// A row, ended by CR LF.
  static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// A cell in quotes where it needs them; what a spreadsheet would take for a formula gets an
  /// apostrophe before it, which makes it text.
  static func cell(_ text: String) -> String {
    let shown = isFormula(text) ? "'" + text : text
    let needsQuotes = shown.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return shown }
    return "\"" + shown.replacing("\"", with: "\"\"") + "\""
  }

  /// Spreadsheets look past leading spaces, and take full-width signs for signs.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": true
    default: text.unicodeScalars.first == "\t" || text.unicodeScalars.first == "\r"
    }
  }
}
