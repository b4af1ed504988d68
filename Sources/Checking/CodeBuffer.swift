internal import Platform
internal import Rules

/// Condition code where the fast evaluator reads it, without checks of places.
///
/// The compiler of rules wrote it, and no plan can change it.
struct CodeBuffer: ~Copyable {
  private let numbers: FixedBuffer<Int32>
  /// The operations by the numbers that stand for them.
  private let operations = FixedBuffer(Operation.inOrder)

  init(_ rulebook: Rulebook) { numbers = rulebook.code }

  subscript(offset: Int) -> Int32 { numbers[offset] }

  func operation(at offset: Int) -> Operation { operations[Int(numbers[offset])] }
}

/// The values of parts that conditions share, each with the round in which it was computed.
struct SharedValues: ~Copyable {
  struct Entry {
    var value: FastValue
    var round: Int32
  }

  private let entries: FixedBuffer<Entry>

  /// - Parameter count: How many parts the code shares; it numbers them from 0.
  init(count: Int) {
    entries = FixedBuffer(repeating: Entry(value: .unknown, round: -1), count: count)
  }

  /// The value of a part, where it was computed in this round.
  func value(of part: Int, in round: Int32) -> FastValue? {
    let entry = entries[part]
    return entry.round == round ? entry.value : nil
  }

  mutating func keep(_ value: FastValue, of part: Int, in round: Int32) {
    entries[part] = Entry(value: value, round: round)
  }
}
