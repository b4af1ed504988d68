internal import Conditions
internal import Rules
internal import SourceText

extension Assessor {
  /// How the plan's facts are classified: every derived fact that is settled and worth showing.
  mutating func addClassifications(
    into assessment: inout Assessment,
    _ places: Places,
    _ table: FactTable
  ) {
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    for (record, instance) in table.records.enumerated() {
      for slot in layout.derivedSlots[Int(instance.type)] {
        let number = Int(layout.firstField[Int(instance.type)] + slot)
        guard layout.shapes[number].isClassification else { continue }
        let field = rulebook.fields[number]
        let day = assessment.asOf.number
        memory.turn(to: day)
        let facts = facts(table, subject: record, day: day, asOf: day)
        let name = rulebook.string(field.key)
        let conditionName = String(
          decoding: name.utf8.map { $0 == 0x2D ? 0x5F : $0 },
          as: UTF8.self
        )
        guard
          let result = facts.evaluation(
            ofField: conditionName,
            in: RecordReference(index: Int32(record))
          ),
          case .value(let value) = result.outcome,
          let fact = settled(value, field: field)
        else { continue }
        let derivation = field.derivations.first { $0.effective.contains(assessment.asOf) }
        assessment.classifications.append(
          Classification(
            subject: places.path(ofRecord: record),
            place: places.place(ofRecord: record),
            title: Localized(
              ja: rulebook.string(field.title.ja),
              en: rulebook.string(field.title.en)
            ),
            value: Localized(
              ja: words.value(fact, field: number, .ja),
              en: words.value(fact, field: number, .en)
            ),
            field: number,
            provisions: rulebook.standing(
              derivation?.provisions.filter { $0 >= 0 }.map { Int($0) } ?? [],
              on: assessment.asOf
            ),
            facts: result.facts.map { places.use(ofFact: Int($0.index)) }
          )
        )
      }
    }
  }

  private func settled(_ value: Value, field: Field) -> Fact? {
    switch value {
    case .bool(let flag): return Fact(.boolean, flag ? 1 : 0)
    case .string(let text):
      guard field.enumeration >= 0 else { return nil }
      let values = rulebook.enumerations[Int(field.enumeration)].values
      return values.firstIndex { rulebook.string($0.name) == text }.map {
        Fact(.enumeration, Int32($0))
      }
    default: return nil
    }
  }
}
