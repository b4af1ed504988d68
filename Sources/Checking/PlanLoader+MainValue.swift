internal import Rules
internal import SourceText
internal import YAMLTree

extension PlanLoader {
  /// Says so where the main value of a record does not stand in its list, which rules read alone.
  mutating func adviseMainValue(
    record: Int,
    type: Int,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    let listSlot = Int(layout.scalarSlot[type])
    guard listSlot >= 0 else { return }
    let list = table.fact(listSlot, in: record)
    guard case .list = list.tag, list.node >= 0 else { return }
    let first = Int(layout.firstField[type])
    for slot in 0..<Int(layout.fieldCount[type]) {
      let field = first + slot
      guard layout.shapes[field].isOneOnly else { continue }
      let fact = table.fact(slot, in: record)
      guard fact.node >= 0,
        let main = Self.enumerationName(fact, field: field, layout, rulebook)
      else { continue }
      let isListed = table.elements[Int(list.a)..<Int(list.a + list.b)].contains { entry in
        let name = Self.enumerationName(entry, field: first + listSlot, layout, rulebook)
        // An entry that is not known may be the one.
        return name == nil || name == main
      }
      if isListed { continue }
      let written = tree.string(tree.resolved(fact.node))
      report(
        "plan/main-not-listed",
        fact.node,
        tree,
        ja:
          "「\(name(of: field, .ja))」の「\(written)」が「\(name(of: first + listSlot, .ja))」にありません。規則は「\(name(of: first + listSlot, .ja))」だけを見るため、そこにも書いてください。",
        en:
          "`\(name(of: field, .en))` is `\(written)`, which is not among `\(name(of: first + listSlot, .en))`. Rules read the list alone: name it there, too.",
        related: [
          (node: list.node, message: Localized(ja: "ここにありません。", en: "It is not among these."))
        ],
        severity: .warning
      )
    }
  }

  private static func enumerationName(
    _ fact: Fact,
    field: Int,
    _ layout: VocabularyLayout,
    _ rulebook: Rulebook
  ) -> String? {
    let enumeration = Int(layout.shapes[field].enumeration)
    guard case .enumeration = fact.tag, enumeration >= 0 else { return nil }
    let values = rulebook.enumerations[enumeration].values
    return values.indices.contains(Int(fact.a)) ? rulebook.string(values[Int(fact.a)].name) : nil
  }
}
