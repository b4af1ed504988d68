internal import Rules

/// Runs condition code over a fact table, in three-valued logic, without making objects.
///
/// It answers yes, no, unknown or error, and nothing else: which facts decided is the explaining
/// evaluator's to say. Derived facts are computed on first use and kept until the facts change.
/// It cannot be copied: a copy made by mistake would cost more than most conditions.
struct FastEvaluator: ~Copyable {
  let code: CodeBuffer
  private let bytes: RulebookBytes
  let layout: VocabularyLayout
  var variables = [FastValue](
    repeating: .unknown,
    count: 2 + StandardVariable.limit
  )
  /// The day by whose law derived facts are taken (days since 1970).
  private(set) var day: Int32 = 0
  private var span = -1
  /// The day of judgement (days since 1970).
  private(set) var asOf: Int32 = 0
  private var atoms: SharedValues
  private var round: Int32 = 0
  /// Rounds of derived facts, which have other subjects, are counted downwards.
  private var apart: Int32 = 0
  /// The derived facts that stand computed in the table at hand.
  private var computed: [Int32] = []
  /// What missing facts an evaluation leaves, while that is asked for.
  var trace = MissingTrace()

  init(_ rulebook: Rulebook, layout: VocabularyLayout) {
    code = CodeBuffer(rulebook)
    bytes = rulebook.bytes
    self.layout = layout
    atoms = SharedValues(count: Int(rulebook.atomCount))
    variables[Int(StandardVariable.root)] = FastValue(.record, 0)
  }

  /// Starts on a new plan, in which nothing derived is known yet.
  mutating func begin(asOf: Int32) {
    computed.removeAll(keepingCapacity: true)
    restart(asOf: asOf)
  }

  /// Starts again on the plan at hand, of which some facts were changed.
  mutating func begin(asOf: Int32, again table: inout FactTable) {
    forgetDerived(in: &table)
    restart(asOf: asOf)
  }

  private mutating func restart(asOf: Int32) {
    self.asOf = asOf
    day = asOf
    span = layout.span(of: asOf)
    trace.forgetDerived()
  }

  /// Takes the law of another day from now on.
  mutating func move(to day: Int32, in table: inout FactTable) {
    guard day != self.day else { return }
    self.day = day
    let next = layout.span(of: day)
    if next != span {
      span = next
      forgetDerived(in: &table)
      trace.forgetDerived()
    }
  }

