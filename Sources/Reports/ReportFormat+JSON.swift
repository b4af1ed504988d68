internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// Everything of the assessments in both languages; described by docs/assessment.schema.json.
  package static let json = ReportFormat(
    name: "json",
    fileExtension: "json",
    isFull: true,
    header: { rulebook, options in JSONReport.header(rulebook, options, kind: "assessment") },
    separator: ",",
    file: { result, rulebook, options in
      JSONReport(scope: ReportScope(result: result, rulebook: rulebook, options: options)).text
    },
    footer: { summary, _, _ in JSONReport.footer(summary) }
  )
}

/// The JSON of one file, and the frame around all of them.
struct JSONReport {
  /// Grows in its last part with additions, in its first with everything else.
  static let schemaVersion = "1.2"

  let scope: ReportScope

  // MARK: - The frame

  /// Everything before the first file.
  static func header(_ rulebook: Rulebook, _ options: ReportOptions, kind: String) -> String {
    var writer = JSONWriter()
    writer.object { writeHead(rulebook, options, kind: kind, &$0) }
    // The object stays open: files and summary follow.
    return String(writer.text.dropLast(2)) + ",\n  \"files\": ["
  }

  /// What is said of the run as a whole, beforehand.
  static func writeHead(
    _ rulebook: Rulebook,
    _ options: ReportOptions,
    kind: String,
    _ writer: inout JSONWriter
  ) {
    writer.member("schemaVersion", schemaVersion)
    writer.member("kind", kind)
    writer.member("rulebook") { writer in
      writer.member("version", rulebook.version)
      writer.member("digest", rulebook.string(rulebook.digest))
      writer.member("rules", rulebook.rules.count)
    }
    writer.member("limits", Phrases.limits)
    writer.member("showsSource", options.showsSource)
  }

  static func footer(_ summary: RunSummary) -> String {
    var writer = JSONWriter(depth: 1)
    writer.object { write(summary, &$0) }
    return "\n  ],\n  \"summary\": " + writer.text + "\n}\n"
  }

  static func write(_ summary: RunSummary, _ writer: inout JSONWriter) {
    writer.member("files", summary.files)
    writer.member("plans", summary.plans)
    writer.member("passedOver", summary.passedOver)
    writer.member("invalid", summary.invalid)
    writer.member("verdicts") { writer in
      for verdict in Verdict.allCases.reversed() {
        writer.member(verdict.name, summary.verdicts[verdict] ?? 0)
      }
    }
    writer.member("counts") { writer in Self.write(summary.counts, &writer) }
    writer.member("waived", summary.waived)
    writer.member("known", summary.known)
    if let fixed = summary.fixed { writer.member("fixed", fixed) }
    writer.member("exitCode", Int(summary.exitCode))
  }

  static func write(_ counts: RuleCounts, _ writer: inout JSONWriter) {
    writer.member("rules", counts.rules)
    writer.member("evaluated", counts.evaluated)
    writer.member("notApplicable", counts.notApplicable)
    writer.member("undetermined", counts.undetermined)
    writer.member("violated", counts.violated)
    writer.member("remarks", counts.remarks)
  }

  // MARK: - One file

  /// The file as an element of `files`.
  var text: String {
    var writer = JSONWriter(depth: 2)
    writer.object { write(&$0) }
    return "\n    " + writer.text
  }

  func write(_ writer: inout JSONWriter) {
    let documents = scope.result.documents.filter { !$0.isPassedOver }
    writer.member("name", scope.result.name)
    writer.member("failure", scope.result.failure)
    writer.member("documents", documents) { writer, document in
      writer.object { self.write(document, &$0) }
    }
  }

  private func write(_ document: DocumentResult, _ writer: inout JSONWriter) {
    writer.member("number", document.number)
    writer.member("isInvalid", document.assessment == nil || document.isInvalid)
    writer.member("diagnostics", document.diagnostics) { writer, diagnostic in
      writer.object { self.write(diagnostic, &$0) }
    }
    writer.key("assessment")
    guard let assessment = document.assessment, !document.isInvalid else { return writer.null() }
    writer.object { AssessmentJSON(scope: scope, assessment: assessment).write(&$0) }
  }

  private func write(_ diagnostic: Diagnostic, _ writer: inout JSONWriter) {
    let shows = scope.options.showsSource
    writer.member("id", diagnostic.id)
    writer.member("severity", Phrases.name(diagnostic.severity))
    writer.member("message", shows ? diagnostic.message : nil)
    scope.member("range", diagnostic.range, &writer)
    writer.member("related", diagnostic.related) { writer, related in
      writer.object { writer in
        scope.member("range", related.range, &writer)
        writer.member("message", shows ? related.message : nil)
      }
    }
    writer.member("help", shows ? diagnostic.help : nil)
  }
}

extension ReportScope {
  // MARK: - Places in JSON

  /// A range with all ways of counting; null without a text.
  func member(_ name: String, _ range: ByteRange?, _ writer: inout JSONWriter) {
    writer.key(name)
    guard let range, let start = position(at: range.start), let end = position(at: range.end)
    else { return writer.null() }
    writer.object { writer in
      writer.member("start") { Self.write(range.start, start, &$0) }
      writer.member("end") { Self.write(range.end, end, &$0) }
    }
  }

  private static func write(_ offset: Int, _ position: Position, _ writer: inout JSONWriter) {
    writer.member("offset", offset)
    writer.member("line", position.line)
    writer.member("column", position.codePointColumn)
    writer.member("utf16Column", position.utf16Column)
    writer.member("byteColumn", position.byteColumn)
  }

  func member(_ name: String, _ place: Place, _ writer: inout JSONWriter) {
    writer.member(name) { writer in
      writer.member("path", shownPath(place.path))
      self.member("range", place.range, &writer)
      self.member("origin", place.origin, &writer)
      writer.member("isAbsent", place.isAbsent)
    }
  }

  /// The path as it is: JSON escapes what a terminal must not see.
  func shownPath(_ path: String) -> String {
    options.showsSource ? path : PlainText.withoutIdentifiers(path)
  }

  func write(_ fact: FactUse, _ writer: inout JSONWriter) {
    writer.object { writer in
      member("place", fact.place, &writer)
      writer.member("title", fact.title)
      writer.member("value", options.showsSource ? fact.value : nil)
    }
  }

  func write(_ citation: Citation, _ writer: inout JSONWriter) {
    let provision = rulebook.provisions[citation.provision]
    writer.object { writer in
      writer.member("id", rulebook.string(provision.id))
      writer.member("law", rulebook.string(rulebook.laws[Int(provision.law)].id))
      writer.member("lawTitle", localized(rulebook.laws[Int(provision.law)].title))
      writer.member("number", citation.number.map { localized($0.label) })
      writer.member("title", localized(provision.title))
      writer.member("force", provision.force.name)
      writer.member(
        "substanceConfidence",
        (citation.number?.substance ?? provision.substance).code
      )
      writer.member("numberConfidence", citation.number?.confidence.code)
      writer.member("source", address(of: citation))
    }
  }
}
