internal import SourceText

// rules/editions.yaml, rules/provisions/*.yaml and rules/glossary.yaml.

extension RulebookLoader {
  mutating func loadEditions() {
    guard let file = file(named: "editions.yaml") else {
      let source = ParsedRuleFile.missing("editions.yaml")
      problems.append(
        source.problem(at: 0, ja: "editions.yaml がありません。", en: "editions.yaml is missing.")
      )
      return
    }
    var reader = MappingReader(file.root, in: file)
    var laws = MappingReader(reader.required("laws"), in: file)
    for entry in laws.entries {
      _ = laws.optional(entry.key)
      loadLaw(entry, file)
    }
    finish(&laws)
    for node in reader.list("editions") {
      var edition = MappingReader(node, in: file)
      let id = output.intern(edition.requiredString("id"))
      let title = intern(edition.localized("title"))
      parts.editions.append(Edition(id: id, title: title, effective: edition.interval()))
      finish(&edition)
    }
    for node in reader.list("events") { loadChange(node, file) }
    parts.changes.sort { $0.date < $1.date }
    checkEnds(laws.entries, file)
    finish(&reader)
  }

  private mutating func loadChange(_ node: RuleNode, _ file: ParsedRuleFile) {
    var reader = MappingReader(node, in: file)
    let name = reader.requiredString("law")
    if lawNumbers[name] == nil {
      reader.failUnknown(
        name,
        at: reader.start,
        suggestion: Suggestion.nearest(to: name, among: lawNumbers.keys.sorted())
      )
    }
    let date = reader.required("date") == nil ? nil : reader.day("date")
    let promulgated = reader.day("promulgated")
    if let date, let promulgated, date < promulgated {
      reader.fail(
        at: reader.start,
        ja: "公布日(promulgated)が施行日(date)より後です。",
        en: "The change is promulgated after it comes into force."
      )
    }
    let text = Localized(ja: reader.requiredString("ja"), en: reader.requiredString("en"))
    parts.changes.append(
      LawChange(
        date: date ?? Day(number: 0),
        promulgated: promulgated,
        isLatestDay: reader.boolean("latest", default: false),
        law: Int32(lawNumbers[name] ?? 0),
        text: intern(text)
      )
    )
    finish(&reader)
  }

  /// Where a law stops being known, a change says why: reports tell it beforehand.
  private mutating func checkEnds(_ laws: [RuleNode.Entry], _ file: ParsedRuleFile) {
    for (number, law) in parts.laws.enumerated() {
      for end in law.verified.compactMap(\.until) where !law.isVerified(on: end) {
        let isTold = parts.changes.contains { $0.law == number && $0.date == end }
        guard !isTold, let entry = laws.first(where: { lawNumbers[$0.key] == number }) else {
          continue
        }
        problems.append(
          file.problem(
            at: entry.keyStart,
            ja: "\(end) から確認されていない理由が events にありません。",
            en: "No event says why the law is not verified from \(end)."
          )
        )
      }
    }
  }

  private mutating func loadLaw(_ entry: RuleNode.Entry, _ file: ParsedRuleFile) {
    var reader = MappingReader(entry.value, in: file)
    let title = intern(reader.localized("title"))
    let full = reader.localized("full", isRequired: false)
    let kind =
      reader.choice("kind", among: Array(LawKind.allCases), named: { $0.name }) ?? .statute
    let address = self.address("address", &reader)
    let inForce = reader.day("in-force") ?? Day(number: 0)
    var verified: [DayInterval] = []
    for node in reader.list("verified") {
      var interval = MappingReader(node, in: file)
      verified.append(interval.interval())
      finish(&interval)
    }
    lawNumbers[entry.key] = parts.laws.count
    parts.laws.append(
      Law(
        id: output.intern(entry.key),
        title: title,
        fullTitle: full.map { intern($0) } ?? title,
        kind: kind,
        address: address,
        inForce: inForce,
        verified: verified
      )
    )
    finish(&reader)
  }

  mutating func loadProvisions() {
    for file in files(under: "provisions") {
      var reader = MappingReader(file.root, in: file)
      let name = reader.requiredString("law")
      guard let law = lawNumbers[name] else {
        reader.failUnknown(
          name,
          at: reader.start,
          suggestion: Suggestion.nearest(to: name, among: lawNumbers.keys.sorted())
        )
        problems += reader.problems
        continue
      }
      var list = MappingReader(reader.required("provisions"), in: file)
      for entry in list.entries {
        _ = list.optional(entry.key)
        loadProvision(entry, law: law, named: name, file)
      }
      finish(&list)
      finish(&reader)
    }
  }

