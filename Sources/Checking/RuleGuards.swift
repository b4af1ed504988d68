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

  /// `conditions` are the offsets of the rules' first conditions in `code`, -1 for one without code;
  /// `scratch` holds a zero for each part that the code shares, and is left as it was.
  init(
    _ terms: [Term],
    conditions: [Int32],
    code: borrowing CodeBuffer,
    scratch: inout [Int32]
  ) {
    self.terms = terms
    width = (terms.count + 63) / 64
    held = [UInt64](repeating: 0, count: width)
    open = held
    // The parts of one rule after those of another, and what each is among all that the code shares.
    var written: [Int32] = []
    var ends: [Int] = []
    for condition in conditions {
      if condition >= 0 { Self.addParts(of: Int(condition), code, to: &written) }
      ends.append(written.count)
    }
    var atoms: [Int] = []
    atoms.reserveCapacity(written.count)
    for part in written { atoms.append(Int(code[Int(part) + 1])) }
    // First, how many have each part.
    for atom in atoms { scratch[atom] += 1 }
    // Each common part once, as the complement of that number above its place here.
    var common: [Int64] = []
    for (place, atom) in atoms.enumerated() {
      let holders = scratch[atom]
      if holders > 1 { common.append(Int64(Int32.max - holders) << 32 | Int64(place)) }
      scratch[atom] = 0
    }
    common.sort()
    // Then, the position of each among the common ones, from 1.
    for key in common {
      let place = Int(Int32(truncatingIfNeeded: key))
      parts.append(Guard(part: written[place], mask: parts.count * width))
      scratch[atoms[place]] = Int32(parts.count)
    }
    masks = [UInt64](repeating: 0, count: parts.count * width)
    var rule = 0
    for (place, atom) in atoms.enumerated() {
      while place == ends[rule] { rule += 1 }
      let position = Int(scratch[atom]) - 1
      if position >= 0 { masks[position * width + rule / 64] |= 1 << UInt64(rule % 64) }
    }
    for atom in atoms { scratch[atom] = 0 }
  }

  /// Adds the shared parts of a conjunction at the top of a condition.
  private static func addParts(
    of offset: Int,
    _ code: borrowing CodeBuffer,
    to parts: inout [Int32]
  ) {
    switch code.operation(at: offset) {
    case .and:
      addParts(of: Int(code[offset + 1]), code, to: &parts)
      addParts(of: Int(code[offset + 2]), code, to: &parts)
    case .shared: parts.append(Int32(offset))
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
