internal import Conditions
internal import SourceText

// rules/routes/*.yaml: the lawful ways for a dataset or a transfer, one a file.

extension RulebookLoader {
  /// The records that a way is looked for.
  private static let routeSubjects = ["dataset", "transfer"]

  mutating func loadRoutes() {
    var known = Set(parts.routes.map { string($0.id) })
    for file in files(under: "routes") {
      var reader = MappingReader(file.root, in: file)
      if !known.insert(file.stem).inserted {
        reader.fail(
          at: reader.start,
          ja: "経路「\(file.stem)」は既にあります。別の名前にしてください。",
          en: "There is already a route `\(file.stem)`; give it another name."
        )
      }
      parts.routes.append(route(file, &reader))
      finish(&reader)
    }
  }

  private mutating func route(
    _ file: ParsedRuleFile,
    _ reader: inout MappingReader
  ) -> Route {
    let subject = routeSubject(&reader)
    let provisions = provisionNumbers("provisions", &reader)
    if provisions.isEmpty {
      reader.fail(at: reader.start, ja: "経路には根拠の条項が要ります。", en: "A route needs a provision.")
    }
    var route = Route(
      id: output.intern(file.stem),
      title: intern(reader.localized("title")),
      summary: intern(reader.localized("summary")),
      subject: Int32(subject),
      provisions: provisions,
      effective: reader.interval("effective"),
      fits: condition("fits", in: &reader, subject: subject, expecting: .boolean, isFast: false),
      closedIf: routeConditions("closed-if", &reader, subject: subject),
      conditions: routeConditions("conditions", &reader, subject: subject),
      cases: [],
      never: []
    )
    var seen: Set<String> = []
    for id in route.points.map({ string($0.id) }) where !seen.insert(id).inserted {
      reader.fail(
        at: reader.start,
        ja: "条件「\(id)」が二度あります。",
        en: "The condition `\(id)` occurs twice."
      )
    }
    route.cases = routeCases(&reader, known: seen)
    route.never = impossibleStates(&reader)
    checkCases(of: route, &reader)
    return route
  }

  private func routeSubject(_ reader: inout MappingReader) -> Int {
    let name =
      reader.choice("subject", among: Self.routeSubjects, named: { $0 }) ?? Self.routeSubjects[0]
    return index.record(named: name) ?? 0
  }

  private mutating func routeConditions(
    _ key: String,
    _ reader: inout MappingReader,
    subject: Int
  ) -> [RouteCondition] {
    var conditions: [RouteCondition] = []
    for node in reader.list(key) {
      var entry = MappingReader(node, in: reader.file)
      conditions.append(
        RouteCondition(
          id: output.intern(entry.requiredString("id")),
          when: condition("when", in: &entry, subject: subject, expecting: .boolean, isFast: false),
          text: intern(entry.localized("text")),
          provisions: provisionNumbers("provisions", &entry),
          isJudgement: key == "conditions" && entry.boolean("judgement", default: false)
        )
      )
      finish(&entry)
    }
    return conditions
  }

  // MARK: - Cases

  private mutating func routeCases(
    _ reader: inout MappingReader,
    known: Set<String>
  ) -> [RouteCase] {
    var cases: [RouteCase] = []
    for node in reader.list("cases") {
      var entry = MappingReader(node, in: reader.file)
      let name = entry.requiredString("name")
      let record = entry.requiredString("record")
      let expected =
        entry.choice("expect", among: RouteState.allCases, named: { $0.name }) ?? .conditional
      var unmet: [Text] = []
      for (id, start) in entry.strings("unmet") {
        if !known.contains(id) {
          entry.failUnknown(
            id,
            at: start,
            suggestion: Suggestion.nearest(to: id, among: known.sorted())
          )
        }
        unmet.append(output.intern(id))
      }
      cases.append(
        RouteCase(
          name: output.intern(name),
          plan: casePlan(&entry),
          record: output.intern(record),
          expected: expected,
          unmet: unmet
        )
      )
      finish(&entry)
    }
    return cases
  }

  /// `never:` the states that a route cannot have, with the reasons.
  private mutating func impossibleStates(_ reader: inout MappingReader) -> [ImpossibleState] {
    guard let node = reader.optional("never") else { return [] }
    var never = MappingReader(node, in: reader.file)
    var states: [ImpossibleState] = []
    for entry in never.entries {
      _ = never.optional(entry.key)
      if let state = RouteState.allCases.first(where: { $0.name == entry.key }) {
        let reason = intern(never.localized(of: entry.value))
        states.append(ImpossibleState(state: state, reason: reason))
      } else {
        never.failUnknown(entry.key, at: entry.keyStart, suggestion: nil)
      }
    }
    finish(&never)
    return states
  }

  /// Every state has a case or a reason why it cannot occur.
  private func checkCases(of route: Route, _ reader: inout MappingReader) {
    for state in RouteState.allCases {
      let isShown = route.cases.contains { $0.expected == state }
      let isExcused = route.never.contains { $0.state == state }
      if isShown && isExcused {
        reader.fail(
          at: reader.start,
          ja: "状態「\(state.name)」は never: にもありますが、事例があります。",
          en: "The state `\(state.name)` stands under `never:` and has a case."
        )
      } else if !isShown && !isExcused {
        reader.fail(
          at: reader.start,
          ja: "状態「\(state.name)」の事例がありません(起こり得ないなら never: に理由を書きます)。",
          en: "No case shows the state `\(state.name)` (give the reason under `never:`)."
        )
      }
    }
  }
}
