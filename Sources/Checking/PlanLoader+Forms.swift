internal import Rules
internal import SourceText
internal import YAMLTree

// What people write on forms, and what a plan takes in its stead.

extension PlanLoader {
  /// Whether a value is written among Japanese: in its own text or in the key around it.
  func usesJapanese(_ node: Int32, _ tree: borrowing YAMLTree) -> Bool {
    if tree.nodes[Int(tree.resolved(node))].kind == .scalar,
      tree.string(node).utf8.contains(where: { $0 >= 0x80 })
    {
      return true
    }
    var around = node
    while around >= 0, tree.nodes[Int(around)].key < 0 { around = tree.nodes[Int(around)].parent }
    return around >= 0
      && tree.string(tree.nodes[Int(around)].key).utf8.contains(where: { $0 >= 0x80 })
  }

  // MARK: - None, and several in one

  /// Whether a form says with this word that there is nothing to name.
  static func meansNone(_ text: String) -> Bool {
    ["なし", "無し", "無", "該当なし", "不要", "none", "None", "n/a", "N/A", "-", "ー", "×"]
      .contains(text)
  }

  /// How a list is written that was given as one word.
  func listHint(_ written: String, field: Int) -> Localized? {
    guard isList(field) else { return nil }
    if Self.meansNone(written) {
      return Localized(ja: "一つもなければ [] と書きます。", en: " For none write `[]`.")
    }
    let enumeration = Int(layout.shapes[field].enumeration)
    guard enumeration >= 0 else { return nil }
    let names = written.split(whereSeparator: { "、，,;；".contains($0) })
      .map { $0.trimmingSpaces() }
    let values = rulebook.enumerations[enumeration].values
    let known = Set(
      values.flatMap { [rulebook.string($0.name), rulebook.string($0.japaneseName)] }
    )
    guard names.count > 1, names.allSatisfy({ known.contains($0) }) else { return nil }
    let list = "[" + names.joined(separator: ", ") + "]"
    return Localized(ja: "複数の値は \(list) と書きます。", en: " Write several as `\(list)`.")
  }

  /// The values that a word may stand for: parts of it, or such as it is a part of.
  func likelyValues(_ written: String, among spellings: [String]) -> [String] {
    let word = written.filter { !"「」『』“”‘’\"'".contains($0) }.lowercased()
    if Self.meansNone(word), spellings.contains("なし") { return ["なし"] }
    guard word.utf8.count > 2 else { return [] }
    if let same = spellings.first(where: { $0 == word }) { return [same] }
    // A small part of a word says little: 会社 is no 保険者・保険会社.
    let found = spellings.filter {
      let shorter = min($0.count, word.count)
      return $0.utf8.count > 2 && shorter * 3 >= max($0.count, word.count)
        && ($0.contains(word) || word.contains($0))
    }
    return found.count <= 4 ? found : []
  }

  // MARK: - Days

  /// `令和8年4月1日` and `R8.4.1` with the year as it is counted here; other texts as they are, and
  /// years that an era never had.
  static func withoutEra(_ text: String) -> String {
    // The year before the first of each era, and its last year.
    let eras: [(name: String, before: Int, last: Int)] = [
      ("令和", 2018, 99), ("平成", 1988, 31), ("昭和", 1925, 64),
      ("R", 2018, 99), ("H", 1988, 31), ("S", 1925, 64),
    ]
    guard let era = eras.first(where: { text.hasPrefix($0.name) }) else { return text }
    var rest = text.dropFirst(era.name.count)
    if rest.first == "元" { rest = "1" + rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let year = Int(digits), (1...era.last).contains(year) else { return text }
    return String(era.before + year) + rest.dropFirst(digits.count)
  }

  /// `2018年4月〜2025年3月` as `2018-04/2025-03`; nil for what is no such period.
  static func period(from text: String) -> String? {
    // The か of から; what follows the numbers of a part says nothing more.
    let parts = halfWidth(text).split(
      omittingEmptySubsequences: false,
      whereSeparator: { "〜～~か".contains($0) }
    )
    guard parts.count == 2, let from = part(String(parts[0])), let until = part(String(parts[1]))
    else { return nil }
    return from + "/" + until
  }

  /// A year, a month or a day of a period, written with dashes.
  private static func part(_ text: String) -> String? {
    let numbers = withoutEra(text).split(whereSeparator: { !$0.isASCII || !$0.isNumber })
    guard let year = numbers.first, year.count == 4, (1...3).contains(numbers.count) else {
      return nil
    }
    let rest = numbers.dropFirst().map { $0.count == 1 ? "0" + $0 : String($0) }
    return ([String(year)] + rest).joined(separator: "-")
  }

  // MARK: - Numbers

  /// `２０`, `74歳`, `①` as a plan takes them; nil where the number is not plain.
  ///
  /// `５年` is a number of years alone: elsewhere it would be another number.
  func plainNumber(_ text: String, field: Int) -> String? {
    let scalars = Array(text.unicodeScalars)
    if scalars.count == 1, (0x2460...0x2473).contains(scalars[0].value) {
      return String(scalars[0].value - 0x245F)
    }
    var plain = Self.halfWidth(text).filter { !" 　,，".contains($0) }
    var units = ["歳", "才", "名", "人", "件", "例"]
    let name = name(of: field, .ja)
    if name.contains("年数") { units += ["年間", "年"] }
    if name.contains("日数") { units += ["日間", "日"] }
    if let unit = units.first(where: { plain.hasSuffix($0) }) { plain.removeLast(unit.count) }
    return Int32(plain).map { String($0) }
  }

  /// `1～8` as the numbers that it runs through; nil for anything else.
  func numbers(in text: String, field: Int) -> String? {
    let ends = Self.halfWidth(text).split(whereSeparator: { "〜～~-".contains($0) })
      .map { plainNumber(String($0), field: field) }
    if ends.count == 2, let first = ends[0].flatMap(Int.init), let last = ends[1].flatMap(Int.init),
      first < last, last - first < 40
    {
      return "[" + (first...last).map(String.init).joined(separator: ", ") + "]"
    }
    let parts = text.split(whereSeparator: { "、，,・ 　".contains($0) }).map {
      plainNumber(String($0), field: field)
    }
    let whole = parts.compactMap { $0 }
    guard whole.count > 1, whole.count == parts.count else { return nil }
    return "[" + whole.joined(separator: ", ") + "]"
  }
}

extension Substring {
  /// The text without spaces of either width around it.
  fileprivate func trimmingSpaces() -> String {
    var text = self
    while let first = text.first, first == " " || first == "　" { text.removeFirst() }
    while let last = text.last, last == " " || last == "　" { text.removeLast() }
    return String(text)
  }
}
