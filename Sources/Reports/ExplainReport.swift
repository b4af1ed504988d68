package import Rules
package import SourceText

/// Says what an id of the rulebook means.
package enum ExplainReport {
  /// A name that means nothing in the rulebook, with the names near it.
  package struct UnknownName: Error, Sendable {
    package let message: Localized
  }

  /// The page of an id; with a day only the numbers and conditions of that day.
  package static func text(
    of id: String,
    asOf: Day?,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> Result<String, UnknownName> {
    var page = ExplanationPage(rulebook, language, day: asOf)
    if explainByID(id, &page) || explainPath(id, &page) || explainTerm(id, &page) {
      return .success(page.text)
    }
    return .failure(UnknownName(message: unknown(id, rulebook)))
  }

  private static func explainByID(_ id: String, _ page: inout ExplanationPage) -> Bool {
    let book = page.rulebook
    func find<List: Collection>(_ list: List, _ text: (List.Element) -> Text) -> List.Index? {
      list.firstIndex { book.string(text($0)) == id }
    }
    if let number = find(book.rules, { $0.id })
      ?? book.rules.firstIndex(where: { $0.aliases.contains { book.string($0) == id } })
    {
      page.explain(rule: number)
    } else if let number = find(book.provisions, { $0.id }) {
      page.explain(provision: number)
    } else if let number = find(book.workflows, { $0.id }) {
      page.explain(workflow: number)
    } else if let number = find(book.laws, { $0.id }) {
      page.explain(law: number)
    } else if let number = find(book.chart.nodes, { $0.id }) {
      page.explain(node: number)
    } else if let number = find(book.chart.results, { $0.id }) {
      page.explain(result: number)
    } else if let number = find(book.chart.alternatives, { $0.id }) {
      page.explain(alternative: number)
    } else if let number = find(book.routes, { $0.id })
      ?? book.routes.firstIndex(where: { "routes/" + book.string($0.id) == id })
    {
      page.explain(route: number)
    } else {
      return false
    }
    return true
  }

  private static func explainPath(_ path: String, _ page: inout ExplanationPage) -> Bool {
    switch FieldPath(rulebook: page.rulebook).target(of: path) {
    case .field(let number): page.explain(field: number)
    case .record(let number): page.explain(record: number)
    case nil: return false
    }
    return true
  }

  private static func explainTerm(_ name: String, _ page: inout ExplanationPage) -> Bool {
    let book = page.rulebook
    let wanted = name.lowercased()
    let found = book.glossary.firstIndex { term in
      book.string(term.name.ja) == name || book.string(term.name.en).lowercased() == wanted
    }
    guard let found else { return false }
    page.explain(term: found)
    return true
  }

  // MARK: - Unknown names

  private static func unknown(_ id: String, _ book: Rulebook) -> Localized {
    let near = nearest(to: id, among: names(of: book))
    let listed = near.prefix(5)
    return Localized(
      ja: "「\(id)」は、規則・条項・項目・判定図・経路・ワークフロー・用語のいずれにもありません。"
        + (listed.isEmpty ? "" : "近いもの: " + listed.joined(separator: "、")),
      en: "'\(id)' names no rule, provision, field, chart entry, route, workflow or term."
        + (listed.isEmpty ? "" : " Near it: " + listed.joined(separator: ", "))
    )
  }

  private static func nearest(to id: String, among names: [String]) -> [String] {
    var found: [String] = []
    if let best = Suggestion.nearest(to: id, among: names) { found.append(best) }
    // A rule's last part is what people remember.
    let tails = names.filter { $0.split(separator: "/").last.map(String.init) == id }
    let parts = id.count >= 3 ? names.filter { $0.contains(id) } : []
    for name in tails + parts where !found.contains(name) { found.append(name) }
    return found
  }

  private static func names(of book: Rulebook) -> [String] {
    var names = book.rules.map { book.string($0.id) } + book.provisions.map { book.string($0.id) }
    names += book.workflows.map { book.string($0.id) } + book.laws.map { book.string($0.id) }
    names += book.chart.nodes.map { book.string($0.id) }
    names += book.chart.results.map { book.string($0.id) }
    names += book.routes.map { book.string($0.id) }
    names += book.glossary.flatMap { [book.string($0.name.ja), book.string($0.name.en)] }
    for field in book.fields {
      let record = book.records[Int(field.record)]
      let path = book.string(field.path)
      names.append(book.string(record.key.isEmpty ? record.name : record.key) + "." + path)
    }
    return names
  }
}
