/// What a name stands for when a condition is evaluated on its own.
package indirect enum Binding: Sendable {
  case value(Value)
  case unknown
  /// A list of which parts may be unknown.
  case list([Binding])
  /// A map of which parts may be unknown.
  case map([Entry])

  package struct Entry: Sendable {
    package let key: MapKey
    package let value: Binding

    package init(key: MapKey, value: Binding) {
      self.key = key
      self.value = value
    }
  }

  /// Reads plain JSON; `{"unknown": true}`, `{"timestamp": "…"}` and `{"duration": "…"}` are special.
  package init(_ json: JSONValue) throws(EvaluationError) {
    switch json {
    case .null: self = .value(.null)
    case .bool(let bool): self = .value(.bool(bool))
    case .int(let int): self = .value(.int(int))
    case .double(let double): self = .value(.double(double))
    case .string(let string): self = .value(.string(string))
    case .array(let elements):
      var bindings: [Binding] = []
      for element in elements { bindings.append(try Binding(element)) }
      self = .list(bindings)
    case .object(let members):
      if let special = try Self.special(members) {
        self = special
        return
      }
      var entries: [Entry] = []
      for member in members {
        entries.append(Entry(key: .string(member.name), value: try Binding(member.value)))
      }
      self = .map(entries)
    }
  }

  private static func special(_ members: [JSONValue.Member]) throws(EvaluationError) -> Binding? {
    guard members.count == 1, let member = members.first else { return nil }
    switch (member.name, member.value) {
    case ("unknown", .bool(true)): return .unknown
    case ("timestamp", .string(let text)):
      guard let time = Timestamp(text: text) else {
        throw EvaluationError(.invalidConversion, text)
      }
      return .value(.timestamp(time))
    case ("duration", .string(let text)):
      guard let span = TimeSpan(text: text) else {
        throw EvaluationError(.invalidConversion, text)
      }
      return .value(.duration(span))
    default: return nil
    }
  }
}
