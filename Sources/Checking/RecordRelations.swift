internal import Rules

/// Which records of a plan hang together, worked out once for all its datasets.
struct RecordRelations {
  /// By record: the products of a dataset, the acts that name it, and nested records.
  private var standing: [[Int]]
  /// By record: what an act or a nested record refers to, datasets left out.
  private var cited: [[Int]]

  init(_ rulebook: Rulebook, _ layout: VocabularyLayout, _ table: FactTable) {
    let keys = rulebook.records.map { rulebook.string($0.key) }
    func isDataset(_ record: Int) -> Bool { keys[Int(table.records[record].type)] == "datasets" }
    standing = [[Int]](repeating: [], count: table.records.count)
    cited = standing
    for record in table.records.indices where record > 0 {
      let instance = table.records[record]
      if instance.parent > 0 { standing[Int(instance.parent)].append(record) }
      let references = Self.references(of: record, layout, table)
      if ["datasets", "transfers", "uses"].contains(keys[Int(instance.type)]) {
        for reference in references where reference > 0 && isDataset(reference) {
          standing[reference].append(record)
        }
      }
      if !isDataset(record) { cited[record] = references.filter { !isDataset($0) } }
    }
  }

  /// A dataset, its products, the acts on them, and the consents and notices that these cite.
  func related(to dataset: Int) -> Set<Int> {
    var found: Set<Int> = [dataset, 0]
    var waiting = [dataset]
    while let record = waiting.popLast() {
      for next in standing[record] where found.insert(next).inserted { waiting.append(next) }
    }
    return found.union(found.flatMap { cited[$0] })
  }

  /// The records that a record's facts refer to, and the entries of its lists.
  private static func references(
    of record: Int,
    _ layout: VocabularyLayout,
    _ table: FactTable
  ) -> [Int] {
    let type = Int(table.records[record].type)
    var found: [Int] = []
    for slot in 0..<Int(layout.fieldCount[type]) {
      let shape = layout.shapes[Int(layout.firstField[type]) + slot]
      let fact = table.fact(slot, in: record)
      if fact.tag == .record && shape.kind == .reference { found.append(Int(fact.a)) }
      if fact.tag == .list {
        found += table.list(fact).filter { $0.tag == .record }.map { Int($0.a) }
      }
    }
    return found
  }
}
