internal import Platform
internal import SourceText

// The fields of a record file, and derived facts, which are fields without a key in the plan.

extension VocabularyBuilder {
  mutating func declareFields(
    _ node: RuleNode,
    of record: Int,
    group: Int,
    prefix: String,
    _ file: ParsedRuleFile
  ) {
    guard case .mapping(let entries) = node.content else {
      fail(file, node.start, ja: "項目の組が要ります。", en: "A mapping of fields is needed.")
      return
    }
    for entry in entries {
      guard Self.isFieldName(entry.key) else {
        fail(
          file,
          entry.keyStart,
          ja: "項目名「\(entry.key)」は英小文字・数字・ハイフンで書きます。",
          en: "The field name `\(entry.key)` must be lower-case letters, digits and hyphens."
        )
        continue
      }
      declareField(entry, of: record, group: group, prefix: prefix, file)
    }
  }

  /// Kebab-case; digits alone for numbered items.
  private static func isFieldName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
  }

  private mutating func declareField(
    _ entry: RuleNode.Entry,
    of record: Int,
    group: Int,
    prefix: String,
    _ file: ParsedRuleFile
  ) {
    var reader = MappingReader(entry.value, in: file)
    let ja = reader.string("ja") ?? ""
    if ja.isEmpty {
      reader.fail(at: entry.keyStart, ja: "「ja:」がありません。", en: "`ja:` is missing.")
    }
    var field = blank(
      record: record,
      group: group,
      kind: .text,
      key: entry.key,
      prefix: prefix,
      ja: ja
    )
    let title = reader.localized("title", isRequired: false)
    field.title = intern(
      title ?? Localized(ja: ja, en: entry.key.split(separator: "-").joined(separator: " "))
    )
    readType(&field, &reader, file)
    readQuestion(&field, &reader)
    field.isJudgement = reader.boolean("judgement", default: false)
    field.allowsNotApplicable = reader.boolean("not-applicable", default: false)
    field.isRequired = reader.boolean("required", default: false)
    field.oneOnly = intern(reader.localized("one-only", isRequired: false))
    let inherited = Self.name("inherit", &reader)
    let own = Self.name("inherit-own", &reader)
    let emptyWith = Self.name("empty-with", &reader)
    let openWith = Self.name("open-with", &reader)
    let openValues = reader.strings("open-values")
    let also = reader.strings("also").map(\.text)
    let nested = reader.optional("fields")
    readAbsent(&field, &reader)
    finish(&reader)
    let slot = drafts[record].count
    drafts[record].append(
      Draft(
        field: field,
        spellings: [entry.key, ja] + also,
        inheritedKey: inherited,
        ownPath: own,
        emptyWithPath: emptyWith,
        openWithPath: openWith,
        openValues: openValues
      )
    )
    if field.kind == .group, let nested {
      declareFields(nested, of: record, group: slot, prefix: prefix + entry.key + ".", file)
    }
  }

  /// The field that a key names.
  private static func name(_ key: String, _ reader: inout MappingReader) -> Draft.Name? {
    guard let node = reader.optional(key), let text = reader.string(of: node) else { return nil }
    return (text, node.start)
  }

  private mutating func readQuestion(_ field: inout Field, _ reader: inout MappingReader) {
    let isPlain = field.kind != .group
    field.meaning = intern(reader.localized("meaning", isRequired: isPlain))
    field.question = intern(
      reader.localized("question", isRequired: isPlain && field.kind != .record)
    )
    field.answerer =
      reader.choice(
        "who",
        among: Array(Answerer.allCases),
        named: { "\($0)" },
        default: .researcher
      )
      ?? .researcher
    field.isDesignable =
      reader.choice(
        "nature",
        among: ["design", "history"],
        named: { $0 },
        default: "design"
      ) == "design"
  }

  private mutating func readType(
    _ field: inout Field,
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) {
    guard let node = reader.required("type"), let text = reader.string(of: node) else { return }
    let words = text.split(separator: " ").map(String.init)
    var rest = words[...]
    if rest.first == "list" {
      rest = rest.dropFirst()
      field.kind = .list
      field.element = scalarKind(rest.first ?? "", &reader, node.start)
    } else {
      field.kind = fieldKind(rest.first ?? "", &reader, node.start)
    }
    let kind = field.kind == .list ? field.element : field.kind
    switch kind {
    case .enumeration:
      field.enumeration =
        rest.first == "promise"
        ? Int32(Self.promise) : declareEnumeration(&reader, file, at: node.start)
    case .reference, .record, .records:
      let name = rest.dropFirst().first ?? ""
      field.target = Int32(numbers[name] ?? -1)
      if numbers[name] == nil {
        reader.failUnknown(
          name,
          at: node.start,
          suggestion: Suggestion.nearest(to: name, among: numbers.keys.sorted())
        )
      }
    default: break
    }
  }

  private mutating func fieldKind(
    _ word: String,
    _ reader: inout MappingReader,
    _ start: Int
  ) -> FieldKind {
    switch word {
    case "group": .group
    case "record": .record
    case "records": .records
    case "opaque": .opaque
    case "period": .period
    default: scalarKind(word, &reader, start)
    }
  }

  private mutating func scalarKind(
    _ word: String,
    _ reader: inout MappingReader,
    _ start: Int
  ) -> FieldKind {
    switch word {
    case "text": return .text
    case "boolean": return .boolean
    case "integer": return .integer
    case "number": return .number
    case "date": return .date
    case "country": return .country
    case "enum", "promise": return .enumeration
    case "ref": return .reference
    default:
      let known = [
        "text", "boolean", "integer", "number", "date", "period", "country", "enum", "promise",
        "ref", "group", "record", "records", "list", "opaque",
      ]
      reader.failUnknown(
        word,
        at: start,
        suggestion: Suggestion.nearest(to: word, among: known)
      )
      return .text
    }
  }

  private mutating func declareEnumeration(
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile,
    at start: Int
  ) -> Int32 {
    guard let node = reader.required("values"), case .mapping(let entries) = node.content else {
      reader.fail(at: start, ja: "「values:」が要ります。", en: "`values:` is needed.")
      return Int32(Self.promise)
    }
    var values: [EnumerationValue] = []
    for entry in entries {
      var value = EnumerationValue(
        name: output.intern(entry.key),
        japaneseName: .empty,
        title: .empty,
        meaning: .empty,
        notCovered: .empty
      )
      let english = entry.key.split(separator: "-").joined(separator: " ")
      if case .scalar(let japanese, _) = entry.value.content {
        value.japaneseName = output.intern(japanese)
        value.title = intern(Localized(ja: japanese, en: english))
      } else {
        var details = MappingReader(entry.value, in: file)
        let japanese = details.requiredString("ja")
        value.japaneseName = output.intern(japanese)
        value.title = intern(
          details.localized("title", isRequired: false) ?? Localized(ja: japanese, en: english)
        )
        value.meaning = intern(details.localized("meaning", isRequired: false))
        value.notCovered = intern(details.localized("not-covered", isRequired: false))
        finish(&details)
      }
      values.append(value)
    }
    enumerations.append(Enumeration(values))
    return Int32(enumerations.count - 1)
  }

  /// `absent: …`: what silence declares.
  private mutating func readAbsent(_ field: inout Field, _ reader: inout MappingReader) {
    guard let node = reader.optional("absent") else { return }
    if case .list(let items) = node.content, field.kind == .list {
      field.absent = .list(
        items.compactMap { item in
          reader.string(of: item).flatMap { absentValue($0, of: field, at: item.start, &reader) }
        }
      )
      return
    }
    if case .list(let items) = node.content, items.isEmpty {
      field.absent = .list([])
      return
    }
    guard let text = reader.string(of: node) else { return }
    switch (field.kind, text) {
    case (.boolean, "true"): field.absent = .boolean(true)
    case (.boolean, "false"): field.absent = .boolean(false)
    case (.enumeration, _):
      field.absent = absentValue(text, of: field, at: node.start, &reader).map { .enumeration($0) }
    case (.text, _), (.country, _): field.absent = .text(output.intern(text))
    default:
      if field.kind == .integer, let value = Int32(text), value >= 0, value < DigitGroups.limit {
        field.absent = .integer(value)
      } else if field.kind == .date, let day = Day(iso: text.utf8) {
        field.absent = .date(day)
      } else {
        reader.fail(
          at: node.start,
          ja: "この型の項目には「absent: \(text)」と書けません。",
          en: "`absent: \(text)` does not fit this type of field."
        )
      }
    }
  }

  private func absentValue(
    _ text: String,
    of field: Field,
    at start: Int,
    _ reader: inout MappingReader
  ) -> Int32? {
    let names = enumerations[Int(field.enumeration)].values.map { string($0.name) }
    if let position = names.firstIndex(of: text) { return Int32(position) }
    reader.failUnknown(text, at: start, suggestion: Suggestion.nearest(to: text, among: names))
    return nil
  }

  /// Gives a derived fact its slot; its conditions are compiled when every name is known.
  mutating func declareDerived(_ file: ParsedRuleFile) {
    var reader = MappingReader(file.root, in: file)
    let name = reader.requiredString("record")
    guard let record = numbers[name] else {
      reader.failUnknown(
        name,
        at: reader.start,
        suggestion: Suggestion.nearest(to: name, among: numbers.keys.sorted())
      )
      problems += reader.problems
      return
    }
    let key = reader.requiredString("name").split(separator: "_").joined(separator: "-")
    let ja = reader.requiredString("ja")
    var field = blank(record: record, group: -1, kind: .boolean, key: key, prefix: "", ja: ja)
    field.title = intern(reader.localized("title"))
    field.meaning = intern(reader.localized("meaning"))
    field.isClassification = reader.boolean("classification", default: false)
    readType(&field, &reader, file)
    problems += reader.problems
    drafts[record].append(Draft(field: field, spellings: []))
  }
}
