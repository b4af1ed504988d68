internal import SourceText

/// Builds record types, fields, enumerations and symbols from vocabulary files.
struct VocabularyBuilder {
  /// A field on its way: slots are positions in the record's list of drafts.
  struct Draft {
    var field: Field
    /// Every spelling of the key in a plan, Japanese and English.
    var spellings: [String]
    /// The plan's key whose value stands where this one is absent.
    var inheritedKey: Name?
    /// The path of the field of the same record whose value stands where this one is absent.
    var ownPath: Name?
    /// The path of the list whose presence makes silence mean an empty list.
    var emptyWithPath: Name?
    /// The path of the field, and its values, with which silence stays unknown.
    var openWithPath: Name?
    var openValues: [Name] = []

    /// A field or value that is named before it is known; where it stands, in bytes.
    typealias Name = (text: String, start: Int)
  }

  /// How the list of a record type is called in the plan.
  struct ListKeys {
    var key: String
    var ja: String
    var also: [String]
  }

  /// The enumeration of promises (planned, done, none) is built in, and the first.
  static let promise = 0
  private static let promiseValues = [("planned", "予定"), ("done", "実施済"), ("none", "なし")]

  let files: [ParsedRuleFile]
  var output: RulebookEncoder
  var problems: [RuleProblem] = []
  var records: [RecordType] = []
  var fields: [Field] = []
  var enumerations: [Enumeration] = []
  var symbols: [SymbolTable.Entry] = []
  /// Record numbers by name.
  var numbers: [String: Int] = [:]
  var drafts: [[Draft]] = []
  private var lists: [Int: ListKeys] = [:]
  private var datingPaths: [Int: (path: String, file: ParsedRuleFile, start: Int)] = [:]
  private var scalarPaths: [Int: (path: String, file: ParsedRuleFile, start: Int)] = [:]

  init(files: [ParsedRuleFile], output: RulebookEncoder) {
    self.files = files
    self.output = output
  }

  mutating func declareRecords() {
    enumerations.append(
      Enumeration(
        Self.promiseValues.map { name, japanese in
          EnumerationValue(
            name: output.intern(name),
            japaneseName: output.intern(japanese),
            title: LocalizedText(ja: output.intern(japanese), en: output.intern(name)),
            meaning: .empty,
            notCovered: .empty
          )
        }
      )
    )
    for (number, file) in files.enumerated() {
      var reader = MappingReader(file.root, in: file)
      let name = reader.requiredString("record")
      if numbers.updateValue(number, forKey: name) != nil {
        fail(
          file,
          0,
          ja: "記録「\(name)」が二度定められています。",
          en: "The record `\(name)` is declared twice."
        )
      }
    }
    for (number, file) in files.enumerated() { declareRecord(number, file) }
    addLists()
    addParents()
  }

  private mutating func declareRecord(_ number: Int, _ file: ParsedRuleFile) {
    var reader = MappingReader(file.root, in: file)
    let name = reader.requiredString("record")
    let key = reader.string("key")
    let ja = reader.string("ja") ?? name
    let title = reader.localized("title", isRequired: false) ?? Localized(ja: ja, en: name)
    let hasIdentifier = reader.boolean("id", default: key != nil)
    records.append(
      RecordType(
        name: output.intern(name),
        key: output.intern(key ?? ""),
        title: intern(title),
        meaning: intern(reader.localized("meaning", isRequired: false)),
        isSubject: reader.boolean("subject", default: false),
        hasIdentifier: hasIdentifier,
        firstField: 0,
        fieldCount: 0,
        datingSlot: -1,
        scalarSlot: -1,
        parent: -1
      )
    )
    drafts.append([])
    if let node = reader.optional("dated-by") {
      datingPaths[number] = (reader.string(of: node) ?? "", file, node.start)
    }
    if let node = reader.optional("scalar") {
      scalarPaths[number] = (reader.string(of: node) ?? "", file, node.start)
    }
    if hasIdentifier { addIdentifier(to: number) }
    declareList(of: number, key: key, ja: ja, &reader, file)
    if let node = reader.optional("fields") {
      declareFields(node, of: number, group: -1, prefix: "", file)
    }
    finish(&reader)
  }

