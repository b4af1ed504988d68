internal import Checking
internal import SourceText

extension ReportFormat {
  /// GitLab's code quality report: an array of issues that merge requests show.
  package static let gitlab = ReportFormat(
    name: "gitlab",
    fileExtension: "json",
    isFull: false,
    header: { _, _ in "[" },
    separator: ",",
    part: { result, rulebook, options in
      let scope = ReportScope(result: result, rulebook: rulebook, options: options)
      // What was excused or known before is no new issue; open rules count where they bind.
      let items = scope.items.filter {
        $0.isNew && ($0.kind != .open || $0.severity == .error)
      }
      return ReportPart(entries: items.map { "\n" + GitLabReport(scope: scope).text($0) })
    },
    footer: { _, _, _ in "\n]\n" }
  )
}

/// The issues of one file.
private struct GitLabReport {
  let scope: ReportScope

  func text(_ item: ReportItem) -> String {
    var writer = JSONWriter(layout: .oneLine)
    writer.object { writer in
      let citations = scope.shortCitations(item.citations)
      writer.member(
        "description",
        scope.line(item)
          + (citations.isEmpty ? "" : scope.say("(根拠 \(citations))", " (\(citations))"))
      )
      writer.member("check_name", item.id)
      writer.member(
        "fingerprint",
        Fingerprint.of(rule: item.fingerprint, subject: "\(scope.result.name)#\(item.document)")
      )
      writer.member("severity", severity(item))
      writer.member("location") { writer in
        writer.member("path", Self.path(scope.result.name))
        writer.member("lines") { writer in
          let range = item.range
          writer.member("begin", range.flatMap { scope.position(at: $0.start)?.line } ?? 1)
          writer.member("end", range.flatMap { scope.position(at: $0.end)?.line } ?? 1)
        }
      }
    }
    return writer.text
  }

  /// GitLab knows paths from the repository's root, without `./`.
  private static func path(_ name: String) -> String {
    name.hasPrefix("./") ? String(name.dropFirst(2)) : name
  }

  private func severity(_ item: ReportItem) -> String {
    switch item.kind {
    case .failure: return "blocker"
    case .question, .open: return "minor"
    case .diagnostic, .finding:
      switch item.severity {
      case .error: return item.kind == .diagnostic ? "blocker" : "critical"
      case .warning: return "major"
      case .note: return "info"
      }
    }
  }
}
