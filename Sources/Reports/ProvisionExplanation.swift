internal import Rules
internal import SourceText

extension ExplanationPage {
  /// A provision: its gist, whom it binds, its number in each edition, what rests on it.
  mutating func explain(provision number: Int) {
    let provision = rulebook.provisions[number]
    heading(string(provision.id), say(provision.title))
    entry("法令", "law", rulebook.laws[Int(provision.law)].fullTitle)
    entry("要旨", "gist", provision.gist)
    entry("名あて人", "binds", provision.binds)
    entry("拘束力", "force", say(Phrases.force(provision.force)))
    entry(
      "内容の確度",
      "confidence",
      "[\(provision.substance.code)] " + say(Phrases.confidence(provision.substance))
    )
    list(
      "条番号",
      "numbers",
      provision.numbers.filter { isShown($0.effective) }.map { number in
        "\(say(number.label)) [\(confidence(number, in: provision))] (\(interval(number.effective)))"
      }
    )
    let law = rulebook.laws[Int(provision.law)]
    list("これからの改正", "changes to come", changes(of: Int(provision.law)))
    entry("本文の所在", "text of the law", string(law.address))
    entry("確認した資料", "source", provision.source)
    entry("資料の所在", "where it is", string(rulebook.register.remarks[number].address))
    entry("最終確認日", "last checked", string(provision.lastChecked))
    entry("補足", "note", provision.note)
    listUses(of: Int32(number))
  }

  /// What rests on a provision, kind by kind.
  private mutating func listUses(of number: Int32) {
    list("これに基づく規則", "rules that rest on it", rules { $0.provisions.contains(number) })
    list("これに基づく導出", "derived facts that rest on it", derivedFacts(restingOn: number))
    list(
      "これに基づく経路",
      "routes that rest on it",
      rulebook.routes.filter { $0.citedProvisions.contains(number) }
        .map { "\(string($0.id)) \(say($0.title))" }
    )
    list("これを引く判定図の箇所", "entries of the chart that cite it", chartEntries(citing: number))
    list(
      "これを引くワークフロー",
      "workflows that cite it",
      rulebook.workflows.indices
        .filter { rulebook.provisions(citedByWorkflow: $0).contains(number) }
        .map { "\(string(rulebook.workflows[$0].id)) \(say(rulebook.workflows[$0].title))" }
    )
    list(
      "これを引く用語",
      "terms that cite it",
      rulebook.glossary.filter { $0.provision == number }.map { say($0.name) }
    )
  }

  private func derivedFacts(restingOn number: Int32) -> [String] {
    rulebook.fields.filter { field in
      field.derivations.contains { isShown($0.effective) && $0.provisions.contains(number) }
    }
    .map { field in
      let record = rulebook.records[Int(field.record)]
      return "\(string(record.name)).\(string(field.path)) \(say(field.title))"
    }
  }

  private func chartEntries(citing number: Int32) -> [String] {
    let chart = rulebook.chart
    let whole =
      chart.provision == number ? [say("判定図の全体", "the chart as a whole")] : []
    let nodes = chart.nodes.filter { $0.provisions.contains(number) }
      .map { "\(string($0.id)) \(say($0.question))" }
    let results = chart.results.filter {
      $0.provisions.contains(number) || $0.notes.contains { $0.provision == number }
    }
    .map { "\(string($0.id)) \(say($0.title))" }
    let alternatives = chart.alternatives.filter { $0.provision == number }
      .map { "\(string($0.id)) \(say($0.title))" }
    return whole + nodes + results + alternatives
  }
}
