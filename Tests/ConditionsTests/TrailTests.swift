import Conditions
import Testing

@Suite("Facts of an evaluation")
struct TrailTests {
  /// Names with true values, in the order of their facts.
  private static func facts(_ count: Int) -> (provider: SampleFacts, names: [String]) {
    let names = (0..<count).map { "n\($0)" }
    return (SampleFacts(names.map { ($0, .yes) } + [("f", .no), ("u", .missing)]), names)
  }

  @Test("many facts are named once, in the order of reading", arguments: [2, 16, 17, 18, 40])
  func once(_ count: Int) throws {
    let (provider, names) = Self.facts(count)
    let twice = (names + names.reversed()).joined(separator: " && ")
    let evaluation = try Condition(parsing: twice).evaluate(in: provider)
    #expect(evaluation.outcome == .value(.bool(true)))
    #expect(provider.paths(evaluation.facts) == names)
  }

  @Test("what absorbs leaves its own facts only", arguments: [2, 17, 40])
  func absorbed(_ count: Int) throws {
    let (provider, names) = Self.facts(count)
    let source = "u && " + names.joined(separator: " && ") + " && f"
    let evaluation = try Condition(parsing: source).evaluate(in: provider)
    #expect(evaluation.outcome == .value(.bool(false)))
    #expect(provider.paths(evaluation.facts) == ["f"])
  }

  @Test(
    "lists of literals hold what they say, whatever else is unknown",
    arguments: [
      ("n0 in [true, 1]", "t"), ("f in [true, 1]", "f"), ("u in [true, 1]", "u"),
      ("u in []", "u"), ("n0 in []", "f"), ("[1, 2] == [1, 2]", "t"), ("2.0 in [1, 2]", "t"),
      ("'a' in ['b', 'aa']", "f"), ("\"a\" in ['b', 'a']", "t"),
      // Equal to readers, but not the same code points.
      ("'\\u00e9' in ['e\\u0301']", "f"),
    ]
  )
  func literals(_ source: String, _ expected: String) throws {
    let outcome = try Condition(parsing: source).evaluate(in: Self.facts(1).provider).outcome
    let found =
      switch outcome {
      case .value(.bool(let bool)): bool ? "t" : "f"
      case .unknown: "u"
      default: "?"
      }
    #expect(found == expected)
  }
}
