internal import Conditions
internal import Rules
package import SourceText

/// A fact that a plan states, as it is told to people and found again in another version.
package struct PlanFact: Sendable {
  /// The fact's name whatever is moved about in the text, and that of its record.
  package var key: String
  package var subjectKey: String
  /// The record that it belongs to, and the fact itself, in words.
  package var subject: Localized
  package var title: Localized
  package var value: Localized
  /// The value as plans spell it.
  package var spelling: String
  package var place: Place
  package var field: Int
}

extension Places {
  /// Every fact that the plan states, in the order of its records.
  var statedFacts: [PlanFact] {
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    var found: [PlanFact] = []
    for record in table.records.indices {
      let type = Int(table.records[record].type)
      let first = Int(layout.firstField[type])
      for slot in 0..<Int(layout.fieldCount[type]) {
        let fact = table.fact(slot, in: record)
        let field = first + slot
        guard fact.node >= 0, isTold(fact, field) else { continue }
        let index = table.index(of: slot, in: record)
        let title = rulebook.fields[field].title
        found.append(
          PlanFact(
            key: key(ofFact: index),
            subjectKey: key(ofRecord: record),
            subject: self.title(ofRecord: record),
            title: Localized(ja: rulebook.string(title.ja), en: rulebook.string(title.en)),
            value: Localized(
              ja: words.value(ofFact: index, .ja),
              en: words.value(ofFact: index, .en)
            ),
            spelling: spelling(of: fact, field: field),
            place: place(ofFact: index),
            field: field
          )
        )
      }
    }
    return found
  }

  /// Whether a fact is a value, and not the way to other facts.
  func isTold(_ fact: Fact, _ field: Int) -> Bool {
    guard !layout.shapes[field].isDerived else { return false }
    switch layout.shapes[field].kind {
    case .group, .record, .records, .parent, .opaque: return false
    case .text, .boolean, .integer, .number, .date, .period, .country, .enumeration, .reference,
      .list:
      return fact.tag != .invalid && fact.tag != .opaque
    }
  }

  /// What a record is called where no id may stand: its name, or which of its kind it is.
  func title(ofRecord number: Int) -> Localized {
    guard number > 0 else { return Localized(ja: "計画全体", en: "the plan") }
    let record = table.records[number]
    let type = Int(record.type)
    let title = rulebook.records[type].title
    let kind = Localized(ja: rulebook.string(title.ja), en: rulebook.string(title.en))
    if let name = ownName(ofRecord: number) {
      return Localized(ja: "\(kind.ja)「\(name)」", en: "\(kind.en) “\(name)”")
    }
    let siblings = table.records.indices.filter {
      table.records[$0].type == record.type && table.records[$0].parent == record.parent
    }
    var own = kind
    if siblings.count > 1, let place = siblings.firstIndex(of: number) {
      own = Localized(ja: "\(kind.ja)(\(place + 1)件目)", en: "\(kind.en) \(place + 1)")
    }
    guard record.parent > 0 else { return own }
    let parent = self.title(ofRecord: Int(record.parent))
    return Localized(ja: "\(parent.ja)の\(own.ja)", en: "\(parent.en), \(own.en)")
  }

  /// The name or title that the plan gives a record; nil where it has only an id.
  private func ownName(ofRecord number: Int) -> String? {
    let type = Int(table.records[number].type)
    for key in ["name", "title"] {
      guard let slot = names.slot(of: ConditionName(key), type: type, group: -1),
        layout.shapes[Int(layout.firstField[type]) + slot].kind == .text
      else { continue }
      let fact = table.fact(slot, in: number)
      if fact.tag == .text && fact.b > 0 { return table.string(fact) }
    }
    return nil
  }
}
