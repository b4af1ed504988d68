internal import Conditions
internal import Platform

/// Turns a checked condition into code for the fast evaluator.
///
/// What the code cannot express (arithmetic but of days, maps, text functions) is left to the
/// explaining evaluator, which runs every condition.
struct ConditionCompiler {
  /// Thrown for a construct that has no code.
  private struct Unsupported: Error {}

  private let checked: CheckedCondition
  private let index: VocabularyIndex
  private let subject: Int
  private var output: RulebookEncoder
  private var code: [Int32]
  private var bound: [(name: String, variable: Int32)] = []
  private var atoms: SharedAtoms

  private init(
    _ checked: CheckedCondition,
    index: VocabularyIndex,
    subject: Int,
    output: RulebookEncoder,
    code: [Int32],
    atoms: SharedAtoms
  ) {
    self.checked = checked
    self.index = index
    self.subject = subject
    self.output = output
    self.code = code
    self.atoms = atoms
  }

  private mutating func intern(_ text: String) -> Text { output.intern(text) }

  /// Appends the code of a condition and returns its offset; -1 (and no code) without one.
  static func append(
    _ checked: CheckedCondition,
    subject: Int,
    index: VocabularyIndex,
    output: inout RulebookEncoder,
    atoms: inout SharedAtoms,
    to code: inout [Int32]
  ) -> Int32 {
    let start = code.count
    // Handed over and back: a copy of everything compiled so far would be made for each condition.
    var compiler = ConditionCompiler(
      checked,
      index: index,
      subject: subject,
      output: exchange(&output, with: RulebookEncoder()),
      code: exchange(&code, with: []),
      atoms: exchange(&atoms, with: SharedAtoms())
    )
    let offset = try? compiler.emitShared(checked.condition.root)
    if offset == nil {
      compiler.code.removeLast(compiler.code.count - start)
      compiler.atoms.forget(from: Int32(start))
    }
    code = compiler.code
    output = compiler.output
    atoms = compiler.atoms
    return offset ?? -1
  }

  private mutating func emit(_ id: Condition.NodeID) throws(Unsupported) -> Int32 {
    switch checked.condition.nodes[id].kind {
    case .literal(.string(let text)) where checked.types[id] == .text:
      let constant = intern(text)
      return append(.constantText, constant.start, output.length(of: constant))
    case .call(.size, let arguments) where arguments.count == 1:
      return try emit(.size, arguments)
    case .literal, .call:
      let (tag, payload) = try constant(id)
      return append(.constant, Int32(tag.rawValue), payload)
    case .name(let name): return try emitName(name)
    case .select: return try emitField(id)
    case .not(let operand): return try emit(.not, [operand])
    case .and(let left, let right): return try emit(.and, [left, right])
    case .or(let left, let right): return try emit(.or, [left, right])
    case .conditional(let test, let yes, let no):
      return try emit(.conditional, [test, yes, no])
    case .binary(let symbol, let left, let right):
      return try emitBinary(symbol, left, right)
    case .list(let elements): return try emitList(elements)
    case .comprehension(let macro, let range, let variable, let filter, let body):
      guard filter == nil else { throw Unsupported() }
      return try emitComprehension(macro, range, variable, body)
    case .has, .index, .negate, .map: throw Unsupported()
    }
  }

  /// The parts of a conjunction or disjunction at the top, each shared with other conditions.
  private mutating func emitShared(_ id: Condition.NodeID) throws(Unsupported) -> Int32 {
    let node = checked.condition.nodes[id]
    switch node.kind {
    case .and(let left, let right): return try emitShared(.and, left, right)
    case .or(let left, let right): return try emitShared(.or, left, right)
    case .literal: return try emit(id)
    default:
      let text = String(
        decoding: checked.condition.source.utf8.dropFirst(node.start).prefix(node.end - node.start),
        as: UTF8.self
      )
      if let known = atoms.offset(of: text, subject: subject) { return known }
      let atom = atoms.next()
      let offset = append(.shared, atom, 0)
      let child = try emit(id)
      code[Int(offset) + 2] = child
      atoms.note(text, subject: subject, offset: offset)
      return offset
    }
  }

  private mutating func emitShared(
    _ operation: Operation,
    _ left: Condition.NodeID,
    _ right: Condition.NodeID
  ) throws(Unsupported) -> Int32 {
    let offset = append(operation, 0, 0)
    let first = try emitShared(left)
    code[Int(offset) + 1] = first
    let second = try emitShared(right)
    code[Int(offset) + 2] = second
    return offset
  }

  private mutating func append(_ operation: Operation, _ operands: Int32...) -> Int32 {
    let offset = Int32(code.count)
    code.append(operation.rawValue)
    code.append(contentsOf: operands)
    return offset
  }

