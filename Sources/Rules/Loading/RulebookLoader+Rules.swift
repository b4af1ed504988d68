internal import Conditions
internal import SourceText

// rules/vocabulary/derived/*.yaml, rules/cases/*.yaml and the rules themselves.

extension RulebookLoader {
  /// Folders and files that hold no rules.
  private static let otherPlaces = [
    "vocabulary/", "provisions/", "cases/", "workflows/", "editions.yaml", "chart.yaml",
    "glossary.yaml", "register/", "routes/",
  ]

  mutating func loadDerivations() {
    for file in files(under: "vocabulary/derived") {
      var reader = MappingReader(file.root, in: file)
      let name = reader.requiredString("record")
      let key = reader.requiredString("name").split(separator: "-").joined(separator: "_")
      for known in ["ja", "title", "meaning", "type", "values", "classification"] {
        _ = reader.optional(known)
      }
      guard let record = index.record(named: name), let field = index.field(named: key, in: record)
      else { continue }
      derivationFiles[field] = file
      let expected = index.type(of: field)
      for node in reader.list("editions") {
        var edition = MappingReader(node, in: file)
        let interval = edition.interval()
        if let earlier = parts.fields[field].derivations.first(where: {
          $0.effective.overlaps(interval)
        }) {
          // The first would stand on days that are meant for the other.
          edition.fail(
            at: node.start,
            ja: "この版の期間が、\(earlier.effective.from) からの版と重なっています。「until:」で区切ってください。",
            en:
              "This edition overlaps the one from \(earlier.effective.from); end one with `until:`."
          )
        }
        let provisions = provisionNumbers("provisions", &edition)
        let condition = self.condition(
          "value",
          in: &edition,
          subject: record,
          expecting: expected
        )
        let derivation = Derivation(
          effective: interval,
          provisions: RowTable(provisions),
          condition: condition
        )
        parts.fields[field].derivations = RowTable(
          Array(parts.fields[field].derivations) + [derivation]
        )
        finish(&edition)
      }
      if parts.fields[field].derivations.isEmpty {
        reader.fail(at: reader.start, ja: "「editions:」が要ります。", en: "`editions:` is needed.")
      }
      finish(&reader)
    }
  }

  mutating func loadCasePlans() {
    for file in files(under: "cases") {
      guard let root = file.root else { continue }
      caseNumbers[file.stem] = parts.casePlans.count
      parts.casePlans.append(
        CasePlan(name: output.intern(file.stem), text: output.intern(root.json))
      )
    }
  }

  func rulesAmongFiles() -> [ParsedRuleFile] {
    files.filter { file in !Self.otherPlaces.contains { file.path.hasPrefix($0) } }
  }

  /// Loads all rules but what proves them, for which it returns their readers.
  mutating func loadRules() -> [MappingReader] {
    let ruleFiles = rulesAmongFiles()
    for (number, file) in ruleFiles.enumerated() { ruleNumbers[file.identifier] = number }
    return ruleFiles.map { loadRule($0) }
  }

  /// Loads what proves the last rules, one for each reader.
  mutating func loadProofs(_ readers: inout [MappingReader]) {
    let first = parts.rules.count - readers.count
    for index in readers.indices { loadProof(of: first + index, &readers[index]) }
  }

  private mutating func loadProof(of number: Int, _ reader: inout MappingReader) {
    let file = reader.file
    let proof = RuleProof(
      cases: loadCases(&reader, file),
      appliesLines: ConditionLine.lines(of: reader.optional("applies"), in: file),
      requiresLines: ConditionLine.lines(of: reader.optional("requires"), in: file),
      equivalents: loadEquivalents(&reader, file)
    )
    var rule = parts.rules[number]
    loadImpossible(of: &rule, &reader, file)
    checkCases(proof.cases, of: rule, &reader)
    parts.rules[number] = rule
    parts.proofs.append(proof)
    finish(&reader)
  }

