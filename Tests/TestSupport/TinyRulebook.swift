package import Rules
import SourceText

/// A rulebook of a handful of fields, two rules and one chart question, for tests of what uses rulebooks.
package enum TinyRulebook {
  /// The rulebook, with some of its files put in or replaced.
  package static func make(with changes: [String: String] = [:]) throws -> Rulebook {
    switch RulebookLoader.compile(files(with: changes)) {
    case .success(let bytes): return Rulebook(decoding: RulebookBytes(copying: bytes))
    case .failure(let problems):
      throw RulebookUnreadable(
        description: problems.list.map { $0.description(in: .en) }.joined(separator: "\n")
      )
    }
  }

  /// What is wrong with the rulebook once some of its files are put in, replaced or left out.
  package static func problems(
    with changes: [String: String] = [:],
    without missing: Set<String> = []
  ) -> [RuleProblem] {
    switch RulebookLoader.compile(files(with: changes).filter { !missing.contains($0.path) }) {
    case .success: []
    case .failure(let problems): problems.list
    }
  }

  private static func files(with changes: [String: String]) -> [RuleFile] {
    sources.merging(changes) { $1 }.map { RuleFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  /// One of its files as text, for tests that change a line of it.
  package static func source(_ path: String) -> String { sources[path] ?? "" }

  private static let sources = [
    "vocabulary/plan.yaml": plan,
    "vocabulary/dataset.yaml": dataset,
    "vocabulary/transfer.yaml": transfer,
    "vocabulary/derived/dataset-sensitive.yaml": sensitive,
    "editions.yaml": editions,
    "provisions/appi.yaml": provisions,
    "provisions/handbook.yaml": handbook,
    "cases/base.yaml": base,
    "appi/sensitive-opt-out.yaml": sensitiveOptOut,
    "society/purpose-missing.yaml": purposeMissing,
    "chart.yaml": chart,
    "workflows/handbook-5.yaml": workflow,
    "register/appi-fy2020.yaml": register,
  ]

  private static let plan = """
    record: plan
    ja: 計画
    title: {ja: 計画, en: plan}
    meaning: {ja: 計画書。, en: A plan.}
    subject: true
    fields:
      tebiki: {ja: 手引き, type: integer, meaning: {ja: 版。, en: Version.}, question: {ja: 版は?, en: Version?}, who: researcher}
      as-of: {ja: 基準日, type: date, meaning: {ja: 日。, en: Day.}, question: {ja: 日は?, en: Day?}, who: researcher}
      study:
        ja: 研究
        title: {ja: 研究, en: study}
        type: group
        fields:
          title: {ja: 名称, type: text, meaning: {ja: 名称。, en: Title.}, question: {ja: 名称は?, en: Title?}, who: researcher}
    """

  private static let dataset = """
    record: dataset
    key: datasets
    ja: データ
    title: {ja: データ, en: dataset}
    meaning: {ja: データ。, en: Data.}
    subject: true
    fields:
      kind:
        ja: 種類
        title: {ja: データの種類, en: kind of data}
        type: enum
        values:
          diagnoses: {ja: 診断, title: {ja: 診断・病名, en: diagnoses}, meaning: {ja: 病名を含むもの。, en: With diagnoses.}}
          statistics: {ja: 統計, title: {ja: 統計, en: statistics}}
          foreign-law: {ja: 外国法, title: {ja: 外国法のデータ, en: data under foreign law}, not-covered: {ja: 外国の法令は収録していません。, en: Foreign law is not held here.}}
        meaning: {ja: 種類。, en: Kind.}
        question: {ja: データの種類は何ですか。, en: What kind of data is it?}
        who: provider
      existing:
        ja: 蓄積
        title: {ja: 既に蓄積されていること, en: already accumulated}
        type: boolean
        meaning: {ja: 蓄積。, en: Accumulated.}
        question: {ja: 既に蓄積されていますか。, en: Is it already accumulated?}
        who: researcher
      genuine:
        ja: 真正
        title: {ja: 学術目的の真正, en: genuine academic purpose}
        type: boolean
        judgement: true
        meaning: {ja: 真正。, en: Genuine.}
        question: {ja: 学術目的は真正ですか。, en: Is the academic purpose genuine?}
        who: committee
    """

  private static let transfer = """
    record: transfer
    key: transfers
    ja: 提供・移転
    title: {ja: 提供・移転, en: transfer}
    meaning: {ja: 提供。, en: Provision.}
    subject: true
    dated-by: date
    fields:
      datasets: {ja: データ, title: {ja: 提供するデータ, en: datasets handed over}, type: list ref dataset, meaning: {ja: データ。, en: Data.}, question: {ja: 何を?, en: What?}, who: researcher}
      basis:
        ja: 根拠
        title: {ja: 提供の根拠, en: basis of provision}
        type: enum
        values: {opt-out: オプトアウト, consent: 同意}
        meaning: {ja: 根拠。, en: Basis.}
        question: {ja: 提供の根拠は何ですか。, en: What is the basis of the provision?}
        who: researcher
      date: {ja: 日付, type: date, meaning: {ja: 日。, en: Day.}, question: {ja: いつ?, en: When?}, who: researcher}
      purpose: {ja: 目的, title: {ja: 提供の目的, en: purpose of provision}, type: text, meaning: {ja: 目的。, en: Purpose.}, question: {ja: 目的は?, en: Purpose?}, who: researcher}
    """

  private static let sensitive = """
    record: dataset
    name: sensitive
    ja: 要配慮
    title: {ja: 要配慮個人情報に当たる, en: is sensitive personal information}
    type: boolean
    meaning: {ja: 要配慮。, en: Sensitive.}
    classification: true
    editions:
      - from: 2017-05-30
        until: 2022-04-01
        provisions: [appi/sensitive-definition]
        value: dataset.kind == "diagnoses"
    """

  private static let editions = """
    laws:
      appi:
        title: {ja: 個人情報保護法, en: APPI}
        full: {ja: 個人情報の保護に関する法律, en: Act on the Protection of Personal Information}
        kind: statute
        in-force: 2017-05-30
        verified: [{from: 2017-05-30, until: 2022-04-01}]
      handbook:
        title: {ja: 手引き, en: handbook}
        full: {ja: 手引き, en: handbook}
        kind: handbook
        in-force: 2017-05-30
        verified: [{from: 2017-05-30, until: 2022-04-01}]
    editions:
      - {id: fy2020, from: 2017-05-30, until: 2022-04-01, title: {ja: 令和2年度版, en: FY2020 edition}}
    events:
      - {date: 2022-04-01, law: appi, ja: 改正, en: Amended}
      - {date: 2022-04-01, law: handbook, ja: 改訂, en: Revised}
    """

  private static let provisions = """
    law: appi
    provisions:
      opt-out:
        title: {ja: オプトアウト, en: opt-out}
        gist: {ja: 要旨。, en: Gist.}
        binds: {ja: 事業者, en: operators}
        force: statute-duty
        substance: B
        numbers:
          - {from: 2017-05-30, until: 2022-04-01, ja: 第23条第2項, en: Article 23(2), confidence: A}
          - {from: 2022-04-01, ja: 第27条第2項, en: Article 27(2), confidence: A}
        source: {title: APPI, where: Article 23}
        last-checked: 2026-11-23
      sensitive-definition:
        title: {ja: 要配慮個人情報の定義, en: definition of sensitive information}
        gist: {ja: 要旨。, en: Gist.}
        binds: {ja: 事業者, en: operators}
        force: statute-duty
        substance: A
        numbers: [{from: 2017-05-30, until: 2022-04-01, ja: 第2条第3項, en: Article 2(3), confidence: A}]
        source: {title: APPI, where: Article 2}
        source-address: https://example.org/appi
        last-checked: 2026-11-23
    """

  private static let handbook = """
    law: handbook
    provisions:
      chart:
        title: {ja: 判定図, en: chart}
        gist: {ja: 要旨。, en: Gist.}
        binds: {ja: 利用者, en: readers}
        force: handbook
        substance: A
        numbers: []
        source: {title: Handbook, where: section 5}
        last-checked: 2026-11-23
      arrows:
        title: {ja: 図の矢印, en: arrows}
        gist: {ja: 要旨。, en: Gist.}
        binds: {ja: 利用者, en: readers}
        force: handbook
        substance: A
        numbers: []
        source: {title: Handbook, where: section 5}
        last-checked: 2026-11-23
        inferred: true
        left-out: {ja: 図の体裁であるため, en: It is only the look of the figure.}
    """

  private static let base = """
    tebiki: 1
    as-of: 2021-01-15
    datasets: [{id: d1, kind: diagnoses, existing: true, genuine: true}]
    transfers: [{id: t1, datasets: [d1], basis: consent, date: 2021-01-10, purpose: 開発}]
    """

  private static let sensitiveOptOut = """
    title: {ja: 要配慮個人情報のオプトアウト, en: sensitive information by opt-out}
    status: stable
    level: must
    subject: transfer
    provisions: [appi/opt-out, handbook/chart]
    effective: {from: 2017-05-30, until: 2022-04-01}
    applies: transfer.basis == "opt-out"
    requires: '!transfer.datasets.exists(d, d.sensitive)'
    at: basis
    message: {ja: '「{transfer.datasets}」はオプトアウトでは提供できません。', en: '“{transfer.datasets}” cannot be provided by opt-out.'}
    remedy: {ja: 同意を得てください。, en: Obtain consent.}
    why: {ja: 理由。, en: Reason.}
    letter: {ja: 根拠をご確認ください。, en: Please check the basis.}
    item: {ja: 試料・情報の提供, en: provision}
    waivable: false
    aliases: [appi/old-name]
    cases:
      - {name: オプトアウト, base: base, with: {transfers: [{id: t1, basis: opt-out}]}, expect: violating}
      - {name: 統計, base: base, with: {datasets: [{id: d1, kind: statistics}], transfers: [{id: t1, basis: opt-out}]}, expect: conforming}
      - {name: 種類が不明, base: base, with: {datasets: [{id: d1, kind: unknown}], transfers: [{id: t1, basis: opt-out}]}, expect: undetermined}
      - {name: 同意, base: base, expect: not-applicable}
    """

  private static let purposeMissing = """
    title: {ja: 真正の判断がない, en: genuineness not judged}
    status: stable
    level: consider
    subject: dataset
    provisions: [handbook/chart]
    effective: {from: 2017-05-30, until: 2022-04-01}
    applies: dataset.existing
    requires: dataset.genuine
    message: {ja: 真正ではありません。, en: It is not genuine.}
    remedy: {ja: 記録してください。, en: Record it.}
    why: {ja: 理由。, en: Reason.}
    letter: {ja: ご確認ください。, en: Please check.}
    item: {ja: 目的, en: purpose}
    waivable: true
    aliases: []
    cases:
      - {name: 判断なし, base: base, expect: undetermined}
      - {name: 新規, base: base, with: {datasets: [{id: d1, existing: false}]}, expect: not-applicable}
    never:
      conforming: {ja: 判断の記録が要ります。, en: It needs a recorded judgement.}
      violating: {ja: 判断の記録が要ります。, en: It needs a recorded judgement.}
    """

  private static let chart = """
    source: handbook/chart
    scope:
      subject: dataset
      applies: 'true'
      outside: {ja: 対象外です。, en: Outside.}
      effective: {from: 2017-05-30, until: 2022-04-01}
    nodes:
      start:
        question: {ja: 既に蓄積された情報ですか。, en: Is it already accumulated?}
        test: dataset.existing
        yes: existing-way
        no: future-way
        yes-label: {ja: 蓄積済み, en: accumulated}
        no-label: {ja: これから, en: to come}
    results:
      existing-way:
        title: {ja: 蓄積済みの道, en: way of accumulated data}
        action: {ja: 別添を参照してください。, en: Consult the annex.}
        workflows: [{id: handbook-5}]
        effective: {from: 2017-05-30, until: 2022-04-01}
        notes: [{ja: 通知をやり直してください。, en: Notify again., provision: handbook/chart}]
        blockers: [appi/sensitive-opt-out]
      future-way:
        title: {ja: これからの道, en: way of data to come}
        action: {ja: 別添を参照してください。, en: Consult the annex.}
        workflows: []
        effective: {from: 2017-05-30, until: 2022-04-01}
        notes: []
        blockers: []
    alternatives: {}
    """

  private static let register = """
    title: {ja: 個人情報保護法(令和2年度版), en: APPI (FY2020)}
    law: appi
    effective: {from: 2017-05-30, until: 2022-04-01}
    statements:
      row-1: {ja: 要配慮はオプトアウトで提供できない, en: no opt-out for sensitive data, provisions: [appi/opt-out]}
      row-2:
        ja: 届出
        en: filing
        left-out: {ja: 計画書からは見えないため, en: A plan does not show it.}
    """

  private static let workflow = """
    title: {ja: 別添5, en: annex 5}
    source: handbook/chart
    summary: {ja: 概要。, en: Summary.}
    lanes:
      hospital: {name: {ja: 医療施設, en: hospital}, role: {ja: 提供する, en: provides}, members: 'true'}
      company: {name: {ja: 企業, en: company}, role: {ja: 使う, en: uses}, members: 'true'}
    phases:
      all: {title: {ja: 全体, en: whole}, page: {ja: 別添5, en: annex 5}}
    nodes:
      start: {kind: start, lane: hospital, phase: all, name: {ja: 開始, en: start}, next: [provide]}
      provide: {lane: hospital, phase: all, name: {ja: 提供, en: provide}, provisions: [appi/opt-out]}
      receive: {lane: company, phase: all, name: {ja: 受領, en: receive}, optional: true, next: [use]}
      use: {lane: company, phase: all, name: {ja: 利用, en: use}, next: [end]}
      end: {kind: end, lane: company, phase: all, name: {ja: 終了, en: end}, goal: true}
    messages:
      data: {name: {ja: データ, en: data}, from: provide, to: receive}
    orders: {}
    data: {}
    notes: {}
    duties:
      consent:
        lane: hospital
        text: {ja: 同意を得る, en: obtain consent}
        provisions: [handbook/chart]
    """
}
