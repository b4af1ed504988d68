internal import Rules

/// Runs condition code over a fact table, in three-valued logic, without making objects.
///
/// It answers yes, no, unknown or error, and nothing else: which facts decided is the explaining
/// evaluator's to say. Derived facts are computed on first use and kept until the facts change.
struct FastEvaluator {
  let code: [Int32]
  private let bytes: RulebookBytes
  private let layout: VocabularyLayout
  /// Derivations by field index: effective from, until and code offset; flat, with ranges.
  private let derivations: [FastDerivation]
  private let derivationRanges: [Range<Int>]
  var variables = [FastValue](
    repeating: .unknown,
    count: 2 + StandardVariable.limit
  )
  /// The day by whose law derived facts are taken (days since 1970).
  private(set) var day: Int32 = 0
  private var span = -1
  /// The day of judgement (days since 1970).
  private(set) var asOf: Int32 = 0
  /// Values of shared parts, and the round in which each was computed.
  private var atomValues: [FastValue]
  private var atomRounds: [Int32]
  private var round: Int32 = 0
  /// Rounds of derived facts, which have other subjects, are counted downwards.
  private var apart: Int32 = 0
  /// The missing facts read since `clearReads`, by index.
  private var missing: [Int32] = []
  /// Whether a missing fact was read twice, or behind a derived one: three-valued logic is then not
  /// exact, and an open answer may be decided by trying values.
  private(set) var mayBeInexact = false

  private struct FastDerivation {
    let from: Int32
    let until: Int32
    let code: Int32
  }

  init(_ rulebook: Rulebook, layout: VocabularyLayout) {
    code = rulebook.code
    bytes = rulebook.bytes
    self.layout = layout
    var derivations: [FastDerivation] = []
    var ranges: [Range<Int>] = []
    for field in rulebook.fields {
      let start = derivations.count
      for derivation in field.derivations {
        derivations.append(
          FastDerivation(
            from: derivation.effective.from.number,
            until: derivation.effective.until?.number ?? Int32.max,
            code: derivation.condition.code
          )
        )
      }
      ranges.append(start..<derivations.count)
    }
    self.derivations = derivations
    derivationRanges = ranges
    atomValues = [FastValue](repeating: .unknown, count: Int(rulebook.atomCount))
    atomRounds = [Int32](repeating: -1, count: Int(rulebook.atomCount))
    variables[Int(StandardVariable.root)] = FastValue(.record, 0)
  }

  /// Starts on a new plan, or on changed facts: nothing derived is known any more.
  mutating func begin(asOf: Int32) {
    self.asOf = asOf
    day = asOf
    span = layout.span(of: asOf)
  }

  /// Takes the law of another day from now on.
  mutating func move(to day: Int32, in table: inout FactTable) {
    guard day != self.day else { return }
    self.day = day
    let next = layout.span(of: day)
    if next != span {
      span = next
      forgetDerived(in: &table)
    }
  }

  /// Makes every derived fact unknown to memory, so that it is computed anew.
  func forgetDerived(in table: inout FactTable) {
    for record in table.records {
      for slot in layout.derivedSlots[Int(record.type)] {
        table.facts[Int(record.firstFact + slot)].tag = .pending
      }
    }
  }

  /// The value of a condition for a subject, nothing being kept from before.
  mutating func evaluate(_ offset: Int32, subject: Int, in table: inout FactTable) -> FastValue {
    enter(subject)
    return evaluate(offset, in: &table)
  }

  /// Turns to a subject: values of shared parts are kept until the next turn.
  mutating func enter(_ subject: Int) {
    variables[0] = FastValue(.record, Int32(subject))
    round &+= 1
  }

  /// The value of a condition for the subject entered last, its facts being unchanged since.
  mutating func evaluate(_ offset: Int32, in table: inout FactTable) -> FastValue {
    run(Int(offset), &table)
  }