  /// Loads a rule but what proves it; the reader goes on there.
  mutating func loadRule(_ file: ParsedRuleFile) -> MappingReader {
    var reader = MappingReader(file.root, in: file)
    let subject = subject(&reader)
    let provisions = provisionNumbers("provisions", &reader)
    if provisions.isEmpty {
      reader.fail(
        at: reader.start,
        ja: "規則には根拠の条項が要ります。",
        en: "A rule needs a provision."
      )
    }
    let kind =
      reader.choice(
        "kind",
        among: Array(RuleKind.allCases),
        named: { $0.name },
        default: .condition
      ) ?? .condition
    let main = provisions.first.flatMap { $0 >= 0 ? parts.provisions[Int($0)] : nil }
    var rule = Rule(
      id: output.intern(file.identifier),
      title: intern(reader.localized("title")),
      status: reader.choice(
        "status",
        among: Array(RuleStatus.allCases),
        named: { $0.name },
        default: .stable
      )
        ?? .stable,
      kind: kind,
      level: reader.choice("level", among: Array(Level.allCases), named: { $0.name })
        ?? .consider,
      law: main?.law ?? 0,
      force: main?.force ?? .interpretation,
      substance: main?.substance ?? .u,
      subject: Int32(subject),
      provisions: RowTable(provisions),
      effective: reader.interval("effective"),
      applies: condition("applies", of: kind, in: &reader, subject: subject),
      requires: condition("requires", of: kind, in: &reader, subject: subject),
      place: place(&reader, subject: subject),
      message: template("message", of: kind, &reader, subject: subject),
      remedy: template("remedy", of: kind, &reader, subject: subject),
      why: intern(reader.localized("why")),
      letter: template("letter", of: kind, &reader, subject: subject),
      item: intern(reader.localized("item")),
      isWaivable: reader.boolean("waivable", default: false),
      aliases: RowTable(reader.strings("aliases").map { output.intern($0.text) }),
      never: []
    )
    if let node = reader.optional("force"), let text = reader.string(of: node) {
      // A rule may bind less strongly than its main provision (an interpretation of a duty).
      rule.force = Force.allCases.first { $0.name == text } ?? rule.force
      if !Force.allCases.contains(where: { $0.name == text }) {
        reader.failUnknown(
          text,
          at: node.start,
          suggestion: Suggestion.nearest(to: text, among: Force.allCases.map(\.name))
        )
      }
    }
    if rule.force == .statuteDuty && rule.isWaivable {
      reader.fail(
        at: reader.start,
        ja: "法律上の義務の規則は免除できません。",
        en: "A rule of a statute's duty cannot be waivable."
      )
    }
    parts.rules.append(rule)
    return reader
  }

  private func subject(_ reader: inout MappingReader) -> Int {
    guard let node = reader.required("subject"), let name = reader.string(of: node) else {
      return 0
    }
    if let number = index.record(named: name) { return number }
    reader.failUnknown(
      name,
      at: node.start,
      suggestion: Suggestion.nearest(to: name, among: index.allRecordNames)
    )
    return 0
  }

  /// `at: transfer.bases`, kept below the subject as `bases`.
  private mutating func place(_ reader: inout MappingReader, subject: Int) -> Text {
    guard let node = reader.optional("at"), let text = reader.string(of: node) else {
      return .empty
    }
    let keys = text.split(separator: ".").map { VocabularyIndex.conditionName(String($0)) }
    var type = subject
    let isNamed = keys.first == VocabularyIndex.conditionName(index.recordName(subject))
    for key in isNamed ? keys.dropFirst() : keys[...] {
      guard let field = index.field(named: key, in: type) else {
        reader.failUnknown(
          key,
          at: node.start,
          suggestion: Suggestion.nearest(to: key, among: index.fieldNames(in: type))
        )
        return .empty
      }
      guard parts.fields[field].record == Int16(subject) else { break }
      type = parts.fields[field].kind == .group ? VocabularyIndex.groupBase + field : type
    }
    let path = (isNamed ? Array(keys.dropFirst()) : keys).joined(separator: ".")
    return output.intern(
      String(decoding: path.utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
    )
  }

  /// Only rules that are decided by conditions have any.
  private mutating func condition(
    _ key: String,
    of kind: RuleKind,
    in reader: inout MappingReader,
    subject: Int
  ) -> CompiledCondition {
    guard kind == .condition else { return CompiledCondition(source: .empty, code: -1) }
    return condition(key, in: &reader, subject: subject, expecting: .boolean)
  }

  /// A message with `{path}` placeholders, each checked against the vocabulary.
  private mutating func template(
    _ key: String,
    of kind: RuleKind,
    _ reader: inout MappingReader,
    subject: Int
  ) -> LocalizedText {
    guard let node = reader.optional(key), case let text = reader.localized(of: node) else {
      reader.fail(at: reader.start, ja: "「\(key):」がありません。", en: "`\(key):` is missing.")
      return .empty
    }
    for part in [text.ja, text.en] {
      for placeholder in MessageTemplate(part).placeholders {
        let wrong =
          kind == .steps
          ? (RuleKind.stepPlaceholders.contains(placeholder) ? nil : placeholder)
          : unknownKey(in: placeholder, subject: subject)
        if let wrong {
          reader.fail(
            at: node.start,
            ja: "差し込み「{\(placeholder)}」の「\(wrong)」は語彙にありません。",
            en: "`\(wrong)` of the placeholder `{\(placeholder)}` is not in the vocabulary."
          )
        }
      }
    }
    return intern(text)
  }

  /// The first key of a placeholder that names nothing; nil when all are known.
  private func unknownKey(in placeholder: String, subject: Int) -> String? {
    let scope = SubjectScope(index: index, subject: subject)
    var keys = placeholder.split(separator: ".").map {
      VocabularyIndex.conditionName(String($0))
    }[...]
    guard let first = keys.popFirst(), var type = scope.type(ofName: first) else {
      return placeholder
    }
    for key in keys {
      if case .list(let element) = type { type = element }
      guard case .record(let number) = type, let next = scope.type(ofField: key, in: number)
      else { return key }
      type = next
    }
    return nil
  }
}
