import ArgumentParser
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// Checking by the law of several days.
struct LawDayOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Show how the verdict develops over the plan's own period, change by change of the law. "
        + "Formats: text, json, markdown, html."
    )
  )
  var timeline = false

  @Option(
    help: ArgumentHelp(
      "Compare what the laws of two days say (2022-03-31,2022-04-01): findings gone, new and "
        + "renumbered. Formats: those of tebiki diff.",
      valueName: "dates"
    )
  )
  var compare: String?

  /// Whether a plain check is not what is asked for.
  var isAsked: Bool { timeline || compare != nil }

  /// The formats that can be asked for.
  var formats: [String] {
    if timeline { return TimelineFormat.all.map(\.name) }
    return compare == nil ? ReportFormat.all.map(\.name) : ComparisonFormat.all.map(\.name)
  }

  func validate(asOf: String?) throws {
    guard !timeline || compare == nil else {
      throw ValidationError(
        ja: "--timeline と --compare は別の問いです。一つずつ指定してください。",
        en: "--timeline and --compare are two questions; ask one at a time."
      )
    }
    guard compare == nil || asOf == nil else {
      throw ValidationError(
        ja: "--compare は日を自分で指定します。--as-of は外してください。",
        en: "--compare names its days itself; leave out --as-of."
      )
    }
  }

  /// The two days of `--compare`, the earlier first.
  private func days(_ rules: Rulebook) throws -> (old: Day, new: Day) {
    let parts = (compare ?? "").split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let old = try Parse.day(String(parts[0])),
      let new = try Parse.day(String(parts[1]))
    else {
      throw ValidationError(
        ja: "--compare には日を二つ書きます(例: 2022-03-31,2022-04-01)。",
        en: "--compare takes two days: 2022-03-31,2022-04-01."
      )
    }
    guard old <= new else {
      throw ValidationError(
        ja: "--compare には早い日を先に書きます: \(new),\(old)",
        en: "--compare takes the earlier day first: \(new),\(old)."
      )
    }
    guard old >= rules.firstDay else {
      throw ValidationError(
        ja: "\(old) は、収録している法令の最初の版(\(rules.firstDay))より前の日です。",
        en: "\(old) is before the first edition of the law in the rulebook (\(rules.firstDay))."
      )
    }
    return (old, new)
  }

  /// Writes what was asked for and ends the program.
  func run(
    _ rules: Rulebook,
    _ settings: CheckSettings,
    _ inputs: [PlanInput],
    format: String,
    reports: [String]
  ) throws {
    Output.ignoreBrokenPipes()
    let language = settings.report.language
    let paths = inputs.compactMap { input in
      if case .file(let path, _) = input { path } else { nil }
    }
    let code: Int32
    if timeline {
      let known = TimelineFormat.all.map { ($0.name, $0.fileExtension) }
      let places = try places(format, reports, known, paths, language)
      code = TimelineRun(rules, settings).run(
        inputs,
        to: places.compactMap { place in
          TimelineFormat.all.first { $0.name == place.format }.map {
            .init(format: $0, path: place.path)
          }
        },
        write: Console.print,
        fault: { Console.tell($0) },
        remark: { Console.remark($0, language) }
      )
    } else {
      let known = ComparisonFormat.all.map { ($0.name, $0.fileExtension) }
      let places = try places(format, reports, known, paths, language)
      code = ComparisonRun(rules, settings).run(
        inputs,
        by: try days(rules),
        to: places.compactMap { place in
          ComparisonFormat.all.first { $0.name == place.format }.map {
            .init(format: $0, path: place.path)
          }
        },
        write: Console.print,
        fault: { Console.tell($0) },
        remark: { Console.remark($0, language) }
      )
    }
    Surroundings.exit(code)
  }

  private typealias Place = (format: String, path: String?)

  /// Standard output and the files that `--report` names.
  private func places(
    _ format: String,
    _ reports: [String],
    _ known: [ReportRequest.Known],
    _ inputs: [String],
    _ language: Language
  ) throws -> [Place] {
    do {
      let requests = try ReportRequest.parse(reports, among: known, inputs: inputs)
      return [(format, nil)] + requests.map { ($0.format, $0.path) }
    } catch {
      throw ValidationError(error.message[language])
    }
  }
}