  mutating func run(_ offset: Int, _ table: inout FactTable) -> FastValue {
    guard let operation = Operation(rawValue: code[offset]) else { return .error }
    switch operation {
    case .constant:
      return FastValue(FactTag(rawValue: UInt8(code[offset + 1])) ?? .error, code[offset + 2])
    case .constantText:
      return FastValue(.constantText, code[offset + 1], code[offset + 2])
    case .field:
      let base = variables[Int(code[offset + 1])]
      return field(code[offset + 2], of: base, &table)
    case .fieldOf:
      let base = run(Int(code[offset + 1]), &table)
      return field(code[offset + 2], of: base, &table)
    case .variable: return variables[Int(code[offset + 1])]
    case .asOf: return FastValue(.date, asOf)
    case .shared: return shared(offset, &table)
    case .and: return conjunction(offset, &table)
    case .or: return disjunction(offset, &table)
    case .not:
      let value = run(Int(code[offset + 1]), &table)
      guard value.isBoolean else { return value.isUnknown ? .unknown : .error }
      return .boolean(value.a == 0)
    case .conditional:
      let test = run(Int(code[offset + 1]), &table)
      guard test.isBoolean else { return test.isUnknown ? .unknown : .error }
      return run(Int(code[offset + (test.a == 1 ? 2 : 3)]), &table)
    case .equal: return equality(offset, &table)
    case .notEqual:
      let value = equality(offset, &table)
      return value.isBoolean ? .boolean(value.a == 0) : value
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return order(operation, offset, &table)
    case .inConstants: return membershipInConstants(offset, &table)
    case .inTexts: return membershipInTexts(offset, &table)
    case .inList: return membership(offset, &table)
    case .constantList: return FastValue(.constantList, Int32(offset) + 1)
    case .all: return every(offset, &table)
    case .exists: return some(offset, &table)
    case .existsOne: return one(offset, &table)
    case .size:
      let list = run(Int(code[offset + 1]), &table)
      // A list with an unknown element may be of any length.
      if list.isUnknown || hasUnknown(list, table) { return .unknown }
      return list.isList ? FastValue(.integer, list.b) : .error
    }
  }

  // MARK: - Facts

  private mutating func field(
    _ slot: Int32,
    of base: FastValue,
    _ table: inout FactTable
  ) -> FastValue {
    guard base.isRecord else { return base.isUnknown ? .unknown : .error }
    let record = table.records[Int(base.a)]
    let fact = table.facts[Int(record.firstFact + slot)]
    switch fact.tag {
    case .pending: return derive(slot, record: base.a, &table)
    case .unknown, .computing, .invalid, .opaque:
      noteMissing(record.firstFact + slot, isDerived: isDerived(slot, record))
      return .unknown
    default: return FastValue(fact)
    }
  }

  /// Starts a new account of missing facts.
  mutating func clearReads() {
    missing.removeAll(keepingCapacity: true)
    mayBeInexact = false
  }

  private mutating func noteMissing(_ fact: Int32, isDerived: Bool) {
    if isDerived || missing.contains(fact) { mayBeInexact = true }
    missing.append(fact)
  }

  private func isDerived(_ slot: Int32, _ record: RecordInstance) -> Bool {
    !derivationRanges[Int(layout.firstField[Int(record.type)] + slot)].isEmpty
  }

  private mutating func derive(
    _ slot: Int32,
    record number: Int32,
    _ table: inout FactTable
  ) -> FastValue {
    let record = table.records[Int(number)]
    let index = Int(record.firstFact + slot)
    let field = Int(layout.firstField[Int(record.type)] + slot)
    table.facts[index].tag = .computing
    let day = lawDay(of: record, in: table)
    var value = FastValue.unknown
    for derivation in derivations[derivationRanges[field]]
    where derivation.from <= day && day < derivation.until {
      // Without code the explaining evaluator has to look.
      guard derivation.code >= 0 else { break }
      let subject = variables[0]
      let own = round
      apart &+= 1
      round = -1 &- apart
      variables[0] = FastValue(.record, number)
      value = runApart(Int(derivation.code), &table)
      variables[0] = subject
      round = own
      break
    }
    if value.isError { value = .unknown }
    if value.isUnknown { mayBeInexact = true }
    table.facts[index].tag = value.tag
    table.facts[index].a = value.a
    table.facts[index].b = value.b
    return value
  }

  /// Runs another condition in the middle of one: bound variables must survive.
  private mutating func runApart(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let first = Int(StandardVariable.firstBound)
    let kept = (
      variables[first], variables[first + 1], variables[first + 2], variables[first + 3]
    )
    let value = run(offset, &table)
    (variables[first], variables[first + 1], variables[first + 2], variables[first + 3]) = kept
    return value
  }

  /// An act is judged by the law of its own day, other records by the law of the act at hand.
  private func lawDay(of record: RecordInstance, in table: FactTable) -> Int32 {
    let slot = layout.datingSlot[Int(record.type)]
    guard slot >= 0 else { return day }
    let fact = table.facts[Int(record.firstFact) + Int(slot)]
    switch fact.tag {
    // An act without a date of its own is judged by the day of judgement.
    case .date: return fact.a == Day.never.number ? asOf : fact.a
    case .period: return fact.b
    default: return asOf
    }
  }

