extension Parser {
  mutating func primary(after signs: Signs) throws(ConditionFailure) -> Int {
    if isAt(.leftParenthesis) { return try parenthesized() }
    if isAt(.leftBracket) { return try list() }
    if isAt(.leftBrace) { return try map() }
    let isGlobal = take(.dot)
    if let name = try callee() { return try call(name) }
    return try isGlobal ? globalName() : atom(after: signs)
  }

  private mutating func parenthesized() throws(ConditionFailure) -> Int {
    advance()
    let inner = try expression()
    try expect(.rightParenthesis)
    return inner
  }

  /// The name of a function that is called here, unread; nil when there is no call.
  private func callee() throws(ConditionFailure) -> Token? {
    let name = current
    guard name.isFieldName,
      tokens[min(position + 1, tokens.count - 1)].kind == .leftParenthesis
    else { return nil }
    guard name.kind != .reserved else { throw SyntaxFailure.reserved(text(of: name), name) }
    return name
  }

  private mutating func globalName() throws(ConditionFailure) -> Int {
    let token = current
    guard token.kind == .identifier else {
      throw SyntaxFailure.expected("名前", "a name", found: token)
    }
    advance()
    let name = name(of: token)
    let written = variables.contains(name.text) ? "." + name.text : name.text
    return try add(
      .name(written),
      start: Int(token.start),
      end: Int(token.end),
      name: name
    )
  }

  /// A literal or a name.
  private mutating func atom(after signs: Signs) throws(ConditionFailure) -> Int {
    let token = current
    let begin = Int(signs.isNumberNegative ? tokens[position - 1].start : token.start)
    let kind: Condition.Kind
    var name: ConditionName?
    switch token.kind {
    case .identifier:
      let own = self.name(of: token)
      kind = .name(own.text)
      name = own
    case .string: kind = .literal(.string(try Lexer.contents(of: token, in: bytes)))
    case .integer, .double: kind = .literal(try number(token, signs, start: begin))
    case .yes, .no: kind = .literal(.bool(token.kind == .yes))
    case .null, .unsignedInteger, .bytes: kind = .literal(.null)
    default:
      if token.isReservedWord { throw SyntaxFailure.reserved(text(of: token), token) }
      throw SyntaxFailure.expected("値か名前", "a value or a name", found: token)
    }
    advance()
    if token.kind == .unsignedInteger { reject("uint", start: begin) }
    if token.kind == .bytes { reject("bytes", start: begin) }
    return try add(kind, start: begin, end: Int(token.end), name: name)
  }

  private func number(
    _ token: Token,
    _ signs: Signs,
    start: Int
  ) throws(ConditionFailure) -> Value {
    let isNegative = signs.isNumberNegative
    if token.kind == .double {
      let value = Double(bitPattern: token.payload)
      return .double(isNegative ? -value : value)
    }
    let magnitude = token.payload
    guard let value = isNegative ? Int64(negating: magnitude) : Int64(exactly: magnitude) else {
      throw SyntaxFailure.badNumber(String(magnitude), start: start, end: Int(token.end))
    }
    return .int(value)
  }

  private mutating func call(_ name: Token) throws(ConditionFailure) -> Int {
    advance()
    let arguments = try self.arguments()
    let start = Int(name.start)
    let function = meaning(of: name, in: Words.functions) ?? .unbound(text(of: name))
    if case .unbound(let text) = function {
      if text == "has" { return try presenceTest(arguments, start: start) }
      if Words.unsupportedFunctions.contains(text) { reject("\(text)()", start: start) }
    }
    return try add(
      .call(function, arguments),
      start: start,
      end: previousEnd,
      height: height(arguments)
    )
  }

  private mutating func presenceTest(
    _ arguments: [Int],
    start: Int
  ) throws(ConditionFailure) -> Int {
    guard arguments.count == 1, case .select(let operand, let field) = nodes[arguments[0]].kind
    else { throw SyntaxFailure.badPresenceTest(start: start, end: previousEnd) }
    return try add(
      .has(operand, field),
      start: start,
      end: previousEnd,
      height: heights[operand]
    )
  }

  private mutating func list() throws(ConditionFailure) -> Int {
    let start = currentStart
    try expect(.leftBracket)
    var elements: [Int] = []
    while !isAt(.rightBracket) {
      if take(.question) { reject("optional values ([?])", start: start) }
      elements.append(try expression())
      guard take(.comma) else { break }
    }
    try expect(.rightBracket)
    return try add(.list(elements), start: start, end: previousEnd, height: height(elements))
  }

  private mutating func map() throws(ConditionFailure) -> Int {
    let start = currentStart
    try expect(.leftBrace)
    var entries: [(key: Int, value: Int)] = []
    while !isAt(.rightBrace) {
      if take(.question) { reject("optional values ({?})", start: start) }
      let key = try expression()
      try expect(.colon)
      entries.append((key, try expression()))
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    let children = entries.flatMap { [$0.key, $0.value] }
    return try add(.map(entries), start: start, end: previousEnd, height: height(children))
  }
}

extension Int64 {
  /// The negative of a magnitude; nil when it is out of range.
  fileprivate init?(negating magnitude: UInt64) {
    guard magnitude <= Int64.min.magnitude else { return nil }
    self = Int64(truncatingIfNeeded: 0 &- magnitude)
  }
}

extension Condition {
  /// Parses a condition.
  ///
  /// - Throws: a failure of kind `syntax`, or `unsupported` for well-formed CEL outside the subset.
  package init(parsing source: String) throws(ConditionFailure) {
    var parser = try Parser(source)
    self = try parser.parse()
  }
}
