import Glibc
import SourceText
import Testing

@testable import Conditions

@Suite("Hostile input")
struct HostileTests {
  static let inputs: [String] = {
    let nested = [
      "(", "[", "{1:", "!", "-", "f(", "a[", "true ? ", "true ? 1 : ", "T{a:", "x.map(y,",
    ]
    let chained = ["1 + ", "x.", "a || ", "1 == ", "x[0]", "x.f()", "x ? x : ", "-1 - "]
    let long = (nested + chained).map { String(repeating: $0, count: 10_000) }
    let closed = [64, 200, 5000].flatMap { count in
      [("(", ")"), ("[", "]"), ("f(", ")"), ("[0].map(x, ", "x)")].map {
        String(repeating: $0.0, count: count) + "1" + String(repeating: $0.1, count: count)
      }
    }
    let open = [
      "", "'", "\"\"\"", "`", "'\\", "'\\u12", "0x", "1e", "1.", "\u{0}", "：", "1 in", "a.`", "//",
    ]
    let whole = [
      String(repeating: "!", count: 60) + "true", "'\(String(repeating: "a", count: 1 << 20))'",
      String(repeating: "1", count: 60_000), String(repeating: "x + ", count: 5000) + "x",
      "\(String(repeating: "true && ", count: 6000))true",
    ]
    return long + closed + open + whole
  }()

  /// Conditions at the limits of nesting and height.
  static let deepest = [
    String(repeating: "!", count: 126) + "true",
    String(repeating: "transfers.exists(t, ", count: 61) + "true"
      + String(repeating: ")", count: 61),
    String(repeating: "(transfer.count == ", count: 60) + "1" + String(repeating: ")", count: 60),
    String(repeating: "1 + ", count: 120) + "1 == 1",
    String(repeating: "(true && (true || ", count: 30) + "true"
      + String(repeating: "))", count: 30),
    String(repeating: "true ? true : ", count: 60) + "true",
  ]

  @Test("conditions at the limits are still read", arguments: deepest)
  func deep(_ source: String) throws {
    _ = try Condition(parsing: source)
  }

  /// Parses and evaluates everything; whatever happens, it must end.
  static func run() {
    for source in inputs {
      _ = GradualEvaluation.answer(source, bindings: ["x": .value(.int(1)), "a": .unknown])
    }
    // The checker and the wording walk the same trees.
    for source in deepest {
      guard let condition = try? Condition(parsing: source) else { continue }
      let checked = try? condition.check(expecting: .boolean, in: SampleScope())
      _ = checked?.rendered(in: .ja, wording: SampleScope())
    }
    let json = ["[", "{\"a\":", "\"", "1", "-", "{\"expr\": \"x\", \"bindings\": {\"x\": ["]
    for piece in json {
      _ = GradualEvaluation.answer(jsonLine: String(repeating: piece, count: 20_000)[...])
    }
  }

  @Test("ends in an answer on a thread with a stack of 1 MiB, unoptimised")
  func smallStack() {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, 1024 * 1024)
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread,
      &attributes,
      { _ in
        HostileTests.run()
        return nil
      },
      nil
    )
    #expect(status == 0)
    pthread_join(thread, nil)
  }

  /// Pieces and how often they come: long texts would flood the log of the tests.
  @Test(
    "nesting and length have limits that say so",
    arguments: [
      ("(", 10_000, ""), ("!", 10_000, "true"), ("[", 10_000, ""), ("1 + ", 5000, "1"),
      ("a", 1 << 20, ""),
    ]
  )
  func limits(_ piece: String, _ count: Int, _ end: String) throws {
    let source = String(repeating: piece, count: count) + end
    let failure = #expect(throws: ConditionFailure.self) { _ = try Condition(parsing: source) }
    let message = try #require(failure).message
    #expect(message.en.contains("too deeply") || message.en.contains("too long"))
  }

  @Test("long chains of && and || are no deep trees")
  func chains() throws {
    let source = String(repeating: "true && ", count: 6000) + "false"
    #expect(GradualEvaluation.answer(source, bindings: [:]) == .value(.bool(false)))
  }

  @Test("exponential macros run into the budget")
  func budget() throws {
    let list = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
    let names = (0..<9).map { "x\($0)" }
    let opened = names.map { "\(list).all(\($0), " }.joined()
    let source = opened + "true" + String(repeating: ")", count: names.count)
    var evaluator = Evaluator(
      try Condition(parsing: source),
      in: SampleFacts([]),
      steps: 20_000
    )
    let outcome = evaluator.evaluate(evaluator.condition.root).outcome
    #expect(outcome == .error(EvaluationError(.budgetExceeded)))
  }
}
