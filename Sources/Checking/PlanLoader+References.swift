internal import Rules
internal import SourceText
internal import YAMLTree

// References by id, what is inherited, and what must be there: when every record is known.

extension PlanLoader {
  mutating func noteIdentifier(
    record: Int,
    field: Int,
    fact: Fact,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let type = table.records[record].type
    guard rulebook.records[Int(type)].hasIdentifier,
      layout.firstField[Int(type)] == Int32(field)
    else { return }
    if let first = identifiers.insert(record, type: type, fact, table) {
      let id = Self.excerpt(table.string(fact))
      report(
        "plan/duplicate-id",
        fact.node,
        tree,
        ja: "ID「\(id)」が二度使われています。どちらかを別の名前にしてください。",
        en: "The id `\(id)` is used twice; rename one of them.",
        related: [
          (
            table.fact(0, in: first).node,
            Localized(ja: "最初の「\(id)」", en: "the first `\(id)`")
          )
        ]
      )
    }
  }

  mutating func resolveReferences(
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    for reference in pending {
      let fact =
        reference.isElement ? table.elements[reference.index] : table.facts[reference.index]
      guard fact.tag == .text else { continue }
      var resolved = Fact(.invalid, node: fact.node)
      if let record = identifiers.find(fact, type: reference.type, table) {
        resolved = Fact(.record, Int32(record), node: fact.node)
      } else {
        if reference.alias >= 0 { aliases = [reference.alias] }
        reportDangling(fact, type: reference.type, tree, table)
        aliases.removeAll(keepingCapacity: true)
      }
      if reference.isElement {
        table.elements[reference.index] = resolved
      } else {
        table.facts[reference.index] = resolved
      }
    }
  }

  private mutating func reportDangling(
    _ fact: Fact,
    type: Int32,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    let record = rulebook.records[Int(type)]
    guard !isFull else { return }
    let id = table.string(fact)
    let known = identifiers.all(ofType: type, table).prefix(200)
    let nearest = Suggestion.nearest(to: id, among: Array(known))
    let list = rulebook.string(record.key)
    let title = rulebook.string(record.title.ja)
    report(
      "plan/unknown-id",
      fact.node,
      tree,
      ja: "「\(Self.excerpt(id))」という\(title)は \(list) にありません。"
        + (nearest.map { "「\($0)」のことですか。" } ?? "\(list) に加えるか、ID を直してください。"),
      en: "There is no `\(Self.excerpt(id))` under `\(list)`."
        + (nearest.map { " Did you mean `\($0)`?" } ?? " Add it there, or mend the id.")
    )
  }

  /// Nested records that are not written stand for the plan's own, or for another of the same record;
  /// some lists are empty when others are written, and some open.
  func inherit(_ table: inout FactTable) {
    for record in table.records.indices where record > 0 {
      for link in layout.emptyWith[Int(table.records[record].type)] {
        let sources = table.fact(Int(link.other), in: record)
        if sources.tag == .list && sources.b > 0 {
          fill(link.slot, of: record, with: Fact(.list, 0, 0), &table)
        }
      }
      for list in layout.openWith[Int(table.records[record].type)] {
        let index = table.index(of: Int(list.slot), in: record)
        if table.facts[index].node < 0 && isOpen(list, in: record, table) {
          table.facts[index] = .unknown
        }
      }
      for link in layout.inherited[Int(table.records[record].type)] {
        fill(link.slot, of: record, with: table.fact(Int(link.other), in: 0), &table)
      }
      for link in layout.inheritedOwn[Int(table.records[record].type)] {
        fill(link.slot, of: record, with: table.fact(Int(link.other), in: record), &table)
      }
    }
  }

  /// Gives a fact of which the plan says nothing the value of another.
  private func fill(_ slot: Int32, of record: Int, with fact: Fact, _ table: inout FactTable) {
    let index = table.index(of: Int(slot), in: record)
    guard table.facts[index].tag == .unknown, table.facts[index].node < 0 else { return }
    table.facts[index] = Fact(fact.tag, fact.a, fact.b)
  }

  /// Whether silence about a list is open; where the plan has no such records at all, it is not.
  private func isOpen(_ list: OpenList, in record: Int, _ table: FactTable) -> Bool {
    if list.root >= 0 {
      let all = table.fact(Int(list.root), in: 0)
      if all.tag == .list && all.b == 0 { return false }
    }
    let other = table.fact(Int(list.other), in: record)
    switch other.tag {
    case .unknown: return true
    case .enumeration: return list.values.contains(other.a)
    case .list:
      return table.list(other).contains { $0.tag == .unknown || list.values.contains($0.a) }
    default: return false
    }
  }

  mutating func checkRequired(_ tree: borrowing YAMLTree, _ table: inout FactTable) {
    for record in table.records.indices {
      let instance = table.records[record]
      let type = Int(instance.type)
      if rulebook.records[type].hasIdentifier && table.fact(0, in: record).node < 0 {
        reportMissing(Int(layout.firstField[type]), record: record, tree, table)
      }
      for slot in layout.requiredSlots[type].map(Int.init) {
        let fact = table.fact(slot, in: record)
        if (fact.tag == .unknown && fact.node < 0) || (fact.tag == .list && fact.b == 0) {
          reportMissing(Int(layout.firstField[type]) + slot, record: record, tree, table)
        }
      }
    }
  }

  private mutating func reportMissing(
    _ field: Int,
    record: Int,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    let title = rulebook.records[Int(table.records[record].type)].title
    report(
      "plan/missing-key",
      table.records[record].node,
      tree,
      ja:
        "この\(rulebook.string(title.ja))に「\(name(of: field, .ja))」(\(name(of: field, .en)))がありません。書き加えてください。",
      en: "This \(rulebook.string(title.en)) has no `\(name(of: field, .en))`; add it.",
      isNarrow: true,
      fix: missingFix(field, record: record, tree, table)
    )
  }
}
