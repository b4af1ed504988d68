internal import Rules

// Order, membership and quantifiers; an element that is not known leaves them open.

extension FastEvaluator {
  mutating func order(
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

  /// A day so many days later; an error outside the years 1 to 9999, as for timestamps.
  mutating func daysAfter(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let date = run(Int(code[offset + 1]), &table)
    let days = run(Int(code[offset + 2]), &table)
    if date.isUnknown || days.isUnknown { return .unknown }
    guard date.tag == .date, days.tag == .integer else { return .error }
    let (day, overflow) = date.a.addingReportingOverflow(days.a)
    return overflow || day < Day.first.number || day > Day.never.number
      ? .error : FastValue(.date, day)
  }

  mutating func membershipInConstants(
    _ offset: Int,
    _ table: inout FactTable
  ) -> FastValue {
    let value = operand(Int(code[offset + 1]), &table)
    if value.isUnknown { return .unknown }
    if value.isError { return .error }
    guard value.tag.rawValue == UInt8(code[offset + 2]) else { return .no }
    let first = offset + 4
    for position in first..<(first + Int(code[offset + 3])) where code[position] == value.a {
      return .yes
    }
    return .no
  }

  mutating func membershipInTexts(
    _ offset: Int,
    _ table: inout FactTable
  ) -> FastValue {
    let value = operand(Int(code[offset + 1]), &table)
    if value.isUnknown { return .unknown }
    if value.isError { return .error }
    guard value.tag == .text else { return .no }
    for position in 0..<Int(code[offset + 2]) {
      let at = offset + 3 + position * 2
      if textEquals(value, FastValue(.constantText, code[at], code[at + 1]), table) { return .yes }
    }
    return .no
  }

  mutating func membership(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let value = operand(Int(code[offset + 1]), &table)
    let list = operand(Int(code[offset + 2]), &table)
    if value.isUnknown || list.isUnknown {
      _ = isOpen(list, table)
      return .unknown
    }
    let count = length(of: list)
    guard !value.isError, count >= 0 else { return .error }
    var mayBeIn = false
    for position in 0..<count {
      let found = equal(value, element(position, of: list, table), table)
      if found.isTrue { return .yes }
      if found.isUnknown { mayBeIn = true }
    }
    guard mayBeIn else { return .no }
    _ = isOpen(list, table)
    return .unknown
  }

  /// Number of elements; -1 for what is no list.
  mutating func length(of list: FastValue) -> Int {
    switch list.tag {
    case .list: Int(list.b)
    case .constantList: Int(code[Int(list.a) + 1])
    default: -1
    }
  }

  mutating func element(_ position: Int, of list: FastValue, _ table: FactTable) -> FastValue {
    if list.isList {
      let fact = table.elements[Int(list.a) + position]
      switch fact.tag {
      case .invalid, .unknown: return FastValue(.unknown, origin: list.origin)
      default: return FastValue(fact)
      }
    }
    let tag = FactTag(rawValue: UInt8(code[Int(list.a)])) ?? .error
    return FastValue(tag, code[Int(list.a) + 2 + position])
  }

  mutating func every(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let list = operand(Int(code[offset + 1]), &table)
    let count = length(of: list)
    guard count >= 0 else { return list.isUnknown ? .unknown : .error }
    var result = FastValue.yes
    let mark = trace.mark
    for position in 0..<count {
      variables[Int(code[offset + 2])] = element(position, of: list, table)
      let value = run(Int(code[offset + 3]), &table)
      if value.isFalse {
        trace.drop(from: mark)
        return .no
      }
      if !value.isTrue { result = Self.combined(result, value, settled: false, .yes) }
    }
    return result
  }

  mutating func some(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let list = operand(Int(code[offset + 1]), &table)
    let count = length(of: list)
    guard count >= 0 else { return list.isUnknown ? .unknown : .error }
    var result = FastValue.no
    let mark = trace.mark
    for position in 0..<count {
      variables[Int(code[offset + 2])] = element(position, of: list, table)
      let value = run(Int(code[offset + 3]), &table)
      if value.isTrue {
        trace.drop(from: mark)
        return .yes
      }
      if !value.isFalse { result = Self.combined(result, value, settled: false, .no) }
    }
    return result
  }

  mutating func one(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let list = operand(Int(code[offset + 1]), &table)
    let count = length(of: list)
    guard count >= 0 else { return list.isUnknown ? .unknown : .error }
    var found = 0
    var isOpen = false
    for position in 0..<count {
      variables[Int(code[offset + 2])] = element(position, of: list, table)
      let value = run(Int(code[offset + 3]), &table)
      if value.isError { return .error }
      if value.isUnknown { isOpen = true }
      if value.isTrue { found += 1 }
    }
    return isOpen ? .unknown : .boolean(found == 1)
  }

  /// Whether a list has an unknown element, which then is what an operator on all of it misses.
  mutating func isOpen(_ list: FastValue, _ table: FactTable) -> Bool {
    guard hasUnknown(list, table) else { return false }
    if trace.isOn { trace.leave(list.origin) }
    return true
  }

  mutating func listsEqual(
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

  mutating func hasUnknown(_ list: FastValue, _ table: FactTable) -> Bool {
    guard list.isList else { return false }
    for position in Int(list.a)..<Int(list.a + list.b) {
      switch table.elements[position].tag {
      case .unknown, .invalid: return true
      default: continue
      }
    }
    return false
  }
}
