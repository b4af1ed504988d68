/// A condition with one small fault put into it, to see whether anybody notices.
package struct Mutant: Sendable, Hashable {
  /// The whole condition, with the fault.
  package let source: String
  /// The part that was changed, as it was and as it is now.
  package let was: String
  package let becomes: String
  /// Where the part begins in the source of the original, in bytes.
  package let start: Int
  /// The node that was changed.
  package let node: Condition.NodeID
}

extension CheckedCondition {
  /// Every condition that differs from this one in one place, in the order of the text.
  ///
  /// A part of a conjunction becomes true and a part of a disjunction false (it is dropped);
  /// neighbours are joined by the other operator; comparisons are turned round and moved by one;
  /// negations are put in and taken away; `exists` and `all` change places; a conditional keeps one
  /// arm; a written list loses an element.
  package func mutants() -> [Mutant] {
    var maker = MutantMaker(self)
    maker.scope(condition.root)
    var seen: Set<String> = [condition.normalized]
    let distinct = maker.mutants.filter { seen.insert($0.source).inserted }
    return distinct.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
  }
}

/// Walks a condition and writes down its mutants.
struct MutantMaker {
  private let checked: CheckedCondition
  private let writer: SourceWriter
  private(set) var mutants: [Mutant] = []

  init(_ checked: CheckedCondition) {
    self.checked = checked
    writer = SourceWriter(checked.condition)
  }

  private func kind(_ id: Int) -> Condition.Kind { checked.condition.nodes[id].kind }

  /// A whole condition, or the body of a macro: it is always true, or never.
  mutating func scope(_ id: Int) {
    // Where a literal stands, the other one is the only fault there is.
    if checked.types[id] == .boolean || checked.types[id] == .dynamic {
      constant(id, true)
      constant(id, false)
    }
    walk(id)
  }

  private mutating func walk(_ id: Int, isNegated: Bool = false) {
    switch kind(id) {
    case .and: chain(id, isAll: true)
    case .or: chain(id, isAll: false)
    case .not(let operand):
      replace(id, by: writer.piece(operand))
      walk(operand, isNegated: true)
    case .conditional(let test, let first, let second):
      replace(id, by: writer.piece(first))
      replace(id, by: writer.piece(second))
      for part in [test, first, second] { walk(part) }
    case .binary(let symbol, let left, let right):
      compare(id, symbol, left, right)
      walk(left)
      walk(right)
    case .comprehension(let macro, let range, _, let filter, let body):
      quantify(id, macro)
      walk(range)
      if let filter { scope(filter) }
      if macro == .map { walk(body) } else { scope(body) }
    case .list(let elements):
      shorten(id, elements)
      for element in elements { walk(element) }
    case .select(let operand, _), .has(let operand, _), .negate(let operand): walk(operand)
    case .index(let operand, let key):
      walk(operand)
      walk(key)
    case .call(_, let arguments):
      for argument in arguments { walk(argument) }
    case .map(let entries):
      for entry in entries { walk(entry.value) }
    case .literal, .name: break
    }
    // A negation in front of another one would be the same as taking that away.
    if !isNegated { negate(id) }
  }

  // MARK: - Faults

  /// Parts in reading order; a chain is one list, whatever the shape of its tree.
  private func parts(_ id: Int, isAll: Bool) -> [Int] {
    switch kind(id) {
    case .and(let left, let right) where isAll:
      parts(left, isAll: true) + parts(right, isAll: true)
    case .or(let left, let right) where !isAll:
      parts(left, isAll: false) + parts(right, isAll: false)
    default: [id]
    }
  }

  private mutating func chain(_ id: Int, isAll: Bool) {
    let parts = parts(id, isAll: isAll)
    for part in parts {
      constant(part, isAll)
      walk(part)
    }
    let level = isAll ? SourceWriter.Level.and : .or
    for position in parts.indices.dropLast() {
      let pair = parts[position...position + 1].map { writer.piece($0) }
      let was = pair.map { $0.within(level) }.joined(separator: isAll ? " && " : " || ")
      let swapped = SourceWriter.Piece(
        text: pair.map { $0.within(isAll ? .or : .and) }.joined(separator: isAll ? " || " : " && "),
        level: isAll ? .or : .and
      )
      var texts = parts.map { writer.piece($0).within(level) }
      // A disjunct that becomes a conjunction needs no brackets, but shows its own.
      texts.replaceSubrange(position...position + 1, with: ["(\(swapped.text))"])
      let whole = SourceWriter.Piece(
        text: texts.joined(separator: isAll ? " && " : " || "),
        level: texts.count == 1 ? .member : level
      )
      add(id, whole, was: was, becomes: swapped.text, at: parts[position])
    }
  }

  private mutating func constant(_ id: Int, _ value: Bool) {
    replace(id, by: SourceWriter.Piece(text: value ? "true" : "false", level: .member))
  }

  /// Only what has no fault of its own: comparisons and macros are turned round already.
  private mutating func negate(_ id: Int) {
    guard checked.types[id] == .boolean else { return }
    switch kind(id) {
    case .name, .select, .index, .call, .binary(.membership, _, _):
      replace(
        id,
        by: SourceWriter.Piece(text: "!" + writer.piece(id).within(.member), level: .sign)
      )
    default: break
    }
  }

  private mutating func compare(_ id: Int, _ symbol: BinaryOperator, _ left: Int, _ right: Int) {
    let others: [BinaryOperator] =
      switch symbol {
      case .equal: [.notEqual]
      case .notEqual: [.equal]
      case .less: [.lessOrEqual, .notEqual, .greaterOrEqual]
      case .lessOrEqual: [.less, .equal, .greater]
      case .greater: [.greaterOrEqual, .notEqual, .lessOrEqual]
      case .greaterOrEqual: [.greater, .equal, .less]
      case .membership, .add, .subtract, .multiply, .divide, .remainder: []
      }
    for other in others {
      let text =
        "\(writer.piece(left).within(.sum)) \(other.rawValue) \(writer.piece(right).within(.sum))"
      replace(id, by: SourceWriter.Piece(text: text, level: .relation))
    }
  }

  private mutating func quantify(_ id: Int, _ macro: Macro) {
    let others: [Macro] =
      switch macro {
      case .all: [.exists]
      case .exists: [.all]
      case .existsOne: [.exists, .all]
      case .filter, .map: []
      }
    guard case .comprehension(_, let range, let variable, _, let body) = kind(id) else { return }
    for other in others {
      let text =
        writer.piece(range).within(.member)
        + ".\(other.rawValue)(\(variable), \(writer.text(body)))"
      replace(id, by: SourceWriter.Piece(text: text, level: .member))
    }
  }

  private mutating func shorten(_ id: Int, _ elements: [Int]) {
    guard elements.count > 1 else { return }
    for position in elements.indices {
      var rest = elements
      rest.remove(at: position)
      let text = "[" + rest.map { writer.text($0) }.joined(separator: ", ") + "]"
      replace(id, by: SourceWriter.Piece(text: text, level: .member))
    }
  }

  private mutating func replace(_ id: Int, by piece: SourceWriter.Piece) {
    add(id, piece, was: writer.text(id), becomes: piece.text, at: id)
  }

  private mutating func add(
    _ id: Int,
    _ piece: SourceWriter.Piece,
    was: String,
    becomes: String,
    at place: Int
  ) {
    var faulty = writer
    faulty.replaced = (id, piece)
    mutants.append(
      Mutant(
        source: faulty.text(checked.condition.root),
        was: was,
        becomes: becomes,
        start: checked.condition.nodes[place].start,
        node: id
      )
    )
  }
}
