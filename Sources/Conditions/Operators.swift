/// What the operators do with values.
enum Operators {
  typealias Answer = Result<Value, EvaluationError>

  static func mismatch(_ subject: String) -> Answer {
    .failure(EvaluationError(.noMatchingOverload, subject))
  }

  static func apply(
    _ symbol: BinaryOperator,
    _ left: Value,
    _ right: Value,
    _ budget: inout Int
  ) -> Answer {
    switch symbol {
    case .equal: .success(.bool(Equality.equal(left, right, &budget)))
    case .notEqual: .success(.bool(!Equality.equal(left, right, &budget)))
    case .less: ordered(left, right, symbol) { $0 == .before }
    case .lessOrEqual: ordered(left, right, symbol) { $0 == .before || $0 == .same }
    case .greater: ordered(left, right, symbol) { $0 == .after }
    case .greaterOrEqual: ordered(left, right, symbol) { $0 == .after || $0 == .same }
    case .membership: membership(of: left, in: right, &budget)
    case .add, .subtract, .multiply, .divide, .remainder: arithmetic(symbol, left, right)
    }
  }

  private static func ordered(
    _ left: Value,
    _ right: Value,
    _ symbol: BinaryOperator,
    _ holds: (Equality.Order) -> Bool
  ) -> Answer {
    guard let order = Equality.order(left, right) else { return mismatch(symbol.rawValue) }
    return .success(.bool(holds(order)))
  }

  static func membership(of item: Value, in container: Value, _ budget: inout Int) -> Answer {
    switch container {
    case .list(let values):
      for value in values where Equality.equal(item, value, &budget) {
        return .success(.bool(true))
      }
      return .success(.bool(false))
    case .map(let map):
      let found = key(for: item).map { map[$0] != nil } ?? false
      return .success(.bool(found))
    default: return mismatch("in")
    }
  }

  /// The key that a value finds; whole doubles find integers.
  static func key(for value: Value) -> MapKey? {
    switch value {
    case .bool(let key): .bool(key)
    case .int(let key): .int(key)
    case .double(let key): Int64(exactly: key).map { .int($0) }
    case .string(let key): .string(key)
    default: nil
    }
  }

  static func element(of container: Value, at index: Value) -> Answer {
    switch container {
    case .list(let values):
      guard case .int(let place)? = key(for: index)?.value else { return mismatch("[]") }
      guard place >= 0, place < values.count else {
        return .failure(EvaluationError(.indexOutOfRange, String(place)))
      }
      return .success(values[Int(place)])
    case .map(let map):
      guard let key = key(for: index), let value = map[key] else {
        return .failure(EvaluationError(.noSuchKey, index.literal))
      }
      return .success(value)
    default: return mismatch("[]")
    }
  }

  /// A map from keys and values in turn.
  static func map(of parts: [Value]) -> Answer {
    var entries: [MapValue.Entry] = []
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let key: MapKey
      switch parts[index] {
      case .bool(let bool): key = .bool(bool)
      case .int(let int): key = .int(int)
      case .string(let string): key = .string(string)
      default: return .failure(EvaluationError(.unsupportedKey, parts[index].literal))
      }
      entries.append(MapValue.Entry(key: key, value: parts[index + 1]))
    }
    guard let map = MapValue(entries) else {
      return .failure(EvaluationError(.repeatedKey, repeated(entries)))
    }
    return .success(.map(map))
  }

  private static func repeated(_ entries: [MapValue.Entry]) -> String {
    for (index, entry) in entries.enumerated()
    where entries[..<index].contains(where: { $0.key == entry.key }) {
      return entry.key.value.literal
    }
    return ""
  }

  static func negated(_ value: Value) -> Answer {
    switch value {
    case .int(let int):
      int == .min ? .failure(EvaluationError(.overflow, "-")) : .success(.int(-int))
    case .double(let double): .success(.double(-double))
    default: mismatch("-")
    }
  }
}
