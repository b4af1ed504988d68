package import SourceText

/// The words that a picture itself says.
package enum DiagramWords {
  static let legend = Localized(ja: "凡例", en: "Legend")
  static let source = Localized(ja: "出典", en: "Source")

  static func name(of kind: Diagram.Kind) -> Localized {
    switch kind {
    case .start: Localized(ja: "開始", en: "start")
    case .end: Localized(ja: "終了", en: "end")
    case .task: Localized(ja: "作業", en: "task")
    case .gateway: Localized(ja: "分岐(いずれか一つ)", en: "decision (one way only)")
    case .dataObject: Localized(ja: "データ", en: "data")
    case .dataStore: Localized(ja: "データベース", en: "database")
    case .annotation: Localized(ja: "注記", en: "note")
    }
  }

  static func name(of kind: Diagram.EdgeKind) -> Localized {
    switch kind {
    case .sequence: Localized(ja: "作業の順序", en: "order of steps")
    case .message: Localized(ja: "当事者間の受け渡し", en: "passed between parties")
    case .association: Localized(ja: "関連", en: "belongs to")
    }
  }

  package static func name(of mark: Diagram.Mark) -> Localized {
    switch mark {
    case .met: Localized(ja: "計画書に記載あり", en: "stated in the plan")
    case .unmet: Localized(ja: "指摘あり", en: "finding")
    case .unknown: Localized(ja: "要確認", en: "to be confirmed")
    case .missing: Localized(ja: "計画書の手順にない", en: "not among the plan's steps")
    }
  }

  static func page(_ number: Int, of count: Int) -> String { "\(number) / \(count)" }

  static func description(_ diagram: Diagram) -> Localized {
    let lanes = diagram.lanes.map(\.name)
    return Localized(
      ja: "当事者: " + lanes.joined(separator: "、") + "。"
        + "作業\(count(.task, diagram))件、分岐\(count(.gateway, diagram))件。",
      en: "Parties: " + lanes.joined(separator: ", ") + ". "
        + "Tasks: \(count(.task, diagram)), decisions: \(count(.gateway, diagram))."
    )
  }

  private static func count(_ kind: Diagram.Kind, _ diagram: Diagram) -> Int {
    diagram.nodes.count { $0.kind == kind }
  }
}
