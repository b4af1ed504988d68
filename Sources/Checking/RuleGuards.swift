internal import Rules

/// Passes over rules by what many of them have in common.
///
/// A part of a conjunction that is false for a subject excludes every rule that has it: it is
/// evaluated once, before any of them is run. Rules are numbered by their position in the list.
struct RuleGuards {
  struct Guard {
    /// Offset of the part in the code.
    let part: Int32
    /// First of its words in `masks`.
    let mask: Int
  }

  /// When a rule may apply: days since 1970.
  struct Term {
    let law: Int32
    /// The law's first day, and the rule's own.
    let inForce: Int32
    let from: Int32
    let until: Int32

    /// Whether it may apply to an act of a day: it is in force, or law of that day is not held.
    func isHeld(on day: Int32, isVerified: Bool) -> Bool {
      day >= inForce && (!isVerified || (from <= day && day < until))
    }
  }

  private let terms: [Term]
  /// The span of `held` between two days on which anything changes, and a bit for each rule that may
  /// apply in it.
  private var span = -1
  private var held: [UInt64]
  /// Parts that two rules or more have, the most common first.
  private var parts: [Guard] = []
  /// A bit for each rule that has the part.
  private var masks: [UInt64] = []
  private let width: Int
  /// A bit for each rule that may still apply to the subject at hand.
  private var open: [UInt64]

  /// `conditions` are the offsets of the rules' first conditions; -1 for one without code.
  init(_ terms: [Term], conditions: [Int32], code: [Int32]) {
    self.terms = terms
    width = (terms.count + 63) / 64
    held = [UInt64](repeating: 0, count: width)
    open = held
    // Sorted numbers, part above rule, put the rules of a part beside each other.
    var holders: [UInt64] = []
    for (rule, condition) in conditions.enumerated() where condition >= 0 {
      Self.addParts(of: Int(condition), code) { holders.append(UInt64($0) << 32 | UInt64(rule)) }
    }
    holders.sort()
    var found: [(part: Int32, rules: Range<Int>)] = []
    var start = 0
    for index in holders.indices
    where index + 1 == holders.count || holders[index] >> 32 != holders[index + 1] >> 32 {
      if index > start { found.append((Int32(holders[index] >> 32), start..<index + 1)) }
      start = index + 1
    }
    found.sort {
      $0.rules.count != $1.rules.count ? $0.rules.count > $1.rules.count : $0.part < $1.part
    }
    for (part, rules) in found {
      parts.append(Guard(part: part, mask: masks.count))
      masks.append(contentsOf: repeatElement(0, count: width))
      for holder in holders[rules] {
        let rule = Int(UInt32(truncatingIfNeeded: holder))
        masks[masks.count - width + rule / 64] |= 1 << UInt64(rule % 64)
      }
    }
  }

  /// Gives the shared parts of a conjunction at the top of a condition.
  private static func addParts(of offset: Int, _ code: [Int32], _ add: (Int32) -> Void) {
    switch Operation(rawValue: code[offset]) {
    case .and:
      addParts(of: Int(code[offset + 1]), code, add)
      addParts(of: Int(code[offset + 2]), code, add)
    case .shared: add(Int32(offset))
    default: break
    }
  }

  /// Turns to a subject that is judged by the law of a day, which lies in a span of days with the same
  /// law; `verified` tells of each law.
  mutating func begin(on day: Int32, in span: Int, verified: [Bool]) {
    if span != self.span {
      self.span = span
      for word in 0..<width {
        var bits: UInt64 = 0
        for bit in 0..<min(64, terms.count - word * 64) {
          let term = terms[word * 64 + bit]
          if term.isHeld(on: day, isVerified: verified[Int(term.law)]) { bits |= 1 << UInt64(bit) }
        }
        held[word] = bits
      }
    }
    for word in 0..<width { open[word] = held[word] }
  }

  /// Excludes the rules of which a common part is false.
  mutating func exclude(with evaluator: inout FastEvaluator, in table: inout FactTable) {
    for part in parts {
      var isNeeded = false
      for word in 0..<width where open[word] & masks[part.mask + word] != 0 { isNeeded = true }
      guard isNeeded, evaluator.evaluate(part.part, in: &table).isFalse else { continue }
      for word in 0..<width { open[word] &= ~masks[part.mask + word] }
    }
  }

  /// The next rule that may apply.
  mutating func next() -> Int? {
    for word in 0..<width where open[word] != 0 {
      let bit = open[word].trailingZeroBitCount
      open[word] &= open[word] &- 1
      return word * 64 + bit
    }
    return nil
  }
}
