internal import Checking
internal import Rules
internal import SourceText

/// The list of points (指摘事項一覧): sentences ready to paste, by items of the plan, without ids.
struct PointList {
  /// One line of the list.
  struct Point {
    /// Item and position in it, from 1: `2-1`.
    var number: String
    var item: String
    var standing: String
    var level: String
    /// What it is about, in the plan's own names.
    var subject: String
    var sentence: String
    var remedy: String
    var basis: String
    /// Line in the version that it was found in; nil without a text.
    var line: Int?
    var isResolved: Bool
  }

  private let scope: ComparisonScope

  init(_ scope: ComparisonScope) { self.scope = scope }

  /// Points by item, in the order in which the plan comes to the items; resolved ones last.
  var points: [Point] {
    let entries = scope.comparison.entries.enumerated().sorted { one, two in
      key(one) < key(two)
    }.map(\.element)
    var items: [String] = []
    var counts: [String: Int] = [:]
    return entries.map { entry in
      let item = self.item(entry)
      if counts[item] == nil { items.append(item) }
      counts[item, default: 0] += 1
      let first = (items.firstIndex(of: item) ?? 0) + 1
      return point(entry, "\(first)-\(counts[item] ?? 1)", item)
    }.sorted { Self.parts($0.number).lexicographicallyPrecedes(Self.parts($1.number)) }
  }

  private static func parts(_ number: String) -> [Int] {
    number.split(separator: "-").compactMap { Int($0) }
  }

  /// Resolved points after the others, each by their place in their own version.
  private func key(
    _ entry: (offset: Int, element: PlanComparison.Entry)
  ) -> (Int, Int, Int) {
    (
      entry.element.standing == .resolved ? 1 : 0, entry.element.place?.range?.start ?? -1,
      entry.offset
    )
  }

  private func item(_ entry: PlanComparison.Entry) -> String {
    let item = scope.rulebook.rules[entry.rule].item
    let text = scope.say(scope.new.localized(item))
    return text.isEmpty ? scope.say("その他", "other") : text
  }

  private func point(_ entry: PlanComparison.Entry, _ number: String, _ item: String) -> Point {
    let version = scope.scope(of: entry)
    let rule = scope.rulebook.rules[entry.rule]
    let citations = entry.finding?.citations ?? entry.open?.citations ?? []
    var standing = scope.standing(entry.standing)
    if entry.isSubjectGone {
      standing += scope.say("(対象の記載がなくなりました)", " (no longer in the plan)")
    }
    let level = scope.say(Phrases.level(rule.level))
    let asks = entry.finding?.isQuestion ?? true
    var remedy = ""
    if let finding = entry.finding, let shown = version.shown(finding.remedy, template: rule.remedy)
    {
      remedy = scope.say(shown)
    }
    return Point(
      number: number,
      item: item,
      standing: standing,
      level: asks ? scope.say("要確認(\(level))", "to be confirmed (\(level))") : level,
      subject: scope.options.showsSource ? scope.say(entry.subjectTitle) : "",
      sentence: PlainText.oneLine(sentence(entry, rule, version)),
      remedy: PlainText.oneLine(Self.withoutKeys(remedy)),
      basis: citations.map { version.citationName($0) }.joined(separator: scope.say("、", ", ")),
      line: entry.place.flatMap { version.line(of: $0) },
      isResolved: entry.standing == .resolved
    )
  }

  /// The rule's letter, else its message; for open rules, what to add to the plan.
  private func sentence(
    _ entry: PlanComparison.Entry,
    _ rule: Rule,
    _ version: ReportScope
  ) -> String {
    if let finding = entry.finding {
      let letter = version.shown(finding.letter, template: rule.letter)
      let text = letter.map { scope.say($0) } ?? ""
      return Self.withoutKeys(text.isEmpty ? scope.say(version.message(of: finding)) : text)
    }
    let title = scope.say(version.localized(rule.title))
    let assessment = entry.standing == .resolved ? scope.comparison.old : scope.comparison.new
    let missing = (entry.open?.missing ?? []).compactMap { fact in
      assessment.questions.first { $0.fact == fact }.map { scope.say($0.title) }
    }
    guard !missing.isEmpty else {
      return scope.say(
        "「\(title)」に当たるかどうかを確かめられません。関係する記載をご確認ください。",
        "Whether “\(title)” applies cannot be told. Please check what the plan says about it."
      )
    }
    let names = missing.map { scope.say("「\($0)」", "“\($0)”") }
      .joined(separator: scope.say("、", ", "))
    return scope.say(
      "「\(title)」に当たるかどうかを確かめるため、\(names)についての記載をご追加ください。",
      "To tell whether “\(title)” applies, please add to the plan: \(names)."
    )
  }

  /// Keys of the plan's YAML in brackets, such as `(bases)`, mean nothing on paper.
  static func withoutKeys(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == "(" }) {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(where: { $0 == ")" || $0 == ")" }) else { break }
      let inner = rest[rest.index(after: open)..<close]
      if !isKey(inner) { result += rest[...close] }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Lower-case letters with the signs of paths and of `key: value`.
  private static func isKey(_ text: Substring) -> Bool {
    let signs = Set("-.[]: ".utf8)
    return !text.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || signs.contains($0) }
  }
}
