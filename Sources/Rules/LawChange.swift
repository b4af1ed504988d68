/// A day on which a law changed, or is to change.
package struct LawChange: Sendable {
  package var date: Day
  /// From when it was known that the change would come; nil where nobody was told beforehand here.
  package var promulgated: Day?
  /// The change comes into force on this day at the latest; its own day is not set yet.
  package var isLatestDay: Bool
  package var law: Int32
  /// What changes, in one or two sentences.
  package var text: LocalizedText

  /// Promulgated by a day, and not in force on it.
  package func isComing(on day: Day) -> Bool {
    guard let promulgated else { return false }
    return promulgated <= day && day < date
  }
}

extension LawChange {
  init(from input: inout RulebookDecoder) {
    date = input.day() ?? Day(number: 0)
    promulgated = input.day()
    isLatestDay = input.bool()
    law = input.int32()
    text = input.localized()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(date)
    output.write(promulgated)
    output.write(isLatestDay)
    output.write(law)
    output.write(text)
  }
}
