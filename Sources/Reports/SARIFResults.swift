internal import Checking
internal import Rules
internal import SourceText

/// The results of one file, and the file itself as an artifact.
struct SARIFResults {
  let scope: ReportScope
  let taxonomies: SARIFTaxonomies

  private var language: Language { scope.language }

  private var uri: String { Self.uri(scope.result.name) }

  /// The file as an element of `artifacts`, with the verdict of each plan; ends in a comma.
  var artifact: String {
    var writer = JSONWriter(layout: .oneLine)
    writer.object { writer in
      writer.member("location") { $0.member("uri", uri) }
      if let source = scope.result.source {
        writer.member("length", source.bytes.count)
        writer.member("encoding", "UTF-8")
      }
      writer.member("sourceLanguage", "yaml")
      writer.member("properties") { writer in
        writer.member("plans", scope.result.documents.filter { !$0.isPassedOver }) {
          writer,
          document in
          writer.object { self.write(document, &$0) }
        }
      }
    }
    return writer.text + ",\n"
  }

  private func write(_ document: DocumentResult, _ writer: inout JSONWriter) {
    writer.member("document", document.number)
    guard let assessment = document.assessment, !document.isInvalid else {
      writer.member("verdict", "invalid")
      writer.member("words", scope.say(Phrases.invalid))
      return
    }
    writer.member("verdict", assessment.overall.verdict.name)
    writer.member("best", assessment.overall.best.name)
    writer.member("worst", assessment.overall.worst.name)
    writer.member("asOf", "\(assessment.asOf)")
    writer.member("asOfSource", assessment.asOfSource.rawValue)
    writer.member("words", scope.verdictLine(assessment))
  }

  /// One result.
  func text(_ item: ReportItem) -> String {
    var writer = JSONWriter(layout: .oneLine)
    writer.object { write(item, &$0) }
    return writer.text
  }

  private func write(_ item: ReportItem, _ writer: inout JSONWriter) {
    writer.member("ruleId", item.id)
    if let index = index(of: item) { writer.member("ruleIndex", index) }
    writer.member("kind", kind(item))
    writer.member("level", level(item))
    writer.member("message") { $0.member("text", message(item)) }
    writer.member("locations", [item]) { writer, item in
      writer.object { writer in
        writePlace(item.range, &writer)
        if !item.path.isEmpty {
          writer.member("logicalLocations", [item.path]) { writer, path in
            writer.object { $0.member("fullyQualifiedName", path) }
          }
        }
      }
    }
    writeRelated(item, &writer)
    writer.member("partialFingerprints") { writer in
      writer.member("tebiki/v1", item.fingerprint)
      // The one that GitHub compares; its number tells equal ones apart, which these never are.
      writer.member("primaryLocationLineHash", "\(item.fingerprint):\(item.document)")
    }
    writeSuppressions(item, &writer)
    writeTaxa(item, &writer)
    writeFixes(item, &writer)
    writer.member("properties") { writeProperties(item, &$0) }
  }

  /// The rule, or the family that the id belongs to.
  private func index(of item: ReportItem) -> Int? {
    if let rule = item.rule { return rule }
    let family = item.id.prefix { $0 != "/" }
    return SARIFRun.families.firstIndex { $0.id == family }.map {
      scope.rulebook.rules.count + $0
    }
  }

  private func kind(_ item: ReportItem) -> String {
    switch item.kind {
    case .failure, .diagnostic, .finding: "fail"
    case .question: "review"
    case .open: "open"
    }
  }

  /// Only failures have a level; what people have to look at has none yet.
  private func level(_ item: ReportItem) -> String {
    kind(item) == "fail" ? Phrases.name(item.severity) : "none"
  }

  private func message(_ item: ReportItem) -> String {
    var lines = [PlainText.oneLine(scope.say(item.message))]
    if item.kind == .question || item.kind == .open {
      lines[0] = scope.say("要確認: ", "To be confirmed: ") + lines[0]
    }
    let citations = scope.shortCitations(item.citations)
    if !citations.isEmpty { lines.append(scope.say("根拠: ", "Basis: ") + citations) }
    if let remedy = item.remedy {
      lines.append(scope.say("対応: ", "Remedy: ") + PlainText.oneLine(scope.say(remedy)))
    }
    return lines.joined(separator: "\n")
  }

  // MARK: - Places

  private func writePlace(_ range: ByteRange?, _ writer: inout JSONWriter) {
    writer.member("physicalLocation") { writer in
      writer.member("artifactLocation") { $0.member("uri", uri) }
      guard let range, let start = scope.position(at: range.start),
        let end = scope.position(at: max(range.end, range.start))
      else { return }
      writer.member("region") { writer in
        writer.member("startLine", start.line)
        writer.member("startColumn", start.utf16Column)
        writer.member("endLine", end.line)
        writer.member("endColumn", end.utf16Column)
        if scope.options.showsSource, let source = scope.result.source, range.count <= 200 {
          writer.member("snippet") { $0.member("text", source.text(in: range)) }
        }
      }
    }
  }

