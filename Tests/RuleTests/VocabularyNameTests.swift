import Rules
import SourceText
import TestSupport
import Testing

@Suite("Fields that name other fields")
struct VocabularyNameTests {
  /// What is wrong once the field `datasets` of the tiny transfer has more keys.
  private static func messages(adding keys: String) -> [String] {
    let path = "vocabulary/transfer.yaml"
    let field = "datasets: {ja: データ,"
    let source = TinyRulebook.source(path)
    #expect(source.contains(field))
    return TinyRulebook.problems(with: [path: source.replacing(field, with: field + " \(keys),")])
      .map { $0.description(in: .en) }
  }

  @Test(
    "are taken where the other field is there",
    arguments: [
      "inherit: as-of", "inherit-own: purpose", "empty-with: purpose",
      "open-with: basis, open-values: [consent]",
    ]
  )
  func known(_ keys: String) {
    #expect(Self.messages(adding: keys).isEmpty)
  }

  @Test(
    "are faults where it is not: silence would mean something else than the file says",
    arguments: ["inherit", "inherit-own", "empty-with", "open-with"]
  )
  func unknown(_ key: String) {
    let messages = Self.messages(adding: "\(key): purposes")
    #expect(messages.count == 1)
    #expect(messages.first?.contains("vocabulary/transfer.yaml:9:") == true)
    #expect(messages.first?.contains("There is no field `purposes`.") == true)
  }

  @Test("are faults where a value is none of the other field’s", arguments: ["basis", "purpose"])
  func unknownValue(_ field: String) {
    let messages = Self.messages(adding: "open-with: \(field), open-values: [assent]")
    #expect(messages.count == 1)
    #expect(messages.first?.contains("There is no value `assent`.") == true)
  }
}

@Suite("Records")
struct VocabularyRecordTests {
  @Test("that are missing are told of, and do not stop the program")
  func missing() {
    let none = Set(["plan", "dataset", "transfer"].map { "vocabulary/\($0).yaml" })
    for files in [none, ["vocabulary/plan.yaml"]] {
      let problems = TinyRulebook.problems(without: files).map { $0.description(in: .en) }
      #expect(problems == ["vocabulary/plan.yaml:1:1: error: vocabulary/plan.yaml is missing."])
    }
  }

  @Test("that are not there are told of where another record lists them")
  func unknownTarget() {
    let path = "vocabulary/transfer.yaml"
    let field = "  purpose: {ja: 目的,"
    let list =
      "  doses: {ja: 量, type: records dose, meaning: {ja: 量。, en: Doses.}, question: {ja: 量は?, en: Doses?}, who: researcher}"
    let source = TinyRulebook.source(path)
    #expect(source.contains(field))
    let problems = TinyRulebook.problems(
      with: [path: source.replacing(field, with: "\(list)\n\(field)")]
    )
    .map { $0.description(in: .en) }
    #expect(problems.count == 1)
    #expect(problems.first?.contains("`dose` is not known here.") == true)
  }

  @Test("are not declared twice")
  func twice() {
    let source = TinyRulebook.source("vocabulary/dataset.yaml")
    let problems = TinyRulebook.problems(with: ["vocabulary/twice.yaml": source])
      .map { $0.description(in: .en) }
    #expect(problems.contains { $0.hasPrefix("vocabulary/twice.yaml:1:1: ") })
    #expect(problems.contains { $0.hasSuffix("The record `dataset` is declared twice.") })
  }
}
