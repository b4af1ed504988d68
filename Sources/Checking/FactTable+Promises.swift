internal import Rules

extension FactTable {
  /// Takes what is planned for done, as an outlook on later days does.
  mutating func keepPromises(_ rulebook: Rulebook, _ layout: VocabularyLayout) {
    let words = rulebook.enumerations.map { Promise($0, rulebook) }
    for record in records {
      let first = Int(layout.firstField[Int(record.type)])
      for slot in 0..<Int(layout.fieldCount[Int(record.type)]) {
        let shape = layout.shapes[first + slot]
        guard shape.kind == .enumeration, let promise = words[Int(shape.enumeration)] else {
          continue
        }
        let index = Int(record.firstFact) + slot
        guard facts[index].tag == .enumeration, facts[index].a == promise.planned else { continue }
        facts[index].a = promise.done
      }
    }
  }
}

/// The positions of «planned» and «done» (予定・実施済) in an enumeration that has both.
private struct Promise {
  let planned: Int32
  let done: Int32

  init?(_ enumeration: Enumeration, _ rulebook: Rulebook) {
    let names = enumeration.values.map { rulebook.string($0.name) }
    guard let planned = names.firstIndex(of: "planned"), let done = names.firstIndex(of: "done")
    else { return nil }
    self.planned = Int32(planned)
    self.done = Int32(done)
  }
}
