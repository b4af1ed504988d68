import Conditions
import Testing

@Suite("Mutants of conditions")
struct MutantTests {
  private static func checked(_ source: String) throws -> CheckedCondition {
    try Condition(parsing: source).check(expecting: .boolean, in: SampleScope())
  }

  private static func changes(_ source: String) throws -> [String] {
    try checked(source).mutants().map { "\($0.was) → \($0.becomes)" }
  }

  @Test(
    "A condition is written anew with brackets only where they count",
    arguments: [
      ("(a && b) && (c && d)", "a && b && c && d"),
      ("(a || b) && !(c && d)", "(a || b) && !(c && d)"),
      ("(a&&b)||c", "a && b || c"),
      ("(a ? b : c) ? d : (e ? f : g)", "(a ? b : c) ? d : e ? f : g"),
      ("(a == b) == c", "a == b == c"),
      ("a == (b == c)", "a == (b == c)"),
      ("a - (b - c) * d", "a - (b - c) * d"),
      ("-(-1)", "-(-1)"),
      ("!(!a)", "!(!a)"),
      ("-x.y[1 + 2]", "-x.y[1 + 2]"),
      ("(a + b).c", "(a + b).c"),
      ("[1, 2].all(i, i in x.`odd-name`)", "[1, 2].all(i, i in x.`odd-name`)"),
      ("x.map(y, y > 0, y * 2)", "x.map(y, y > 0, y * 2)"),
      ("{'k': 1}.k == size('a')", "{\"k\": 1}.k == size(\"a\")"),
      ("x.startsWith('a') && t.getMonth() == 1", "x.startsWith(\"a\") && t.getMonth() == 1"),
      (
        "has(a.b) || timestamp('2021-01-01T00:00:00Z') < c",
        "has(a.b) || timestamp(\"2021-01-01T00:00:00Z\") < c"
      ),
    ]
  )
  func normalized(source: String, expected: String) throws {
    let text = try Condition(parsing: source).normalized
    #expect(text == expected)
    #expect(try Condition(parsing: text).normalized == text)
  }

  @Test("Parts of a conjunction are dropped, joined otherwise and denied")
  func conjunction() throws {
    #expect(
      try Self.changes("transfer.sensitive && transfer.count > 1") == [
        "transfer.sensitive && transfer.count > 1 → true",
        "transfer.sensitive && transfer.count > 1 → false",
        "transfer.sensitive → true",
        "transfer.sensitive → !transfer.sensitive",
        "transfer.sensitive && transfer.count > 1 → transfer.sensitive || transfer.count > 1",
        "transfer.count > 1 → true",
        "transfer.count > 1 → transfer.count >= 1",
        "transfer.count > 1 → transfer.count != 1",
        "transfer.count > 1 → transfer.count <= 1",
      ]
    )
  }

  @Test(
    "Each kind of fault is put in",
    arguments: [
      ("!transfer.sensitive", "!transfer.sensitive → transfer.sensitive"),
      (
        "transfer.relation == 'entrustment'",
        "transfer.relation == \"entrustment\" → transfer.relation != \"entrustment\""
      ),
      ("transfer.kind in ['web', 'poster']", "[\"web\", \"poster\"] → [\"poster\"]"),
      ("'web' in transfer.means", "\"web\" in transfer.means → !(\"web\" in transfer.means)"),
      (
        "transfers.exists(t, t.sensitive)",
        "transfers.exists(t, t.sensitive) → transfers.all(t, t.sensitive)"
      ),
      ("transfers.exists(t, t.sensitive || t.count == 0)", "t.count == 0 → false"),
      (
        "transfer.sensitive ? transfer.count == 0 : true",
        "transfer.sensitive ? transfer.count == 0 : true → transfer.count == 0"
      ),
      (
        "transfer.sensitive || transfer.count == 0 || transfer.count == 3",
        "transfer.count == 0 || transfer.count == 3 → transfer.count == 0 && transfer.count == 3"
      ),
    ]
  )
  func faults(source: String, change: String) throws {
    #expect(try Self.changes(source).contains(change))
  }

  @Test("Every mutant is a condition that differs, and names its place in the text")
  func wellFormed() throws {
    let source = """
      transfer.sensitive && !(transfer.kind in ["web", "poster"]) \
      && transfers.all(t, t.count >= 2 || t.relation != transfer.relation ? t.sensitive : true)
      """
    let original = try Self.checked(source)
    let mutants = original.mutants()
    #expect(mutants.count > 20)
    #expect(Set(mutants.map(\.source)).count == mutants.count)
    for mutant in mutants {
      let mutated = try Self.checked(mutant.source)
      #expect(mutated.condition.normalized != original.condition.normalized)
      #expect(mutant.start < source.utf8.count)
    }
    #expect(mutants.map(\.start) == mutants.map(\.start).sorted())
  }
}

