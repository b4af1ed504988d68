/// Writes a condition's tree back as text: one spelling for each tree, brackets only where they count.
///
/// A node may be written as something else, which is how mutants are made.
struct SourceWriter {
  let condition: Condition
  /// The node that is written otherwise, and its text.
  var replaced: (id: Condition.NodeID, piece: Piece)?

  init(_ condition: Condition) { self.condition = condition }

  /// A text and how tightly its outermost operator binds.
  struct Piece {
    let text: String
    let level: Level

    /// The text, in brackets where it would fall apart below an operator of `level`.
    func within(_ level: Level) -> String { self.level < level ? "(\(text))" : text }
  }

  enum Level: Int, Comparable {
    case conditional
    case or
    case and
    case relation
    case sum
    case product
    case sign
    case member

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter one, which the right operand of a one-sided operator needs.
    var tighter: Level { Level(rawValue: rawValue + 1) ?? .member }
  }

  func text(_ id: Condition.NodeID) -> String { piece(id).text }

  func piece(_ id: Condition.NodeID) -> Piece {
    if let replaced, replaced.id == id { return replaced.piece }
    switch condition.nodes[id].kind {
    case .literal(let value): return Piece(text: value.literal, level: .member)
    case .name(let name): return Piece(text: name, level: .member)
    case .select(let operand, let field):
      return member(operand, "." + Self.spelled(field))
    case .has(let operand, let field):
      return call("has", [member(operand, "." + Self.spelled(field)).text])
    case .index(let operand, let key): return member(operand, "[\(text(key))]")
    case .not(let operand): return signed("!", operand)
    case .negate(let operand): return signed("-", operand)
    case .and(let left, let right): return joined(left, "&&", right, .and, isChain: true)
    case .or(let left, let right): return joined(left, "||", right, .or, isChain: true)
    case .conditional(let test, let first, let second):
      let text =
        "\(piece(test).within(.or)) ? \(piece(first).within(.or)) : \(piece(second).text)"
      return Piece(text: text, level: .conditional)
    case .binary(let symbol, let left, let right):
      return joined(left, symbol.rawValue, right, Self.level(of: symbol), isChain: false)
    case .call(let function, let arguments): return call(function, arguments)
    case .list(let elements):
      return Piece(text: "[" + list(elements) + "]", level: .member)
    case .map(let entries):
      let parts = entries.map { "\(text($0.key)): \(text($0.value))" }
      return Piece(text: "{" + parts.joined(separator: ", ") + "}", level: .member)
    case .comprehension(let macro, let range, let variable, let filter, let body):
      let parts = [variable] + [filter, body].compactMap { $0.map { text($0) } }
      return member(range, ".\(macro.rawValue)(\(parts.joined(separator: ", ")))")
    }
  }

  private func list(_ ids: [Condition.NodeID]) -> String {
    ids.map { text($0) }.joined(separator: ", ")
  }

  private func member(_ operand: Condition.NodeID, _ suffix: String) -> Piece {
    Piece(text: piece(operand).within(.member) + suffix, level: .member)
  }

  private func call(_ name: String, _ arguments: [String]) -> Piece {
    Piece(text: "\(name)(\(arguments.joined(separator: ", ")))", level: .member)
  }

  private func call(_ function: Function, _ arguments: [Condition.NodeID]) -> Piece {
    switch function {
    case .startsWith, .endsWith, .contains, .part:
      guard let receiver = arguments.first else { return call(function.name, []) }
      return member(receiver, ".\(function.name)(\(list(Array(arguments.dropFirst()))))")
    default: return call(function.name, arguments.map { text($0) })
    }
  }

  /// A sign before a negative number would make another token.
  private func signed(_ sign: String, _ operand: Condition.NodeID) -> Piece {
    let inner = piece(operand)
    let isNumber = inner.text.utf8.first == UInt8(ascii: "-")
    let isSigned = inner.level == .sign || isNumber
    return Piece(text: sign + (isSigned ? "(\(inner.text))" : inner.within(.member)), level: .sign)
  }

  private func joined(
    _ left: Condition.NodeID,
    _ symbol: String,
    _ right: Condition.NodeID,
    _ level: Level,
    isChain: Bool
  ) -> Piece {
    let other = piece(right).within(isChain ? level : level.tighter)
    return Piece(text: "\(piece(left).within(level)) \(symbol) \(other)", level: level)
  }

  /// A field's name between backticks where it is no plain name.
  private static func spelled(_ field: String) -> String {
    let isPlain = field.utf8.allSatisfy { byte in
      byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    return isPlain ? field : "`\(field)`"
  }

  private static func level(of symbol: BinaryOperator) -> Level {
    switch symbol {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .membership: .relation
    case .add, .subtract: .sum
    case .multiply, .divide, .remainder: .product
    }
  }
}

extension Condition {
  /// The condition written anew: the same tree has the same text, however it was laid out.
  package var normalized: String { SourceWriter(self).text(root) }
}
