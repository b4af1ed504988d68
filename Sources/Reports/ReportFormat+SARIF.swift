internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// SARIF 2.1.0, for code scanning and editors.
  package static let sarif = ReportFormat(
    name: "sarif",
    fileExtension: "sarif",
    isFull: true,
    // GitHub takes 25,000 results a run and 10 MB of compressed text; what tebiki writes
    // compresses better than six to one.
    limit: ReportLimit(entries: 25_000, bytes: 60_000_000),
    header: { rulebook, options in SARIFRun(rulebook, options).opening },
    separator: ",\n",
    part: { result, rulebook, options in
      let scope = ReportScope(result: result, rulebook: rulebook, options: options)
      let results = SARIFResults(scope: scope, taxonomies: SARIFTaxonomies(rulebook))
      return ReportPart(entries: scope.items.map(results.text), overview: results.artifact)
    },
    overview: { artifacts, _, _, _ in
      "\"artifacts\":[\n" + artifacts.dropLast(2) + "\n],\n\"results\":[\n"
    },
    footer: { summary, _, options in SARIFRun.closing(summary, options.language) }
  )
}

/// Where each provision stands among the taxonomies: one for each law.
struct SARIFTaxonomies {
  /// Provisions by law.
  let members: [[Int]]
  /// Position of each provision in its law's taxonomy.
  let positions: [Int]

  init(_ rulebook: Rulebook) {
    var members = [[Int]](repeating: [], count: rulebook.laws.count)
    positions = rulebook.provisions.enumerated().map { number, provision in
      members[Int(provision.law)].append(number)
      return members[Int(provision.law)].count - 1
    }
    self.members = members
  }
}

/// What a SARIF log says of the run: the tool with its rules, the laws, and how it ended.
struct SARIFRun {
  private let rulebook: Rulebook
  private let options: ReportOptions
  private let taxonomies: SARIFTaxonomies

  init(_ rulebook: Rulebook, _ options: ReportOptions) {
    self.rulebook = rulebook
    self.options = options
    taxonomies = SARIFTaxonomies(rulebook)
  }

  /// The families of ids that are no rules: `plan/unknown-key` belongs to `plan`.
  static let families: [(id: String, title: Localized)] = [
    ("input", Localized(ja: "読めないファイル", en: "Files that cannot be read")),
    ("yaml", Localized(ja: "YAML としての書き方", en: "Faults of the YAML")),
    ("plan", Localized(ja: "計画書としての書き方", en: "Faults of the plan's form")),
    ("waiver", Localized(ja: "免除の記録", en: "Waivers")),
  ]

  /// Everything before the artifacts.
  var opening: String {
    var text = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
    text += "\"version\":\"2.1.0\",\"runs\":[{\n\"tool\":{\"driver\":{\n"
    text += "\"name\":\"tebiki\",\"version\":\"\(ReportOptions.programVersion)\","
    text += "\"semanticVersion\":\"\(ReportOptions.programVersion)\",\n\"rules\":[\n"
    let rules = SARIFRules(rulebook, options, taxonomies)
    text += (rules.all + Self.families.map(family)).joined(separator: ",\n")
    text += "\n],\n\"supportedTaxonomies\":" + list(rulebook.laws.indices.map(reference))
    text += "}},\n\"language\":\"\(options.language == .ja ? "ja" : "en-US")\","
    text += "\"columnKind\":\"utf16CodeUnits\",\n"
    text += "\"taxonomies\":" + list(rulebook.laws.indices.map(taxonomy)) + ",\n"
    return text + "\"properties\":" + properties + ",\n"
  }

  private func list(_ elements: [String]) -> String {
    "[\n" + elements.joined(separator: ",\n") + "\n]"
  }

  private func object(_ members: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout: .oneLine)
    writer.object(members)
    return writer.text
  }

  private var properties: String {
    object { writer in
      writer.member("rulebookVersion", rulebook.version)
      writer.member("rulebookDigest", rulebook.string(rulebook.digest))
      writer.member("limits", Phrases.limits[options.language])
    }
  }

  private func family(_ family: (id: String, title: Localized)) -> String {
    object { writer in
      writer.member("id", family.id)
      writer.member("shortDescription") { $0.member("text", family.title[options.language]) }
    }
  }

  // MARK: - Laws

  private func reference(to law: Int) -> String {
    object { writer in
      writer.member("name", rulebook.string(rulebook.laws[law].id))
      writer.member("index", law)
    }
  }

  private func taxonomy(of law: Int) -> String {
    let entry = rulebook.laws[law]
    return object { writer in
      writer.member("name", rulebook.string(entry.id))
      writer.member("fullName", rulebook.string(entry.fullTitle[options.language]))
      writer.member("shortDescription") {
        $0.member("text", rulebook.string(entry.title[options.language]))
      }
      if !entry.address.isEmpty {
        writer.member("informationUri", rulebook.string(entry.address))
      }
      writer.member("isComprehensive", false)
      writer.member("taxa", taxonomies.members[law]) { writer, provision in
        writer.object { self.write(rulebook.provisions[provision], &$0) }
      }
    }
  }

  private func write(_ provision: Provision, _ writer: inout JSONWriter) {
    let language = options.language
    writer.member("id", rulebook.string(provision.id))
    writer.member("shortDescription") {
      $0.member("text", rulebook.string(provision.title[language]))
    }
    writer.member("fullDescription") {
      $0.member("text", rulebook.string(provision.gist[language]))
    }
    writer.member("properties") { writer in
      writer.member("force", provision.force.name)
      writer.member("confidence", provision.substance.code)
      writer.member("numbers", Array(provision.numbers)) { writer, number in
        writer.object { writer in
          writer.member("from", "\(number.effective.from)")
          writer.member("until", number.effective.until.map { "\($0)" })
          writer.member("number", rulebook.string(number.label[language]))
          writer.member("confidence", number.confidence.code)
        }
      }
    }
  }

  // MARK: - The end

  /// Everything after the results; says what was left out where there were too many.
  static func closing(_ summary: RunSummary, _ language: Language) -> String {
    var writer = JSONWriter(layout: .oneLine)
    writer.object { writer in
      writer.member("executionSuccessful", true)
      writer.member("exitCode", Int(summary.exitCode))
      writer.member("toolExecutionNotifications", notes(summary, language)) { writer, note in
        writer.object { writer in
          writer.member("level", note.level)
          writer.member("message") { $0.member("text", note.text) }
        }
      }
    }
    return "\n],\n\"invocations\":[\(writer.text)]}]}\n"
  }

  private static func notes(
    _ summary: RunSummary,
    _ language: Language
  ) -> [(level: String, text: String)] {
    var notes: [(String, String)] = []
    if summary.leftOut > 0 {
      let text = Localized(
        ja: "GitHub の上限を超えるため、\(summary.leftOut) 件の結果を省きました。全件は jsonl や csv の形式にあります。",
        en:
          "\(English.count(summary.leftOut, "result was", "results were")) left out, because GitHub takes no more. The formats jsonl and csv hold all."
      )
      notes.append(("error", text[language]))
    }
    if let fixed = summary.fixed {
      let text = Localized(
        ja: "書き方だけの誤り \(fixed) か所を直してから確かめました。",
        en:
          "\(English.count(fixed, "fault of mere form was", "faults of mere form were")) mended before the check."
      )
      notes.append(("note", text[language]))
    }
    if summary.plans == 0 {
      let text = Localized(ja: "確かめられた計画書がありません。", en: "No plan could be checked.")
      notes.append(("error", text[language]))
    }
    return notes
  }
}
