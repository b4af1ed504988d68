internal import Rules

// Rules about the entries of a list that is not given: there may be dozens, and one answer settles
// them all, so that they are told together.

extension ReportScope {
  /// How many rules that wait for the same lists are told one by one.
  static let rulesToldSingly = 5

  /// Their number, and their ids: titles would say what entries could be wrong that nobody wrote.
  func listed(_ rules: [Int], level: Level) -> String {
    let name = say(Phrases.level(level))
    // A rule may wait at several places.
    var told: Set<Int> = []
    let rules = rules.filter { told.insert($0).inserted }
    return say(
      "要確認 \(rules.count)件(\(name)): ",
      "\(rules.count) to confirm (\(name)): "
    ) + rules.map { ruleID($0) }.joined(separator: ", ")
  }
}
