import Conditions
import SourceText
import Testing

@Suite("Strict checking")
struct CheckerTests {
  private static func failure(
    _ source: String,
    expecting type: ValueType = .boolean
  ) throws -> ConditionFailure? {
    let condition = try Condition(parsing: source)
    do throws(ConditionFailure) {
      _ = try condition.check(expecting: type, in: SampleScope())
      return nil
    } catch { return error }
  }

  @Test(
    "well-typed conditions",
    arguments: [
      "transfer.relation == 'third-party'", "'third-party' != transfer.relation",
      "transfer.relation in ['third-party', 'entrustment']", "'web' in transfer.means",
      "transfer.date < timestamp('2018-05-11T00:00:00Z')", "transfer.count > 1.5",
      "transfer.date + duration('24h') <= as_of", "transfers.exists(t, t.kind == 'web')",
      "transfers.all(t, t.notices.exists(n, n.means == ['web']))", "transfer in transfers",
      "transfer.relation == (transfer.sensitive ? 'third-party' : 'entrustment')",
      "size(transfers.filter(t, t.sensitive)) == 0", "transfer.note.contains('x')",
      "transfers.map(t, t.count)[0] == 1", "transfer.kind == transfer.kind",
      "transfer.date.getFullYear() >= 2018", "transfers.exists(t, .transfer == t)",
      "transfer.means == []", "dyn(transfer.kind) == 1", "{'a': 1}.a == 1",
      "['web', 'poster'].exists(m, m == transfer.note)",
      "transfers.map(t, t.sensitive, t.note) == ['x']",
    ]
  )
  func accepted(_ source: String) throws {
    #expect(try Self.failure(source) == nil)
  }

  @Test(
    "mistakes, their places and what was probably meant",
    arguments: [
      ("transfer.relation == 'third-prty'", 21..<33, "third-party"),
      ("transfer.relation == '第三者提供'", 21..<38, nil),
      ("transfer.relation in ['third-party', 'entrustmen']", 37..<49, "entrustment"),
      (
        "transfer.relation != (transfer.sensitive ? 'thirdparty' : 'entrustment')", 43..<55,
        "third-party"
      ),
      ("'wbe' in transfer.means", 0..<5, "web"), ("'postr' in transfer.means", 0..<7, "poster"),
      ("tranfer.sensitive", 0..<7, "transfer"), ("transfer.relaton == 'x'", 0..<16, "relation"),
      ("transfer.kind == transfer.relation", 0..<34, nil), ("transfers == 1", 0..<14, nil),
      ("transfer.count == 'x'", 0..<21, nil), ("transfer.kind < 'web'", 0..<21, nil),
      ("transfer.count", 0..<14, nil), ("!transfer.count", 1..<15, nil),
      ("transfer.sensitive && transfer.note", 22..<35, nil),
      ("transfer.sensitive == null", 0..<26, nil),
      ("transfer.note.startWith('x')", 0..<28, "startsWith"), ("size(transfer)", 0..<14, nil),
      ("has(transfer.note)", 0..<18, nil), ("transfer.note.x == 1", 0..<15, nil),
      ("[1, 'a'] == []", 4..<7, nil), ("transfer.note.exists(x, true)", 0..<13, nil),
      ("timestamp('2018-5-11') < as_of", 10..<21, nil), ("transfer.date + 1 < as_of", 0..<17, nil),
      ("true ? 1 : 'a'", 0..<14, nil), ("transfers.exists(t, t.cuont == 1)", 20..<27, "count"),
      ("transfer.means == ['web', 'pster']", 26..<33, "poster"),
    ] as [(String, Range<Int>, String?)]
  )
  func rejected(_ source: String, _ place: Range<Int>, _ suggestion: String?) throws {
    let failure = try #require(try Self.failure(source), "\(source) was accepted")
    #expect(failure.kind == .type)
    #expect(failure.start..<failure.end == place, "\(source)")
    #expect(failure.suggestion == suggestion)
    #expect(failure.message.en.hasSuffix(".") || failure.message.en.hasSuffix("?"))
    if let suggestion { #expect(failure.message.ja.contains(suggestion)) }
  }

  @Test("has() is for those who ask for it")
  func presence() throws {
    let condition = try Condition(parsing: "has(transfer.note)")
    _ = try condition.check(expecting: .boolean, in: SampleScope(), presenceTests: true)
  }

  @Test("a literal takes the enumeration it is compared with")
  func literalType() throws {
    let condition = try Condition(parsing: "transfer.relation in ['third-party']")
    let checked = try condition.check(expecting: .boolean, in: SampleScope())
    for (node, type) in zip(condition.nodes, checked.types) {
      if case .literal = node.kind { #expect(type == .enumeration(0)) }
    }
  }

  @Test("a value of an enumeration may be asked for")
  func expectingEnumeration() throws {
    let source = "transfer.sensitive ? 'third-party' : 'entrustmnt'"
    let failure = try Self.failure(source, expecting: .enumeration(0))
    #expect(failure?.suggestion == "entrustment")
  }

  @Test(
    "suggestions",
    arguments: [
      ("colour", "color"), ("reciepient", "recipient"), ("onward_provision", "onward-provision"),
      ("xyz", nil), ("", nil), ("提供の関系", "提供の関係"), ("ab", nil),
    ] as [(String, String?)]
  )
  func suggestions(_ word: String, _ expected: String?) {
    let words = ["color", "recipient", "onward-provision", "提供の関係", "ac"]
    #expect(Suggestion.nearest(to: word, among: words) == expected)
  }
}
