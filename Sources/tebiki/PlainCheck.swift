import Reports
import Rules
import SourceText

/// `tebiki check` with its commonest options, read without the argument parser: the parser costs
/// more than the check of one plan, and editors and hooks check one plan at a time.
struct PlainCheck {
  private(set) var paths: [String] = []
  private(set) var format = ReportFormat.text
  private(set) var language = Console.localeLanguage
  private(set) var asOf: Day?
  private(set) var color = ColorChoice.auto
  private(set) var isQuiet = false
  private(set) var keepsResults = true

  /// nil where the words hold anything else or anything wrong: then the argument parser reads them.
  init?(_ words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      switch word {
      case "--quiet", "-q": isQuiet = true
      case "--no-cache": keepsResults = false
      case "--format", "--lang", "--as-of", "--color":
        guard let value = rest.popFirst(), take(value, of: word) else { return nil }
      default:
        guard word.utf8.first != UInt8(ascii: "-") else { return nil }
        paths.append(word)
      }
    }
    guard !paths.isEmpty else { return nil }
  }

  /// Whether the value is one that the option may have.
  private mutating func take(_ value: String, of option: String) -> Bool {
    switch option {
    case "--format":
      guard let choice = ReportFormat.all.first(where: { $0.name == value }) else { return false }
      format = choice
    case "--lang":
      guard let choice = Language(rawValue: value) else { return false }
      language = choice
    case "--as-of":
      guard let day = Day(iso: value.utf8) else { return false }
      asOf = day
    default:
      guard let choice = ColorChoice(rawValue: value) else { return false }
      color = choice
    }
    return true
  }
}
