internal import Checking
internal import Rules
internal import SourceText

extension TimelineFormat {
  /// The timelines as data.
  static let json = TimelineFormat(name: "json", fileExtension: "json") {
    files,
    rulebook,
    options in
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", "1.0")
      writer.member("kind", "timeline")
      writer.member("rulebook") { writer in
        writer.member("version", rulebook.version)
        writer.member("digest", rulebook.string(rulebook.digest))
      }
      writer.member("limits", Phrases.limits)
      writer.member("plans", files) { writer, file in
        let scope = TimelineScope(file: file, rulebook: rulebook, options: options)
        writer.object { TimelineJSON(scope: scope).write(&$0) }
      }
    }
    return writer.text + "\n"
  }
}

private struct TimelineJSON {
  let scope: TimelineScope

  func write(_ writer: inout JSONWriter) {
    let timeline = scope.timeline
    writer.member("name", scope.file.result.name)
    writer.member("document", scope.file.document)
    writer.member("asOf", "\(timeline.today.asOf)")
    writer.member("asOfSource", timeline.today.asOfSource.rawValue)
    writer.member("period") { writer in
      writer.member("from", "\(timeline.period.start)")
      writer.member("to", "\(timeline.period.end.previous)")
      writer.member("isStartStated", timeline.period.isStartStated)
      writer.member("isEndStated", timeline.period.isEndStated)
    }
    writer.member("stretches", timeline.stretches) { writer, stretch in
      writer.object { write(stretch, &$0) }
    }
  }

  private func write(_ stretch: PlanTimeline.Stretch, _ writer: inout JSONWriter) {
    let rulebook = scope.rulebook
    writer.member("from", "\(stretch.from)")
    writer.member("to", "\(stretch.until.previous)")
    writer.member("verdict", stretch.assessment.overall.verdict.name)
    writer.member("best", stretch.assessment.overall.best.name)
    writer.member("worst", stretch.assessment.overall.worst.name)
    writer.member("laws", stretch.assessment.laws.filter { $0.rules > 0 }) { writer, entry in
      writer.object { writer in
        writer.member("law", rulebook.string(rulebook.laws[entry.law].id))
        writer.member("isHeld", rulebook.laws[entry.law].isVerified(on: stretch.from))
        writer.member("verdict", entry.range.verdict.name)
      }
    }
    for standing in [PlanComparison.Standing.new, .resolved] {
      writer.member(standing.rawValue, scope.entries(standing, stretch)) { writer, entry in
        writer.object { write(entry, &$0) }
      }
    }
    writer.member("renumbered", stretch.comparison?.entries.filter { !$0.renumbered.isEmpty } ?? [])
    { writer, entry in
      writer.object { writer in
        writer.member("rule", scope.scope.ruleID(entry.rule))
        writer.member("provisions", entry.renumbered) { writer, pair in
          writer.object { writer in
            writer.member("id", rulebook.string(rulebook.provisions[pair.new.provision].id))
            writer.member("old", pair.old.number.map { scope.scope.localized($0.label) })
            writer.member("new", pair.new.number.map { scope.scope.localized($0.label) })
          }
        }
      }
    }
  }

  private func write(_ entry: PlanComparison.Entry, _ writer: inout JSONWriter) {
    let fingerprint =
      entry.finding?.fingerprint(scope.rulebook) ?? entry.open?.fingerprint(scope.rulebook)
    writer.member("kind", entry.finding == nil ? "open" : "finding")
    writer.member("rule", scope.scope.ruleID(entry.rule))
    writer.member("level", entry.level.name)
    writer.member("fingerprint", fingerprint)
    writer.member("line", entry.place.flatMap { scope.scope.line(of: $0) })
    writer.member(
      "message",
      entry.finding.map { scope.scope.message(of: $0) }
        ?? scope.scope.localized(scope.rulebook.rules[entry.rule].title)
    )
  }
}
