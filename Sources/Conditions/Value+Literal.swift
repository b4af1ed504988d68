extension Value {
  /// The value as a CEL literal; what has none is written as the call that makes it.
  package var literal: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .int(let int): text += String(int)
    case .double(let double): text += Value.literal(double)
    case .string(let string): Value.write(string, to: &text)
    case .timestamp(let time): text += "timestamp(\"\(time.text)\")"
    case .duration(let span): text += "duration(\"\(span.text)\")"
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text)
      }
      text += "]"
    case .map(let map):
      text += "{"
      for (index, entry) in map.entries.enumerated() {
        if index > 0 { text += ", " }
        entry.key.value.write(to: &text)
        text += ": "
        entry.value.write(to: &text)
      }
      text += "}"
    case .record(let record): text += "record(\(record.index))"
    case .notApplicable: text += "not-applicable"
    }
  }

  private static func literal(_ double: Double) -> String {
    if double.isNaN { return "double(\"NaN\")" }
    if double.isInfinite { return double < 0 ? "double(\"-Infinity\")" : "double(\"Infinity\")" }
    return double.description
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        // Line ends of Unicode and controls would break a line-by-line protocol or a terminal.
        let isHidden =
          scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
          || scalar.value == 0x2028 || scalar.value == 0x2029
          || scalar.properties.generalCategory == .format
        if isHidden { text += escape(scalar.value) } else { text.unicodeScalars.append(scalar) }
      }
    }
    text += "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    let width = value > 0xffff ? 8 : 4
    let zeros = String(repeating: "0", count: width - digits.utf8.count)
    return (width == 8 ? "\\U" : "\\u") + zeros + digits
  }
}
