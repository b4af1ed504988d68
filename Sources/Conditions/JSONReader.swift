package import SourceText

/// A JSON value that keeps integers and doubles apart and objects in their written order.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSONValue
  }
}

/// Why a text is not JSON, and the byte where that showed.
package struct JSONFailure: Error, Sendable, Equatable {
  package let message: Localized
  /// UTF-8 byte offset from the beginning of the text.
  package let offset: Int
}

/// Reads RFC 8259 strictly: one value, no duplicate names, no lone surrogates, 64-bit integers.
package struct JSONReader {
  /// Most arrays and objects within each other.
  package static let deepestNesting = 128

  let bytes: [UInt8]
  var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  package static func read(_ bytes: [UInt8]) throws(JSONFailure) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.position == bytes.count else {
      throw reader.failure("値のあとに余分な文字があります。", "Unexpected text after the value.")
    }
    return value
  }

  func failure(_ ja: String, _ en: String) -> JSONFailure {
    JSONFailure(message: Localized(ja: "JSON: " + ja, en: "JSON: " + en), offset: position)
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let current, UInt32(current) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func value() throws(JSONFailure) -> JSONValue {
    skipBlanks()
    switch current {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONFailure) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONFailure) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: return try number()
    default:
      if take(word: "true") { return .bool(true) }
      if take(word: "false") { return .bool(false) }
      if take(word: "null") { return .null }
      throw failure("値を書いてください。", "Expected a value.")
    }
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws(JSONFailure) -> JSONValue
  ) throws(JSONFailure) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestNesting else {
      throw failure("入れ子が深すぎます。", "The value is nested too deeply.")
    }
    position += 1
    return try body(&self)
  }

  private mutating func array() throws(JSONFailure) -> JSONValue {
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else {
      throw failure("「,」か「]」を書いてください。", "Expected ',' or ']'.")
    }
    return .array(elements)
  }

  private mutating func object() throws(JSONFailure) -> JSONValue {
    var members: [JSONValue.Member] = []
    var names: Set<[UInt8]> = []
    skipBlanks()
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else {
        throw failure("名前を引用符の中に書いてください。", "Expected a name in quotes.")
      }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw failure("名前「\(name)」が二度あります。", "The name '\(name)' is there twice.")
      }
      skipBlanks()
      guard take(":") else { throw failure("「:」を書いてください。", "Expected ':'.") }
      members.append(JSONValue.Member(name: name, value: try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else {
      throw failure("「,」か「}」を書いてください。", "Expected ',' or '}'.")
    }
    return .object(members)
  }
}
