import Rules
import SourceText
import TestSupport
import Testing

@Suite("Derived facts that rest on each other")
struct DerivationDepthTests {
  /// A row of derived facts, each of which says what the one before it says.
  private func row(of length: Int) -> [String: String] {
    var files: [String: String] = [:]
    for number in 1...length {
      let value = number == 1 ? "dataset.existing" : "dataset.row_\(number - 1)"
      files["vocabulary/derived/row-\(number).yaml"] = """
        record: dataset
        name: row_\(number)
        ja: 段\(number)
        title: {ja: 段\(number), en: step \(number)}
        meaning: {ja: 段。, en: Step.}
        type: boolean
        editions: [{from: 2017-05-30, provisions: [appi/sensitive-definition], value: '\(value)'}]
        """
    }
    return files
  }

  @Test("are taken up to the limit, and refused beyond at their place")
  func limit() throws {
    let limit = RulebookLoader.deepestDerivation
    #expect(TinyRulebook.problems(with: row(of: limit)).isEmpty)
    let problems = TinyRulebook.problems(with: row(of: limit + 1))
    #expect(problems.map(\.path) == ["vocabulary/derived/row-\(limit + 1).yaml"])
    #expect(problems.first?.line == 1)
  }

  @Test("are refused, and not followed, where there are thousands")
  func thousands() {
    let problems = TinyRulebook.problems(with: row(of: 3_000))
    #expect(problems.count == 1)
    #expect(problems.first?.message.en.contains("more than 64 deep") == true)
  }

  @Test("may come back to the same fact of another record")
  func circle() throws {
    var files = row(of: 2)
    files["vocabulary/derived/row-1.yaml"] = files["vocabulary/derived/row-1.yaml"]?
      .replacing("dataset.existing", with: "dataset.existing || datasets.exists(d, d.row_2)")
    #expect(TinyRulebook.problems(with: files).isEmpty)
  }
}
