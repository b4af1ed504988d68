internal import Reports
package import SourceText

/// What came of verifying a record, in words.
package enum RecordReport {
  /// One line a point, and what the whole means.
  package static func text(_ points: [RecordPoint], _ language: Language) -> String {
    let differing = points.filter { !$0.isSame }
    var lines = points.map { point in
      let state = point.isSame ? Localized(ja: "一致", en: "same") : differs(point.kind)
      return "\(name(point.kind)[language]): \(state[language])"
    }
    lines.append("")
    let sum =
      differing.isEmpty
      ? Localized(ja: "検査記録のとおりです。", en: "The record holds.")
      : Localized(
        ja: "検査記録を認められません。異なる点: " + differing.map { name($0.kind).ja }.joined(separator: "・"),
        en: "The record is refused. Different: "
          + differing.map { name($0.kind).en }.joined(separator: ", ")
      )
    lines.append(sum[language])
    lines.append(CheckRecord.statement[language])
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ kind: RecordPoint.Kind) -> Localized {
    switch kind {
    case .record: Localized(ja: "記録そのもの", en: "record")
    case .plan: Localized(ja: "計画書", en: "plan")
    case .rulebook: Localized(ja: "規則集", en: "rulebook")
    case .engine: Localized(ja: "プログラム", en: "engine")
    case .asOf: Localized(ja: "基準日", en: "as-of")
    case .verdict: Localized(ja: "判定", en: "verdict")
    case .findings: Localized(ja: "指摘", en: "findings")
    }
  }

  private static func differs(_ kind: RecordPoint.Kind) -> Localized {
    switch kind {
    case .record:
      Localized(
        ja: "作られた後に書き換えられています",
        en: "it was changed after it was made"
      )
    case .plan:
      Localized(
        ja: "記録の後に変わったか、別の計画書です",
        en: "it changed since, or is another plan"
      )
    case .rulebook:
      Localized(ja: "別の版の規則集です", en: "the rulebook is another one")
    case .engine:
      Localized(
        ja: "別のプログラムです(記録したものと同じ実行ファイルで確かめてください)",
        en: "the program is another one; verify with the file that made the record"
      )
    case .asOf:
      Localized(ja: "基準日かその決め方が異なります", en: "the day of judgement, or where it came from, differs")
    case .verdict: Localized(ja: "判定か件数が異なります", en: "a verdict or a count differs")
    case .findings: Localized(ja: "指摘か要確認の規則が異なります", en: "findings or open rules differ")
    }
  }
}
