internal import Rules
internal import SourceText
internal import YAMLTree

// `unknown` and `not-applicable`, which stand where a value would.

extension PlanLoader {
  /// The tag for `unknown`, `not-applicable` and an empty value; nil for anything else.
  mutating func specialWord(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> FactTag? {
    let scalar = tree.nodes[Int(target)]
    let text = Int(scalar.textStart)..<Int(scalar.textEnd)
    if text.isEmpty { return scalar.style == .plain ? .unknown : nil }
    // No two of the words are equally long, and hardly a value begins like one.
    guard let word = specialWords.first(where: { $0.bytes.count == text.count }),
      word.bytes[0] == tree.text[text.lowerBound], tree.text[text].elementsEqual(word.bytes)
    else { return nil }
    if word.tag == .unknown { return .unknown }
    if layout.shapes[field].allowsNotApplicable { return .notApplicable }
    // An enumeration may have a value of that name.
    if layout.shapes[field].enumeration >= 0 { return nil }
    report(
      "plan/not-applicable",
      node,
      tree,
      ja: "「\(name(of: field, .ja))」は「該当なし」にできません。値を書くか、分からなければ unknown(未定)と書いてください。",
      en: "`\(name(of: field, .en))` cannot be not-applicable; give a value, or `unknown`."
    )
    return .unknown
  }

  /// A whole group that is unknown or not applicable makes its fields so.
  func markGroup(
    _ group: Int,
    record: Int,
    as tag: FactTag,
    _ node: Int32,
    _ table: inout FactTable
  ) {
    let type = Int(table.records[record].type)
    let first = Int(layout.firstField[type])
    for field in first..<(first + Int(layout.fieldCount[type]))
    where layout.shapes[field].group == layout.shapes[group].slot {
      let index = table.index(of: Int(layout.shapes[field].slot), in: record)
      table.facts[index] = Fact(tag, node: node)
      if layout.shapes[field].kind == .group {
        markGroup(field, record: record, as: tag, node, &table)
      }
    }
  }
}
