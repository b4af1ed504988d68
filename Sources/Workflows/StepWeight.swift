internal import Rules

/// How grave a deviation is, by what it offends: `must` only where the law itself asks for it.
struct StepWeight {
  let level: Level
  /// The provision that weighs most, by index; nil where only the workflow's own drawing speaks.
  let main: Int?
  /// The provisions in force, the heaviest first.
  let citations: [Int]

  /// Provisions without a number on the day are not in force then, or not held.
  init(_ rulebook: Rulebook, _ provisions: [Int32], on day: Day, most: Level?) {
    let held = provisions.filter { $0 >= 0 }.map { Int($0) }
      .filter { rulebook.provisions[$0].number(on: day) != nil }
    func weight(_ provision: Int) -> Level {
      let own = rulebook.provisions[provision]
      return own.force == .statuteDuty && own.substance(on: day) != .u ? .must : .should
    }
    // Equal ones stay in the order of the workflow's file.
    citations = Level.allCases.reversed().flatMap { level in held.filter { weight($0) == level } }
    main = citations.first
    let own = main.map(weight) ?? .consider
    level = min(own, most ?? own)
  }
}
