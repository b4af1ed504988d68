internal import CLibYAML
internal import SourceText

/// Hands libyaml's events to the builder: marks become byte offsets, C strings values and tags.
struct EventAdapter: ~Copyable {
  enum Outcome {
    case more
    case documentEnd
    case streamEnd
    /// A budget is spent.
    case stop
  }

  private var builder: TreeBuilder
  private var cursor = MarkCursor()
  private var slips = SlipReview()
  /// Where the last event that had content ended, in bytes.
  private var lastEnd: Int32 = 0

  init(limits: YAMLLimits) { builder = TreeBuilder(limits: limits) }

  mutating func reset(_ file: SourceFile) {
    cursor.reset(file)
    lastEnd = 0
    slips.reset()
  }

  mutating func startDocument() { builder.reset() }

  /// Takes in an event; `input` must stand in an arena.
  @inline(__always)
  mutating func handle(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>,
    into tree: inout YAMLTree
  ) -> Outcome {
    if event.pointee.type == YAML_SCALAR_EVENT {
      return scalar(event, input, into: &tree) ? .more : .stop
    }
    return structure(event, input, into: &tree)
  }

  private mutating func structure(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>,
    into tree: inout YAMLTree
  ) -> Outcome {
    switch event.pointee.type {
    case YAML_SEQUENCE_START_EVENT:
      let isFlow = event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      var node = node(.sequence, isFlow ? .flow : .block, event, input)
      if let tag = event.pointee.data.sequence_start.tag {
        node.tag = self.tag(tag, for: node, in: &tree)
      }
      name(event.pointee.data.sequence_start.anchor)
      return builder.open(node, into: &tree) ? .more : .stop
    case YAML_MAPPING_START_EVENT:
      let isFlow = event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      var node = node(.mapping, isFlow ? .flow : .block, event, input)
      if let tag = event.pointee.data.mapping_start.tag {
        node.tag = self.tag(tag, for: node, in: &tree)
      }
      name(event.pointee.data.mapping_start.anchor)
      return builder.open(node, into: &tree) ? .more : .stop
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      builder.close(end: closingEnd(event, input), into: &tree)
      return .more
    case YAML_ALIAS_EVENT:
      let node = node(.alias, .plain, event, input)
      lastEnd = node.end
      let anchor = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
      return builder.alias(anchor, node, into: &tree) ? .more : .stop
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT: return .streamEnd
    default: return .more
    }
  }

  /// Ends a document that was read whole; `end` is where its last event ended, in characters.
  mutating func finish(
    _ file: SourceFile,
    _ input: UnsafePointer<UInt8>,
    end: Int,
    into tree: inout YAMLTree
  ) {
    builder.finish(into: &tree)
    // `---` with nothing after it: libyaml gives an empty scalar, people mean an empty document.
    if tree.nodes.count == 1, tree.nodes[0].kind == .scalar,
      tree.nodes[0].start == tree.nodes[0].end
    {
      tree.emptyStart = tree.nodes[0].start
      tree.nodes.removeAll(keepingCapacity: true)
      tree.root = -1
    }
    let last = Int(cursor.offset(of: end, in: input))
    slips.review(file, upTo: last, in: &tree)
  }

  /// Ends a document whose budget is spent.
  mutating func abandon(_ file: SourceFile, into tree: inout YAMLTree) {
    builder.abandon(into: &tree)
    noteRest(file, from: Int(lastEnd), into: &tree)
  }

  /// Ends a document that libyaml cannot read on.
  mutating func fail(
    _ parser: UnsafeMutablePointer<yaml_parser_t>,
    _ file: SourceFile,
    _ input: UnsafePointer<UInt8>,
    into tree: inout YAMLTree
  ) {
    let failure = ParserFailure(parser, file, input, &cursor)
    let surroundings = ParserFailure.Surroundings(
      lastScalar: builder.lastNode.flatMap { $0.kind == .scalar && $0.style == .plain ? $0 : nil },
      openBracket: builder.innermostBracket
    )
    builder.abandon(into: &tree)
    slips.review(file, upTo: Int(lastEnd), in: &tree)
    // A plain scalar that was read may have run on into the failure: look at all of its lines.
    let readUpTo = min(surroundings.lastScalar?.start ?? lastEnd, lastEnd)
    let culprit = slips.culprit(of: failure, file, after: Int(readUpTo), in: tree)
    let diagnostic = culprit ?? failure.diagnostic(in: file, surroundings)
    // The review may have found the same slip already, with less certainty.
    tree.diagnostics.removeAll { $0.id == diagnostic.id && $0.range == diagnostic.range }
    tree.diagnostics.append(diagnostic)
    noteRest(file, from: failure.offset, into: &tree)
  }

