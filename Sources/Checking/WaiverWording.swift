internal import Rules
internal import SourceText

/// What is said of a waiver that does not count, or not for long.
struct WaiverWording {
  private let request: WaiverRequest

  init(_ request: WaiverRequest) { self.request = request }

  /// The waiver's own place in the plan; nil for those in a file of their own.
  var own: ByteRange? {
    if case .comment(let range) = request.source { return range }
    return nil
  }

  /// Names a waiver of a file, which has no place in the plan.
  private var origin: Localized {
    guard case .file(let path, let line) = request.source else { return Localized(ja: "", en: "") }
    return Localized(ja: "(\(path) の\(line)行目)", en: " (\(path), line \(line))")
  }

  private func say(
    _ id: String,
    at range: ByteRange?,
    severity: Severity = .warning,
    ja: String,
    en: String
  ) -> Diagnostic {
    Diagnostic(
      id: "waiver/\(id)",
      severity: severity,
      message: Localized(
        ja: "「\(request.rule)」の免除の記録\(origin.ja): " + ja,
        en: "Waiver of '\(request.rule)'\(origin.en): " + en
      ),
      range: range ?? ByteRange(start: 0, end: 0)
    )
  }

  func unknownRule(_ nearest: String?, at range: ByteRange?) -> Diagnostic {
    say(
      "unknown-rule",
      at: range,
      ja: "この名前の規則はありません。" + (nearest.map { "「\($0)」のことですか。" } ?? "規則の名前をそのまま書いてください。"),
      en: "there is no such rule."
        + (nearest.map { " Did you mean '\($0)'?" } ?? " Write its exact id.")
    )
  }

  func notWaivable(_ isStatuteDuty: Bool, at range: ByteRange?) -> Diagnostic {
    say(
      "not-waivable",
      at: range,
      ja: isStatuteDuty
        ? "法律上の義務に関する規則なので、免除できません。指摘はそのまま残ります。"
        : "この規則は免除できない規則です。指摘はそのまま残ります。",
      en: isStatuteDuty
        ? "the rule rests on a duty by statute and cannot be waived; the finding stands."
        : "this rule cannot be waived; the finding stands."
    )
  }

  func unused(at range: ByteRange?) -> Diagnostic {
    say(
      "unused",
      at: range,
      ja: "ここには、この規則の指摘がありません。要らなくなったら消し、場所が違うなら指摘のある項目のすぐ上に移してください。",
      en:
        "the rule finds nothing here. Remove it, or move it right above the entry that the finding points at."
    )
  }

  func tooBroad(_ count: Int, at range: ByteRange?) -> Diagnostic {
    say(
      "too-broad",
      at: range,
      ja: "この範囲に指摘が \(count)件あるため、どれも免除しません。一件ずつ、その項目のすぐ上に書いてください。",
      en:
        "it covers \(English.count(count, "finding")) and so excuses none; write one right above each entry."
    )
  }

  func repeated(at range: ByteRange?) -> Diagnostic {
    say(
      "repeated",
      at: range,
      ja: "同じ指摘に別の免除の記録があります。一つにしてください。",
      en: "the finding has another waiver already; keep one."
    )
  }

  func expired(_ asOf: Day, at range: ByteRange?) -> Diagnostic {
    say(
      "expired",
      at: range,
      ja: "期限(\(request.until))が基準日 \(asOf) より前なので、指摘が戻ります。更新するか、指摘に対応してください。",
      en:
        "it ended on \(request.until), before the as-of date \(asOf), so the finding is back. Renew it or act on the finding."
    )
  }

  func endsSoon(at range: ByteRange?) -> Diagnostic {
    say(
      "ends-soon",
      at: range,
      ja: "期限(\(request.until))まで30日以内です。",
      en: "it ends within 30 days, on \(request.until)."
    )
  }

  func factsChanged(_ digest: String, at range: ByteRange?) -> Diagnostic {
    say(
      "facts-changed",
      at: range,
      ja: "免除したときから事実の記載が変わったため、効力を失いました。改めて認めるなら facts=\(digest) に直してください。",
      en:
        "the facts that it excused have changed, so it has lapsed. If it is granted anew, write facts=\(digest)."
    )
  }

  func unbound(_ digest: String, at range: ByteRange?) -> Diagnostic {
    say(
      "unbound",
      at: range,
      severity: .note,
      ja: "どの事実についての免除かが書かれていません。facts=\(digest) を加えると、記載が変わったときに効力を失います。",
      en:
        "it does not say which facts it excuses. With facts=\(digest) it lapses when they change."
    )
  }
}

extension Diagnostic {
  static func malformedWaiver(_ reason: Localized, at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "waiver/malformed",
      severity: .warning,
      message: Localized(
        ja: "免除の記録が読めないため、指摘はそのまま残ります。\(reason.ja)",
        en: "The waiver cannot be read, so findings stand. \(reason.en)"
      ),
      range: range,
      help: Localized(
        ja: "# tebiki:waive 規則の名前 until=2021-03-31 by=責任者 reason=\"理由\" ref=決定番号",
        en: "# tebiki:waive rule-id until=2021-03-31 by=owner reason=\"why\" ref=decision"
      )
    )
  }

  static func misplacedWaiver(at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "waiver/misplaced",
      severity: .warning,
      message: Localized(
        ja: "この免除の記録のあとに項目がありません。指摘のある項目のすぐ上の行か、同じ行の後ろに書いてください。",
        en:
          "Nothing follows this waiver. Write it on the line above the entry that the finding points at, or behind it."
      ),
      range: range
    )
  }
}
