internal import Rules
internal import SourceText

/// What is kept of a plan's own statements, beside what rules say of them.
extension Assessor {
  func keepFacts(in assessment: inout Assessment, _ places: Places) {
    assessment.facts = places.statedFacts
    var titles: [String: Localized] = [:]
    for record in places.table.records.indices {
      titles[places.key(ofRecord: record)] = places.title(ofRecord: record)
    }
    for index in assessment.findings.indices {
      let key = assessment.findings[index].subjectKey
      assessment.findings[index].subjectTitle = titles[key] ?? Localized(ja: "", en: "")
    }
    for index in assessment.openRules.indices {
      let key = assessment.openRules[index].subjectKey
      assessment.openRules[index].subjectTitle = titles[key] ?? Localized(ja: "", en: "")
    }
  }

  func institutionNames(_ table: FactTable) -> [String] {
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    return table.records.indices.filter { record in
      rulebook.string(rulebook.records[Int(table.records[record].type)].key) == "institutions"
    }.map { words.name(ofRecord: $0) }
  }
}
