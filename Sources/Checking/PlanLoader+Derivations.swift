internal import Rules
internal import SourceText
internal import YAMLTree

// Nothing is made from itself.

extension PlanLoader {
  /// Reports every dataset that is derived from itself, directly or through others.
  mutating func checkDerivations(_ tree: borrowing YAMLTree, _ table: FactTable) {
    guard let (type, slot) = derivation,
      table.records.indices.contains(where: { record in
        table.records[record].type == type && table.fact(slot, in: record).b > 0
      })
    else { return }
    var states = [Visit](repeating: .unseen, count: table.records.count)
    for record in table.records.indices
    where table.records[record].type == type && states[record] == .unseen {
      follow(record, slot: slot, &states, tree, table)
    }
  }

  private enum Visit {
    case unseen
    case open
    case done
  }

  /// Walks the sources of a record without recursion: a chain may be as long as the plan.
  private mutating func follow(
    _ start: Int,
    slot: Int,
    _ states: inout [Visit],
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    var path = [(record: start, next: 0)]
    states[start] = .open
    while let (record, next) = path.last {
      let fact = table.fact(slot, in: record)
      guard fact.tag == .list, next < Int(fact.b) else {
        states[record] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let source = table.elements[Int(fact.a) + next]
      guard source.tag == .record else { continue }
      switch states[Int(source.a)] {
      case .done: continue
      case .open: reportCircle(source, tree, table)
      case .unseen:
        states[Int(source.a)] = .open
        path.append((Int(source.a), 0))
      }
    }
  }

  private mutating func reportCircle(
    _ source: Fact,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    let id = Self.excerpt(table.string(table.fact(0, in: Int(source.a))))
    report(
      "plan/circular-derivation",
      source.node,
      tree,
      ja: "データ「\(id)」が、たどると自分自身から作られたことになっています。もとのデータの ID を直してください。",
      en:
        "The dataset `\(id)` is derived from itself, directly or through others. Correct the id of its source."
    )
  }

  static func derivation(
    _ rulebook: Rulebook,
    _ layout: VocabularyLayout
  ) -> (type: Int32, slot: Int)? {
    for (type, record) in rulebook.records.enumerated() where record.hasIdentifier {
      for slot in 0..<Int(record.fieldCount) {
        let shape = layout.shapes[Int(record.firstField) + slot]
        guard shape.kind == .list, shape.element == .reference, shape.target == Int32(type),
          rulebook.string(rulebook.fields[Int(record.firstField) + slot].key) == "derived-from"
        else { continue }
        return (Int32(type), slot)
      }
    }
    return nil
  }
}
