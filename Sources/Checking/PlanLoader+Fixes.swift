internal import Rules
internal import SourceText
internal import YAMLTree

// Changes of the text that mend a fault of its form and state no fact.

extension PlanLoader {
  /// The field that a key can only be a slip of, unless the mapping has that field already.
  func keyFix(_ key: Int32, scope: SymbolScope, _ tree: borrowing YAMLTree) -> Fix? {
    guard let spelling = certainSpelling(of: key, scope, tree),
      let field = meaning(of: spelling, in: scope)
    else { return nil }
    let value = key + 1
    guard Int(value) < tree.nodes.count, tree.nodes[Int(value)].key == key,
      takes(tree.nodes[Int(tree.resolved(value))].kind, field: Int(field))
    else { return nil }
    var sibling = tree.nodes[Int(tree.nodes[Int(value)].parent)].first
    while sibling >= 0 {
      let other = tree.nodes[Int(sibling)].key
      if other != key, meaning(of: tree.string(other), in: scope) == field { return nil }
      sibling = tree.nodes[Int(sibling)].next
    }
    return fix(key, writing: spelling, tree)
  }

  /// The value that a word can only be a slip of.
  func valueFix(_ node: Int32, _ scope: SymbolScope, _ tree: borrowing YAMLTree) -> Fix? {
    if let spelling = certainSpelling(of: node, scope, tree) {
      return fix(node, writing: spelling, tree)
    }
    // No value has full-width brackets or quotes around it.
    return slipFix(node, tree)
  }

  private func certainSpelling(
    of node: Int32,
    _ scope: SymbolScope,
    _ tree: borrowing YAMLTree
  ) -> String? {
    let known = rulebook.symbols.entries.filter { $0.scope == scope.number }
    return Suggestion.certain(
      for: tree.string(node),
      among: known.map { (rulebook.string($0.name), $0.value) }
    )
  }

  private func meaning(of spelling: String, in scope: SymbolScope) -> Int32? {
    let bytes = Array(spelling.utf8)
    let found = rulebook.symbol(
      scope,
      in: bytes,
      from: 0,
      to: bytes.count
    )
    return found >= 0 ? found : nil
  }

  /// Whether a field can hold a node of a kind.
  private func takes(_ kind: YAMLTree.Kind, field: Int) -> Bool {
    switch layout.shapes[field].kind {
    case .group: kind != .sequence
    case .list, .record, .records, .opaque, .parent: true
    default: kind == .scalar
    }
  }

  /// Replaces a scalar that is written as it reads, with or without quotes around it.
  func fix(_ node: Int32, writing text: String, _ tree: borrowing YAMLTree) -> Fix? {
    let own = tree.nodes[Int(node)]
    guard let source, own.kind == .scalar, !text.utf8.contains(where: Self.isSyntax) else {
      return nil
    }
    var range = tree.byteRange(node)
    if own.style == .singleQuoted || own.style == .doubleQuoted {
      range = ByteRange(start: range.start + 1, end: range.end - 1)
    }
    // A tag, an anchor, an escape or a line break within is left to the author.
    guard range.start <= range.end, range.end <= source.bytes.count,
      source.bytes[range.start..<range.end].elementsEqual(
        tree.text[Int(own.textStart)..<Int(own.textEnd)]
      )
    else { return nil }
    return Fix(
      title: Localized(ja: "「\(text)」に直す", en: "Write `\(text)`"),
      edits: [Fix.Edit(range: range, replacement: text)]
    )
  }

