internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// One JSON object a line: the run, each file, the summary; described by docs/lines.schema.json.
  package static let jsonLines = ReportFormat(
    name: "jsonl",
    fileExtension: "jsonl",
    isFull: true,
    header: { rulebook, options in
      line { JSONReport.writeHead(rulebook, options, kind: "run", &$0) }
    },
    file: { result, rulebook, options in
      let scope = ReportScope(result: result, rulebook: rulebook, options: options)
      return line { writer in
        writer.member("kind", "file")
        JSONReport(scope: scope).write(&writer)
      }
    },
    footer: { summary, _, _ in
      line { writer in
        writer.member("kind", "summary")
        JSONReport.write(summary, &writer)
      }
    }
  )

  private static func line(_ members: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout: .oneLine)
    writer.object(members)
    return writer.text + "\n"
  }
}
