import Conditions
import Testing

@Suite("Three values and errors")
struct KleeneTests {
  static let facts = SampleFacts([
    ("t", .yes), ("f", .no), ("u", .missing), ("v", .missing), ("e", .failing),
    ("n", .value(.int(1))),
  ])

  @Test(
    "and, or and the conditional absorb errors and unknowns",
    arguments: [
      ("t && t", "t"), ("t && f", "f"), ("f && t", "f"), ("f && f", "f"),
      ("t && u", "u"), ("u && t", "u"), ("f && u", "f"), ("u && f", "f"), ("u && u", "u"),
      ("t && e", "e"), ("e && t", "e"), ("f && e", "f"), ("e && f", "f"),
      ("u && e", "u"), ("e && u", "u"), ("n && f", "f"), ("n && t", "e"), ("n && u", "u"),
      ("t || t", "t"), ("t || f", "t"), ("f || t", "t"), ("f || f", "f"),
      ("f || u", "u"), ("u || f", "u"), ("t || u", "t"), ("u || t", "t"), ("u || u", "u"),
      ("f || e", "e"), ("e || f", "e"), ("t || e", "t"), ("e || t", "t"),
      ("u || e", "u"), ("e || u", "u"), ("n || t", "t"), ("n || f", "e"), ("n || u", "u"),
      ("!t", "f"), ("!f", "t"), ("!u", "u"), ("!e", "e"), ("!n", "e"),
      ("t ? t : e", "t"), ("f ? e : f", "f"), ("u ? t : t", "u"), ("e ? t : t", "e"),
      ("u == 1", "u"), ("u == 1 / 0", "u"), ("1 / 0 == u", "u"), ("u in [1]", "u"),
      ("[u, 2].exists(x, x == 2)", "u"), ("[1, 2].exists(x, u || x == 2)", "t"),
      ("[1, 2].all(x, u && x == 2)", "f"), ("[1, 2].all(x, e && x == 2)", "f"),
      ("[1, 2].exists_one(x, u)", "u"), ("[1, 2].filter(x, u) == []", "u"),
      ("[1].exists(x, 1 / 0 == x) || u", "u"), ("u[0] == 1", "u"), ("u.a.b", "u"),
      ("missing || t", "t"), ("missing || f", "e"),
    ]
  )
  func table(_ source: String, _ expected: String) throws {
    let outcome = try Condition(parsing: source).evaluate(in: Self.facts).outcome
    let found =
      switch outcome {
      case .value(.bool(true)): "t"
      case .value(.bool(false)): "f"
      case .unknown: "u"
      case .error: "e"
      default: "?"
      }
    #expect(found == expected, "\(source) gave \(outcome)")
  }

  @Test(
    "the missing facts of all undecided sides are named, sorted and once",
    arguments: [
      ("v && u", ["u", "v"]), ("u || v || u", ["u", "v"]), ("t && v", ["v"]),
      ("u == v", ["u", "v"]),
      ("u ? v : t", ["u"]),
    ]
  )
  func missing(_ source: String, _ expected: [String]) throws {
    let outcome = try Condition(parsing: source).evaluate(in: Self.facts).outcome
    guard case .unknown(let missing) = outcome else {
      Issue.record("\(source) gave \(outcome)")
      return
    }
    #expect(Self.facts.paths(missing) == expected)
  }

  @Test(
    "the left-most sufficient facts decide",
    arguments: [
      ("t && f && f", ["f"]), ("f && t", ["f"]), ("t && n == 1", ["t", "n"]), ("t || f", ["t"]),
      ("f || n == 1", ["n"]), ("f || !t", ["f", "t"]), ("u && f", ["f"]), ("e || t", ["t"]),
      ("t ? n == 1 : u", ["t", "n"]), ("n == 1 && n == 1", ["n"]), ("n in [1, n]", ["n"]),
      ("[n, 2].exists(x, x == 2)", ["n"]),
    ]
  )
  func sufficient(_ source: String, _ expected: [String]) throws {
    let evaluation = try Condition(parsing: source).evaluate(in: Self.facts)
    #expect(Self.facts.paths(evaluation.facts) == expected)
  }

  @Test(
    "a witness and a counterexample decide a macro alone",
    arguments: [
      (
        "transfers.exists(x, x.relation == 'third-party')", Value.bool(true),
        ["transfers", "2.relation"]
      ),
      ("transfers.exists(x, x.count == 1)", .bool(true), ["transfers", "0.count"]),
      ("transfers.all(x, x.relation == 'entrustment')", .bool(false), ["transfers", "2.relation"]),
      (
        "transfers.all(x, x.count > 0)", .bool(true),
        ["transfers", "0.count", "1.count", "2.count"]
      ),
      ("first in transfers", .bool(true), ["first", "transfers"]),
      ("first == transfers[1]", .bool(false), ["first", "transfers"]),
      (
        "size(transfers.filter(x, x.count > 1))", .int(2),
        ["transfers", "0.count", "1.count", "2.count"]
      ),
      ("closed == opened && closed != 'x'", .bool(true), ["closed", "opened"]),
    ]
  )
  func witnesses(_ source: String, _ value: Value, _ facts: [String]) throws {
    let provider = transferFacts()
    let evaluation = try Condition(parsing: source).evaluate(in: provider)
    #expect(evaluation.outcome == .value(value))
    #expect(provider.paths(evaluation.facts) == facts)
  }

  @Test(
    "order and arithmetic do not take what does not apply",
    arguments: ["closed < opened", "closed + 1", "!closed", "size(closed)", "closed.x", "-closed"]
  )
  func notApplicable(_ source: String) throws {
    let outcome = try Condition(parsing: source).evaluate(in: transferFacts()).outcome
    guard case .error = outcome else {
      Issue.record("\(source) gave \(outcome)")
      return
    }
  }

  @Test("a missing fact counts as absent for has()")
  func presence() throws {
    let provider = transferFacts()
    let source = "transfers.map(x, has(x.relation))"
    let outcome = try Condition(parsing: source).evaluate(in: provider).outcome
    #expect(outcome == .value(.list([.bool(true), .bool(false), .bool(true)])))
  }
}
