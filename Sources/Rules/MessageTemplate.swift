/// A message with placeholders: `{transfer.to.name}` stands for a fact of the plan.
package struct MessageTemplate: Sendable {
  package enum Part: Sendable, Equatable {
    case text(String)
    case placeholder(String)
  }

  package let parts: [Part]

  package init(_ source: String) {
    // Braces are ASCII: bytes find them, and cost a fraction of characters.
    let bytes = Array(source.utf8)
    var parts: [Part] = []
    var start = 0
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > start { parts.append(.text(String(decoding: bytes[start..<open], as: UTF8.self))) }
      parts.append(.placeholder(String(decoding: bytes[open + 1..<close], as: UTF8.self)))
      start = close + 1
    }
    if start < bytes.count {
      parts.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
    }
    self.parts = parts
  }

  package var placeholders: [String] {
    parts.compactMap { part in
      if case .placeholder(let path) = part { path } else { nil }
    }
  }
}
