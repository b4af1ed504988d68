import Conditions
import Testing

@Suite("Monotony")
struct MonotonyTests {
  /// A generator of numbers that gives the same ones every time.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let names = ["a", "b", "c", "n", "m.x", "m.y", "l"]

  private static func boolean(_ dice: inout Dice, _ depth: Int) -> String {
    guard depth > 0 else { return ["a", "b", "c", "true", "false", "m.x"][dice.roll(6)] }
    let one = boolean(&dice, depth - 1)
    let other = boolean(&dice, depth - 1)
    let number = integer(&dice, depth - 1)
    switch dice.roll(12) {
    case 0, 1: return "(\(one) && \(other))"
    case 2, 3: return "(\(one) || \(other))"
    case 4: return "!(\(one))"
    case 5: return "(\(one) ? \(other) : \(boolean(&dice, depth - 1)))"
    case 6: return "(\(number) < \(integer(&dice, depth - 1)))"
    case 7: return "(\(number) == \(integer(&dice, depth - 1)))"
    case 8: return "l.exists(e, e == \(number) || \(one))"
    case 9: return "l.all(e, e > \(number) && \(one))"
    case 10: return "(\(number) in l)"
    default: return "l.exists_one(e, e == \(number) && \(one))"
    }
  }

  private static func integer(_ dice: inout Dice, _ depth: Int) -> String {
    switch dice.roll(depth > 0 ? 6 : 4) {
    case 0: return "n"
    case 1: return "\(dice.roll(3))"
    case 2: return "m.y"
    case 3: return "size(l)"
    case 4: return "(\(integer(&dice, depth - 1)) / \(integer(&dice, depth - 1)))"
    default: return "(\(boolean(&dice, depth - 1)) ? n : 2)"
    }
  }

  /// Bindings in which the names of `missing` are unknown.
  private static func bindings(_ values: [Int], missing: Set<String>) -> [String: Binding] {
    func bool(_ name: String, _ value: Int) -> Binding {
      missing.contains(name) ? .unknown : .value(.bool(value == 1))
    }
    func int(_ name: String, _ value: Int) -> Binding {
      missing.contains(name) ? .unknown : .value(.int(Int64(value)))
    }
    return [
      "a": bool("a", values[0]), "b": bool("b", values[1]), "c": bool("c", values[2]),
      "n": int("n", values[3]),
      "m": .map([
        .init(key: .string("x"), value: bool("m.x", values[4])),
        .init(key: .string("y"), value: int("m.y", values[5])),
      ]),
      "l": .list([.value(.int(0)), int("l", values[6]), .value(.int(2))]),
    ]
  }

  @Test("filling in an unknown never changes a settled value", arguments: 0..<20)
  func filling(_ seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 1)
    var settled = 0
    for _ in 0..<100 {
      let source = Self.boolean(&dice, 3)
      let values = Self.names.map { _ in dice.roll(2) }
      let missing = Set(Self.names.filter { _ in dice.roll(2) == 0 })
      let partial = GradualEvaluation.answer(
        source,
        bindings: Self.bindings(values, missing: missing)
      )
      guard case .value = partial else { continue }
      settled += 1
      let full = GradualEvaluation.answer(source, bindings: Self.bindings(values, missing: []))
      #expect(full == partial, "\(source) with \(missing) missing")
    }
    #expect(settled > 0)
  }
}
