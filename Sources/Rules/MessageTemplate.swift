/// A message with placeholders: `{transfer.to.name}` stands for a fact of the plan.
package struct MessageTemplate: Sendable {
  package enum Part: Sendable, Equatable {
    case text(String)
    case placeholder(String)
  }

  package let parts: [Part]

  package init(_ source: String) {
    var parts: [Part] = []
    var current = ""
    var rest = source[...]
    while let character = rest.first {
      rest.removeFirst()
      if character == "{", let close = rest.firstIndex(of: "}") {
        if !current.isEmpty { parts.append(.text(current)) }
        parts.append(.placeholder(String(rest[..<close])))
        current = ""
        rest = rest[rest.index(after: close)...]
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { parts.append(.text(current)) }
    self.parts = parts
  }

  package var placeholders: [String] {
    parts.compactMap { part in
      if case .placeholder(let path) = part { path } else { nil }
    }
  }
}
