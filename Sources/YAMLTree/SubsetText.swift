/// The lines of a file for `SubsetParser`: finds where scalars and lines end.
///
/// Every line ends with a line feed, the last one, too; no scan goes beyond it.
struct SubsetText {
  typealias Scalar = SubsetParser.Scalar

  let input: UnsafePointer<UInt8>
  /// Where each line starts; one more than there are lines.
  let starts: UnsafeBufferPointer<Int32>

  var lineCount: Int { starts.count &- 1 }

  func start(of line: Int) -> Int { Int(starts[line]) }

  /// Whether a line ends with a line feed alone.
  func endsPlainly(_ line: Int) -> Bool {
    let (start, end) = (start(of: line), start(of: line &+ 1) &- 1)
    return input[end] == UInt8(ascii: "\n") && (end == start || input[end &- 1] != 0x0D)
  }

  @inline(__always)
  func skipSpaces(_ start: Int) -> Int {
    var at = start
    while input[at] == 0x20 { at &+= 1 }
    return at
  }

  /// Whether a byte is a space or a line's end.
  @inline(__always)
  func endsWord(_ at: Int) -> Bool {
    input[at] == 0x20 || input[at] == UInt8(ascii: "\n")
  }

  /// Whether nothing but a comment is left of a line; a space must stand before `at`.
  @inline(__always)
  func endsLine(_ at: Int) -> Bool {
    input[at] == UInt8(ascii: "\n") || (input[at] == UInt8(ascii: "#") && input[at &- 1] == 0x20)
  }

  /// Whether a line is `---` and nothing else.
  func isDocumentStart(_ at: Int) -> Bool {
    let dash = UInt8(ascii: "-")
    return input[at] == dash && input[at &+ 1] == dash && input[at &+ 2] == dash
      && input[at &+ 3] == UInt8(ascii: "\n")
  }

  /// Whether the colon of a key stands there.
  @inline(__always)
  func isColon(_ at: Int) -> Bool {
    input[at] == UInt8(ascii: ":") && endsWord(at &+ 1)
  }

  /// Whether something begins that is no scalar, or a scalar with a name.
  func opensOther(_ at: Int) -> Bool {
    switch input[at] {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "&"),
      UInt8(ascii: "*"):
      true
    default: false
    }
  }

  /// Where the name ends whose `&` or `*` stands at `start`; nil for none.
  func nameEnd(_ start: Int) -> Int? {
    var at = start &+ 1
    while true {
      switch input[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        at &+= 1
      default: return at > start &+ 1 ? at : nil
      }
    }
  }

  /// The name between its `&` or `*` and its end.
  func name(_ start: Int, _ end: Int) -> String {
    String(
      decoding: UnsafeBufferPointer(start: input + start + 1, count: end &- start &- 1),
      as: UTF8.self
    )
  }

  /// Whether an alias may end there.
  func endsAlias(_ at: Int) -> Bool {
    endsWord(at) || input[at] == UInt8(ascii: ",") || input[at] == UInt8(ascii: "]")
      || input[at] == UInt8(ascii: "}")
  }

  /// The scalar that starts there, outside brackets; nil where it is none of the subset.
  @inline(__always)
  func blockScalar(_ start: Int) -> Scalar? {
    let first = input[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(start, first) }
    guard Self.beginsPlain(first) else { return nil }
    var at = start &+ 1
    var end = at
    while true {
      let byte = input[at]
      if byte > UInt8(ascii: ":") {
        at &+= 1
        end = at
        continue
      }
      switch byte {
      case 0x20: at &+= 1
      case UInt8(ascii: "\n"): return Scalar(start: start, end: end, after: at)
      case UInt8(ascii: ":") where endsWord(at &+ 1),
        UInt8(ascii: "#") where input[at &- 1] == 0x20:
        return Scalar(start: start, end: end, after: at)
      default:
        guard byte > 0x20 else { return nil }
        at &+= 1
        end = at
      }
    }
  }

  /// The scalar that starts there, inside brackets.
  func bracketScalar(_ start: Int) -> Scalar? {
    let first = input[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(start, first) }
    guard Self.beginsPlain(first) else { return nil }
    var at = start &+ 1
    var end = at
    while true {
      let byte = input[at]
      if byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 {
        at &+= 1
        end = at
        continue
      }
      switch byte {
      case 0x20: at &+= 1
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
        return Scalar(start: start, end: end, after: at)
      case UInt8(ascii: ":"):
        if input[at &+ 1] == 0x20 { return Scalar(start: start, end: end, after: at) }
        guard input[at &+ 1] > UInt8(ascii: " "), !Self.mattersInBrackets(input[at &+ 1]) else {
          return nil
        }
        at &+= 1
        end = at
      case UInt8(ascii: "#") where input[at &- 1] == 0x20: return nil
      default:
        guard byte > 0x20, !Self.mattersInBrackets(byte) else { return nil }
        at &+= 1
        end = at
      }
    }
  }

  /// A scalar in quotes on one line, without any escape.
  private func quoted(_ start: Int, _ quote: UInt8) -> Scalar? {
    let style: YAMLTree.Style = quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    var at = start &+ 1
    while input[at] != quote {
      guard input[at] >= 0x20, input[at] != UInt8(ascii: "\\") || style == .singleQuoted else {
        return nil
      }
      at &+= 1
    }
    at &+= 1
    if input[at] == quote { return nil }
    return Scalar(style: style, start: start, end: at, after: at)
  }

  /// Whether a plain scalar may begin with a byte: no indicator, space or control character.
  private static func beginsPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      false
    default: true
    }
  }

  private static func mattersInBrackets(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: "?"):
      true
    default: false
    }
  }
}