  /// Makes every derived fact unknown to memory, so that it is computed anew.
  mutating func forgetDerived(in table: inout FactTable) {
    for index in computed { table.facts[Int(index)].tag = .pending }
    computed.removeAll(keepingCapacity: true)
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

  /// Turns to a subject that is not listed: nothing is known of it but where it would stand.
  mutating func enter(unlisted type: Int, in parent: Int?, of table: FactTable) {
    variables[0] = .unknown
    if let parent, let way = layout.wayUp(from: type, to: table.records[parent].type) {
      variables[0] = FastValue(.unknown, way, Int32(parent) + 1)
    }
    round &+= 1
  }

  /// The value of a condition for the subject entered last, its facts being unchanged since.
  mutating func evaluate(_ offset: Int32, in table: inout FactTable) -> FastValue {
    run(Int(offset), &table)
  }

  /// As `run`; the usual leaves need no further call.
  @inline(__always)
  mutating func operand(_ offset: Int, _ table: inout FactTable) -> FastValue {
    switch code.operation(at: offset) {
    case .field: field(code[offset + 2], of: variable(offset), &table)
    case .constant: constant(offset)
    default: run(offset, &table)
    }
  }

  @inline(__always)
  private func constant(_ offset: Int) -> FastValue {
    FastValue(FactTag(rawValue: UInt8(code[offset + 1])) ?? .error, code[offset + 2])
  }

  mutating func run(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let operation = code.operation(at: offset)
    switch operation {
    case .constant: return constant(offset)
    case .constantText:
      return FastValue(.constantText, code[offset + 1], code[offset + 2])
    case .field:
      return field(code[offset + 2], of: variable(offset), &table)
    case .fieldOf:
      let base = operand(Int(code[offset + 1]), &table)
      return field(code[offset + 2], of: base, &table)
    case .variable: return variable(offset)
    case .asOf: return FastValue(.date, asOf)
    case .shared: return shared(offset, &table)
    case .and: return conjunction(offset, &table)
    case .or: return disjunction(offset, &table)
    case .not:
      let value = operand(Int(code[offset + 1]), &table)
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
      if list.isUnknown || isOpen(list, table) { return .unknown }
      return list.isList ? FastValue(.integer, list.b) : .error
    case .daysAfter: return daysAfter(offset, &table)
    }
  }

  // MARK: - Facts

  @inline(__always)
  private mutating func variable(_ offset: Int) -> FastValue {
    let value = variables[Int(code[offset + 1])]
    if trace.isOn, value.isUnknown { trace.leave(value.origin) }
    return value
  }

  private mutating func field(
    _ slot: Int32,
    of base: FastValue,
    _ table: inout FactTable
  ) -> FastValue {
    guard base.isRecord else {
      guard base.isUnknown else { return .error }
      // A subject that is not listed carries the record that it would stand in.
      return base.b > 0 && base.a == slot ? FastValue(.record, base.b - 1) : .unknown
    }
    let record = table.records[Int(base.a)]
    let index = record.firstFact + slot
    if trace.isOn, isDerived(slot, record) { return traceDerived(index, slot, base.a, &table) }
    let fact = table.facts[Int(index)]
    switch fact.tag {
    case .pending: return derive(slot, record: base.a, &table)
    case .unknown, .computing, .invalid, .opaque:
      if trace.isOn { trace.miss(index) }
      return .unknown
    case .list:
      let list = FastValue(fact, at: index)
      if trace.isOn, hasUnknown(list, table) { trace.read(open: index) }
      return list
    default: return FastValue(fact)
    }
  }

  private func isDerived(_ slot: Int32, _ record: RecordInstance) -> Bool {
    layout.shapes[Int(layout.firstField[Int(record.type)] + slot)].isDerived
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
    computed.append(Int32(index))
    var value = FastValue.unknown
    // Without code the explaining evaluator has to look.
    if let code = derivation(of: field, for: record, in: table), code >= 0 {
      value = runApart(Int(code), subject: number, &table)
    }
    if value.isError { value = .unknown }
    table.facts[index].tag = value.tag
    table.facts[index].a = value.a
    table.facts[index].b = value.b
    return value
  }

  /// The code that derives a field of a record by the law of the record's day; nil for none.
  mutating func derivation(of field: Int, for record: RecordInstance, in table: FactTable) -> Int32?
  {
    let day = lawDay(of: record, in: table)
    return layout.derivations(of: field).first { $0.from <= day && day < $0.until }?.code
  }

  /// Runs another condition in the middle of one: bound variables must survive.
  mutating func runApart(
    _ offset: Int,
    subject: Int32,
    _ table: inout FactTable
  ) -> FastValue {
    let first = Int(StandardVariable.firstBound)
    let kept = (
      variables[0], variables[first], variables[first + 1], variables[first + 2],
      variables[first + 3]
    )
    let own = round
    apart &+= 1
    round = -1 &- apart
    variables[0] = FastValue(.record, subject)
    let value = run(offset, &table)
    round = own
    (
      variables[0], variables[first], variables[first + 1], variables[first + 2],
      variables[first + 3]
    ) = kept
    return value
  }

  /// An act is judged by the law of its own day, other records by the law of the act at hand.
  private mutating func lawDay(of record: RecordInstance, in table: FactTable) -> Int32 {
    let slot = layout.datingSlot[Int(record.type)]
    guard slot >= 0 else { return day }
    let fact = table.facts[Int(record.firstFact) + Int(slot)]
    switch fact.tag {
    // An act without a date of its own is judged by the day of judgement.
    case .date: return fact.a == Day.never.number ? asOf : fact.a
    case .period: return layout.lawDay(from: fact.a, until: fact.b, asOf: asOf)
    default: return asOf
    }
  }

  // MARK: - Logic

  private mutating func shared(_ offset: Int, _ table: inout FactTable) -> FastValue {
    // Which facts were missing is not kept with a value.
    if trace.isOn { return run(Int(code[offset + 2]), &table) }
    let atom = Int(code[offset + 1])
    if let known = atoms.value(of: atom, in: round) { return known }
    let value = run(Int(code[offset + 2]), &table)
    atoms.keep(value, of: atom, in: round)
    return value
  }

  private mutating func conjunction(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let mark = trace.mark
    let left = operand(Int(code[offset + 1]), &table)
    if left.isFalse { return .no }
    let right = operand(Int(code[offset + 2]), &table)
    if right.isFalse {
      trace.drop(from: mark)
      return .no
    }
    return Self.combined(left, right, settled: left.isTrue && right.isTrue, .yes)
  }

  private mutating func disjunction(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let mark = trace.mark
    let left = operand(Int(code[offset + 1]), &table)
    if left.isTrue { return .yes }
    let right = operand(Int(code[offset + 2]), &table)
    if right.isTrue {
      trace.drop(from: mark)
      return .yes
    }
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
    let left = operand(Int(code[offset + 1]), &table)
    let other = Int(code[offset + 2])
    // Most comparisons are with a constant of the same kind, which one number holds.
    if case .constant = code.operation(at: other), left.isNumber,
      code[other + 1] == Int32(left.tag.rawValue)
    {
      return .boolean(left.a == code[other + 2])
    }
    let right = operand(other, &table)
    // Not `||`: both operands may leave missing facts.
    let isLeftOpen = isOpen(left, table)
    if isOpen(right, table) || isLeftOpen { return .unknown }
    return equal(left, right, table)
  }

  // Not mutating in truth: to the optimizer it spares a copy of the evaluator.
  mutating func equal(_ left: FastValue, _ right: FastValue, _ table: FactTable) -> FastValue {
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
    case .list, .constantList: return listsEqual(left, right, table)
    default: return .boolean(left.a == right.a)
    }
  }

  /// A text of the plan against one of the rulebook.
  mutating func textEquals(_ own: FastValue, _ constant: FastValue, _ table: FactTable) -> Bool {
    bytes.pooledEquals(
      constant.a,
      length: constant.b,
      table.text,
      from: Int(own.a),
      to: Int(own.a + own.b)
    )
  }
}
