internal import Checking
internal import Rules
internal import SourceText

extension ComparisonFormat {
  /// The comparison as data.
  static let json = ComparisonFormat(name: "json", fileExtension: "json") {
    pairs,
    rulebook,
    options in
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", "1.0")
      writer.member("kind", "comparison")
      writer.member("rulebook") { writer in
        writer.member("version", rulebook.version)
        writer.member("digest", rulebook.string(rulebook.digest))
      }
      writer.member("limits", Phrases.limits)
      writer.member("plans", pairs) { writer, pair in
        let scope = ComparisonScope(pair: pair, rulebook: rulebook, options: options)
        writer.object { ComparisonJSON(scope: scope).write(&$0) }
      }
    }
    return writer.text + "\n"
  }
}

private struct ComparisonJSON {
  let scope: ComparisonScope

  func write(_ writer: inout JSONWriter) {
    let comparison = scope.comparison
    writer.member("document", scope.pair.document)
    writer.member("old") { write(comparison.old, scope.old, &$0) }
    writer.member("new") { write(comparison.new, scope.new, &$0) }
    writer.member("entries", comparison.entries) { writer, entry in
      writer.object { self.write(entry, &$0) }
    }
    writer.member("changes", comparison.changes) { writer, change in
      writer.object { writer in
        let fact = change.fact
        writer.member("path", fact.map { scope.new.shownPath($0.place.path) })
        writer.member("title", fact?.title)
        writer.member("old", value(change.old))
        writer.member("new", value(change.new))
      }
    }
    writer.member("routes", comparison.routes) { writer, route in
      writer.object { writer in
        writer.member("dataset", scope.new.shownPath(route.dataset))
        let chart = scope.rulebook.chart
        writer.member("old", route.old.map { scope.rulebook.string(chart.results[$0].id) })
        writer.member("new", route.new.map { scope.rulebook.string(chart.results[$0].id) })
      }
    }
  }

  private func value(_ fact: PlanFact?) -> String? {
    guard let fact else { return nil }
    return scope.options.showsSource ? fact.spelling : ""
  }

  private func write(
    _ assessment: Assessment,
    _ version: ReportScope,
    _ writer: inout JSONWriter
  ) {
    writer.member("name", version.result.name)
    writer.member("digest", assessment.digest.isEmpty ? nil : assessment.digest)
    writer.member("asOf", "\(assessment.asOf)")
    writer.member("asOfSource", assessment.asOfSource.rawValue)
    writer.member("verdict", assessment.overall.verdict.name)
  }

  private func write(_ entry: PlanComparison.Entry, _ writer: inout JSONWriter) {
    let version = scope.scope(of: entry)
    let fingerprint =
      entry.finding?.fingerprint(scope.rulebook) ?? entry.open?.fingerprint(scope.rulebook)
    writer.member("standing", entry.standing.rawValue)
    writer.member("kind", entry.finding == nil ? "open" : "finding")
    writer.member("rule", version.ruleID(entry.rule))
    writer.member("level", entry.level.name)
    writer.member("fingerprint", fingerprint)
    writer.member("isSubjectGone", entry.isSubjectGone)
    writer.member("renumbered", entry.renumbered) { writer, pair in
      writer.object { writer in
        let id = scope.rulebook.provisions[pair.new.provision].id
        writer.member("provision", scope.rulebook.string(id))
        writer.member("old", pair.old.number.map { version.localized($0.label) })
        writer.member("new", pair.new.number.map { version.localized($0.label) })
      }
    }
    writer.member("line", entry.place.flatMap { version.line(of: $0) })
    writer.member(
      "message",
      entry.finding.map { version.message(of: $0) }
        ?? version.localized(scope.rulebook.rules[entry.rule].title)
    )
  }
}