  /// ASCII that means something to YAML somewhere in a plain scalar, or ends a quotation.
  private static func isSyntax(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x1F, 0x7F: true
    case 0x21...0x2C, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: byte != 0x28 && byte != 0x29
    default: false
    }
  }

  /// The full-width sign that made one text of what must be a mapping: there it cannot be text.
  func mappingFix(_ node: Int32, field: Int, _ tree: borrowing YAMLTree) -> Fix? {
    switch layout.shapes[field].kind {
    case .group, .record, .records: slipFix(node, tree)
    default: nil
    }
  }

  /// The first full-width sign in a plain scalar, written as YAML needs it.
  private func slipFix(_ node: Int32, _ tree: borrowing YAMLTree) -> Fix? {
    let own = tree.nodes[Int(node)]
    guard let source, own.kind == .scalar, own.style == .plain else { return nil }
    let range = tree.byteRange(node)
    let slips = (tree.diagnostics + tree.suspects).map(\.range.start).filter(range.contains)
    return slips.min().flatMap { start in
      PunctuationSlip.find(onLine: source.lines.line(at: start), of: source)?.fix(in: source)
    }
  }

  // MARK: - What must be there

  /// Writes a missing field as unknown: the plan then says that it is open, and nothing else.
  ///
  /// An id has to be chosen, so none is made up; an empty list is the author's own word.
  func missingFix(
    _ field: Int,
    record: Int,
    _ tree: borrowing YAMLTree,
    _ table: FactTable
  ) -> Fix? {
    let instance = table.records[record]
    let slot = Int(layout.shapes[field].slot)
    let isIdentifier = slot == 0 && rulebook.records[Int(instance.type)].hasIdentifier
    let mapping = tree.nodes[Int(instance.node)]
    guard let source, !isIdentifier, table.fact(slot, in: record).node < 0,
      mapping.kind == .mapping, mapping.first >= 0
    else { return nil }
    let first = tree.nodes[Int(mapping.first)]
    let isJapanese = tree.text[Int(tree.nodes[Int(first.key)].textStart)] >= 0x80
    let entry =
      isJapanese
      ? "\(name(of: field, .ja)): 未定" : "\(rulebook.string(rulebook.fields[field].key)): unknown"
    let edit =
      mapping.style == .flow
      ? Fix.Edit(
        range: ByteRange(
          start: Int(tree.nodes[Int(first.key)].start),
          end: Int(tree.nodes[Int(first.key)].start)
        ),
        replacement: entry + ", "
      ) : lineAfter(mapping.first, entry, source, tree)
    return edit.map {
      Fix(title: Localized(ja: "「\(entry)」を書き加える", en: "Add `\(entry)`"), edits: [$0])
    }
  }

  /// A line of its own after the first entry of a block mapping that ends on its line.
  private func lineAfter(
    _ first: Int32,
    _ entry: String,
    _ source: SourceFile,
    _ tree: borrowing YAMLTree
  ) -> Fix.Edit? {
    var value = first
    while value >= 0 {
      let node = tree.nodes[Int(value)]
      let key = Int(tree.nodes[Int(node.key)].start)
      let line = source.lines.line(at: key)
      let end = max(Int(node.end) - 1, key)
      let isOneLine = source.lines.line(at: end) == line
      if isOneLine, node.kind == .scalar || node.kind == .alias || node.style == .flow,
        node.style != .literal, node.style != .folded
      {
        return newLine(entry, after: line, beneath: key, source)
      }
      value = node.next
    }
    return nil
  }

  private func newLine(
    _ entry: String,
    after line: Int,
    beneath key: Int,
    _ source: SourceFile
  ) -> Fix.Edit? {
    let whole = source.lines.range(ofLine: line)
    let content = source.content(ofLine: line)
    let lead = source.bytes[whole.start..<key]
    guard lead.allSatisfy({ $0 == 0x20 || $0 == 0x2D }) else { return nil }
    var ending = source.text(in: ByteRange(start: content.end, end: whole.end))
    if ending.isEmpty {
      let before = source.lines.range(ofLine: line - 1)
      let own = source.content(ofLine: line - 1)
      ending = line > 1 ? source.text(in: ByteRange(start: own.end, end: before.end)) : "\n"
    }
    return Fix.Edit(
      range: ByteRange(start: content.end, end: content.end),
      replacement: ending + String(repeating: " ", count: lead.count) + entry
    )
  }

  // MARK: - Digits and days

  /// Whether a text is a date and nothing else, the year first: `2021/1/5`, `2021年1月5日`.
  static func isWholeDate(_ text: String) -> Bool {
    var signs = text.unicodeScalars.filter { !(0x30...0x39).contains($0.value) }.map(\.value)
    if signs.last == 0x65E5 {
      signs.removeLast()
      return signs == [0x5E74, 0x6708] && text.unicodeScalars.last?.value == 0x65E5
    }
    return signs.count == 2 && signs[0] == signs[1] && [0x2D, 0x2E, 0x2F].contains(signs[0])
      && text.utf8.last.map { (0x30...0x39).contains($0) } == true
  }

  /// Full-width digits and signs of dates as ASCII.
  static func halfWidth(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF0D...0xFF0F, 0xFF10...0xFF19:
            Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
          default: scalar
          }
        }
      )
    )
  }
}
