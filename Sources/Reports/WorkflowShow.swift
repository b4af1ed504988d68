internal import Checking
package import Rules
internal import SourceText

/// Shows workflows without a plan.
package enum WorkflowShow {
  package enum Format: String, Sendable, CaseIterable {
    case text
    case json
    case markdown
  }

  /// The workflows, by index, in one of the formats; provisions are cited by the edition of a day.
  package static func render(
    _ workflows: [Int],
    as format: Format,
    on day: Day,
    _ rulebook: Rulebook,
    _ options: ReportOptions
  ) -> String {
    let scope = ReportScope(
      result: FileResult(name: "", source: nil),
      rulebook: rulebook,
      options: options
    )
    switch format {
    case .text:
      return workflows.map { number in
        WorkflowSheet(words: WorkflowWords(scope, workflow: number, day: day)).text
      }.joined(separator: "\n")
    case .markdown:
      return workflows.map { number in
        WorkflowMarkdown(scope, workflow: number, day: day).text
      }.joined()
    case .json:
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("kind", "workflow-model")
        writer.member("rulebook", rulebook.version)
        writer.member("asOf", "\(day)")
        writer.member("workflows", workflows) { writer, number in
          writer.object { writer in
            WorkflowJSON(words: WorkflowWords(scope, workflow: number, day: day)).write(&writer)
          }
        }
      }
      return writer.text + "\n"
    }
  }
}
