internal import SourceText

extension ComparisonFormat {
  /// The list of points for a spreadsheet.
  static let csv = ComparisonFormat(name: "csv", fileExtension: "csv") { pairs, rulebook, options in
    let isJapanese = options.language == .ja
    var text = "\u{FEFF}"
    text += CSV.row(
      isJapanese
        ? ["計画書", "番号", "計画書の項目", "状況", "水準", "対象", "指摘事項", "対応の例", "根拠", "行", "回答"]
        : [
          "plan", "number", "item of the plan", "standing", "level", "subject", "point", "remedy",
          "basis", "line", "answer",
        ]
    )
    for pair in pairs {
      let scope = ComparisonScope(pair: pair, rulebook: rulebook, options: options)
      for point in PointList(scope).points {
        text += CSV.row([
          scope.title, point.number, point.item, point.standing, point.level, point.subject,
          point.sentence, point.remedy, point.basis, point.line.map { String($0) } ?? "", "",
        ])
      }
    }
    return text
  }
}
