extension Parser {
  /// A primary with the selections, calls and indexes that follow it.
  mutating func member(isNegative: Bool, start: Int?) throws(ConditionFailure) -> Int {
    var node = try primary(isNegative: isNegative, start: start)
    while true {
      let begin = nodes[node].start
      if take(.dot) {
        if take(.question) { reject("optional values (.?)", start: begin) }
        node = try selection(from: node)
      } else if take(.leftBracket) {
        if take(.question) { reject("optional values ([?])", start: begin) }
        let index = try expression()
        try expect(.rightBracket)
        node = try add(.index(node, index), start: begin, end: previousEnd, over: [node, index])
      } else if current.kind == .symbol(.leftBrace), isQualifiedName(node) {
        node = try message(from: begin)
      } else {
        return node
      }
    }
  }

  private func isQualifiedName(_ id: Int) -> Bool {
    var id = id
    while case .select(let operand, _) = nodes[id].kind { id = operand }
    if case .name = nodes[id].kind { return true }
    return false
  }

  private mutating func selection(from operand: Int) throws(ConditionFailure) -> Int {
    let start = nodes[operand].start
    let token = current
    switch token.kind {
    case .quotedIdentifier(let field):
      advance()
      return try add(.select(operand, field), start: start, end: token.end, over: [operand])
    case .identifier(let name) where !Words.keywords.contains(name):
      advance()
      guard current.kind == .symbol(.leftParenthesis) else {
        return try add(.select(operand, name), start: start, end: token.end, over: [operand])
      }
      return try methodCall(name, on: operand)
    default:
      throw SyntaxFailure.expected("項目か関数の名前", "a field's or function's name", found: token)
    }
  }

  private mutating func methodCall(
    _ name: String,
    on receiver: Int
  ) throws(ConditionFailure) -> Int {
    let start = nodes[receiver].start
    if let macro = Macro(rawValue: name) { return try comprehension(macro, over: receiver) }
    let arguments = try [receiver] + self.arguments()
    let function = Function(method: name)
    if case .name(let space) = nodes[receiver].kind, Words.libraries.contains(space),
      case .unbound = function
    {
      reject("\(space).\(name)()", start: start)
    } else if Words.unsupportedMethods.contains(name) {
      reject("\(name)()", start: start)
    }
    return try add(
      .call(function, arguments),
      start: start,
      end: previousEnd,
      over: arguments
    )
  }

  /// Arguments with both parentheses.
  mutating func arguments() throws(ConditionFailure) -> [Int] {
    try expect(.leftParenthesis)
    var arguments: [Int] = []
    guard !take(.rightParenthesis) else { return arguments }
    repeat {
      arguments.append(try expression())
    } while take(.comma)
    try expect(.rightParenthesis)
    return arguments
  }

  /// `range.macro(variable, body)` or `range.map(variable, filter, body)`.
  private mutating func comprehension(
    _ macro: Macro,
    over range: Int
  ) throws(ConditionFailure) -> Int {
    let start = nodes[range].start
    try expect(.leftParenthesis)
    guard case .identifier(let variable) = current.kind, !Words.isReserved(variable) else {
      throw SyntaxFailure.badMacro(macro.rawValue, start: start, end: current.end)
    }
    advance()
    guard take(.comma) else {
      throw SyntaxFailure.badMacro(macro.rawValue, start: start, end: current.end)
    }
    variables.append(variable)
    defer { variables.removeLast() }
    var parts = [try expression()]
    while take(.comma) { parts.append(try expression()) }
    try expect(.rightParenthesis)
    guard let body = parts.last else { return range }
    if parts.count > 2 || (parts.count == 2 && macro != .map) {
      guard parts.count == 2, case .name = nodes[parts[0]].kind else {
        throw SyntaxFailure.badMacro(macro.rawValue, start: start, end: previousEnd)
      }
      reject("\(macro.rawValue)() with two variables", start: start)
    }
    let filter = parts.count == 2 ? parts[0] : nil
    return try add(
      .comprehension(macro, range: range, variable: variable, filter: filter, body: body),
      start: start,
      end: previousEnd,
      over: [range] + parts
    )
  }

  /// The fields of a message, which are read only to be rejected.
  private mutating func message(from start: Int) throws(ConditionFailure) -> Int {
    try enter()
    defer { depth -= 1 }
    try expect(.leftBrace)
    while current.kind != .symbol(.rightBrace) {
      _ = take(.question)
      switch current.kind {
      case .quotedIdentifier: advance()
      case .identifier(let name) where !Words.keywords.contains(name): advance()
      default: throw SyntaxFailure.expected("項目の名前", "a field's name", found: current)
      }
      try expect(.colon)
      _ = try expression()
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    reject("messages", start: start)
    return try add(.literal(.null), start: start, end: previousEnd)
  }
}
