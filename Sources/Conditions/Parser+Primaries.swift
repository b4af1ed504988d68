extension Parser {
  mutating func primary(isNegative: Bool, start: Int?) throws(ConditionFailure) -> Int {
    let token = current
    let begin = start ?? token.start
    switch token.kind {
    case .integer(let magnitude):
      advance()
      let value = isNegative ? Int64(negating: magnitude) : Int64(exactly: magnitude)
      guard let value else {
        throw SyntaxFailure.badNumber(String(magnitude), start: begin, end: token.end)
      }
      return try add(.literal(.int(value)), start: begin, end: token.end)
    case .double(let value):
      advance()
      return try add(
        .literal(.double(isNegative ? -value : value)),
        start: begin,
        end: token.end
      )
    case .unsignedInteger: return try rejectedLiteral("uint")
    case .bytes: return try rejectedLiteral("bytes")
    case .string(let text):
      advance()
      return try add(.literal(.string(text)), start: begin, end: token.end)
    case .symbol(let symbol): return try bracketed(symbol, token)
    case .identifier(let name): return try named(name, token)
    case .quotedIdentifier, .end:
      throw SyntaxFailure.expected("値か名前", "a value or a name", found: token)
    }
  }

  private mutating func rejectedLiteral(_ feature: String) throws(ConditionFailure) -> Int {
    let token = current
    advance()
    reject(feature, start: token.start)
    return try add(.literal(.null), start: token.start, end: token.end)
  }

  private mutating func bracketed(
    _ symbol: Token.Symbol,
    _ token: Token
  ) throws(ConditionFailure) -> Int {
    switch symbol {
    case .leftParenthesis:
      advance()
      let inner = try expression()
      try expect(.rightParenthesis)
      return inner
    case .leftBracket: return try list()
    case .leftBrace: return try map()
    case .dot:
      advance()
      guard case .identifier(let name) = current.kind, !Words.isReserved(name) else {
        throw SyntaxFailure.expected("名前", "a name", found: current)
      }
      return try named(name, current, isGlobal: true)
    default:
      throw SyntaxFailure.expected("値か名前", "a value or a name", found: token)
    }
  }

  private mutating func named(
    _ name: String,
    _ token: Token,
    isGlobal: Bool = false
  ) throws(ConditionFailure) -> Int {
    let constant: Value? =
      switch name {
      case "true": .bool(true)
      case "false": .bool(false)
      case "null": .null
      default: nil
      }
    if let constant {
      advance()
      return try add(.literal(constant), start: token.start, end: token.end)
    }
    guard !Words.isReserved(name) else { throw SyntaxFailure.reserved(name, token) }
    advance()
    if current.kind == .symbol(.leftParenthesis) { return try call(name, token) }
    let isShadowed = isGlobal && variables.contains(name)
    return try add(
      .name(isShadowed ? "." + name : name),
      start: token.start,
      end: token.end
    )
  }

  private mutating func call(_ name: String, _ token: Token) throws(ConditionFailure) -> Int {
    let arguments = try self.arguments()
    if name == "has" { return try presenceTest(arguments, start: token.start) }
    if Words.unsupportedFunctions.contains(name) { reject("\(name)()", start: token.start) }
    return try add(
      .call(Function(global: name), arguments),
      start: token.start,
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
    while current.kind != .symbol(.rightBracket) {
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
    while current.kind != .symbol(.rightBrace) {
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
