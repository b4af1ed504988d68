internal import Rules
internal import SourceText
internal import YAMLTree

// Scalars of a plan: what each kind of field accepts, and what is said of anything else.

extension PlanLoader {
  mutating func scalar(
    _ target: Int32,
    kind: FieldKind,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) -> Fact {
    switch kind {
    case .enumeration: return enumerationValue(target, field: field, at: node, tree)
    case .boolean: return boolean(target, field: field, at: node, tree)
    case .date: return date(target, field: field, at: node, tree)
    case .period: return period(target, field: field, at: node, tree)
    case .integer: return integer(target, field: field, at: node, tree)
    case .country: return country(target, field: field, at: node, tree, &table)
    default: return text(target, tree, &table)
    }
  }

  /// Texts and ids keep the characters of the source.
  private func text(
    _ target: Int32,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) -> Fact {
    let node = tree.nodes[Int(target)]
    let fact = Fact(.text, Int32(table.text.count), node.textEnd - node.textStart)
    table.text.append(contentsOf: tree.text[Int(node.textStart)..<Int(node.textEnd)])
    return fact
  }

  private mutating func enumerationValue(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> Fact {
    let scalar = tree.nodes[Int(target)]
    let enumeration = Int(layout.shapes[field].enumeration)
    let value = rulebook.symbol(
      .enumeration(enumeration),
      in: tree.text,
      from: Int(scalar.textStart),
      to: Int(scalar.textEnd)
    )
    if value >= 0 { return Fact(.enumeration, value) }
    guard !isFull else { return Fact(.invalid) }
    let written = tree.string(target)
    reportUnknownValue(field, enumeration, node, written, tree)
    return Fact(.invalid)
  }

  func list(_ names: [String]) -> String {
    let shown = names.prefix(30).joined(separator: ", ")
    return names.count > 30 ? shown + ", …" : shown
  }

  private mutating func boolean(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> Fact {
    let written = tree.string(target)
    switch written {
    case "true", "True", "TRUE", "はい": return Fact(.boolean, 1)
    case "false", "False", "FALSE", "いいえ": return Fact(.boolean, 0)
    case "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "あり", "有", "有り":
      adviseBoolean(written, means: "true", node, tree)
      return Fact(.boolean, 1)
    case "no", "No", "NO", "off", "Off", "OFF", "n", "N", "なし", "無", "無し":
      adviseBoolean(written, means: "false", node, tree)
      return Fact(.boolean, 0)
    default:
      reportWrongValue(
        field,
        node,
        tree,
        ja: "true(はい)か false(いいえ)",
        en: "true or false",
        written: written
      )
      return Fact(.invalid)
    }
  }

  /// `yes` of YAML 1.1 and 「あり」 of forms are taken as well, but said.
  private mutating func adviseBoolean(
    _ written: String,
    means value: String,
    _ node: Int32,
    _ tree: borrowing YAMLTree
  ) {
    let isYAML = written.utf8.allSatisfy { $0 < 0x80 }
    let word = value == "true" ? "はい" : "いいえ"
    report(
      isYAML ? "plan/yaml-1.1-boolean" : "plan/boolean-word",
      node,
      tree,
      ja: isYAML
        ? "YAML 1.2 では「\(written)」は文字列です。ここでは \(value) と解しましたが、\(value) と書いてください。"
        : "「\(written)」を \(value) と解しました。\(value)(\(word))と書いてください。",
      en: isYAML
        ? "In YAML 1.2 `\(written)` is a text; it was taken for \(value). Write `\(value)`."
        : "`\(written)` was taken for \(value). Write `\(value)`.",
      severity: .note,
      fix: fix(node, writing: value, tree)
    )
  }

  private mutating func date(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> Fact {
    let scalar = tree.nodes[Int(target)]
    if let day = Day(iso: tree.text, from: Int(scalar.textStart), to: Int(scalar.textEnd)) {
      return Fact(.date, day.number)
    }
    let written = tree.string(target)
    let plain = Self.withoutEra(Self.halfWidth(written))
    let parts = plain.split(whereSeparator: { !$0.isASCII || !$0.isNumber })
    if parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let dayOfMonth = Int(parts[2]), year > 1000
    {
      if let day = Day(year: year, month: month, day: dayOfMonth) {
        reportWrongValue(
          field,
          node,
          tree,
          ja: "\(day) の形の日付",
          en: "a date written like \(day)",
          written: written,
          fix: Self.isWholeDate(plain) ? fix(node, writing: "\(day)", tree) : nil
        )
      } else {
        report(
          "plan/impossible-date",
          node,
          tree,
          ja: "「\(Self.excerpt(written))」という日はありません。日付を確かめてください。",
          en: "There is no day `\(Self.excerpt(written))`; check the date."
        )
      }
    } else {
      reportWrongValue(
        field,
        node,
        tree,
        ja: "2021-01-15 の形の日付",
        en: "a date written like 2021-01-15",
        written: written
      )
    }
    return Fact(.invalid)
  }

  /// `2015/2019`, `2015-04/2019-03`, `2015-04-01/2019-03-31`, or one such part.
  private mutating func period(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> Fact {
    if let usual = usualPeriod(target, tree) { return usual }
    let written = tree.string(target)
    let parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count <= 2, let first = parts.first, let last = parts.last,
      let from = bounds(first)?.from, let until = bounds(last)?.last, from <= until
    {
      return Fact(.period, from.number, until.number)
    }
    let meant = Self.period(from: written)
    reportWrongValue(
      field,
      node,
      tree,
      ja: meant.map { "\($0) の形の期間" } ?? "2015/2019 や 2015-04-01/2019-03-31 の形の期間",
      en: "a period like \(meant ?? "2015/2019 or 2015-04-01/2019-03-31")",
      written: written,
      fix: meant.flatMap { fix(node, writing: $0, tree) }
    )
    return Fact(.invalid)
  }

  /// `2015-04-01/2019-03-31`, without making a string; nil for any other form.
  private func usualPeriod(_ target: Int32, _ tree: borrowing YAMLTree) -> Fact? {
    let node = tree.nodes[Int(target)]
    let (start, end) = (Int(node.textStart), Int(node.textEnd))
    guard end - start == 21, tree.text[start + 10] == UInt8(ascii: "/"),
      let from = Day(iso: tree.text, from: start, to: start + 10),
      let until = Day(iso: tree.text, from: start + 11, to: end),
      from.number <= until.number
    else { return nil }
    return Fact(.period, from.number, until.number)
  }

  /// First and last day of a year, a month or a day.
  private func bounds(_ text: String) -> (from: Day, last: Day)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ $0.utf8.count == 4 ? Int($0) : nil }) else {
      return nil
    }
    switch parts.count {
    case 1:
      guard let from = Day(year: year, month: 1, day: 1),
        let last = Day(year: year, month: 12, day: 31)
      else { return nil }
      return (from, last)
    case 2:
      guard let month = Int(parts[1]), let from = Day(year: year, month: month, day: 1),
        let last = Day(
          year: year,
          month: month,
          day: Day.length(ofMonth: month, year: year)
        )
      else { return nil }
      return (from, last)
    default: return Day(iso: text.utf8).map { ($0, $0) }
    }
  }

  private mutating func integer(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree
  ) -> Fact {
    let scalar = tree.nodes[Int(target)]
    if scalar.style == .plain || scalar.style == .doubleQuoted || scalar.style == .singleQuoted,
      let value = Int32(tree.string(target))
    {
      return Fact(.integer, value)
    }
    let written = tree.string(target)
    let meant = plainNumber(written, field: field)
    let all =
      meant == nil && layout.shapes[field].kind == .list ? numbers(in: written, field: field) : nil
    reportWrongValue(
      field,
      node,
      tree,
      ja: all.map { "整数の並び \($0) " } ?? "整数" + (meant.map { "(\($0))" } ?? ""),
      en: all.map { "a list of whole numbers, \($0)" }
        ?? "a whole number" + (meant.map { " (\($0))" } ?? ""),
      written: written,
      fix: meant.flatMap { fix(node, writing: $0, tree) }
    )
    return Fact(.invalid)
  }

  /// ISO 3166-1: two capital letters.
  ///
  /// `NO` is Norway here, and stays a text in YAML 1.2.
  private mutating func country(
    _ target: Int32,
    field: Int,
    at node: Int32,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) -> Fact {
    let written = tree.string(target)
    if written == "日本" {
      let fact = Fact(.text, Int32(table.text.count), 2)
      table.text.append(contentsOf: Array("JP".utf8))
      return fact
    }
    if written.utf8.count == 2, written.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      return text(target, tree, &table)
    }
    let isFalse = written == "false" || written == "no" || written == "No"
    reportWrongValue(
      field,
      node,
      tree,
      ja: "ISO 3166-1 の二文字の国コード(日本は JP" + (isFalse ? "、ノルウェーは NO" : "") + ")",
      en: "a two-letter ISO 3166-1 code (Japan is JP" + (isFalse ? ", Norway NO" : "") + ")",
      written: written
    )
    return Fact(.invalid)
  }
}
