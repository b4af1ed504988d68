package import SourceText

extension CheckedCondition {
  /// The condition in controlled Japanese or English, for readers who do not read `&&`.
  package func rendered(in language: Language, wording: some Wording) -> String {
    Rendering(checked: self, language: language, wording: wording).sentence()
  }
}

/// Writes a condition in words; both languages follow the same tree.
struct Rendering<Titles: Wording> {
  let checked: CheckedCondition
  let language: Language
  let wording: Titles
  /// Variables of the macros around the current place, inner ones last.
  var variables: [(name: String, type: ValueType)] = []
  /// How many lists of parts are open.
  var level = 0

  init(checked: CheckedCondition, language: Language, wording: Titles) {
    self.checked = checked
    self.language = language
    self.wording = wording
  }

  func kind(_ id: Int) -> Condition.Kind { checked.condition.nodes[id].kind }

  func type(_ id: Int) -> ValueType { checked.types[id] }

  /// The wording of the current language.
  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// The wording of the current language, affirmed or denied.
  func say(
    _ negated: Bool,
    _ ja: (String, String),
    _ en: (String, String)
  ) -> String {
    negated ? say(ja.1, en.1) : say(ja.0, en.0)
  }

  func sentence() -> String {
    var inner = self
    inner.level = 1
    let (root, negated) = stripped(checked.condition.root, false)
    if let group = group(root) {
      let parts = group.parts.enumerated()
        .map { "\(marker($0.offset)) \(inner.clause($0.element, false))" }
      let head = heading(isAll: group.isAll, negated: negated)
      return head + ": " + parts.joined(separator: " ")
    }
    guard type(root) == .boolean || type(root) == .dynamic else { return term(root) }
    let clause = inner.clause(root, negated)
    if case .conditional = kind(root) {
      return say("次に当たるとき: ", "when the following holds: ") + clause
    }
    return say(clause + "とき", "when " + clause)
  }

  private func heading(isAll: Bool, negated: Bool) -> String {
    isAll
      ? say(
        negated,
        ("次のすべてに当たるとき", "次のすべてに当たるわけではないとき"),
        ("when all of the following hold", "when not all of the following hold")
      )
      : say(
        negated,
        ("次のいずれかに当たるとき", "次のいずれにも当たらないとき"),
        ("when any of the following holds", "when none of the following holds")
      )
  }

  /// A node without the negations around it, and whether their number is odd.
  func stripped(_ id: Int, _ negated: Bool) -> (id: Int, negated: Bool) {
    var (id, negated) = (id, negated)
    while case .not(let operand) = kind(id) {
      id = operand
      negated.toggle()
    }
    return (id, negated)
  }

  /// The parts of a conjunction or disjunction in reading order; nil for other nodes.
  func group(_ id: Int) -> (isAll: Bool, parts: [Int])? {
    switch kind(id) {
    case .and: (true, flattened(id, isAll: true))
    case .or: (false, flattened(id, isAll: false))
    default: nil
    }
  }

  private func flattened(_ id: Int, isAll: Bool) -> [Int] {
    switch kind(id) {
    case .and(let left, let right) where isAll:
      flattened(left, isAll: true) + flattened(right, isAll: true)
    case .or(let left, let right) where !isAll:
      flattened(left, isAll: false) + flattened(right, isAll: false)
    default: [id]
    }
  }

  /// The mark before a part: ① at the outside, (ア) or (a) within.
  func marker(_ index: Int, level: Int = 0) -> String {
    let kana = ["ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ", "サ", "シ", "ス", "セ", "ソ"]
    if language == .ja, level == 0, index < 20, let circled = Unicode.Scalar(0x2460 + UInt32(index))
    {
      return String(Character(circled))
    }
    if language == .ja, level == 1, index < kana.count { return "(\(kana[index]))" }
    if level % 2 == 1, index < 26, let letter = Unicode.Scalar(0x61 + UInt32(index)) {
      return "(\(Character(letter)))"
    }
    return "(\(index + 1))"
  }

  /// Parts in brackets, so that nothing outside can be read into them.
  func bracketed(_ parts: [Int]) -> String {
    var inner = self
    inner.level += 1
    // Said once only: wordings in both languages would double the work at every level.
    if parts.count == 1 {
      let only = inner.clause(parts[0], false)
      return say("〔\(only)〕", "[\(only)]")
    }
    let listed = parts.enumerated()
      .map { "\(marker($0.offset, level: level)) \(inner.clause($0.element, false))" }
    return say(
      "〔\(listed.joined(separator: "; "))〕",
      "[\(listed.joined(separator: "; "))]"
    )
  }
}
