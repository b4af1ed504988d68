internal import CLibYAML

/// Scalars are most of a file: those that stand there as they read take a short way.
extension EventAdapter {
  /// Adds a scalar; false when a budget is spent.
  mutating func scalar(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>,
    into tree: inout YAMLTree
  ) -> Bool {
    let start = cursor.offset(of: event.pointee.start_mark.index, in: input)
    guard event.pointee.start_mark.line == event.pointee.end_mark.line,
      event.pointee.data.scalar.tag == nil, event.pointee.data.scalar.anchor == nil,
      event.pointee.data.scalar.length > 0
    else { return otherScalar(event, input, start, into: &tree) }
    let length = event.pointee.data.scalar.length
    let bytes = input + Int(start)
    var node = YAMLTree.Node(kind: .scalar, style: .plain, start: start, end: start)
    node.textStart = builder.textEnd
    // A scalar on one line often stands in the file as it reads: no need to count its characters.
    // (libyaml passes over the tag `!` in silence, but starts the scalar there.)
    if event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE, bytes[0] != UInt8(ascii: "!") {
      node.end = cursor.offset(of: event.pointee.end_mark.index, bytesAhead: length)
      builder.addText(fromArena: bytes, count: length)
    } else if let style = Self.verbatimQuotes(bytes, length) {
      node.style = style
      node.end = cursor.offset(of: event.pointee.end_mark.index, bytesAhead: length &+ 2)
      builder.addText(fromArena: bytes + 1, count: length)
    } else {
      return otherScalar(event, input, start, into: &tree)
    }
    node.textEnd = builder.textEnd
    lastEnd = node.end
    return builder.scalar(node, into: &tree)
  }

  /// Adds a scalar that is written otherwise than it reads, or has a tag or an anchor.
  private mutating func otherScalar(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>,
    _ start: Int32,
    into tree: inout YAMLTree
  ) -> Bool {
    let style = Self.style(event.pointee.data.scalar.style)
    let end = cursor.offset(of: event.pointee.end_mark.index, in: input)
    var node = YAMLTree.Node(kind: .scalar, style: style, start: start, end: max(start, end))
    node.textStart = builder.textEnd
    if let text = event.pointee.data.scalar.value {
      builder.addText(text, count: event.pointee.data.scalar.length)
    }
    node.textEnd = builder.textEnd
    if style == .literal || style == .folded { trim(&node, input) }
    lastEnd = node.end
    name(event.pointee.data.scalar.anchor)
    let tag = event.pointee.data.scalar.tag
    if let tag { node.tag = self.tag(tag, for: node, in: &tree) }
    let goesOn = builder.scalar(node, into: &tree)
    if let tag, !node.fitsTag(builder.value(of: node)), node.tag != .sequence,
      node.tag != .mapping
    {
      let name = Self.short(String(cString: tag))
      builder.report(.tagMismatch(name, at: node.range), in: &tree)
    }
    return goesOn
  }

  /// The style of a value of `length` bytes that stands in quotes without any escape.
  private static func verbatimQuotes(
    _ bytes: UnsafePointer<UInt8>,
    _ length: Int
  ) -> YAMLTree.Style? {
    let quote = bytes[0]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), bytes[length &+ 1] == quote
    else {
      return nil
    }
    let isDouble = quote == UInt8(ascii: "\"")
    let escape = UInt64(isDouble ? UInt8(ascii: "\\") : quote) &* 0x0101_0101_0101_0101
    let memory = UnsafeRawPointer(bytes + 1)
    var offset = 0
    while offset < length {
      // A byte equal to the escape becomes zero, and only a zero borrows from its highest bit.
      let word = memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian ^ escape
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if zeros != 0 {
        return offset &+ (zeros.trailingZeroBitCount &>> 3) < length
          ? nil : isDouble ? .doubleQuoted : .singleQuoted
      }
      offset &+= 8
    }
    return isDouble ? .doubleQuoted : .singleQuoted
  }

  /// Takes the line breaks after a block scalar's last line out of its range.
  private func trim(_ node: inout YAMLTree.Node, _ input: UnsafePointer<UInt8>) {
    while node.end > node.start {
      switch input[Int(node.end) - 1] {
      case 0x20, 0x09, 0x0A, 0x0D: node.end -= 1
      default: return
      }
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLTree.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
