/// What the functions do with values.
enum Functions {
  typealias Answer = Operators.Answer

  static func apply(_ function: Function, _ values: [Value]) -> Answer {
    switch function {
    case .part(let part): return TimeParts.apply(part, values)
    case .startsWith, .endsWith, .contains: return test(function, values)
    case .unbound(let name): return .failure(EvaluationError(.unboundFunction, name))
    default: break
    }
    guard values.count == 1, let value = values.first else { return mismatch(function) }
    switch function {
    case .size: return size(of: value)
    case .dyn: return .success(value)
    default: return Conversions.apply(function, value)
    }
  }

  static func mismatch(_ function: Function) -> Answer {
    Operators.mismatch("\(function.name)()")
  }

  private static func size(of value: Value) -> Answer {
    switch value {
    case .string(let text): .success(.int(Int64(text.unicodeScalars.count)))
    case .list(let values): .success(.int(Int64(values.count)))
    case .map(let map): .success(.int(Int64(map.count)))
    default: mismatch(.size)
    }
  }

  private static func test(_ function: Function, _ values: [Value]) -> Answer {
    guard values.count == 2, case .string(let text) = values[0],
      case .string(let part) = values[1]
    else { return mismatch(function) }
    // Bytes of UTF-8 match exactly where code points do; Swift's own search would normalise.
    let holds =
      switch function {
      case .startsWith: text.utf8.starts(with: part.utf8)
      case .endsWith: text.utf8.reversed().starts(with: part.utf8.reversed())
      default: contains(Array(text.utf8), Array(part.utf8))
      }
    return .success(.bool(holds))
  }

  /// Knuth-Morris-Pratt, so that hostile texts cost no more than their length.
  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty else { return true }
    guard part.count <= text.count else { return false }
    var borders = [Int](repeating: 0, count: part.count)
    var matched = 0
    for index in part.indices.dropFirst() {
      while matched > 0, part[index] != part[matched] { matched = borders[matched - 1] }
      if part[index] == part[matched] { matched += 1 }
      borders[index] = matched
    }
    matched = 0
    for byte in text {
      while matched > 0, byte != part[matched] { matched = borders[matched - 1] }
      if byte == part[matched] { matched += 1 }
      if matched == part.count { return true }
    }
    return false
  }
}
