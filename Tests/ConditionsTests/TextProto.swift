/// A message of protocol buffers' text format: fields in their order, as often as they come.
struct TextProto {
  indirect enum Value {
    case scalar(String)
    case string([UInt8])
    case message(TextProto)
  }

  struct Malformed: Error {
    let offset: Int
  }

  struct Field {
    let name: String
    let value: Value
  }

  var fields: [Field] = []

  func messages(_ name: String) -> [TextProto] {
    fields.compactMap { field in
      guard field.name == name, case .message(let message) = field.value else { return nil }
      return message
    }
  }

  func message(_ name: String) -> TextProto? { messages(name).first }

  func string(_ name: String) -> String? {
    for field in fields where field.name == name {
      if case .string(let bytes) = field.value { return String(decoding: bytes, as: UTF8.self) }
    }
    return nil
  }

  func scalar(_ name: String) -> String? {
    for field in fields where field.name == name {
      if case .scalar(let text) = field.value { return text }
    }
    return nil
  }

  init() {}

  init(parsing bytes: [UInt8]) throws {
    var reader = TextProtoReader(bytes: bytes)
    self = try reader.fields(until: nil)
  }
}

/// Reads just as much of the text format as the conformance files use.
private struct TextProtoReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func skipBlanks() {
    while position < bytes.count {
      if current == UInt8(ascii: "#") {
        while position < bytes.count, current != 0x0a { position += 1 }
      } else if current <= 0x20 || current == UInt8(ascii: ",") || current == UInt8(ascii: ";") {
        position += 1
      } else {
        return
      }
    }
  }

  mutating func fields(until end: UInt8?) throws -> TextProto {
    var message = TextProto()
    while true {
      skipBlanks()
      if position >= bytes.count {
        guard end == nil else { throw TextProto.Malformed(offset: position) }
        return message
      }
      if current == end {
        position += 1
        return message
      }
      let name = try word()
      skipBlanks()
      if current == UInt8(ascii: ":") {
        position += 1
        skipBlanks()
      }
      message.fields.append(TextProto.Field(name: name, value: try value()))
    }
  }

  /// A field's name or a scalar; an extension's name in brackets as one word.
  mutating func word() throws -> String {
    let start = position
    if current == UInt8(ascii: "[") {
      while position < bytes.count, current != UInt8(ascii: "]") { position += 1 }
      position += 1
    } else {
      while isWordPart(current) { position += 1 }
    }
    guard position > start else { throw TextProto.Malformed(offset: start) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }

  mutating func value() throws -> TextProto.Value {
    if current == UInt8(ascii: "{") {
      position += 1
      return .message(try fields(until: UInt8(ascii: "}")))
    }
    guard current == UInt8(ascii: "'") || current == UInt8(ascii: "\"") else {
      return .scalar(try word())
    }
    var contents: [UInt8] = []
    while current == UInt8(ascii: "'") || current == UInt8(ascii: "\"") {
      contents += try quoted()
      skipBlanks()
    }
    return .string(contents)
  }

  private mutating func quoted() throws -> [UInt8] {
    let quote = current
    position += 1
    var contents: [UInt8] = []
    while current != quote {
      guard position < bytes.count else { throw TextProto.Malformed(offset: position) }
      if current == UInt8(ascii: "\\") {
        position += 1
        contents += try escape()
      } else {
        contents.append(current)
        position += 1
      }
    }
    position += 1
    return contents
  }

  private mutating func escape() throws -> [UInt8] {
    let letter = Character(Unicode.Scalar(current))
    let simple: [Character: UInt8] = [
      "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "?": 63, "\\": 92, "'": 39,
      "\"": 34, "`": 96,
    ]
    if let byte = simple[letter] {
      position += 1
      return [byte]
    }
    switch letter {
    case "x", "X": return [UInt8(truncatingIfNeeded: number(radix: 16, skip: 1, atMost: 2))]
    case "u": return scalar(number(radix: 16, skip: 1, atMost: 4))
    case "U": return scalar(number(radix: 16, skip: 1, atMost: 8))
    case "0"..."7": return [UInt8(truncatingIfNeeded: number(radix: 8, skip: 0, atMost: 3))]
    default: throw TextProto.Malformed(offset: position)
    }
  }

  private mutating func number(radix: Int, skip: Int, atMost limit: Int) -> UInt32 {
    position += skip
    let start = position
    while position - start < limit, Character(Unicode.Scalar(current)).hexDigitValue ?? 99 < radix {
      position += 1
    }
    return UInt32(String(decoding: bytes[start..<position], as: UTF8.self), radix: radix) ?? 0
  }

  private func scalar(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
  }
}
