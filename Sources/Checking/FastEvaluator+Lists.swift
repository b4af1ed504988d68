internal import Rules

// Membership and quantifiers; an element that is not known leaves them open.

extension FastEvaluator {
  mutating func membershipInConstants(
    _ offset: Int,
    _ table: inout FactTable
  ) -> FastValue {
    let value = run(Int(code[offset + 1]), &table)
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
    let value = run(Int(code[offset + 1]), &table)
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
    let value = run(Int(code[offset + 1]), &table)
    let list = run(Int(code[offset + 2]), &table)
    if value.isUnknown || list.isUnknown { return .unknown }
    let count = length(of: list)
    guard !value.isError, count >= 0 else { return .error }
    var isOpen = false
    for position in 0..<count {
      let found = equal(value, element(position, of: list, table), table)
      if found.isTrue { return .yes }
      if found.tag == .unknown { isOpen = true }
    }
    return isOpen ? .unknown : .no
  }

  /// Number of elements; -1 for what is no list.
  func length(of list: FastValue) -> Int {
    switch list.tag {
    case .list: Int(list.b)
    case .constantList: Int(code[Int(list.a) + 1])
    default: -1
    }
  }

  func element(_ position: Int, of list: FastValue, _ table: FactTable) -> FastValue {
    if list.isList {
      let fact = table.elements[Int(list.a) + position]
      return FastValue(fact.tag == .invalid ? .unknown : fact.tag, fact.a, fact.b)
    }
    let tag = FactTag(rawValue: UInt8(code[Int(list.a)])) ?? .error
    return FastValue(tag, code[Int(list.a) + 2 + position])
  }

  mutating func every(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let list = run(Int(code[offset + 1]), &table)
    let count = length(of: list)
    guard count >= 0 else { return list.isUnknown ? .unknown : .error }
    var result = FastValue.yes
    for position in 0..<count {
      variables[Int(code[offset + 2])] = element(position, of: list, table)
      let value = run(Int(code[offset + 3]), &table)
      if value.isFalse { return .no }
      if !value.isTrue { result = Self.combined(result, value, settled: false, .yes) }
    }
    return result
  }

  mutating func some(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let list = run(Int(code[offset + 1]), &table)
    let count = length(of: list)
    guard count >= 0 else { return list.isUnknown ? .unknown : .error }
    var result = FastValue.no
    for position in 0..<count {
      variables[Int(code[offset + 2])] = element(position, of: list, table)
      let value = run(Int(code[offset + 3]), &table)
      if value.isTrue { return .yes }
      if !value.isFalse { result = Self.combined(result, value, settled: false, .no) }
    }
    return result
  }

  mutating func one(_ offset: Int, _ table: inout FactTable) -> FastValue {
    let list = run(Int(code[offset + 1]), &table)
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
}
