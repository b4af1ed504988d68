extension VocabularyLayout {
  /// The day by whose law a period is judged: its end.
  ///
  /// Where it runs on beyond what the rulebook holds, nobody can say yet what its end will be judged
  /// by: a collection that began earlier is judged by the last day that is held, or by the day of
  /// judgement if that is later. The changes to come are told apart.
  func lawDay(from begin: Int32, until end: Int32, asOf: Int32) -> Int32 {
    guard let horizon = horizons.first(where: { begin < $0 }), horizon <= end else { return end }
    return max(horizon - 1, min(asOf, end))
  }
}