  private func writeRelated(_ item: ReportItem, _ writer: inout JSONWriter) {
    var related: [(range: ByteRange, message: String)] = []
    for fact in item.finding?.facts ?? [] where !fact.place.isAbsent {
      guard let range = fact.place.range else { continue }
      let value = scope.options.showsSource ? ": " + scope.say(fact.value) : ""
      related.append((range, scope.say(fact.title) + value))
    }
    for other in item.diagnostic?.related ?? [] {
      let shown = scope.options.showsSource ? other.message : Phrases.keptOut
      related.append((other.range, scope.say(shown)))
    }
    guard !related.isEmpty else { return }
    // GitHub shows a hundred and refuses more than a thousand.
    writer.member("relatedLocations", Array(related.prefix(100).enumerated())) { writer, entry in
      writer.object { writer in
        writer.member("id", entry.offset + 1)
        writePlace(entry.element.range, &writer)
        writer.member("message") {
          $0.member("text", PlainText.oneLine(entry.element.message))
        }
      }
    }
  }

  // MARK: - Standing

  private func writeSuppressions(_ item: ReportItem, _ writer: inout JSONWriter) {
    if let waiver = item.waiver {
      writer.member("suppressions", [waiver]) { writer, waiver in
        writer.object { writer in
          if case .comment(let range) = waiver.source {
            writer.member("kind", "inSource")
            writer.member("location") { writePlace(range, &$0) }
          } else {
            writer.member("kind", "external")
          }
          writer.member("status", "accepted")
          writer.member("justification", scope.standing(item))
        }
      }
    }
    if scope.options.hasBaseline {
      writer.member("baselineState", item.isBaselined ? "unchanged" : "new")
    }
  }

  private func writeTaxa(_ item: ReportItem, _ writer: inout JSONWriter) {
    guard !item.citations.isEmpty else { return }
    writer.member("taxa", item.citations) { writer, citation in
      let provision = scope.rulebook.provisions[citation.provision]
      writer.object { writer in
        writer.member("id", scope.rulebook.string(provision.id))
        writer.member("index", taxonomies.positions[citation.provision])
        writer.member("toolComponent") { writer in
          let law = Int(provision.law)
          writer.member("name", scope.rulebook.string(scope.rulebook.laws[law].id))
          writer.member("index", law)
        }
        writer.member("properties") { writer in
          writer.member("number", citation.number.map { scope.say($0.label) })
          writer.member("confidence", scope.confidence(citation))
        }
      }
    }
  }

  private func writeFixes(_ item: ReportItem, _ writer: inout JSONWriter) {
    guard let fix = item.diagnostic?.fix, scope.options.showsSource else { return }
    writer.member("fixes", [fix]) { writer, fix in
      writer.object { writer in
        writer.member("description") { $0.member("text", scope.say(fix.title)) }
        writer.member("artifactChanges", [fix]) { writer, fix in
          writer.object { writer in
            writer.member("artifactLocation") { $0.member("uri", uri) }
            writer.member("replacements", fix.edits) { writer, edit in
              writer.object { self.write(edit, &$0) }
            }
          }
        }
      }
    }
  }

  private func write(_ edit: Fix.Edit, _ writer: inout JSONWriter) {
    writer.member("deletedRegion") { writer in
      guard let start = scope.position(at: edit.range.start),
        let end = scope.position(at: edit.range.end)
      else { return }
      writer.member("startLine", start.line)
      writer.member("startColumn", start.utf16Column)
      writer.member("endLine", end.line)
      writer.member("endColumn", end.utf16Column)
    }
    writer.member("insertedContent") { $0.member("text", edit.replacement) }
  }

  private func writeProperties(_ item: ReportItem, _ writer: inout JSONWriter) {
    writer.member("document", item.document)
    guard let rule = item.rule else { return }
    let entry = scope.rulebook.rules[rule]
    writer.member("ruleLevel", entry.level.name)
    writer.member("force", entry.force.name)
    writer.member("item", scope.say(entry.item))
    guard let finding = item.finding else { return }
    writer.member("judgedOn", "\(finding.day)")
    if let letter = scope.shown(finding.letter, template: entry.letter) {
      writer.member("letter", scope.say(letter))
    }
  }

  // MARK: - Addresses

  /// A path as a URI reference, a whole URI where the path begins at the root.
  static func uri(_ path: String) -> String {
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    var result = relative.hasPrefix("/") ? "file://" : ""
    for byte in relative.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
