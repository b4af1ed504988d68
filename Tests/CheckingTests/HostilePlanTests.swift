import Rules
import SourceText
import TestSupport
import Testing
import YAMLTree

@testable import Checking

@Suite("Plans that nobody should have written")
struct HostilePlanTests {
  private static let shared = Result { try Repository.rulebook() }
  private static let head = "tebiki: 1\nas-of: 2021-01-15\n"

  private func check(_ text: String, asOf: String? = nil) throws -> [DocumentResult] {
    var checker = PlanChecker(try Self.shared.get())
    var options = CheckOptions(today: try #require(Day(iso: "2021-01-15".utf8)))
    options.asOf = try asOf.map { try #require(Day(iso: $0.utf8)) }
    return checker.check(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)), options).documents
  }

  private func diagnostics(_ text: String) throws -> [Diagnostic] {
    try check(text).flatMap(\.diagnostics)
  }

  @Test(
    "a day that no edition covers is never without findings",
    arguments: [
      "tebiki: 1\n", "tebiki: 1\nstudy: {title: a}\n",
      "tebiki: 1\ninstitutions: []\ndatasets: []\ntransfers: []\n",
    ],
    ["2028-07-16", "9999-12-31"]
  )
  func dayOutsideEditions(text: String, day: String) throws {
    for document in try check(text, asOf: day) {
      let assessment = try #require(document.assessment)
      #expect(assessment.overall.verdict == .undetermined)
      #expect(assessment.overall.best == .undetermined)
    }
  }

  @Test(
    "a dataset made from itself is an error at the source that closes the circle",
    arguments: [
      "datasets: [{id: a, derived-from: [a]}]",
      "datasets: [{id: a, derived-from: [b]}, {id: b, derived-from: [a]}]",
      "datasets: [{id: a, derived-from: [c]}, {id: b, derived-from: [a]}, {id: c, derived-from: [b]}]",
    ]
  )
  func circle(datasets: String) throws {
    let found = try diagnostics(Self.head + datasets + "\n").filter {
      $0.id == "plan/circular-derivation"
    }
    #expect(found.count == 1)
    #expect(found.first?.range.start ?? 0 > Self.head.utf8.count)
  }

  @Test("two products of one source are no circle")
  func diamond() throws {
    let text =
      Self.head
      + "datasets: [{id: a}, {id: b, derived-from: [a]}, {id: c, derived-from: [a]}, {id: d, derived-from: [b, c]}]\n"
    #expect(try diagnostics(text).allSatisfy { $0.id != "plan/circular-derivation" })
  }

  @Test("a long chain of products is read without recursion")
  func chain() throws {
    let datasets = (1...3000).map { "  - {id: d\($0), derived-from: [d\($0 - 1)]}\n" }.joined()
    let text = Self.head + "datasets:\n  - {id: d0}\n" + datasets
    #expect(try diagnostics(text).allSatisfy { $0.severity != .error })
  }

  @Test("errors of one document end at a hundred, and the report says so")
  func manyErrors() throws {
    let keys = (0..<2000).map { "k\($0): 1\n" }.joined()
    let found = try diagnostics(Self.head + keys)
    #expect(found.count == 101)
    #expect(found.last?.id == "plan/too-many-errors")
  }

  @Test("a message holds the beginning of a long value only")
  func longValues() throws {
    let long = String(repeating: "x", count: 100_000)
    let text =
      Self.head + "datasets: [{id: \(long), holder: \(long), timing: \(long)}, {id: \(long)}]\n"
    let found = try diagnostics(text)
    #expect(found.count == 3)
    for diagnostic in found {
      #expect(diagnostic.message.ja.utf8.count < 600)
      #expect(diagnostic.message.en.utf8.count < 600)
    }
  }

  @Test("an error reached through an alias shows both places")
  func aliases() throws {
    let text = Self.head + "x-d: &d {id: a, holder: nope, timing: exsting}\ndatasets: [*d]\n"
    let found = try diagnostics(text)
    #expect(found.map(\.id) == ["plan/unknown-id", "plan/unknown-value"])
    for diagnostic in found { #expect(diagnostic.related.count == 1) }
    let scalar = try diagnostics(
      Self.head + "x-d: &d third-prty\ntransfers: [{id: t, relation: *d, to: *d, datasets: [*d]}]\n"
    )
    #expect(scalar.count == 3)
    for diagnostic in scalar { #expect(diagnostic.related.count == 1) }
  }

  @Test(
    "a fault of the YAML is told once",
    arguments: [
      "study: {<<: {title: a}}\n", "? {a: b}\n: c\n", "study: *nope\n", "x-a: &a {b: c}\n*a : d\n",
    ]
  )
  func cascades(text: String) throws {
    #expect(try diagnostics(Self.head + text).count == 1)
  }

  @Test("an empty document of a stream is reported where it stands")
  func emptyDocument() throws {
    let text = Self.head + "---\n# nothing\n---\n" + Self.head
    let found = try check(text)[1].diagnostics
    #expect(found.map(\.id) == ["plan/empty"])
    #expect(found.first?.range.start ?? 0 >= Self.head.utf8.count)
  }

  @Test("a judgement finds an entry by its id before its position")
  func judgementByName() throws {
    let text =
      Self.head
        + """
        datasets: [{id: "2", timing: existing}, {id: "1", timing: existing}]
        judgements: [{fact: datasets.3.timing, value: true, by: committee}]
        """
    #expect(try diagnostics(text).map(\.id) == ["plan/unknown-path"])
    var loader = PlanLoader(
      rulebook: try Self.shared.get(),
      layout: VocabularyLayout(try Self.shared.get())
    )
    var reader = YAMLReader()
    var tree = YAMLTree()
    var table = FactTable()
    reader.open(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)))
    let hasDocument = reader.next(into: &tree)
    #expect(hasDocument)
    loader.load(tree, into: &table)
    for id in ["1", "2"] {
      let record = try #require(loader.resolve("datasets.\(id).timing", tree, table)?.record)
      #expect(table.string(table.fact(0, in: record)) == id)
    }
  }

  @Test("documents of one file end at a thousand, and the report says so")
  func manyDocuments() throws {
    let found = try check(String(repeating: "---\n- a\n", count: 5000))
    #expect(found.count == 1001)
    #expect(found.last?.diagnostics.map(\.id) == ["plan/too-many-documents"])
  }

  @Test("two judgements that contradict each other are an error, the same one twice is none")
  func contradiction() throws {
    let judged = "{fact: transfers.t.unjust-infringement, by: committee, value: "
    let text = Self.head + "transfers: [{id: t, datasets: [a]}]\ndatasets: [{id: a}]\n"
    let both = text + "judgements: [\(judged)true}, \(judged)false}]\n"
    let same = text + "judgements: [\(judged)true}, \(judged)true}]\n"
    let found = try diagnostics(both)
    #expect(found.map(\.id) == ["plan/contradictory-judgements"])
    #expect(found.first?.related.count == 1)
    #expect(try diagnostics(same).isEmpty)
  }
}
