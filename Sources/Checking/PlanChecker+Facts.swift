internal import Rules
package import SourceText
internal import YAMLTree

/// A fact as it is read from a text: where it stands, what it is of, and its value.
package struct ReadFact: Sendable, Hashable {
  package var range: ByteRange
  /// Index of the field.
  package var field: Int
  /// The value as plans spell it.
  package var value: String

  package init(range: ByteRange, field: Int, value: String) {
    self.range = range
    self.field = field
    self.value = value
  }
}

extension PlanChecker {
  /// The facts that a text gives a value, also where much else of it cannot be read.
  package mutating func facts(of source: SourceFile) -> Set<ReadFact> {
    var found: Set<ReadFact> = []
    reader.open(source)
    while reader.next(into: &tree) {
      guard tree.root >= 0, tree.nodes[Int(tree.root)].kind == .mapping else { continue }
      loader.load(tree, into: &table)
      let places = Places(
        rulebook: rulebook,
        layout: loader.layout,
        table: table,
        names: assessor.names,
        tree: tree
      )
      for record in table.records.indices {
        let type = Int(table.records[record].type)
        let first = Int(loader.layout.firstField[type])
        for slot in 0..<Int(loader.layout.fieldCount[type]) {
          let fact = table.fact(slot, in: record)
          guard fact.node >= 0, places.isTold(fact, first + slot), table.hasValue(fact) else {
            continue
          }
          found.insert(
            ReadFact(
              range: tree.byteRange(fact.node),
              field: first + slot,
              value: places.spelling(of: fact, field: first + slot)
            )
          )
        }
      }
    }
    return found
  }
}

extension FactTable {
  /// Whether a fact is a value that could be read, a list in all of its elements.
  fileprivate func hasValue(_ fact: Fact) -> Bool {
    switch fact.tag {
    case .unknown, .invalid: false
    case .list: list(fact).allSatisfy { $0.tag != .unknown && $0.tag != .invalid }
    default: true
    }
  }
}