  private mutating func declareList(
    of number: Int,
    key: String?,
    ja: String,
    _ reader: inout MappingReader,
    _ file: ParsedRuleFile
  ) {
    var also = reader.strings("also").map(\.text)
    if let singular = reader.optional("singular") {
      var names = MappingReader(singular, in: file)
      also += [names.requiredString("key"), names.requiredString("ja")]
      finish(&names)
    }
    if let key { lists[number] = ListKeys(key: key, ja: ja, also: also) }
  }

  private mutating func addIdentifier(to record: Int) {
    var field = blank(record: record, group: -1, kind: .text, key: "id", prefix: "", ja: "ID")
    field.title = intern(Localized(ja: "ID", en: "id"))
    field.meaning = intern(
      Localized(ja: "この計画書の中での呼び名。", en: "The name by which this plan refers to it.")
    )
    field.isDesignable = false
    drafts[record].append(Draft(field: field, spellings: ["id", "ID"]))
  }

  /// Lists of the plan are fields of its root.
  private mutating func addLists() {
    guard let root = numbers["plan"] else { return }
    for number in files.indices {
      guard let list = lists[number] else { continue }
      var field = blank(
        record: root,
        group: -1,
        kind: .records,
        key: list.key,
        prefix: "",
        ja: list.ja
      )
      field.target = Int32(number)
      field.title = records[number].title
      field.meaning = records[number].meaning
      let title = string(field.title.ja)
      let english = string(field.title.en)
      field.question = intern(
        Localized(
          ja: "「\(title)」には何がありますか(ない場合は [] と書きます)。",
          en: "What are the entries of “\(english)” (write [] for none)?"
        )
      )
      drafts[root].append(Draft(field: field, spellings: [list.key, list.ja] + list.also))
    }
  }

  /// Nested records reach the record that they stand in by its name.
  private mutating func addParents() {
    for owner in drafts.indices {
      for draft in drafts[owner] where draft.field.kind == .records && owner != numbers["plan"] {
        let target = Int(draft.field.target)
        // A record that is not there was told of where it is named.
        guard target >= 0 else { continue }
        records[target].parent = Int16(owner)
        var field = blank(
          record: target,
          group: -1,
          kind: .parent,
          key: string(records[owner].name),
          prefix: "",
          ja: ""
        )
        field.target = Int32(owner)
        field.title = records[owner].title
        drafts[target].append(Draft(field: field, spellings: []))
      }
    }
  }

  mutating func blank(
    record: Int,
    group: Int,
    kind: FieldKind,
    key: String,
    prefix: String,
    ja: String
  ) -> Field {
    Field(
      record: Int16(record),
      slot: Int16(drafts[record].count),
      group: Int16(group),
      kind: kind,
      element: .opaque,
      enumeration: -1,
      target: -1,
      key: output.intern(key),
      japaneseKey: output.intern(ja),
      path: output.intern(prefix + key),
      title: .empty,
      meaning: .empty,
      question: .empty,
      oneOnly: .empty,
      answerer: .researcher,
      isJudgement: false,
      allowsNotApplicable: false,
      isRequired: false,
      isDesignable: true,
      inheritedSlot: -1,
      ownSlot: -1,
      absent: nil,
      emptyWithSlot: -1,
      openWithSlot: -1,
      openValues: [],
      derivations: [],
      isClassification: false
    )
  }

