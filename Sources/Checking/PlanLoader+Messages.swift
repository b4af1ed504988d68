internal import Rules
internal import SourceText
internal import YAMLTree

// Diagnostics about the shape of a plan.

extension PlanLoader {
  func name(of field: Int, _ language: Language) -> String {
    let own = rulebook.fields[field]
    switch language {
    case .ja:
      let japanese = rulebook.string(own.japaneseKey)
      return japanese.isEmpty ? rulebook.string(own.key) : japanese
    case .en: return rulebook.string(own.path)
    }
  }

  /// `isNarrow` puts the mark on the beginning of a mapping instead of under all of it.
  mutating func report(
    _ id: String,
    _ node: Int32,
    _ tree: borrowing YAMLTree,
    ja: String,
    en: String,
    related: [(node: Int32, message: Localized)] = [],
    severity: Severity = .error,
    isNarrow: Bool = false,
    fix: Fix? = nil
  ) {
    guard !isFull else { return }
    var range = tree.byteRange(max(0, node))
    if isNarrow { range = tree.narrowRange(max(0, node)) }
    diagnostics.append(
      Diagnostic(
        id: id,
        severity: severity,
        message: Localized(ja: ja, en: en),
        range: range,
        related: related.map {
          Diagnostic.Related(range: tree.byteRange($0.node), message: $0.message)
        } + otherPlace(of: node, tree),
        help: nil,
        fix: fix
      )
    )
    if diagnostics.count == Self.mostDiagnostics { reportFull(range) }
  }

  /// More than this in one document help nobody, and would make the report grow without bound.
  private static let mostDiagnostics = 100

  /// Whether nothing further is reported of this document.
  var isFull: Bool { diagnostics.count > Self.mostDiagnostics }

  private mutating func reportFull(_ range: ByteRange) {
    diagnostics.append(
      Diagnostic(
        id: "plan/too-many-errors",
        severity: .error,
        message: Localized(
          ja: "誤りが \(Self.mostDiagnostics) 件を超えたので、ここから先は示しません。ここまでの誤りを直して、もう一度実行してください。",
          en:
            "There are more than \(Self.mostDiagnostics) errors; the rest are not shown. Mend these and run again."
        ),
        range: range,
        related: [],
        help: nil
      )
    )
  }

  /// An alias has two places: where it is used, and the value that it stands for.
  private func otherPlace(
    of node: Int32,
    _ tree: borrowing YAMLTree
  ) -> [Diagnostic.Related] {
    guard node >= 0 else { return [] }
    let target = tree.resolved(node)
    if target != node {
      return [
        Diagnostic.Related(
          range: tree.byteRange(target),
          message: Localized(ja: "別名が指す値", en: "the value that the alias stands for")
        )
      ]
    }
    guard let alias = aliases.last else { return [] }
    return [
      Diagnostic.Related(
        range: tree.byteRange(alias),
        message: Localized(ja: "ここで使われています", en: "used here")
      )
    ]
  }

  /// The beginning of a text that may be of any length.
  static func excerpt(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(81)
    return start.count > 80 ? String(String.UnicodeScalarView(start.dropLast())) + "…" : text
  }

  mutating func reportUnknownKey(
    _ key: Int32,
    scope: SymbolScope,
    _ tree: borrowing YAMLTree
  ) {
    // What is wrong with such a key was said where the tree was made.
    guard !isFull, tree.nodes[Int(tree.resolved(key))].kind == .scalar else { return }
    let written = tree.string(key)
    if written == "<<" && tree.nodes[Int(key)].style == .plain { return }
    // `x-` keys are the institution's own.
    if written.hasPrefix("x-") { return }
    if written.utf8.count <= 200, written.contains("."), !written.hasPrefix("."),
      !written.hasSuffix(".")
    {
      reportDottedKey(written, key, tree)
      return
    }
    let known = rulebook.symbols.entries.filter { $0.scope == scope.number }.map {
      rulebook.string($0.name)
    }
    let nearest = Suggestion.nearest(to: written, among: known)
    let keys = nearest == nil ? list(keys(in: scope, inJapanese: usesJapanese(key, tree))) : ""
    report(
      "plan/unknown-key",
      key,
      tree,
      ja: "「\(Self.excerpt(written))」という項目はここにはありません。"
        + (nearest.map { "「\($0)」のことですか。" }
          ?? "ここに書ける項目: \(keys)。独自の項目は x- で始めてください。"),
      en: "There is no field `\(Self.excerpt(written))` here."
        + (nearest.map { " Did you mean `\($0)`?" }
          ?? " Fields here: \(keys). Keys of your own begin with `x-`."),
      fix: keyFix(key, scope: scope, tree)
    )
  }

