internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// The recommendation alone, for people.
  package static let workflowText = ReportFormat(
    name: "text",
    isFull: true,
    separator: "\n",
    file: { result, rulebook, options in
      WorkflowReport(
        scope: ReportScope(result: result, rulebook: rulebook, options: options)
      ).text
    },
    footer: { _, _, _ in "" }
  )

  /// The recommendation alone, as JSON.
  package static let workflowJSON = ReportFormat(
    name: "json",
    fileExtension: "json",
    isFull: true,
    header: { rulebook, options in JSONReport.header(rulebook, options, kind: "workflow") },
    separator: ",",
    file: { result, rulebook, options in
      WorkflowReport(
        scope: ReportScope(result: result, rulebook: rulebook, options: options)
      ).json
    },
    footer: { summary, _, _ in JSONReport.footer(summary) }
  )
}

/// What a file's plans are recommended to look at, and what stands in the way.
struct WorkflowReport {
  let scope: ReportScope

  private var documents: [DocumentResult] { scope.result.documents.filter { !$0.isPassedOver } }

  var text: String {
    var sections: [String] = []
    if let failure = scope.result.failure {
      sections.append("\(scope.name): \(PlainText.oneLine(scope.say(failure)))\n")
    }
    for document in documents {
      guard let assessment = document.assessment, !document.isInvalid else {
        sections.append("\(scope.head(of: document)): \(scope.say(Phrases.invalid))\n")
        sections += document.diagnostics.map { FrameText(scope: scope).text($0) }
        continue
      }
      sections.append(scope.headline(assessment, document) + "\n")
      sections.append(RecommendationText(scope: scope, assessment: assessment, isFull: true).text)
      sections.append(RoutesText(scope: scope, assessment: assessment, isFull: true).text)
      sections += sheets(assessment)
      let questions = QuestionsText(scope: scope, assessment: chartOnly(assessment))
      sections += [questions.questions, questions.judgementSheet]
      sections.append(scope.closing(assessment))
    }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Each recommended workflow of each dataset as the plan fills it, and the one that it follows.
  private func sheets(_ assessment: Assessment) -> [String] {
    var shown: Set<Int> = []
    var sections: [String] = []
    func add(_ state: WorkflowState, _ heading: String) {
      let words = WorkflowWords(scope, workflow: state.workflow, day: assessment.asOf)
      let comparison = assessment.comparison(withWorkflow: state.workflow)
      sections.append(
        heading + WorkflowSheet(words: words, state: state, comparison: comparison).text
      )
      shown.insert(state.workflow)
    }
    for entry in assessment.recommendations {
      for state in entry.workflows { add(state, scope.path(entry.dataset) + ": ") }
    }
    if let declared = assessment.declared, let own = declared.follows, !shown.contains(own),
      let state = declared.candidates.first(where: { $0.workflow == own })
    {
      add(state, scope.say("計画書が従うもの: ", "followed by the plan: "))
    }
    return sections
  }

  /// Only the questions that the chart waits for.
  private func chartOnly(_ assessment: Assessment) -> Assessment {
    var assessment = assessment
    let waited = Set(
      assessment.recommendations.flatMap { entry in
        entry.steps.flatMap(\.missing) + entry.results.flatMap(\.missing)
      }
    )
    assessment.questions.removeAll { !waited.contains($0.fact) }
    return assessment
  }

  var json: String {
    var writer = JSONWriter(depth: 2)
    writer.object { writer in
      writer.member("name", scope.result.name)
      writer.member("failure", scope.result.failure)
      writer.member("documents", documents) { writer, document in
        writer.object { self.write(document, &$0) }
      }
    }
    return "\n    " + writer.text
  }

  private func write(_ document: DocumentResult, _ writer: inout JSONWriter) {
    let assessment = document.isInvalid ? nil : document.assessment
    writer.member("number", document.number)
    writer.member("isInvalid", assessment == nil)
    writer.member("asOf", assessment.map { "\($0.asOf)" })
    writer.member("recommendations", assessment?.recommendations ?? []) { writer, entry in
      guard let assessment else { return writer.null() }
      writer.object {
        RecommendationJSON(scope: scope, assessment: assessment, isFull: true).write(entry, &$0)
      }
    }
    RoutesJSON(scope: scope).member(assessment?.routes ?? [], &writer)
    writer.key("followed")
    guard let assessment, let declared = assessment.declared else { return writer.null() }
    writer.object {
      RecommendationJSON(scope: scope, assessment: assessment, isFull: true).write(declared, &$0)
    }
  }
}