  /// An operation whose operands are all children.
  private mutating func emit(
    _ operation: Operation,
    _ children: [Condition.NodeID]
  ) throws(Unsupported) -> Int32 {
    let offset = Int32(code.count)
    code.append(operation.rawValue)
    code.append(contentsOf: repeatElement(0, count: children.count))
    for (position, child) in children.enumerated() {
      let target = try emit(child)
      code[Int(offset) + 1 + position] = target
    }
    return offset
  }

  private mutating func emitName(_ name: String) throws(Unsupported) -> Int32 {
    if let variable = bound.last(where: { $0.name == name })?.variable {
      return append(.variable, variable)
    }
    if name == "as_of" { return append(.asOf) }
    if name == VocabularyIndex.conditionName(index.recordName(subject)) {
      return append(.variable, StandardVariable.subject)
    }
    guard let field = index.field(named: name, in: index.root),
      index.fields[field].kind != .group
    else { throw Unsupported() }
    return append(.field, StandardVariable.root, Int32(index.fields[field].slot))
  }

  /// `a.group.field`: groups are flat, so that only the record and the last slot matter.
  private mutating func emitField(_ id: Condition.NodeID) throws(Unsupported) -> Int32 {
    let (base, field) = try resolve(id)
    guard index.fields[field].kind != .group else { throw Unsupported() }
    let slot = Int32(index.fields[field].slot)
    switch base {
    case .variable(let variable): return append(.field, variable, slot)
    case .expression(let record):
      let offset = append(.fieldOf, 0, slot)
      let child = try emit(record)
      code[Int(offset) + 1] = child
      return offset
    }
  }

  private enum Base {
    case variable(Int32)
    case expression(Condition.NodeID)
  }

  private func resolve(_ id: Condition.NodeID) throws(Unsupported) -> (Base, Int) {
    switch checked.condition.nodes[id].kind {
    case .name(let name):
      guard !bound.contains(where: { $0.name == name }),
        let field = index.field(named: name, in: index.root)
      else { throw Unsupported() }
      return (.variable(StandardVariable.root), field)
    case .select(let operand, let name):
      guard case .record(let type) = checked.types[operand],
        let field = index.field(named: name, in: type)
      else { throw Unsupported() }
      if type >= VocabularyIndex.groupBase { return (try resolve(operand).0, field) }
      if case .name(let record) = checked.condition.nodes[operand].kind {
        if let variable = bound.last(where: { $0.name == record })?.variable {
          return (.variable(variable), field)
        }
        if record == VocabularyIndex.conditionName(index.recordName(subject)) {
          return (.variable(StandardVariable.subject), field)
        }
      }
      return (.expression(operand), field)
    default: throw Unsupported()
    }
  }

  private mutating func emitBinary(
    _ symbol: BinaryOperator,
    _ left: Condition.NodeID,
    _ right: Condition.NodeID
  ) throws(Unsupported) -> Int32 {
    switch symbol {
    case .equal: return try emit(.equal, [left, right])
    case .notEqual: return try emit(.notEqual, [left, right])
    case .less: return try emit(.less, [left, right])
    case .lessOrEqual: return try emit(.lessOrEqual, [left, right])
    case .greater: return try emit(.greater, [left, right])
    case .greaterOrEqual: return try emit(.greaterOrEqual, [left, right])
    case .membership:
      guard case .list(let elements) = checked.condition.nodes[right].kind else {
        return try emit(.inList, [left, right])
      }
      if checked.types[left] == .text { return try emitTextMembership(left, elements) }
      let (tag, payloads) = try constants(elements)
      let offset = append(.inConstants, 0, Int32(tag.rawValue), Int32(payloads.count))
      code.append(contentsOf: payloads)
      let child = try emit(left)
      code[Int(offset) + 1] = child
      return offset
    case .add: return try emit(.daysAfter, [left, days(of: right)])
    case .subtract, .multiply, .divide, .remainder: throw Unsupported()
    }
  }

  /// The number of days in `duration(string(days * 24) + "h")`: the one arithmetic of rules.
  private func days(of id: Condition.NodeID) throws(Unsupported) -> Condition.NodeID {
    let nodes = checked.condition.nodes
    guard case .call(.duration, let duration) = nodes[id].kind, duration.count == 1,
      case .binary(.add, let hours, let unit) = nodes[duration[0]].kind,
      case .literal(.string("h")) = nodes[unit].kind,
      case .call(.string, let text) = nodes[hours].kind, text.count == 1,
      case .binary(.multiply, let days, let factor) = nodes[text[0]].kind,
      case .literal(.int(24)) = nodes[factor].kind
    else { throw Unsupported() }
    return days
  }

