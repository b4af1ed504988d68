/// Builds the tree of a condition by precedence climbing.
///
/// Recursion is bounded twice: by nesting while parsing, and by the height of the tree, which the
/// evaluator walks. Chains of `&&` and `||` are balanced, so that they may be long.
struct Parser {
  /// Most bytes of one condition.
  static let longestSource = 65_536
  /// Most brackets, calls, conditionals and macros within each other.
  static let deepestNesting = 64
  /// Most nodes on a path from the root.
  static let highestTree = 128

  let source: String
  let bytes: [UInt8]
  let tokens: [Token]
  var position = 0
  var nodes: [Condition.Node] = []
  var table = StepTable()
  /// Heights of the trees below the nodes, by id; a leaf's is 1.
  var heights: [UInt8] = []
  var depth = 0
  /// Variables of the macros around the current place, inner ones last.
  var variables: [String] = []
  /// The first thing outside the subset: reported only if the rest is well-formed.
  var unsupported: ConditionFailure?

  init(_ source: String) throws(ConditionFailure) {
    self.source = source
    guard source.utf8.count <= Self.longestSource else {
      throw SyntaxFailure.tooLong(source.utf8.count, limit: Self.longestSource)
    }
    bytes = Array(source.utf8)
    tokens = try Lexer.tokens(of: bytes)
    nodes.reserveCapacity(tokens.count)
    table.reserve(tokens.count)
    heights.reserveCapacity(tokens.count)
  }

  mutating func parse() throws(ConditionFailure) -> Condition {
    let root = try expression()
    guard current.kind == .end else {
      throw SyntaxFailure.expected("演算子か式の終わり", "an operator or the end", found: current)
    }
    if let unsupported { throw unsupported }
    return Condition(source: source, nodes: nodes, table: table, root: root)
  }

  var current: Token { tokens[position] }
  var currentStart: Int { Int(tokens[position].start) }
  var previousEnd: Int { position > 0 ? Int(tokens[position - 1].end) : 0 }

  mutating func advance() { if position + 1 < tokens.count { position += 1 } }