  private mutating func loadProvision(
    _ entry: RuleNode.Entry,
    law: Int,
    named name: String,
    _ file: ParsedRuleFile
  ) {
    var reader = MappingReader(entry.value, in: file)
    let id = name + "/" + entry.key
    if provisionNumbers[id] != nil {
      reader.fail(
        at: entry.keyStart,
        ja: "条項「\(id)」が二度あります。",
        en: "Provision `\(id)` occurs twice."
      )
    }
    provisionNumbers[id] = parts.provisions.count
    var provision = Provision(
      id: output.intern(id),
      law: Int32(law),
      title: intern(reader.localized("title")),
      gist: intern(reader.localized("gist")),
      binds: intern(reader.localized("binds")),
      force: reader.choice("force", among: Array(Force.allCases), named: { $0.name })
        ?? .interpretation,
      substance: confidence("substance", &reader),
      numbers: [],
      source: .empty,
      lastChecked: output.intern(reader.requiredString("last-checked")),
      note: .empty
    )
    var numbers: [ProvisionNumber] = []
    for node in reader.list("numbers") {
      var number = MappingReader(node, in: file)
      let ja = number.requiredString("ja")
      let en = number.requiredString("en")
      numbers.append(
        ProvisionNumber(
          effective: number.interval(),
          label: intern(Localized(ja: ja, en: en)),
          confidence: confidence("confidence", &number),
          // What is confirmed of one edition need not be of another.
          substance: confidence("substance", &number, default: provision.substance)
        )
      )
      finish(&number)
    }
    provision.numbers = RowTable(numbers)
    if let node = reader.required("source") {
      provision.source = intern(source(node, &reader, file))
    }
    provision.note = intern(reader.localized("note", isRequired: false))
    parts.provisions.append(provision)
    parts.register.remarks.append(remarks(&reader))
    finish(&reader)
  }

  /// A source is a text, a pair of texts, or a title with a place.
  private mutating func source(
    _ node: RuleNode,
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) -> Localized {
    guard case .mapping(let entries) = node.content, entries.contains(where: { $0.key == "title" })
    else { return reader.localized(of: node) }
    var source = MappingReader(node, in: file)
    let title = source.localized("title") ?? Localized(ja: "", en: "")
    let place = source.localized("where", isRequired: false)
    finish(&source)
    return Localized(
      ja: title.ja + (place.map { " " + $0.ja } ?? ""),
      en: title.en + (place.map { ", " + $0.en } ?? "")
    )
  }

  private func confidence(
    _ key: String,
    _ reader: inout MappingReader,
    default value: Confidence? = nil
  ) -> Confidence {
    reader.choice(key, among: Array(Confidence.allCases), named: { $0.code }, default: value) ?? .u
  }

  mutating func loadGlossary() {
    guard let file = file(named: "glossary.yaml") else { return }
    var reader = MappingReader(file.root, in: file)
    for node in reader.list("terms") {
      var term = MappingReader(node, in: file)
      let name = intern(term.localized("name"))
      let meaning = intern(term.localized("meaning"))
      let provision = provisionNumber("provision", &term)
      parts.glossary.append(GlossaryTerm(name: name, meaning: meaning, provision: provision))
      finish(&term)
    }
    finish(&reader)
  }

  /// The provision named under a key; -1 without one.
  mutating func provisionNumber(_ key: String, _ reader: inout MappingReader) -> Int32 {
    guard let node = reader.optional(key), let id = reader.string(of: node) else { return -1 }
    return provisionNumber(id, at: node.start, &reader)
  }

  mutating func provisionNumber(
    _ id: String,
    at start: Int,
    _ reader: inout MappingReader
  ) -> Int32 {
    guard let number = provisionNumbers[id] else {
      reader.failUnknown(
        id,
        at: start,
        suggestion: Suggestion.nearest(to: id, among: provisionNumbers.keys.sorted())
      )
      return -1
    }
    return Int32(number)
  }

  mutating func provisionNumbers(_ key: String, _ reader: inout MappingReader) -> [Int32] {
    reader.strings(key).map { provisionNumber($0.text, at: $0.start, &reader) }
  }
}

extension ParsedRuleFile {
  /// Stands for a file that ought to exist.
  static func missing(_ path: String) -> ParsedRuleFile {
    ParsedRuleFile(source: SourceFile(name: path, bytes: []), root: nil)
  }
}
