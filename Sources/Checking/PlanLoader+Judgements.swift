internal import Rules
internal import SourceText
internal import YAMLTree

// Legal judgements become facts only through the plan's list of judgements.

extension PlanLoader {
  /// Copies each recorded judgement to the fact that it names.
  ///
  /// One by the researcher alone stays a claim: the fact remains unknown.
  mutating func applyJudgements(_ tree: borrowing YAMLTree, _ table: inout FactTable) {
    guard let keys = judgementKeys else { return }
    for record in table.records.indices where table.records[record].type == keys.type {
      let path = table.fact(keys.fact, in: record)
      guard path.tag == .text else { continue }
      guard let (target, field) = resolve(table.string(path), tree, table) else {
        reportUnknownPath(path, tree, table)
        continue
      }
      guard layout.shapes[field].isJudgement else {
        report(
          "plan/not-a-judgement",
          path.node,
          tree,
          ja: "「\(name(of: field, .ja))」は判断事項ではありません。その項目に直接書いてください。",
          en: "`\(name(of: field, .en))` is no judgement; write it at its own place."
        )
        continue
      }
      let by = table.fact(keys.by, in: record)
      if by.tag != .enumeration || by.a == keys.researcher { continue }
      let value = table.fact(keys.value, in: record)
      let index = table.index(of: Int(layout.shapes[field].slot), in: target)
      guard value.tag == .boolean else { continue }
      let before = table.facts[index]
      if before.tag == .boolean && before.a != value.a {
        // Which of the two stands is not for the order of the lines to say.
        reportContradiction(path, value, before, tree, table)
      }
      table.facts[index] = value
    }
  }

  /// Whoever answers at the fact's own place alone should learn where a judgement is recorded.
  mutating func reportClaims(_ tree: borrowing YAMLTree, _ table: FactTable) {
    for (index, field) in claims where table.facts[index].tag == .unknown {
      report(
        "plan/judgement-elsewhere",
        table.facts[index].node,
        tree,
        ja:
          "「\(name(of: field, .ja))」は判断事項です。ここに書いただけでは判断とせず、未記載として扱います。判断した人・日・理由とともに judgements に記録してください。",
        en:
          "`\(name(of: field, .en))` is a judgement. Written here it counts as not stated; record it under `judgements` with who judged, when and why.",
        severity: .note
      )
    }
  }

  private mutating func reportContradiction(
    _ path: Fact,
    _ value: Fact,
    _ before: Fact,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    let written = Self.excerpt(table.string(path))
    report(
      "plan/contradictory-judgements",
      value.node,
      tree,
      ja: "「\(written)」について、結論の異なる判断が二つあります。今の判断だけを残してください。",
      en: "`\(written)` is judged twice with different outcomes; keep the one that stands.",
      related: [(before.node, Localized(ja: "もう一つの結論", en: "the other outcome"))]
    )
  }

  private mutating func reportUnknownPath(
    _ path: Fact,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) {
    let written = Self.excerpt(table.string(path))
    report(
      "plan/unknown-path",
      path.node,
      tree,
      ja:
        "判断の対象「\(written)」がこの計画書にありません。transfers.t1.unjust-infringement のように、一覧の名前・ID・項目を点でつないで書きます。",
      en:
        "This plan has no fact `\(written)`; a path names the list, the id and the field, like transfers.t1.unjust-infringement."
    )
  }

  /// `transfers.t1.unjust-infringement`: the record and the field it names.
  func resolve(
    _ path: String,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) -> (record: Int, field: Int)? {
    var record = 0
    var scope = SymbolScope.record(0)
    var keys = path.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)[...]
    while let key = keys.popFirst() {
      let bytes = Array(key.utf8)
      let found = rulebook.symbol(
        scope,
        in: bytes,
        from: 0,
        to: bytes.count
      )
      guard found >= 0 else { return nil }
      let field = Int(found)
      if keys.isEmpty { return (record, field) }
      switch layout.shapes[field].kind {
      case .group: scope = .group(field)
      case .record:
        let fact = table.fact(Int(layout.shapes[field].slot), in: record)
        guard fact.tag == .record else { return nil }
        record = Int(fact.a)
        scope = .record(Int(layout.shapes[field].target))
      case .records:
        guard let entry = keys.popFirst(),
          let next = find(entry, in: table.fact(Int(layout.shapes[field].slot), in: record), table)
        else { return nil }
        record = next
        scope = .record(Int(layout.shapes[field].target))
      default: return nil
      }
    }
    return nil
  }

  /// The entry of a list with an id, or at a position from 1.
  private func find(_ name: String, in list: Fact, _ table: FactTable) -> Int? {
    guard list.tag == .list else { return nil }
    let entries = table.list(list)
    // Ids first: an entry may be called `1` and stand second.
    for element in entries where element.tag == .record {
      let id = table.fact(0, in: Int(element.a))
      if id.tag == .text && table.string(id) == name { return Int(element.a) }
    }
    guard let position = Int(name), position >= 1, position <= entries.count else { return nil }
    let element = entries[entries.startIndex + position - 1]
    return element.tag == .record ? Int(element.a) : nil
  }
}

/// Where the vocabulary keeps the parts of a judgement.
struct JudgementKeys {
  let type: Int32
  let fact: Int
  let value: Int
  let by: Int
  /// Position of `researcher` among the values of `by`.
  let researcher: Int32

  init?(_ rulebook: Rulebook) {
    guard let type = rulebook.records.firstIndex(where: { rulebook.string($0.name) == "judgement" })
    else { return nil }
    let record = rulebook.records[type]
    var slots: [String: Int] = [:]
    for slot in 0..<Int(record.fieldCount) {
      slots[rulebook.string(rulebook.fields[Int(record.firstField) + slot].path)] = slot
    }
    guard let fact = slots["fact"], let value = slots["value"], let by = slots["by"] else {
      return nil
    }
    self.type = Int32(type)
    self.fact = fact
    self.value = value
    self.by = by
    let field = rulebook.fields[Int(record.firstField) + by]
    let values = field.enumeration >= 0 ? rulebook.enumerations[Int(field.enumeration)].values : []
    researcher = Int32(values.firstIndex { rulebook.string($0.name) == "researcher" } ?? -1)
  }
}