  /// The keys that a mapping may have, in the language in which one was written.
  func keys(in scope: SymbolScope, inJapanese: Bool) -> [String] {
    rulebook.symbols.entries
      .filter { $0.scope == scope.number && !rulebook.fields[Int($0.value)].isDerived }
      .sorted { $0.value < $1.value }
      .map { rulebook.string($0.name) }
      .filter { $0.utf8.contains { $0 >= 0x80 } == inJapanese }
  }

  private mutating func reportDottedKey(
    _ written: String,
    _ key: Int32,
    _ tree: borrowing YAMLTree
  ) {
    let parts = written.split(separator: ".")
    let nested =
      parts.map { "\($0): " }.joined(separator: "{ ") + "…"
      + String(repeating: " }", count: parts.count - 1)
    report(
      "plan/dotted-key",
      key,
      tree,
      ja: "点でつないだキー「\(written)」は使えません。入れ子で \(nested) と書いてください。",
      en: "The dotted key `\(written)` is not allowed; write it nested: \(nested)"
    )
  }

  mutating func reportRepeated(
    _ field: Int,
    _ node: Int32,
    first: Int32,
    _ tree: borrowing YAMLTree
  ) {
    let here = tree.nodes[Int(node)].key
    let before = tree.nodes[Int(first)].key
    // The same spelling twice is reported where the tree is made.
    if here >= 0 && before >= 0 && tree.string(here) == tree.string(before) { return }
    report(
      "plan/repeated-field",
      here >= 0 ? here : node,
      tree,
      ja: "「\(name(of: field, .ja))」が二度書かれています(日本語と英語のキーは同じ項目です)。一つにしてください。",
      en: "`\(name(of: field, .en))` is given twice (its Japanese and English keys are one field).",
      related: [
        (
          before >= 0 ? before : first,
          Localized(ja: "最初はここです", en: "first given here")
        )
      ]
    )
  }

  mutating func reportWrongKind(_ field: Int, _ node: Int32, _ tree: borrowing YAMLTree) {
    let shape = layout.shapes[field]
    let found = tree.nodes[Int(tree.resolved(node))].kind
    // An alias that stands for nothing has been reported already.
    guard found != .alias else { return }
    let own = rulebook.fields[field]
    if found == .sequence && !own.oneOnly.isEmpty {
      report(
        "plan/one-value-only",
        node,
        tree,
        ja: rulebook.string(own.oneOnly.ja),
        en: rulebook.string(own.oneOnly.en)
      )
      return
    }
    let wanted = wantedKind(shape.kind)
    let given = foundKind(found)
    let hint = kindHint(field, node, tree)
    report(
      "plan/wrong-type",
      node,
      tree,
      ja: "「\(name(of: field, .ja))」には\(wanted.ja)を書きますが、\(given.ja)になっています。" + hint.ja,
      en: "`\(name(of: field, .en))` takes \(wanted.en), but this is \(given.en)." + hint.en,
      isNarrow: true,
      fix: mappingFix(node, field: field, tree)
    )
  }

  /// How to write what was meant, where a word stands for a mapping or a list of them.
  private func kindHint(_ field: Int, _ node: Int32, _ tree: borrowing YAMLTree) -> Localized {
    let target = tree.resolved(node)
    guard tree.nodes[Int(target)].kind == .scalar else { return Localized(ja: "", en: "") }
    if let hint = listHint(tree.string(target), field: field) { return hint }
    let shape = layout.shapes[field]
    let scope: SymbolScope
    switch shape.kind {
    case .group: scope = .group(field)
    case .record, .records: scope = .record(Int(shape.target))
    default: return Localized(ja: "", en: "")
    }
    let key = tree.nodes[Int(node)].key
    let keys = list(keys(in: scope, inJapanese: usesJapanese(key >= 0 ? key : node, tree)))
    return Localized(ja: "書ける項目: \(keys)。", en: " Fields: \(keys).")
  }

