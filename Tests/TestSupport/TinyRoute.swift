/// A route for `TinyRulebook`: consent or genuineness, closed for sensitive data.
package enum TinyRoute {
  package static let path = "routes/genuine-use.yaml"

  package static let source = """
    title: {ja: 真正な利用, en: genuine use}
    summary: {ja: 概要。, en: Summary.}
    subject: dataset
    provisions: [appi/sensitive-definition]
    effective: {from: 2017-05-30}
    fits: dataset.existing
    closed-if:
      - {id: foreign, when: dataset.kind == "foreign-law", text: {ja: 外国法のデータである, en: it is under foreign law}, provisions: [appi/opt-out]}
    conditions:
      - {id: aggregated, when: dataset.kind == "statistics", text: {ja: 統計にする, en: it is aggregated}}
      - {id: genuine, when: dataset.genuine, text: {ja: 学術目的が真正である, en: the academic purpose is genuine}, judgement: true}
    cases:
      - {name: 判断がない, base: base, record: d1, with: {datasets: [{id: d1, kind: statistics}]}, expect: judgement, unmet: [genuine]}
      - {name: 病名, base: base, record: d1, expect: conditional, unmet: [aggregated, genuine]}
      - {name: 種類が不明, base: base, record: d1, with: {datasets: [{id: d1, kind: unknown}]}, expect: conditional, unmet: [foreign, aggregated, genuine]}
      - {name: 外国法, base: base, record: d1, with: {datasets: [{id: d1, kind: foreign-law}]}, expect: closed, unmet: [foreign, aggregated, genuine]}
      - {name: 新規, base: base, record: d1, with: {datasets: [{id: d1, existing: false}], transfers: [{id: t1, basis: opt-out}]}, expect: not-listed}
    never:
      open: {ja: 判断の記録を書く所がない, en: this vocabulary records no judgements}
    """
}
