extension Parser {
  /// A primary with the selections, calls and indexes that follow it.
  mutating func member(after signs: Signs) throws(ConditionFailure) -> Int {
    var node = try primary(after: signs)
    while let next = try suffix(of: node) { node = next }
    return node
  }

  /// One selection, call, index or message body; nil when nothing of the kind follows.
  private mutating func suffix(of node: Int) throws(ConditionFailure) -> Int? {
    if take(.dot) { return try selection(from: node) }
    if take(.leftBracket) { return try index(into: node) }
    if isAt(.leftBrace), isQualifiedName(node) { return try message(from: nodes[node].start) }
    return nil
  }

  private mutating func index(into node: Int) throws(ConditionFailure) -> Int {
    let begin = nodes[node].start
    if take(.question) { reject("optional values ([?])", start: begin) }
    let index = try expression()
    try expect(.rightBracket)
    return try add(.index(node, index), start: begin, end: previousEnd, height: height(node, index))
  }

  private func isQualifiedName(_ id: Int) -> Bool {
    var id = id
    while case .select(let operand, _) = nodes[id].kind { id = operand }
    if case .name = nodes[id].kind { return true }
    return false
  }

  private mutating func selection(from operand: Int) throws(ConditionFailure) -> Int {
    if take(.question) { reject("optional values (.?)", start: nodes[operand].start) }
    let name = try fieldName()
    if isAt(.leftParenthesis), name.kind != .quotedIdentifier {
      return try methodCall(name, on: operand)
    }
    let field = self.name(of: name)
    return try add(
      .select(operand, field.text),
      start: nodes[operand].start,
      end: previousEnd,
      height: heights[operand],
      name: field
    )
  }

  /// The name after a dot, which may be a reserved word.
  private mutating func fieldName() throws(ConditionFailure) -> Token {
    let name = current
    guard name.kind == .quotedIdentifier || name.isFieldName else {
      throw SyntaxFailure.expected("項目か関数の名前", "a field's or function's name", found: name)
    }
    advance()
    return name
  }

  private mutating func methodCall(
    _ name: Token,
    on receiver: Int
  ) throws(ConditionFailure) -> Int {
    if let macro = meaning(of: name, in: Words.macros) {
      return try comprehension(macro, over: receiver)
    }
    let arguments = try [receiver] + self.arguments()
    let function = meaning(of: name, in: Words.methods) ?? .unbound(text(of: name))
    if case .unbound(let text) = function { rejectMethod(text, of: receiver) }
    return try add(
      .call(function, arguments),
      start: nodes[receiver].start,
      end: previousEnd,
      height: height(arguments)
    )
  }

  /// Methods that CEL or one of its usual extensions has.
  private mutating func rejectMethod(_ name: String, of receiver: Int) {
    let start = nodes[receiver].start
    if case .name(let space) = nodes[receiver].kind, Words.libraries.contains(space) {
      reject("\(space).\(name)()", start: start)
    } else if Words.unsupportedMethods.contains(name) {
      reject("\(name)()", start: start)
    }
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
    let variable = try macroVariable(macro, start: nodes[range].start)
    variables.append(variable.text)
    var parts = [try expression()]
    while take(.comma) { parts.append(try expression()) }
    try expect(.rightParenthesis)
    variables.removeLast()
    return try comprehension(macro, range, variable, parts)
  }

  private mutating func macroVariable(
    _ macro: Macro,
    start: Int
  ) throws(ConditionFailure) -> ConditionName {
    try expect(.leftParenthesis)
    let variable = current
    guard variable.kind == .identifier else {
      throw SyntaxFailure.badMacro(macro.rawValue, start: start, end: Int(variable.end))
    }
    advance()
    guard take(.comma) else {
      throw SyntaxFailure.badMacro(macro.rawValue, start: start, end: Int(current.end))
    }
    return name(of: variable)
  }

  private mutating func comprehension(
    _ macro: Macro,
    _ range: Int,
    _ variable: ConditionName,
    _ parts: [Int]
  ) throws(ConditionFailure) -> Int {
    let start = nodes[range].start
    guard let body = parts.last else { return range }
    if parts.count > 2 || (parts.count == 2 && macro != .map) {
      guard parts.count == 2, case .name = nodes[parts[0]].kind else {
        throw SyntaxFailure.badMacro(macro.rawValue, start: start, end: previousEnd)
      }
      reject("\(macro.rawValue)() with two variables", start: start)
    }
    let filter = parts.count == 2 ? parts[0] : nil
    return try add(
      .comprehension(macro, range: range, variable: variable.text, filter: filter, body: body),
      start: start,
      end: previousEnd,
      height: max(heights[range], height(parts)),
      name: variable
    )
  }

  /// The fields of a message, which are read only to be rejected.
  private mutating func message(from start: Int) throws(ConditionFailure) -> Int {
    try enter()
    try expect(.leftBrace)
    while !isAt(.rightBrace) {
      _ = take(.question)
      _ = try fieldName()
      try expect(.colon)
      _ = try expression()
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    depth -= 1
    reject("messages", start: start)
    return try add(.literal(.null), start: start, end: previousEnd)
  }
}
