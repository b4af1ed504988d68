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