  /// Says where reading stops, if another document would follow.
  private func noteRest(_ file: SourceFile, from offset: Int, into tree: inout YAMLTree) {
    var first = file.lines.line(at: offset)
    let failed = file.lines.range(ofLine: first)
    // After a broken directive the next `---` starts the same document.
    let isDirective = failed.start < failed.end && file.bytes[failed.start] == UInt8(ascii: "%")
    if isDirective { return }
    if offset > failed.start || tree.root < 0 { first += 1 }
    guard first <= file.lines.count else { return }
    for line in first...file.lines.count {
      let range = file.lines.range(ofLine: line)
      guard range.count >= 3,
        file.bytes[range.start..<range.start + 3].elementsEqual([45, 45, 45])
      else { continue }
      let content = file.content(ofLine: line)
      guard content.count == 3 || [0x20, 0x09].contains(file.bytes[range.start + 3]) else {
        continue
      }
      tree.diagnostics.append(
        .restNotRead(at: ByteRange(start: range.start, end: range.start + 3))
      )
      return
    }
  }
}

extension EventAdapter {
  private mutating func scalar(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>,
    into tree: inout YAMLTree
  ) -> Bool {
    let start = cursor.offset(of: event.pointee.start_mark.index, in: input)
    let bytes = input + (Int(start) &- cursor.base)
    // A plain scalar on one line stands in the file as it is: no need to count its characters.
    // (libyaml passes over the tag `!` in silence, but starts the scalar there.)
    guard event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
      event.pointee.start_mark.line == event.pointee.end_mark.line,
      event.pointee.data.scalar.tag == nil, event.pointee.data.scalar.anchor == nil,
      event.pointee.data.scalar.length > 0, bytes[0] != UInt8(ascii: "!")
    else { return otherScalar(event, input, start, into: &tree) }
    let length = event.pointee.data.scalar.length
    let end = cursor.offset(of: event.pointee.end_mark.index, bytesAhead: length)
    var node = YAMLTree.Node(kind: .scalar, style: .plain, start: start, end: end)
    node.textStart = builder.textEnd
    builder.addText(fromArena: bytes, count: length)
    node.textEnd = builder.textEnd
    lastEnd = end
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

  private mutating func node(
    _ kind: YAMLTree.Kind,
    _ style: YAMLTree.Style,
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>
  ) -> YAMLTree.Node {
    let start = cursor.offset(of: event.pointee.start_mark.index, in: input)
    let end = cursor.offset(of: event.pointee.end_mark.index, in: input)
    return YAMLTree.Node(kind: kind, style: style, start: start, end: max(start, end))
  }

  /// Where a closing bracket ends; nil where a collection has none.
  private mutating func closingEnd(
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>
  ) -> Int32? {
    let (first, last) = (event.pointee.start_mark.index, event.pointee.end_mark.index)
    guard last == first + 1 else { return nil }
    let end = cursor.offset(of: last, in: input)
    let closing = input[Int(end) - cursor.base - 1]
    guard closing == UInt8(ascii: "]") || closing == UInt8(ascii: "}") else { return nil }
    lastEnd = end
    return end
  }

  /// Takes the line breaks after a block scalar's last line out of its range.
  private func trim(_ node: inout YAMLTree.Node, _ input: UnsafePointer<UInt8>) {
    while node.end > node.start {
      switch input[Int(node.end) - cursor.base - 1] {
      case 0x20, 0x09, 0x0A, 0x0D: node.end -= 1
      default: return
      }
    }
  }

  /// Notes the name of the node that is added next, if it has one.
  @inline(__always)
  private mutating func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) {
    if let anchor { builder.nameNext(String(cString: anchor)) }
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

  private mutating func tag(
    _ pointer: UnsafeMutablePointer<yaml_char_t>,
    for node: YAMLTree.Node,
    in tree: inout YAMLTree
  ) -> YAMLTree.Tag {
    let name = String(cString: pointer)
    let range = ByteRange(start: Int(node.start), end: Int(node.end))
    // The non-specific tag: what stands there counts as written, a scalar as text.
    if name == "!" { return node.kind == .scalar ? .string : .none }
    guard let tag = Self.coreTags[name] else {
      builder.report(.unsupportedTag(Self.short(name), at: range), in: &tree)
      return .none
    }
    let fits =
      switch tag {
      case .sequence: node.kind == .sequence
      case .mapping: node.kind == .mapping
      case .none, .string, .null, .boolean, .integer, .double: node.kind == .scalar
      }
    if !fits { builder.report(.tagMismatch(Self.short(name), at: range), in: &tree) }
    return fits ? tag : .none
  }

  /// The tag as people write it.
  private static func short(_ tag: String) -> String {
    tag.hasPrefix(corePrefix) ? "!!" + tag.dropFirst(corePrefix.count) : tag
  }

  private static let corePrefix = "tag:yaml.org,2002:"

  private static let coreTags: [String: YAMLTree.Tag] = [
    corePrefix + "str": .string,
    corePrefix + "null": .null,
    corePrefix + "bool": .boolean,
    corePrefix + "int": .integer,
    corePrefix + "float": .double,
    corePrefix + "seq": .sequence,
    corePrefix + "map": .mapping,
  ]
}
