package import Conditions
package import SourceText

/// The names in conditions over one kind of subject, typed by a rulebook's vocabulary.
package struct RulebookScope: TypeScope {
  private let scope: SubjectScope

  /// `subject` is the index of a record type.
  package init(_ rulebook: Rulebook, subject: Int) {
    scope = SubjectScope(index: VocabularyIndex(rulebook), subject: subject)
  }

  package func type(ofName name: String) -> ValueType? { scope.type(ofName: name) }

  package func type(ofField field: String, in record: Int) -> ValueType? {
    scope.type(ofField: field, in: record)
  }

  package var names: [String] { scope.names }

  package func fieldNames(in record: Int) -> [String] { scope.fieldNames(in: record) }

  package func values(of enumeration: Int) -> [String] { scope.values(of: enumeration) }
}

/// The titles that people read for the names in conditions over one kind of subject.
package struct RulebookWording: Wording {
  private let rulebook: Rulebook
  private let index: VocabularyIndex
  private let subject: Int

  /// `subject` is the index of a record type.
  package init(_ rulebook: Rulebook, subject: Int) {
    self.rulebook = rulebook
    self.subject = subject
    index = VocabularyIndex(rulebook)
  }

  package func title(ofName name: String, _ language: Language) -> String {
    if name == "as_of" { return language == .ja ? "基準日" : "the as-of date" }
    if name == VocabularyIndex.conditionName(index.recordName(subject)) {
      return title(ofRecord: subject, language)
    }
    return title(ofField: name, in: index.root, language)
  }

  package func title(ofField field: String, in record: Int, _ language: Language) -> String {
    guard let number = index.field(named: field, in: record) else { return field }
    let entry = rulebook.fields[number]
    let title = rulebook.string(entry.title[language])
    // Derived yes-or-no facts are titled by whole predicates; quotes keep the sentence readable.
    guard entry.isDerived, entry.kind == .boolean else { return title }
    return language == .ja ? "「\(title)」" : "“\(title)”"
  }

  package func title(ofValue value: String, in enumeration: Int, _ language: Language) -> String {
    guard let number = index.value(named: value, of: enumeration) else { return value }
    return rulebook.string(rulebook.enumerations[enumeration].values[number].title[language])
  }

  package func title(ofRecord record: Int, _ language: Language) -> String {
    let title =
      isGroup(record)
      ? rulebook.fields[record - VocabularyIndex.groupBase].title : rulebook.records[record].title
    return rulebook.string(title[language])
  }

  package func isGroup(_ record: Int) -> Bool { record >= VocabularyIndex.groupBase }
}

extension VocabularyIndex {
  init(_ rulebook: Rulebook) {
    self.init(
      records: rulebook.records,
      fields: Array(rulebook.fields),
      enumerations: Array(rulebook.enumerations)
    ) { rulebook.string($0) }
  }
}

extension Rulebook {
  /// A condition in controlled words; its source where it cannot be read any more.
  package func rendered(
    _ condition: CompiledCondition,
    subject: Int,
    expecting type: ValueType = .boolean,
    _ language: Language
  ) -> String {
    let source = string(condition.source)
    guard let parsed = try? Condition(parsing: source),
      let checked = try? parsed.check(
        expecting: type,
        in: RulebookScope(self, subject: subject)
      )
    else { return source }
    return checked.rendered(in: language, wording: RulebookWording(self, subject: subject))
  }
}