  private func wantedKind(_ kind: FieldKind) -> Localized {
    switch kind {
    case .group, .record: Localized(ja: "「キー: 値」の組", en: "a mapping")
    case .records: Localized(ja: "「キー: 値」の組の並び", en: "a list of mappings")
    case .list: Localized(ja: "値の並び", en: "a list of values")
    default: Localized(ja: "一つの値", en: "one value")
    }
  }

  private func foundKind(_ kind: YAMLTree.Kind) -> Localized {
    switch kind {
    case .scalar, .alias: Localized(ja: "一つの値", en: "a single value")
    case .sequence: Localized(ja: "並び(リスト)", en: "a list")
    case .mapping: Localized(ja: "「キー: 値」の組", en: "a mapping")
    }
  }

  mutating func reportUnknownValue(
    _ field: Int,
    _ enumeration: Int,
    _ node: Int32,
    _ written: String,
    _ tree: borrowing YAMLTree
  ) {
    let known = rulebook.enumerations[enumeration].values
    let spellings = known.flatMap { [rulebook.string($0.name), rulebook.string($0.japaneseName)] }
    let candidates = spellings.filter { !$0.isEmpty }
    let hint = listHint(written, field: field)
    let nearest =
      hint != nil
      ? nil
      : Suggestion.nearest(to: written, among: candidates)
        ?? candidates.first { $0.hasPrefix(written) }
    let likely = hint == nil && nearest == nil ? likelyValues(written, among: candidates) : []
    // Values have two spellings; whoever writes one of them is shown the same.
    let inJapanese = usesJapanese(node, tree)
    let values = list(known.map { rulebook.string(inJapanese ? $0.japaneseName : $0.name) })
    let asked = likely.map { "「\($0)」" }.joined()
    let offered = likely.map { "`\($0)`" }.joined(separator: ", ")
    report(
      "plan/unknown-value",
      node,
      tree,
      ja: "「\(name(of: field, .ja))」に「\(Self.excerpt(written))」という値はありません。"
        + (hint?.ja ?? "") + (likely.isEmpty ? "" : asked + "のことですか。")
        + (nearest.map { "「\($0)」のことですか。" } ?? "使える値: \(values)。"),
      en: "`\(name(of: field, .en))` has no value `\(Self.excerpt(written))`."
        + (hint?.en ?? "") + (likely.isEmpty ? "" : " Did you mean \(offered)?")
        + (nearest.map { " Did you mean `\($0)`?" } ?? " Values: \(values)."),
      fix: valueFix(node, .enumeration(enumeration), tree)
    )
  }

  mutating func reportWrongValue(
    _ field: Int,
    _ node: Int32,
    _ tree: borrowing YAMLTree,
    ja: String,
    en: String,
    written: String,
    fix: Fix? = nil
  ) {
    report(
      "plan/wrong-value",
      node,
      tree,
      ja: "「\(name(of: field, .ja))」には\(ja)を書きます(「\(Self.excerpt(written))」となっています)。",
      en: "`\(name(of: field, .en))` takes \(en), not `\(Self.excerpt(written))`.",
      fix: fix
    )
  }
}

extension YAMLTree {
  func byteRange(_ node: Int32) -> ByteRange {
    let own = nodes[Int(node)]
    return ByteRange(start: Int(own.start), end: Int(own.end))
  }

  /// The key of a value, or else the node's first line.
  func narrowRange(_ node: Int32) -> ByteRange {
    let own = nodes[Int(node)]
    if own.key >= 0 { return byteRange(own.key) }
    // A mapping in a list begins with its first key.
    if own.kind == .mapping, own.first >= 0 {
      let key = nodes[Int(own.first)].key
      if key >= 0 { return byteRange(key) }
    }
    return byteRange(node)
  }
}