  private mutating func emitTextMembership(
    _ value: Condition.NodeID,
    _ elements: [Condition.NodeID]
  ) throws(Unsupported) -> Int32 {
    var texts: [Int32] = []
    for element in elements {
      guard case .literal(.string(let text)) = checked.condition.nodes[element].kind else {
        throw Unsupported()
      }
      let constant = intern(text)
      texts += [constant.start, output.length(of: constant)]
    }
    let offset = append(.inTexts, 0, Int32(elements.count))
    code.append(contentsOf: texts)
    let child = try emit(value)
    code[Int(offset) + 1] = child
    return offset
  }

  private mutating func emitList(_ elements: [Condition.NodeID]) throws(Unsupported) -> Int32 {
    let (tag, payloads) = try constants(elements)
    let offset = append(.constantList, Int32(tag.rawValue), Int32(payloads.count))
    code.append(contentsOf: payloads)
    return offset
  }

  private mutating func emitComprehension(
    _ macro: Macro,
    _ range: Condition.NodeID,
    _ name: String,
    _ body: Condition.NodeID
  ) throws(Unsupported) -> Int32 {
    let operation: Operation
    switch macro {
    case .all: operation = .all
    case .exists: operation = .exists
    case .existsOne: operation = .existsOne
    case .filter, .map: throw Unsupported()
    }
    let variable = StandardVariable.firstBound + Int32(bound.count)
    guard bound.count < StandardVariable.limit else { throw Unsupported() }
    let offset = append(operation, 0, variable, 0)
    let list = try emit(range)
    bound.append((name, variable))
    let inner = try emit(body)
    bound.removeLast()
    code[Int(offset) + 1] = list
    code[Int(offset) + 3] = inner
    return offset
  }

  private func constants(
    _ elements: [Condition.NodeID]
  ) throws(Unsupported) -> (FactTag, [Int32]) {
    var tag = FactTag.boolean
    var payloads: [Int32] = []
    for (position, element) in elements.enumerated() {
      let (own, payload) = try constant(element)
      if position > 0 && own != tag { throw Unsupported() }
      tag = own
      payloads.append(payload)
    }
    return (tag, payloads)
  }

  /// A literal, or `timestamp("…")` of a whole day.
  private func constant(_ id: Condition.NodeID) throws(Unsupported) -> (FactTag, Int32) {
    switch checked.condition.nodes[id].kind {
    case .literal(.bool(let value)): return (.boolean, value ? 1 : 0)
    case .literal(.int(let value)):
      // The rulebook's numbers are natural ones, or -1, and not too large.
      guard let payload = Int32(exactly: value), payload >= -1, payload < DigitGroups.limit else {
        throw Unsupported()
      }
      return (.integer, payload)
    case .literal(.string(let text)):
      guard case .enumeration(let number) = checked.types[id],
        let value = index.value(named: text, of: number)
      else { throw Unsupported() }
      return (.enumeration, Int32(value))
    case .literal(.timestamp(let time)):
      return try (.date, day(time))
    case .call(.timestamp, let arguments):
      guard let argument = arguments.first,
        case .literal(.string(let text)) = checked.condition.nodes[argument].kind,
        text.hasSuffix("T00:00:00Z"), let day = Day(iso: text.utf8.prefix(10)), day.number >= 0
      else { throw Unsupported() }
      return (.date, day.number)
    default: throw Unsupported()
    }
  }

  private func day(_ time: Timestamp) throws(Unsupported) -> Int32 {
    guard time.nanoseconds == 0, time.seconds % 86_400 == 0,
      let number = Int32(exactly: time.seconds / 86_400), number >= 0
    else { throw Unsupported() }
    return number
  }
}

/// The parts that conditions share, by their text and the type of their subject.
struct SharedAtoms {
  private struct Key: Hashable {
    let subject: Int
    let text: String
  }

  private var offsets: [Key: Int32] = [:]
  private(set) var count: Int32 = 0

  /// Atoms of a rulebook that is extended keep their numbers.
  init(count: Int32 = 0) { self.count = count }

  func offset(of text: String, subject: Int) -> Int32? {
    offsets[Key(subject: subject, text: text)]
  }

  mutating func next() -> Int32 {
    count += 1
    return count - 1
  }

  mutating func note(_ text: String, subject: Int, offset: Int32) {
    offsets[Key(subject: subject, text: text)] = offset
  }

  /// Forgets the parts whose code was taken back.
  mutating func forget(from start: Int32) {
    offsets = offsets.filter { $0.value < start }
  }
}
