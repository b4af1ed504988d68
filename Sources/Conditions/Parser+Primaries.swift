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
  private func callee() throws(ConditionFailure) -> String? {
    guard case .identifier(let name) = current.kind, !Words.keywords.contains(name),
      tokens[min(position + 1, tokens.count - 1)].kind == .symbol(.leftParenthesis)
    else { return nil }
    guard !Words.isReserved(name) else { throw SyntaxFailure.reserved(name, current) }
    return name
  }

  private mutating func globalName() throws(ConditionFailure) -> Int {
    let token = current
    guard case .identifier(let name) = token.kind, !Words.isReserved(name) else {
      throw SyntaxFailure.expected("名前", "a name", found: token)
    }
    advance()
    let written = variables.contains(name) ? "." + name : name
    return try add(.name(written), start: token.start, end: token.end)
  }

  /// A literal or a name.
  private mutating func atom(after signs: Signs) throws(ConditionFailure) -> Int {
    let token = current
    let isNegative = signs.isNumberNegative
    let begin = isNegative ? tokens[position - 1].start : token.start
    let kind: Condition.Kind
    switch token.kind {
    case .integer(let magnitude):
      let value = isNegative ? Int64(negating: magnitude) : Int64(exactly: magnitude)
      guard let value else {
        throw SyntaxFailure.badNumber(String(magnitude), start: begin, end: token.end)
      }
      kind = .literal(.int(value))
    case .double(let value): kind = .literal(.double(isNegative ? -value : value))
    case .unsignedInteger: kind = .literal(.null)
    case .bytes: kind = .literal(.null)
    case .string(let text): kind = .literal(.string(text))
    case .identifier("true"): kind = .literal(.bool(true))
    case .identifier("false"): kind = .literal(.bool(false))
    case .identifier("null"): kind = .literal(.null)
    case .identifier(let name):
      guard !Words.isReserved(name) else { throw SyntaxFailure.reserved(name, token) }
      kind = .name(name)
    case .symbol, .quotedIdentifier, .end:
      throw SyntaxFailure.expected("値か名前", "a value or a name", found: token)
    }
    advance()
    if token.kind == .unsignedInteger { reject("uint", start: token.start) }
    if token.kind == .bytes { reject("bytes", start: token.start) }
    return try add(kind, start: begin, end: token.end)
  }

  private mutating func call(_ name: String) throws(ConditionFailure) -> Int {
    let start = current.start
    advance()
    let arguments = try self.arguments()
    return try call(name, with: arguments, start: start)
  }

  private mutating func call(
    _ name: String,
    with arguments: [Int],
    start: Int
  ) throws(ConditionFailure) -> Int {
    if name == "has" { return try presenceTest(arguments, start: start) }
    if Words.unsupportedFunctions.contains(name) { reject("\(name)()", start: start) }
    return try add(
      .call(Function(global: name), arguments),
      start: start,
      end: previousEnd,
      over: arguments
    )
  }

  private mutating func presenceTest(
    _ arguments: [Int],
    start: Int
  ) throws(ConditionFailure) -> Int {
    guard arguments.count == 1, case .select(let operand, let field) = nodes[arguments[0]].kind
    else { throw SyntaxFailure.badPresenceTest(start: start, end: previousEnd) }
    return try add(.has(operand, field), start: start, end: previousEnd, over: [operand])
  }

  private mutating func list() throws(ConditionFailure) -> Int {
    let start = current.start
    try expect(.leftBracket)
    var elements: [Int] = []
    while !isAt(.rightBracket) {
      if take(.question) { reject("optional values ([?])", start: start) }
      elements.append(try expression())
      guard take(.comma) else { break }
    }
    try expect(.rightBracket)
    return try add(.list(elements), start: start, end: previousEnd, over: elements)
  }

  private mutating func map() throws(ConditionFailure) -> Int {
    let start = current.start
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
    return try add(.map(entries), start: start, end: previousEnd, over: children)
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
