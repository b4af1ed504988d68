package import Checking
internal import Rules
internal import SourceText

/// What comes up in the plans of a run: rules, missing facts, institutions.
package struct RunTally: Sendable {
  /// Plans in which a rule was found not satisfied, by index of the rule.
  package private(set) var findings: [Int: Int] = [:]
  /// Plans that leave a question of a field open, by index of the field.
  package private(set) var questions: [Int: Int] = [:]
  /// Plans by verdict for each institution that they name.
  package private(set) var institutions: [String: [Verdict: Int]] = [:]
  /// Plans of institutions that there was no room for.
  package private(set) var others = 0

  /// More names than this are no summary any more, and would fill the memory.
  private static let mostInstitutions = 2000

  package init() {}

  /// A tally that was kept.
  package init(
    findings: [Int: Int],
    questions: [Int: Int],
    institutions: [String: [Verdict: Int]],
    others: Int
  ) {
    self.findings = findings
    self.questions = questions
    self.institutions = institutions
    self.others = others
  }

  /// Counts one plan.
  package mutating func add(_ assessment: Assessment) {
    for rule in Set(assessment.findings.map(\.rule)) { findings[rule, default: 0] += 1 }
    for field in Set(assessment.questions.map(\.field)) { questions[field, default: 0] += 1 }
    for name in Set(assessment.institutions).sorted(by: Self.precedes) {
      add(name, [assessment.overall.verdict: 1])
    }
  }

  /// Counts what another tally counted; the order of the calls decides nothing but which names
  /// find room.
  package mutating func add(_ other: RunTally) {
    findings.merge(other.findings, uniquingKeysWith: +)
    questions.merge(other.questions, uniquingKeysWith: +)
    for name in other.institutions.keys.sorted(by: Self.precedes) {
      add(name, other.institutions[name] ?? [:])
    }
    others += other.others
  }

  private mutating func add(_ name: String, _ verdicts: [Verdict: Int]) {
    guard institutions[name] != nil || institutions.count < Self.mostInstitutions else {
      others += 1
      return
    }
    institutions[name, default: [:]].merge(verdicts, uniquingKeysWith: +)
  }

  static func precedes(_ one: String, _ two: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(two.utf8)
  }
}

/// The tally as tables, for every format that shows them.
struct RunTables {
  struct Table {
    var title: String
    var headings: [String]
    var rows: [[String]]
  }

  private let tally: RunTally
  private let rulebook: Rulebook
  private let options: ReportOptions

  init(_ tally: RunTally, _ rulebook: Rulebook, _ options: ReportOptions) {
    self.tally = tally
    self.rulebook = rulebook
    self.options = options
  }

  /// How many lines a table of what comes up most has.
  private static let most = 10

  private func say(_ ja: String, _ en: String) -> String { options.language == .ja ? ja : en }

  /// The tables that have lines.
  var all: [Table] { [findings, questions, institutions].filter { !$0.rows.isEmpty } }

  private func most(_ counts: [Int: Int]) -> [(key: Int, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most)
      .map { ($0.key, $0.value) }
  }

  private var findings: Table {
    Table(
      title: say("多い指摘・確認", "Found or asked most"),
      headings: [say("規則", "Rule"), say("水準", "Level"), say("計画書の数", "Plans")],
      rows: most(tally.findings).map { entry in
        let rule = rulebook.rules[entry.key]
        return [
          rulebook.string(rule.title[options.language]),
          Phrases.level(rule.level)[options.language],
          String(entry.count),
        ]
      }
    )
  }

  private var questions: Table {
    Table(
      title: say("多い未記載の事実", "Facts that are missing most"),
      headings: [say("事実", "Fact"), say("答える人", "Who can answer"), say("計画書の数", "Plans")],
      rows: most(tally.questions).map { entry in
        let field = rulebook.fields[entry.key]
        let record = rulebook.records[Int(field.record)]
        let title = rulebook.string(field.title[options.language])
        let place = rulebook.string(record.title[options.language])
        return [
          Int(field.record) == 0 ? title : say("\(place): \(title)", "\(place): \(title)"),
          Phrases.answerer(field.answerer)[options.language],
          String(entry.count),
        ]
      }
    )
  }

  /// Names are the plan's own text.
  private var institutions: Table {
    let verdicts = Verdict.allCases.reversed().map { $0 }
    guard options.showsSource else {
      return Table(title: "", headings: [], rows: [])
    }
    var rows = tally.institutions.sorted { RunTally.precedes($0.key, $1.key) }.map { entry in
      [PlainText.oneLine(entry.key), String(entry.value.values.reduce(0, +))]
        + verdicts.map { String(entry.value[$0] ?? 0) }
    }
    if tally.others > 0 {
      rows.append(
        [say("ほか", "others"), String(tally.others)] + verdicts.map { _ in "" }
      )
    }
    return Table(
      title: say(
        "機関ごとの計画書(計画書に名のある機関すべてに数えます)",
        "Plans by institution (each one that a plan names)"
      ),
      headings: [say("機関", "Institution"), say("計画書の数", "Plans")]
        + verdicts.map { Phrases.shortVerdict($0)[options.language] },
      rows: rows
    )
  }
}