@Suite("Mutants that say the same")
struct EquivalenceTests {
  /// Which mutants of a pair are proved to say the same.
  private static func equivalent(applies: String, requires: String) throws -> [String] {
    let pair = ConditionPair(applies: try checked(applies), requires: try checked(requires))
    return try [(pair.applies, false), (pair.requires, true)].flatMap { condition, inRequires in
      try condition.mutants().filter { mutant in
        pair.cannotTell(
          mutant,
          as: try checked(mutant.source),
          inRequires: inRequires,
          scope: SampleScope()
        )
      }.map { "\($0.was) → \($0.becomes)" }
    }
  }

  private static func checked(_ source: String) throws -> CheckedCondition {
    try Condition(parsing: source).check(expecting: .boolean, in: SampleScope())
  }

  @Test("are found where a part is absorbed by another")
  func absorbed() throws {
    let found = try Self.equivalent(
      applies: "transfer.sensitive && (transfer.count == 1 || transfer.sensitive)",
      requires: "transfer.count > 3"
    )
    #expect(found.contains("transfer.count == 1 → false"))
    #expect(!found.contains("transfer.sensitive → false"))
    #expect(!found.contains("transfer.count > 3 → transfer.count >= 3"))
  }

  @Test("are found where an enumeration leaves nothing else, but for «not applicable»")
  func exhausted() throws {
    let requires = "transfer.relation in [\"third-party\", \"entrustment\"] || transfer.count == 0"
    let found = try Self.equivalent(
      applies: "transfer.relation == \"entrustment\"",
      requires: requires
    )
    #expect(
      found.contains("[\"third-party\", \"entrustment\"] → [\"entrustment\"]")
        && !found.contains("[\"third-party\", \"entrustment\"] → [\"third-party\"]")
    )
    #expect(found.contains("transfer.count == 0 → transfer.count != 0"))
  }

  @Test("are found in the body of a macro, on what the rule takes for granted")
  func bodies() throws {
    let found = try Self.equivalent(
      applies: "transfer.sensitive",
      requires: "transfers.all(t, transfer.sensitive && t.count == 1)"
    )
    #expect(found.contains("transfer.sensitive → true"))
    #expect(!found.contains("t.count == 1 → true"))
    let outside = try Self.equivalent(
      applies: "transfers.all(t, transfer.sensitive && t.count == 1)",
      requires: "transfer.sensitive"
    )
    #expect(!outside.contains("transfer.sensitive → true"))
  }

  @Test("are never claimed for conditions that some facts tell apart")
  func sound() throws {
    // Between neighbouring numbers nothing else lies, but beside them there is.
    let found = try Self.equivalent(
      applies: "transfer.count >= 2 && transfer.count <= 3",
      requires: "transfer.count == 2 || transfer.sensitive"
    )
    #expect(!found.contains("transfer.count >= 2 → true"))
    #expect(!found.contains("transfer.count <= 3 → transfer.count < 3"))
    #expect(!found.contains("transfer.count == 2 → false"))
    #expect(found.isEmpty, "\(found)")
  }
}