  func isAt(_ kind: Token.Kind) -> Bool { tokens[position].kind == kind }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard tokens[position].kind == kind else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind) throws(ConditionFailure) {
    guard take(kind) else {
      throw SyntaxFailure.expected("「\(kind.symbol)」", "'\(kind.symbol)'", found: current)
    }
  }

  /// The text of a name, without the backticks that it may have.
  func text(of token: Token) -> String {
    let quote = token.kind == .quotedIdentifier ? 1 : 0
    return String(
      decoding: bytes[Int(token.start) + quote..<Int(token.end) - quote],
      as: UTF8.self
    )
  }

  func name(of token: Token) -> ConditionName {
    ConditionName(text(of: token), hash: token.hash)
  }

  /// What a name means as one of the words of a table.
  func meaning<Meaning>(of token: Token, in table: WordTable<Meaning>) -> Meaning? {
    table.meaning(of: token.hash, in: bytes, from: Int(token.start), to: Int(token.end))
  }

  /// Appends a node that stands over trees of at most `height`.
  mutating func add(
    _ kind: Condition.Kind,
    start: Int,
    end: Int,
    height: UInt8 = 0,
    name: ConditionName? = nil
  ) throws(ConditionFailure) -> Int {
    guard height < Self.highestTree else { throw SyntaxFailure.tooDeep(start: start, end: end) }
    nodes.append(Condition.Node(kind: kind, start: start, end: end))
    table.add(kind, name: name)
    heights.append(height + 1)
    return nodes.count - 1
  }

  func height(_ one: Int, _ other: Int) -> UInt8 { max(heights[one], heights[other]) }

  func height(_ ids: [Int]) -> UInt8 {
    var height: UInt8 = 0
    for id in ids { height = max(height, heights[id]) }
    return height
  }

  mutating func reject(_ feature: String, start: Int) {
    guard unsupported == nil else { return }
    unsupported = SyntaxFailure.unsupported(feature, start: start, end: previousEnd)
  }

  mutating func enter() throws(ConditionFailure) {
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw SyntaxFailure.tooDeep(start: currentStart, end: Int(current.end))
    }
  }

  /// A conditional, or an operand of one.
  mutating func expression() throws(ConditionFailure) -> Int {
    try enter()
    defer { depth -= 1 }
    let condition = try binary(above: 0)
    guard take(.question) else { return condition }
    let first = try binary(above: 0)
    try expect(.colon)
    let second = try expression()
    return try add(
      .conditional(condition, first, second),
      start: nodes[condition].start,
      end: nodes[second].end,
      height: max(heights[condition], height(first, second))
    )
  }

  /// Binary operators that bind more tightly than `level`.
  private mutating func binary(above level: Int) throws(ConditionFailure) -> Int {
    var left = try unary()
    while let found = Operator(current.kind), found.level > level {
      left = found.isLogical ? try chain(of: found, from: left) : try operation(found, left)
    }
    return left
  }

  private mutating func operation(
    _ found: Operator,
    _ left: Int
  ) throws(ConditionFailure) -> Int {
    advance()
    let right = try binary(above: found.level)
    guard case .binary(let symbol) = found.meaning else { return left }
    return try add(
      .binary(symbol, left, right),
      start: nodes[left].start,
      end: nodes[right].end,
      height: height(left, right)
    )
  }

  private mutating func chain(
    of found: Operator,
    from first: Int
  ) throws(ConditionFailure) -> Int {
    var parts = [first]
    while let next = Operator(current.kind), next == found {
      advance()
      parts.append(try binary(above: found.level))
    }
    return try balanced(parts[...], found)
  }

  /// Joins the parts to a tree of least height: both operators are associative.
  private mutating func balanced(
    _ parts: ArraySlice<Int>,
    _ found: Operator
  ) throws(ConditionFailure) -> Int {
    if parts.count == 1, let only = parts.first { return only }
    let middle = parts.startIndex + (parts.count + 1) / 2
    let left = try balanced(parts[..<middle], found)
    let right = try balanced(parts[middle...], found)
    return try add(
      found.meaning == .and ? .and(left, right) : .or(left, right),
      start: nodes[left].start,
      end: nodes[right].end,
      height: height(left, right)
    )
  }

  /// Runs of `!` and `-`, then a member.
  ///
  /// Functions that call each other stay small: unoptimised, every temporary has its own stack.
  private mutating func unary() throws(ConditionFailure) -> Int {
    let signs = try signs()
    let operand = try member(after: signs)
    return signs.isEmpty ? operand : try signed(operand, signs)
  }

  /// The run of signs here; a minus right before a number belongs to the number.
  private mutating func signs() throws(ConditionFailure) -> Signs {
    var signs = Signs(first: position)
    while isAt(.not) || isAt(.minus) {
      // CEL's grammar has runs of one operator only.
      if signs.count > 0, current.kind != tokens[signs.first].kind {
        throw SyntaxFailure.expected("値か名前", "a value or a name", found: current)
      }
      signs.count += 1
      advance()
    }
    if signs.count > 0, tokens[signs.first].kind == .minus, isAt(.integer) || isAt(.double) {
      signs.count -= 1
      signs.isNumberNegative = true
    }
    return signs
  }

  private mutating func signed(
    _ operand: Int,
    _ signs: Signs
  ) throws(ConditionFailure) -> Int {
    var operand = operand
    for token in tokens[signs.first..<signs.first + signs.count].reversed() {
      let kind = token.kind == .not ? Condition.Kind.not(operand) : .negate(operand)
      let end = nodes[operand].end
      operand = try add(kind, start: Int(token.start), end: end, height: heights[operand])
    }
    return operand
  }
}

/// A run of `!` or `-`: places of its tokens, and whether a further minus is a number's sign.
struct Signs {
  let first: Int
  var count = 0
  var isNumberNegative = false

  var isEmpty: Bool { count == 0 }
}

/// A binary operator and how tightly it binds.
private struct Operator: Equatable {
  enum Meaning: Equatable {
    case or
    case and
    case binary(BinaryOperator)
  }

  let meaning: Meaning
  let level: Int

  var isLogical: Bool { meaning == .or || meaning == .and }

  init?(_ kind: Token.Kind) {
    switch kind {
    case .or: (meaning, level) = (.or, 1)
    case .and: (meaning, level) = (.and, 2)
    case .membership: (meaning, level) = (.binary(.membership), 3)
    case .equal: (meaning, level) = (.binary(.equal), 3)
    case .notEqual: (meaning, level) = (.binary(.notEqual), 3)
    case .less: (meaning, level) = (.binary(.less), 3)
    case .lessOrEqual: (meaning, level) = (.binary(.lessOrEqual), 3)
    case .greater: (meaning, level) = (.binary(.greater), 3)
    case .greaterOrEqual: (meaning, level) = (.binary(.greaterOrEqual), 3)
    case .plus: (meaning, level) = (.binary(.add), 4)
    case .minus: (meaning, level) = (.binary(.subtract), 4)
    case .star: (meaning, level) = (.binary(.multiply), 5)
    case .slash: (meaning, level) = (.binary(.divide), 5)
    case .percent: (meaning, level) = (.binary(.remainder), 5)
    default: return nil
    }
  }
}
