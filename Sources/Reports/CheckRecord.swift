package import Checking
package import Rules
package import SourceText

/// What a record says of the program, the text and the question, beside the answers.
package struct CheckRecordHead: Sendable {
  /// SHA-256 of the program's own file, and of the plan's bytes.
  package var engineDigest: String
  package var planDigest: String
  package var planLength: Int
  /// The day from the command line, over the plans' own.
  package var asOf: Day?

  package init(engineDigest: String, planDigest: String, planLength: Int, asOf: Day?) {
    self.engineDigest = engineDigest
    self.planDigest = planDigest
    self.planLength = planLength
    self.asOf = asOf
  }
}

/// A record of what was checked, by whose law, and what came of it (検査記録).
///
/// Whoever has the plan and the same program gets the same bytes: there is no time in it, no host
/// and no path, and nothing of the plan's own text. `docs/record.schema.json` describes it.
package struct CheckRecord {
  package static let version = "1.0"

  private let scope: ReportScope
  private let head: CheckRecordHead

  package init(_ result: FileResult, _ rulebook: Rulebook, _ head: CheckRecordHead) {
    scope = ReportScope(
      result: result,
      rulebook: rulebook,
      options: ReportOptions(language: .ja, showsSource: false)
    )
    self.head = head
  }

  /// What a record proves, and what it does not.
  package static let statement = Localized(
    ja: "この記録が示すのは、この計画書を、この規則集とプログラムで、この基準日について確かめた結果がこうであったことです。"
      + "記載が事実であること、適法であることを示すものではなく、倫理審査や承認に代わるものでもありません。",
    en: "This record shows that this plan, checked by this rulebook and program for this day, had "
      + "this result. It does not show that what the plan declares is true or that it is lawful, "
      + "and takes the place of no review and no approval."
  )

  /// The record without its end: the digest of these bytes follows.
  package var body: String {
    var writer = JSONWriter()
    writer.object { write(&$0) }
    return String(writer.text.dropLast(2)) + ",\n"
  }

  /// What ends a record, once the digest of everything before is known.
  package static func closing(_ digest: String) -> String { "  \"digest\": \"\(digest)\"\n}\n" }

  private func write(_ writer: inout JSONWriter) {
    let rulebook = scope.rulebook
    writer.member("schemaVersion", Self.version)
    writer.member("kind", "check-record")
    writer.member("statement", Self.statement)
    writer.member("limits", Phrases.limits)
    writer.member("engine") { writer in
      writer.member("name", "tebiki")
      writer.member("version", ReportOptions.programVersion)
      writer.member("digest", head.engineDigest)
    }
    writer.member("rulebook") { writer in
      writer.member("version", rulebook.version)
      writer.member("digest", rulebook.string(rulebook.digest))
    }
    writer.member("plan") { writer in
      writer.member("digest", head.planDigest)
      writer.member("bytes", head.planLength)
    }
    writer.member("asOfOption", head.asOf.map { "\($0)" })
    let checked = scope.result.documents.compactMap { document in
      document.assessment.map { (document.number, $0) }
    }
    writer.member("documents", checked) { writer, entry in
      writer.object { self.write(entry.0, entry.1, &$0) }
    }
  }

  private func write(_ number: Int, _ assessment: Assessment, _ writer: inout JSONWriter) {
    let rulebook = scope.rulebook
    let coverage = scope.coverage(on: assessment.asOf)
    writer.member("document", number)
    writer.member("asOf", "\(assessment.asOf)")
    writer.member("asOfSource", assessment.asOfSource.rawValue)
    writer.key("edition")
    if let edition = scope.edition(on: assessment.asOf) {
      writer.object { writer in
        writer.member("id", rulebook.string(edition.id))
        writer.member("title", scope.localized(edition.title))
      }
    } else {
      writer.null()
    }
    writer.member("overall") { Self.write(assessment.overall, &$0) }
    writer.member("laws", assessment.laws) { writer, entry in
      writer.object { writer in
        writer.member("law", rulebook.string(rulebook.laws[entry.law].id))
        Self.write(entry.range, &writer)
      }
    }
    writer.member("lawsNotHeld", coverage.missing.map { rulebook.string($0.id) })
    writer.member("notCovered", assessment.notCovered.count)
    writer.member("counts") { JSONReport.write(assessment.counts, &$0) }
    writer.member("findings", assessment.findings) { writer, finding in
      writer.object { self.write(finding, &$0) }
    }
    writer.member("open", assessment.openRules) { writer, open in
      writer.object { writer in
        writer.member("rule", scope.ruleID(open.rule))
        writer.member("level", open.level.name)
        writer.member("fingerprint", open.fingerprint(rulebook))
      }
    }
  }

  private static func write(_ range: VerdictRange, _ writer: inout JSONWriter) {
    writer.member("verdict", range.verdict.name)
    writer.member("best", range.best.name)
    writer.member("worst", range.worst.name)
  }

  private func write(_ finding: Finding, _ writer: inout JSONWriter) {
    let rulebook = scope.rulebook
    writer.member("rule", scope.ruleID(finding.rule))
    writer.member("level", finding.level.name)
    writer.member("isQuestion", finding.isQuestion)
    writer.member("fingerprint", finding.fingerprint(rulebook))
    writer.member("line", scope.line(of: finding.place))
    writer.member("judgedOn", "\(finding.day)")
    writer.member("provisions", finding.citations) { writer, citation in
      writer.object { writer in
        writer.member("id", rulebook.string(rulebook.provisions[citation.provision].id))
        writer.member("number", citation.number.map { scope.localized($0.label) })
      }
    }
    writer.member("waivedUntil", finding.waiver.map { "\($0.until)" })
  }
}
