package import Checking
internal import Rules
package import SourceText

/// The words of all reports that belong to no single section.
package enum Phrases {
  /// What the tool does not do; part of every report.
  package static let limits = Localized(
    ja: "計画書に書かれた事実だけを、収録した規則に照らしたものです。法的助言ではなく、倫理審査委員会・機関の長・所管庁の判断に代わるものでもありません。"
      + "「指摘なし」は、適法であることを意味しません。",
    en:
      "Only the facts declared in the plan are checked, against the rules held here. This is no legal advice "
      + "and takes the place of no decision of an ethics committee, a head of institution or an authority. "
      + "“No findings” does not mean lawful."
  )

  /// The limits for formats that have one line for everything.
  static let shortLimits = Localized(
    ja: "記載された事実だけの確認。法的助言・審査の判断ではない。指摘なしは適法を意味しない",
    en: "declared facts only; no legal advice, no committee's decision; no findings is not lawful"
  )

  package static func verdict(_ verdict: Verdict) -> Localized {
    switch verdict {
    case .nonconforming: Localized(ja: "抵触の指摘あり(計画書の記載上)", en: "findings (on the plan as written)")
    case .undetermined: Localized(ja: "要確認", en: "to be confirmed")
    case .remarks: Localized(ja: "留意事項あり", en: "points to note")
    case .noFindings: Localized(ja: "指摘なし(収録規則の範囲)", en: "no findings (within the rules here)")
    }
  }

  /// The verdict where a column has little room; «no findings» stands alone not even there.
  static func shortVerdict(_ verdict: Verdict) -> Localized {
    switch verdict {
    case .nonconforming: Localized(ja: "抵触の指摘", en: "findings")
    case .undetermined: Localized(ja: "要確認", en: "to be confirmed")
    case .remarks: Localized(ja: "留意事項", en: "points to note")
    case .noFindings: Localized(ja: "指摘なし(収録分)", en: "no findings (rules here)")
    }
  }

  /// Stands for a message that would show the plan's text.
  static let keptOut = Localized(
    ja: "内容は表示しません(--no-source)。",
    en: "The message is kept out (--no-source)."
  )

  static let baselined = Localized(ja: "既知の指摘", en: "known from the baseline")

  /// That a finding is excused, without a word of whoever wrote it.
  static func waivedInShort(_ waiver: Waiver) -> Localized {
    Localized(ja: "免除の記録あり: \(waiver.until) まで", en: "waived until \(waiver.until)")
  }

  /// Who excused a finding, until when and why; the verdict stays as it is.
  static func waived(_ waiver: Waiver) -> Localized {
    let reference = waiver.reference.isEmpty ? "" : "、\(waiver.reference)"
    let referenceInEnglish = waiver.reference.isEmpty ? "" : ", \(waiver.reference)"
    return Localized(
      ja: "免除の記録あり: \(waiver.until) まで、\(waiver.by)\(reference)。理由: \(waiver.reason)",
      en: "waived until \(waiver.until) by \(waiver.by)\(referenceInEnglish): \(waiver.reason)"
    )
  }

  /// What leaves something to be confirmed.
  static let causes: [(cause: OpenCauses, words: Localized)] = [
    (.openDuty, Localized(ja: "決まらない必須の規則", en: "duties that are not settled")),
    (.unconfirmedRule, Localized(ja: "内容が未確認の規則", en: "a rule of unconfirmed substance")),
    (.lawNotHeld, Localized(ja: "その日の版の収録がない法令", en: "law of a day that is not held here")),
    (.notCovered, Localized(ja: "対象外の法令", en: "law that is not covered")),
  ]

  package static let invalid = Localized(ja: "不備", en: "invalid")

  /// `error`, `warning` or `note`: the same in both languages, so that it can be searched for.
  static func severity(_ level: Level) -> Severity {
    switch level {
    case .must: .error
    case .should: .warning
    case .consider: .note
    }
  }

  static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }

  static let toConfirm = Localized(ja: "要確認", en: "confirm")

  static func level(_ level: Level) -> Localized {
    switch level {
    case .must: Localized(ja: "必須", en: "must")
    case .should: Localized(ja: "すべき事項", en: "should")
    case .consider: Localized(ja: "留意事項", en: "consider")
    }
  }

  static func force(_ force: Force) -> Localized {
    switch force {
    case .statuteDuty: Localized(ja: "法律上の義務", en: "statute duty")
    case .statuteEffortDuty: Localized(ja: "法律上の努力義務", en: "statute duty of effort")
    case .guideline: Localized(ja: "指針", en: "guideline")
    case .authorityGuidance: Localized(ja: "所管庁のQ&A", en: "authority's Q&A")
    case .handbook: Localized(ja: "手引き(法令ではない)", en: "handbook (not law)")
    case .interpretation: Localized(ja: "解釈", en: "interpretation")
    }
  }

  static func confidence(_ confidence: Confidence) -> Localized {
    switch confidence {
    case .a: Localized(ja: "条文で確認", en: "read in the text itself")
    case .b: Localized(ja: "所管庁の資料で確認", en: "read in the authority's material or a reprint")
    case .c: Localized(ja: "解説による", en: "known from commentary")
    case .u: Localized(ja: "未確認", en: "unconfirmed")
    }
  }

  static func answerer(_ answerer: Answerer) -> Localized {
    switch answerer {
    case .researcher: Localized(ja: "研究者", en: "researcher")
    case .institution: Localized(ja: "所属機関", en: "institution")
    case .provider: Localized(ja: "提供元", en: "provider")
    case .recipient: Localized(ja: "提供先", en: "recipient")
    case .committee: Localized(ja: "倫理審査委員会", en: "ethics committee")
    case .head: Localized(ja: "機関の長", en: "head of the institution")
    case .operator: Localized(ja: "認定事業者", en: "accredited operator")
    }
  }

  static func outcome(_ outcome: RuleOutcome) -> Localized {
    switch outcome {
    case .notApplicable: Localized(ja: "該当しない", en: "not applicable")
    case .conforming: Localized(ja: "抵触なし", en: "no conflict")
    case .undetermined: Localized(ja: "要確認", en: "to be confirmed")
    case .violating: Localized(ja: "抵触", en: "in conflict")
    }
  }

  /// What a rule found in the way; only a duty is «in conflict».
  static func obstacle(_ outcome: RuleOutcome, of rule: Rule) -> Localized {
    guard outcome == .violating, rule.level != .must else { return Self.outcome(outcome) }
    return Localized(ja: "留意", en: "to note")
  }

  /// How a route stands; never that something is permitted.
  static func state(_ state: RouteState) -> Localized {
    switch state {
    case .open: Localized(ja: "記載上の条件を満たす", en: "conditions met as written")
    case .conditional: Localized(ja: "条件付き", en: "on conditions")
    case .judgement: Localized(ja: "審査委員会等の判断", en: "for judgement")
    case .closed: Localized(ja: "閉じている", en: "closed")
    case .notListed: Localized(ja: "対象外", en: "not concerned")
    }
  }

  static func state(_ state: RoutePointState) -> Localized {
    switch state {
    case .met: Localized(ja: "満たす", en: "met")
    case .unmet: Localized(ja: "未充足", en: "not met")
    case .unknown: Localized(ja: "未記載", en: "not stated")
    case .judgement: Localized(ja: "審査委員会等の判断", en: "for judgement")
    case .closes: Localized(ja: "閉じる理由", en: "closed because")
    }
  }

  static let routeIsOpen = Localized(
    ja: "この経路の記載上の条件は満たされています(許可を意味しません)",
    en: "the conditions of this way that a plan can show are met (no permission)"
  )

  static let routes = Localized(
    ja: "取り得る経路(どこを見るかの目安で、許可や適法の判断ではありません)",
    en: "Ways to look at (where to look; neither permission nor a finding of lawfulness)"
  )

  /// What a timeline does not say.
  static let timelineLimits = Localized(
    ja:
      "計画書を今の記載のまま、各日の法令に照らした見通しです。基準日より後の日については、予定と書かれたことが予定どおり行われるものとしています。先の日の結果は予告で、今日の指摘ではありません。実施した日・提供した日が書かれた行為は、その日の法令によります。",
    en:
      "The plan as it is written now, held against the law of each day; for days after the day of judgement, what is planned is taken for done. What comes later is an outlook and no finding of today. Acts with a day of their own are judged by the law of that day."
  )

  static func source(_ source: AsOfSource) -> Localized {
    switch source {
    case .plan: Localized(ja: "計画書の記載", en: "from the plan")
    case .option: Localized(ja: "--as-of の指定", en: "from --as-of")
    case .today:
      Localized(ja: "記載も指定もないため今日", en: "today, as neither the plan nor an option names one")
    }
  }

  static func reason(_ reason: OpenReason) -> Localized {
    switch reason {
    case .missingFacts: Localized(ja: "事実の記載がありません", en: "facts are missing")
    case .lawNotInRulebook:
      Localized(ja: "この日の法令は収録していません", en: "the law of this day is not held here")
    case .evaluationError:
      Localized(ja: "比べられない値のため決められません", en: "the values cannot be compared")
    }
  }

  static let unconfirmedSubstance = Localized(
    ja: "規則の根拠の内容が未確認のため、指摘とはせずに確認を求めます",
    en: "the substance of the rule is unconfirmed, so that it asks and finds no fault"
  )
}

extension Phrases {
  static func kind(_ kind: ReportItem.Kind) -> Localized {
    switch kind {
    case .failure: Localized(ja: "読めないファイル", en: "unreadable file")
    case .diagnostic: Localized(ja: "記載の不備・注意", en: "diagnostic")
    case .finding: Localized(ja: "指摘", en: "finding")
    case .question, .open: toConfirm
    }
  }
}