  /// Lays the fields of all records one after the other and makes the table of spellings.
  mutating func assemble() {
    let root = numbers["plan"] ?? 0
    for number in records.indices {
      records[number].firstField = Int32(fields.count)
      records[number].fieldCount = Int32(drafts[number].count)
      for draft in drafts[number] {
        var field = draft.field
        let file = files[number]
        func slot(_ name: Draft.Name?, in record: Int) -> Int16 {
          name.map { Int16(requiredSlot(($0.text, file, $0.start), in: record)) } ?? -1
        }
        field.inheritedSlot = slot(draft.inheritedKey, in: root)
        field.ownSlot = slot(draft.ownPath, in: number)
        field.emptyWithSlot = slot(draft.emptyWithPath, in: number)
        field.openWithSlot = slot(draft.openWithPath, in: number)
        if field.openWithSlot >= 0 {
          let other = drafts[number][Int(field.openWithSlot)].field
          field.openValues = RowTable(values(draft.openValues, of: other, file))
        }
        fields.append(field)
      }
      if let dating = datingPaths[number] {
        records[number].datingSlot = Int16(requiredSlot(dating, in: number))
      }
      if let scalar = scalarPaths[number] {
        records[number].scalarSlot = Int16(requiredSlot(scalar, in: number))
      }
    }
    collectSymbols()
  }

  private func slot(ofPath path: String, in record: Int) -> Int? {
    drafts[record].firstIndex { string($0.field.path) == path }
  }

  /// The numbers of values of a field; a name that is none of them is a fault.
  private mutating func values(
    _ names: [Draft.Name],
    of field: Field,
    _ file: ParsedRuleFile
  ) -> [Int32] {
    let known = field.enumeration < 0 ? [] : enumerations[Int(field.enumeration)].values
    return names.compactMap { name in
      if let value = known.firstIndex(where: { string($0.name) == name.text }) {
        return Int32(value)
      }
      fail(
        file,
        name.start,
        ja: "値「\(name.text)」がありません。",
        en: "There is no value `\(name.text)`."
      )
      return nil
    }
  }

  private mutating func requiredSlot(
    _ wanted: (path: String, file: ParsedRuleFile, start: Int),
    in record: Int
  ) -> Int {
    if let slot = slot(ofPath: wanted.path, in: record) { return slot }
    fail(
      wanted.file,
      wanted.start,
      ja: "項目「\(wanted.path)」がありません。",
      en: "There is no field `\(wanted.path)`."
    )
    return -1
  }

  private mutating func collectSymbols() {
    var seen: Set<String> = []
    for number in records.indices {
      for (slot, draft) in drafts[number].enumerated() {
        let owner =
          draft.field.group < 0
          ? SymbolScope.record(number)
          : SymbolScope.group(Int(records[number].firstField) + Int(draft.field.group))
        let value = Int(records[number].firstField) + slot
        add(draft.spellings, value, to: owner, of: files[number], &seen)
      }
    }
    for (number, enumeration) in enumerations.enumerated() {
      for (position, value) in enumeration.values.enumerated() {
        let spellings = [string(value.name), string(value.japaneseName)]
        add(spellings, position, to: .enumeration(number), of: files[0], &seen)
      }
    }
  }

  private mutating func add(
    _ spellings: [String],
    _ value: Int,
    to scope: SymbolScope,
    of file: ParsedRuleFile,
    _ seen: inout Set<String>
  ) {
    var own: Set<String> = []
    for spelling in spellings where !spelling.isEmpty && own.insert(spelling).inserted {
      guard seen.insert("\(scope.number) \(spelling)").inserted else {
        fail(
          file,
          0,
          ja: "「\(spelling)」が同じ場所で二度使われています。",
          en: "`\(spelling)` is used twice in one place."
        )
        continue
      }
      symbols.append(output.symbol(spelling, scope, value))
    }
  }

  mutating func finish(_ reader: inout MappingReader) {
    reader.finish()
    problems += reader.problems
  }

  mutating func fail(_ file: ParsedRuleFile, _ offset: Int, ja: String, en: String) {
    problems.append(file.problem(at: offset, ja: ja, en: en))
  }

  mutating func intern(_ text: Localized?) -> LocalizedText {
    guard let text else { return .empty }
    return LocalizedText(ja: output.intern(text.ja), en: output.intern(text.en))
  }

  func string(_ text: Text) -> String { output.string(text) }
}
