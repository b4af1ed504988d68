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
    else { return unknownWord(target, field: field, at: node, tree) }
    if word.tag == .unknown { return .unknown }
    if layout.shapes[field].allowsNotApplicable { return .notApplicable }
    // An enumeration may have a value of that name.
    if layout.shapes[field].enumeration >= 0 { return nil }
    report(
      "plan/not-applicable",
      node,
      tree,
      ja: "「\(name(of: field, .ja))」は「該当なし」にできません。値を書くか、分からなければ unknown(未定)と書いてください。"
        + (isList(field) ? "一つもなければ [] と書きます。" : ""),
      en: "`\(name(of: field, .en))` cannot be not-applicable; give a value, or `unknown`"
        + (isList(field) ? ", or `[]` for none." : ".")
    )
    return .unknown
  }

  func isList(_ field: Int) -> Bool {
    layout.shapes[field].kind == .records || layout.shapes[field].kind == .list
  }

  private static let unknownWords = ["不明", "未確定", "未確認", "検討中", "TBD", "tbd"].map {
    Array($0.utf8)
  }

  /// What forms say for what is not known yet; taken for it, but said.
  private mutating func unknownWord(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> FactTag? {
    let scalar = tree.nodes[Int(target)]
    let length = scalar.textEnd - scalar.textStart
    guard length == 3 || length == 6 || length == 9, layout.shapes[field].kind != .text,
      layout.shapes[field].element != .text
    else { return nil }
    let begin = Int(scalar.textStart)
    let end = Int(scalar.textEnd)
    let isUnknown = Self.unknownWords.contains { word in
      word.count == end - begin && word[0] == tree.text[begin]
        && tree.text[begin..<end].elementsEqual(word)
    }
    guard isUnknown else { return nil }
    let written = tree.string(target)
    report(
      "plan/unknown-word",
      node,
      tree,
      ja: "「\(written)」を 未定(unknown)と解しました。未定 と書いてください。",
      en: "`\(written)` was taken for `unknown`. Write `unknown`.",
      severity: .note,
      fix: fix(node, writing: usesJapanese(node, tree) ? "未定" : "unknown", tree)
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
