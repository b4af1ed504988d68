internal import SourceText

// rules/vocabulary/<record>.yaml: record types with their fields; derived facts get their slots
// here, too, and their conditions later, when every name is known.

extension RulebookLoader {
  /// The order of record types is the byte order of the files, but the plan comes first.
  mutating func loadVocabulary() {
    let vocabulary = files(under: "vocabulary").filter { !$0.path.hasPrefix("vocabulary/derived/") }
    let derived = files(under: "vocabulary/derived")
    let ordered = vocabulary.filter { $0.stem == "plan" } + vocabulary.filter { $0.stem != "plan" }
    // The first record is the root of every plan: without it nothing else has a place.
    guard ordered.first?.stem == "plan" else {
      let path = "vocabulary/plan.yaml"
      problems.append(
        ParsedRuleFile.missing(path).problem(
          at: 0,
          ja: "\(path) がありません。",
          en: "\(path) is missing."
        )
      )
      return
    }
    var builder = VocabularyBuilder(files: ordered, output: output)
    builder.declareRecords()
    for file in derived { builder.declareDerived(file) }
    builder.assemble()
    output = builder.output
    problems += builder.problems
    parts.records = builder.records
    parts.fields = builder.fields
    parts.enumerations = builder.enumerations
    parts.symbols = builder.symbols
    let strings = self
    index = VocabularyIndex(
      records: builder.records,
      fields: builder.fields,
      enumerations: builder.enumerations,
      string: { strings.string($0) }
    )
  }
}
