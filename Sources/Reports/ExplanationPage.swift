internal import Rules
internal import SourceText

/// A page of explanation as it grows: a heading, labelled entries, lists.
struct ExplanationPage {
  let rulebook: Rulebook
  let language: Language
  /// Shows this day alone; nil shows every edition.
  let day: Day?
  private(set) var text = ""

  init(_ rulebook: Rulebook, _ language: Language, day: Day?) {
    self.rulebook = rulebook
    self.language = language
    self.day = day
  }

  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  func say(_ text: Localized) -> String { text[language] }

  func say(_ text: LocalizedText) -> String { rulebook.string(text[language]) }

  func string(_ text: Text) -> String { rulebook.string(text) }

  mutating func heading(_ id: String, _ title: String) {
    text += "\(id)  \(title)\n"
  }

  mutating func entry(_ ja: String, _ en: String, _ content: String) {
    guard !content.isEmpty else { return }
    text += "  \(say(ja, en)): \(content)\n"
  }

  mutating func entry(_ ja: String, _ en: String, _ content: LocalizedText) {
    entry(ja, en, say(content))
  }

  /// An entry of several lines; left out without any.
  mutating func list(_ ja: String, _ en: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    text += "  \(say(ja, en)):\n"
    for line in lines { text += "    - \(line)\n" }
  }

  func interval(_ interval: DayInterval) -> String {
    guard let until = interval.until else {
      return say("\(interval.from) から", "from \(interval.from)")
    }
    return say("\(interval.from) から \(until) の前日まで", "from \(interval.from) until before \(until)")
  }

  /// Whether something of an interval is to be shown.
  func isShown(_ interval: DayInterval) -> Bool { day.map { interval.contains($0) } ?? true }

  /// A provision with its numbers on the days that are shown.
  func citation(_ provision: Int32) -> String {
    let entry = rulebook.provisions[Int(provision)]
    let law = rulebook.laws[Int(entry.law)]
    let numbers = entry.numbers.filter { isShown($0.effective) }.map { number in
      say(number.label) + "[\(confidence(number, in: entry))]" + " (\(interval(number.effective)))"
    }
    let none = say("条番号の収録なし", "no number held")
    let joined = numbers.isEmpty ? none : numbers.joined(separator: say("、", "; "))
    let force = say(Phrases.force(entry.force))
    return "\(say(law.title)) \(joined) \(say(entry.title)) [\(entry.substance.code)] \(force)"
      + " <\(string(entry.id))>"
  }

  /// How sure we are of a number, and of the content where that edition differs from the rest.
  func confidence(_ number: ProvisionNumber, in provision: Provision) -> String {
    guard number.substance != number.confidence else { return number.confidence.code }
    return say(
      "内容\(number.substance.code)・番号\(number.confidence.code)",
      "content \(number.substance.code), number \(number.confidence.code)"
    )
  }

  mutating func confidenceLegend() {
    entry(
      "確度",
      "confidence",
      Confidence.allCases.map { "[\($0.code)] " + say(Phrases.confidence($0)) }
        .joined(separator: say("・", ", "))
    )
  }
}
