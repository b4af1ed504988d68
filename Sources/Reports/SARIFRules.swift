internal import Checking
internal import Rules
internal import SourceText

/// The descriptors of all rules, with their help in Markdown in both languages.
struct SARIFRules {
  private let rulebook: Rulebook
  private let options: ReportOptions
  private let taxonomies: SARIFTaxonomies

  init(_ rulebook: Rulebook, _ options: ReportOptions, _ taxonomies: SARIFTaxonomies) {
    self.rulebook = rulebook
    self.options = options
    self.taxonomies = taxonomies
  }

  var all: [String] {
    rulebook.rules.map { rule in
      var writer = JSONWriter(layout: .oneLine)
      writer.object { write(rule, &$0) }
      return writer.text
    }
  }

  private func string(_ text: LocalizedText) -> String { rulebook.string(text[options.language]) }

  private func write(_ rule: Rule, _ writer: inout JSONWriter) {
    let id = rulebook.string(rule.id)
    writer.member("id", id)
    if !rule.aliases.isEmpty {
      writer.member("deprecatedIds", rule.aliases.map { rulebook.string($0) })
    }
    writer.member("shortDescription") { $0.member("text", string(rule.title)) }
    writer.member("fullDescription") { $0.member("text", string(rule.why)) }
    if let uri = options.helpURI(ofRule: id) { writer.member("helpUri", uri) }
    writer.member("help") { writer in
      writer.member("text", RuleHelp(rulebook, rule).plain(options.language))
      writer.member("markdown", RuleHelp(rulebook, rule).markdown)
    }
    writer.member("defaultConfiguration") {
      $0.member("level", Phrases.name(Phrases.severity(rule.level)))
    }
    let provisions = rule.provisions.filter { $0 >= 0 }.map(Int.init)
    writer.member("relationships", provisions) { writer, provision in
      writer.object { writer in
        writer.member("target") { write(taxon: provision, &$0) }
        writer.member("kinds", ["relevant"])
      }
    }
    writer.member("properties") { writer in
      // GitHub shows ten tags and takes twenty.
      writer.member(
        "tags",
        [
          "law/" + rulebook.string(rulebook.laws[Int(rule.law)].id), "level/" + rule.level.name,
          "force/" + rule.force.name,
        ]
      )
      writer.member("precision", rule.substance == .u ? "low" : "high")
      writer.member("problem.severity", problemSeverity(rule.level))
      writer.member("waivable", rule.isWaivable)
    }
  }

  private func write(taxon provision: Int, _ writer: inout JSONWriter) {
    let law = Int(rulebook.provisions[provision].law)
    writer.member("id", rulebook.string(rulebook.provisions[provision].id))
    writer.member("index", taxonomies.positions[provision])
    writer.member("toolComponent") { writer in
      writer.member("name", rulebook.string(rulebook.laws[law].id))
      writer.member("index", law)
    }
  }

  private func problemSeverity(_ level: Level) -> String {
    switch level {
    case .must: "error"
    case .should: "warning"
    case .consider: "recommendation"
    }
  }
}

/// What a rule demands and why, as help beside a finding.
struct RuleHelp {
  private let rulebook: Rulebook
  private let rule: Rule

  init(_ rulebook: Rulebook, _ rule: Rule) {
    self.rulebook = rulebook
    self.rule = rule
  }

  /// The heading of a part, and its text.
  private func parts(_ language: Language) -> [(heading: String, text: String)] {
    func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    let subject = Int(rule.subject)
    let force = Phrases.force(rule.force)[language]
    let substance = Phrases.confidence(rule.substance)[language]
    return [
      (say("理由", "Why"), rulebook.string(rule.why[language])),
      (
        say("当てはまる場合", "Applies"), rulebook.rendered(rule.applies, subject: subject, language)
      ),
      (
        say("求めること", "Requires"),
        rulebook.rendered(rule.requires, subject: subject, language)
      ),
      (say("対応", "Remedy"), rulebook.string(rule.remedy[language])),
      (
        say("根拠", "Basis"),
        rule.provisions.filter { $0 >= 0 }.map { basis($0, language) }
          .joined(separator: "\n")
      ),
      (
        say("拘束力と確度", "Force and confidence"),
        say(
          "\(force)。内容は\(substance)[\(rule.substance.code)]",
          "\(force); \(substance) [\(rule.substance.code)]"
        )
      ),
    ]
  }

  private func basis(_ number: Int32, _ language: Language) -> String {
    let provision = rulebook.provisions[Int(number)]
    let law = rulebook.string(rulebook.laws[Int(provision.law)].title[language])
    let numbers = provision.numbers.map { number in
      let from = language == .ja ? "\(number.effective.from) から" : "from \(number.effective.from)"
      return rulebook.string(number.label[language])
        + (language == .ja ? "(\(from))" : " (\(from))")
    }
    return "- \(law) \(numbers.joined(separator: language == .ja ? "・" : ", ")) "
      + rulebook.string(provision.title[language])
  }

  func plain(_ language: Language) -> String {
    parts(language).map { $0.heading + ": " + $0.text }.joined(separator: "\n")
  }

  /// Both languages one after the other: whoever reads a finding need not be who ran the check.
  var markdown: String {
    Language.allCases.map { language in
      let title = "# " + Markdown.text(rulebook.string(rule.title[language]))
      let parts = parts(language).map { part in
        "## \(part.heading)\n\n"
          + part.text.split(separator: "\n").map { line in
            line.hasPrefix("- ")
              ? "- " + Markdown.text(String(line.dropFirst(2)))
              : Markdown.text(String(line))
          }.joined(separator: "\n")
      }
      return ([title] + parts).joined(separator: "\n\n")
    }.joined(separator: "\n\n---\n\n") + "\n"
  }
}
