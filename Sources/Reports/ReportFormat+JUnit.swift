internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// JUnit XML for build servers: a suite a plan, a case for each thing to say.
  ///
  /// Must-findings fail; what is to be confirmed is skipped, with the reason; all else passes and
  /// says so in its output. The verdict is a case of its own, so that no suite is empty.
  package static let junit = ReportFormat(
    name: "junit",
    fileExtension: "xml",
    isFull: false,
    header: { _, _ in "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tebiki\">\n"
    },
    file: { result, rulebook, options in
      JUnitReport(scope: ReportScope(result: result, rulebook: rulebook, options: options)).text
    },
    footer: { _, _, _ in "</testsuites>\n" }
  )
}

/// The suites of one file.
private struct JUnitReport {
  let scope: ReportScope

  private enum Outcome: String {
    case passed
    case failed = "failure"
    case errored = "error"
    case skipped
  }

  private struct TestCase {
    var name: String
    var outcome: Outcome
    var message: String
    var detail: String
    var line: Int?
  }

  var text: String {
    if let failure = scope.failure { return suite(scope.name, [testCase(failure)]) }
    return scope.result.documents.filter { !$0.isPassedOver }.map { document in
      var cases = scope.items(of: document).map(testCase)
      cases.append(verdict(document))
      return suite(scope.head(of: document), cases)
    }.joined()
  }

  private func testCase(_ item: ReportItem) -> TestCase {
    let position = item.range.flatMap { scope.position(at: $0.start) }
    var detail = place(position) + scope.kind(item) + "[\(item.id)]: " + scope.line(item) + "\n"
    let citations = scope.shortCitations(item.citations)
    if !citations.isEmpty { detail += scope.say("根拠: ", "basis: ") + citations + "\n" }
    if let remedy = item.remedy {
      detail += scope.say("対応: ", "remedy: ") + PlainText.oneLine(scope.say(remedy)) + "\n"
    }
    let subject = item.path.isEmpty ? "" : " " + item.path
    let line = position.map { scope.say(" (\($0.line)行目)", " (line \($0.line))") } ?? ""
    return TestCase(
      name: item.id + subject + line,
      outcome: outcome(item),
      message: scope.line(item),
      detail: detail,
      line: position?.line
    )
  }

  private func place(_ position: Position?) -> String {
    guard let position else { return scope.name + ": " }
    return "\(scope.name):\(position.line):\(position.codePointColumn): "
  }

  private func outcome(_ item: ReportItem) -> Outcome {
    guard item.isNew else { return .passed }
    switch item.kind {
    case .failure: return .errored
    case .diagnostic: return item.severity == .error ? .errored : .passed
    case .finding: return item.severity == .error ? .failed : .passed
    case .question, .open: return item.severity == .error ? .skipped : .passed
    }
  }

  private func verdict(_ document: DocumentResult) -> TestCase {
    let name = scope.say("判定", "verdict")
    guard let assessment = document.assessment, !document.isInvalid else {
      let words = scope.say(Phrases.invalid)
      return TestCase(name: name, outcome: .errored, message: words, detail: words)
    }
    let words = scope.verdictLine(assessment)
    return TestCase(name: name, outcome: .passed, message: "", detail: words + "\n")
  }

  private func suite(_ name: String, _ cases: [TestCase]) -> String {
    func count(_ outcome: Outcome) -> String { String(cases.count { $0.outcome == outcome }) }
    var text = "  <testsuite" + XMLText.attribute("name", name)
    text += XMLText.attribute("tests", String(cases.count))
    text += XMLText.attribute("failures", count(.failed))
    text += XMLText.attribute("errors", count(.errored))
    text += XMLText.attribute("skipped", count(.skipped)) + " time=\"0\">\n"
    for entry in cases { text += self.text(entry, in: name) }
    return text + "  </testsuite>\n"
  }

  private func text(_ entry: TestCase, in suite: String) -> String {
    var text = "    <testcase" + XMLText.attribute("classname", suite)
    text += XMLText.attribute("name", entry.name) + XMLText.attribute("file", scope.name)
    if let line = entry.line { text += XMLText.attribute("line", String(line)) }
    text += " time=\"0\">\n"
    let detail = XMLText.escape(entry.detail)
    switch entry.outcome {
    case .passed: text += "      <system-out>\(detail)</system-out>\n"
    case .failed, .errored:
      let name = entry.outcome.rawValue
      text += "      <\(name)" + XMLText.attribute("message", entry.message)
      text += XMLText.attribute("type", scope.say("指摘", "finding")) + ">\(detail)</\(name)>\n"
    case .skipped: text += "      <skipped" + XMLText.attribute("message", entry.message) + "/>\n"
    }
    return text + "    </testcase>\n"
  }
}
