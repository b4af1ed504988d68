import Checking
import Conditions
import Reports
import Rules
import SourceText
import TestSupport
import Testing

/// Runs a plan through the checker and writes it in one format.
enum Kit {
  static let violating = """
    tebiki: 1
    as-of: 2021-01-15
    study: {title: 秘密の研究}
    datasets:
      - {id: 画像, kind: 診断, existing: true}
    transfers:
      - {id: t1, datasets: [画像], 根拠: オプトアウト, date: 2021-01-10}
    """

  static let open = """
    tebiki: 1
    as-of: 2021-01-15
    datasets: [{id: d1}]
    transfers: [{id: t1, datasets: [d1], basis: opt-out}]
    """

  static let invalid = """
    tebiki: 1
    datasets: []
    datasets: []
    """

  static func rulebook() throws -> Rulebook { try TinyRulebook.make() }

  static func result(_ plan: String, asOf: Day? = nil, isFull: Bool = true) throws -> FileResult {
    var checker = PlanChecker(try TinyRulebook.make())
    var options = CheckOptions(today: Day(number: 18_642))
    options.asOf = asOf
    options.isFull = isFull
    return checker.check(SourceFile(name: "plan.yaml", bytes: Array(plan.utf8)), options)
  }

  static func report(
    _ plan: String,
    _ format: ReportFormat,
    _ options: ReportOptions = ReportOptions(language: .ja),
    asOf: Day? = nil
  ) throws -> String {
    let result = try result(plan, asOf: asOf, isFull: format.isFull)
    let part = format.part(result, try TinyRulebook.make(), options)
    return part.overview + part.entries.joined(separator: format.separator)
  }

  /// Header, one file and footer of a JSON format, read back.
  static func json(
    _ plan: String,
    _ format: ReportFormat = .json,
    _ options: ReportOptions = ReportOptions(language: .ja)
  ) throws -> JSONValue {
    let book = try TinyRulebook.make()
    let text =
      format.header(book, options) + (try report(plan, format, options))
      + format.footer(RunSummary(), book, options)
    return try JSONReader.read(Array(text.utf8))
  }
}

extension JSONValue {
  /// The value under keys and indices; nil where there is none.
  func at(_ path: any Sendable...) -> JSONValue? {
    var value = self
    for step in path {
      switch (value, step) {
      case (.object(let members), let name as String):
        guard let member = members.first(where: { $0.name == name }) else { return nil }
        value = member.value
      case (.array(let elements), let index as Int):
        guard elements.indices.contains(index) else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }

  /// All strings of the value, keys included.
  var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.strings)
    case .object(let members): members.flatMap { [$0.name] + $0.value.strings }
    default: []
    }
  }
}
