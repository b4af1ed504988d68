internal import SourceText

/// Reads a mapping of a rule file key by key and reports what is missing, wrong or unknown.
struct MappingReader {
  let file: ParsedRuleFile
  let entries: [RuleNode.Entry]
  /// Byte offset of the mapping.
  let start: Int
  private var used: Set<String> = []
  var problems: [RuleProblem] = []

  init(_ node: RuleNode?, in file: ParsedRuleFile) {
    self.file = file
    guard let node else {
      entries = []
      start = 0
      return
    }
    start = node.start
    if case .mapping(let entries) = node.content {
      self.entries = entries
    } else {
      entries = []
      fail(at: node.start, ja: "ここには「キー: 値」の組が要ります。", en: "A mapping is needed here.")
    }
  }

  mutating func fail(at offset: Int, ja: String, en: String) {
    problems.append(file.problem(at: offset, ja: ja, en: en))
  }

  /// The value under a key, or nil; the key counts as known from now on.
  mutating func optional(_ key: String) -> RuleNode? {
    used.insert(key)
    return entries.first { $0.key == key }?.value
  }

  /// The value under a key; its absence is a problem.
  mutating func required(_ key: String) -> RuleNode? {
    let value = optional(key)
    if value == nil {
      fail(at: start, ja: "「\(key):」がありません。", en: "`\(key):` is missing.")
    }
    return value
  }

  mutating func string(_ key: String) -> String? {
    guard let node = optional(key) else { return nil }
    return string(of: node)
  }

  mutating func requiredString(_ key: String) -> String {
    guard let node = required(key) else { return "" }
    return string(of: node) ?? ""
  }

  mutating func string(of node: RuleNode) -> String? {
    guard case .scalar(let text, _) = node.content else {
      fail(at: node.start, ja: "ここには文字列が要ります。", en: "A text is needed here.")
      return nil
    }
    return text
  }

  mutating func boolean(_ key: String, default fallback: Bool) -> Bool {
    guard let node = optional(key) else { return fallback }
    switch string(of: node) {
    case "true": return true
    case "false": return false
    default:
      fail(at: node.start, ja: "true か false が要ります。", en: "true or false is needed.")
      return fallback
    }
  }

  mutating func list(_ key: String) -> [RuleNode] {
    guard let node = optional(key) else { return [] }
    guard case .list(let items) = node.content else {
      fail(at: node.start, ja: "ここには並び(リスト)が要ります。", en: "A list is needed here.")
      return []
    }
    return items
  }

  mutating func strings(_ key: String) -> [(text: String, start: Int)] {
    var result: [(text: String, start: Int)] = []
    for item in list(key) {
      if let text = string(of: item) { result.append((text, item.start)) }
    }
    return result
  }

  /// A pair of texts `{ja: …, en: …}`, or one text for both.
  mutating func localized(_ key: String, isRequired: Bool = true) -> Localized? {
    guard let node = isRequired ? required(key) : optional(key) else { return nil }
    return localized(of: node)
  }

  mutating func localized(of node: RuleNode) -> Localized {
    if case .scalar(let text, _) = node.content { return Localized(ja: text, en: text) }
    var pair = MappingReader(node, in: file)
    let ja = pair.requiredString("ja")
    let en = pair.requiredString("en")
    pair.finish()
    problems += pair.problems
    return Localized(ja: ja, en: en)
  }

  mutating func day(_ key: String) -> Day? {
    guard let node = optional(key) else { return nil }
    guard let text = string(of: node) else { return nil }
    guard let day = Day(iso: text.utf8) else {
      fail(
        at: node.start,
        ja: "日付は 2021-01-15 の形で書きます。",
        en: "A date is written like 2021-01-15."
      )
      return nil
    }
    return day
  }

  /// The keys `from:` and `until:` of this mapping.
  mutating func interval() -> DayInterval {
    let from = day("from")
    if from == nil { fail(at: start, ja: "「from:」がありません。", en: "`from:` is missing.") }
    let interval = DayInterval(from: from ?? Day(number: 0), until: day("until"))
    if let until = interval.until, until <= interval.from {
      fail(at: start, ja: "「until:」が「from:」以前です。", en: "`until:` is not after `from:`.")
    }
    return interval
  }

  mutating func interval(_ key: String) -> DayInterval {
    var reader = MappingReader(required(key), in: file)
    let interval =
      reader.entries.isEmpty ? DayInterval(from: Day(number: 0), until: nil) : reader.interval()
    reader.finish()
    problems += reader.problems
    return interval
  }

  /// One of a closed set of spellings.
  mutating func choice<Choice: Sendable>(
    _ key: String,
    among choices: [Choice],
    named name: (Choice) -> String,
    default fallback: Choice? = nil
  ) -> Choice? {
    guard let node = fallback == nil ? required(key) : optional(key) else { return fallback }
    guard let text = string(of: node) else { return fallback }
    if let choice = choices.first(where: { name($0) == text }) { return choice }
    let nearest = Suggestion.nearest(to: text, among: choices.map(name))
    failUnknown(text, at: node.start, suggestion: nearest)
    return fallback ?? choices.first
  }

  mutating func failUnknown(_ text: String, at offset: Int, suggestion: String?) {
    fail(
      at: offset,
      ja: "「\(text)」は知られていません。" + (suggestion.map { "「\($0)」のことですか。" } ?? ""),
      en: "`\(text)` is not known here." + (suggestion.map { " Did you mean `\($0)`?" } ?? "")
    )
  }

  /// Reports the keys that nobody asked for.
  mutating func finish() {
    for entry in entries where !used.contains(entry.key) {
      let nearest = Suggestion.nearest(to: entry.key, among: used.sorted())
      failUnknown(entry.key, at: entry.keyStart, suggestion: nearest)
    }
  }
}