  // MARK: - Logic

  private mutating func shared(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let atom = Int(code[offset + 1])
    if atomRounds[atom] == round {
      let value = atomValues[atom]
      // Which facts were missing is not kept: the account may now count one of them once only.
      if case .unknown = value.tag { mayBeInexact = true }
      return value
    }
    let value = run(Int(code[offset + 2]), &table)
    atomRounds[atom] = round
    atomValues[atom] = value
    return value
  }

  private mutating func conjunction(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let left = run(Int(code[offset + 1]), &table)
    if left.isFalse { return .no }
    let right = run(Int(code[offset + 2]), &table)
    if right.isFalse { return .no }
    return Self.combined(left, right, settled: left.isTrue && right.isTrue, .yes)
  }

  private mutating func disjunction(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let left = run(Int(code[offset + 1]), &table)
    if left.isTrue { return .yes }
    let right = run(Int(code[offset + 2]), &table)
    if right.isTrue { return .yes }
    return Self.combined(left, right, settled: left.isFalse && right.isFalse, .no)
  }

  static func combined(
    _ left: FastValue,
    _ right: FastValue,
    settled: Bool,
    _ value: FastValue
  ) -> FastValue {
    if settled { return value }
    return left.isUnknown || right.isUnknown ? .unknown : .error
  }

  private mutating func equality(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let left = run(Int(code[offset + 1]), &table)
    let right = run(Int(code[offset + 2]), &table)
    return equal(left, right, table)
  }

  func equal(_ left: FastValue, _ right: FastValue, _ table: FactTable) -> FastValue {
    if left.isUnknown || right.isUnknown { return .unknown }
    if left.isError || right.isError { return .error }
    guard left.tag == right.tag else {
      if left.tag == .text && right.tag == .constantText {
        return .boolean(textEquals(left, right, table))
      }
      if left.tag == .constantText && right.tag == .text {
        return .boolean(textEquals(right, left, table))
      }
      if left.isList || right.isList { return listsEqual(left, right, table) }
      return .no
    }
    switch left.tag {
    case .notApplicable: return .yes
    case .text: return .boolean(table.textEquals(left.a, left.b, right.a, right.b))
    case .period: return .boolean(left.a == right.a && left.b == right.b)
    case .list: return listsEqual(left, right, table)
    default: return .boolean(left.a == right.a)
    }
  }

  /// A text of the plan against one of the rulebook.
  func textEquals(_ own: FastValue, _ constant: FastValue, _ table: FactTable) -> Bool {
    bytes.pooledEquals(
      Text(start: constant.a, length: constant.b),
      table.text,
      from: Int(own.a),
      to: Int(own.a + own.b)
    )
  }

  func listsEqual(
    _ left: FastValue,
    _ right: FastValue,
    _ table: FactTable
  ) -> FastValue {
    let count = length(of: left)
    guard count >= 0, length(of: right) >= 0 else { return .no }
    var result = FastValue.yes
    if count != length(of: right) { result = .no }
    for position in 0..<min(count, length(of: right)) {
      let one = element(position, of: left, table)
      let other = element(position, of: right, table)
      let value = equal(one, other, table)
      // A list with an unknown element may have any length.
      if value.isUnknown { return .unknown }
      if value.isFalse { result = .no }
    }
    return hasUnknown(left, table) || hasUnknown(right, table) ? .unknown : result
  }

  func hasUnknown(_ list: FastValue, _ table: FactTable) -> Bool {
    guard list.isList else { return false }
    return table.elements[Int(list.a)..<Int(list.a + list.b)].contains { $0.tag == .unknown }
  }

  private mutating func order(
    _ operation: Operation,
    _ offset: Int,
    _ table: inout FactTable
  ) -> FastValue {
    let left = run(Int(code[offset + 1]), &table)
    let right = run(Int(code[offset + 2]), &table)
    if left.isUnknown || right.isUnknown { return .unknown }
    guard left.tag == right.tag, left.tag == .integer || left.tag == .date else { return .error }
    switch operation {
    case .less: return .boolean(left.a < right.a)
    case .lessOrEqual: return .boolean(left.a <= right.a)
    case .greater: return .boolean(left.a > right.a)
    default: return .boolean(left.a >= right.a)
    }
  }
}
