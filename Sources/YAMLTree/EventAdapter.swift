internal import CLibYAML
internal import SourceText

/// Hands libyaml's events to the builder: marks become byte offsets, C strings values and tags.
struct EventAdapter: ~Copyable {
  enum Outcome {
    case more
    /// As `more`; the event holds no memory that must be given back.
    case moreAndNothingHeld
    case documentEnd
    case streamEnd
    /// A budget is spent.
    case stop
  }

  var builder: TreeBuilder
  var cursor = MarkCursor()
  private var slips = SlipReview()
  /// Where the last event that had content ended, in bytes.
  var lastEnd: Int32 = 0

  init(limits: YAMLLimits) { builder = TreeBuilder(limits: limits) }

  mutating func reset(_ file: SourceFile) {
    cursor.reset(file)
    lastEnd = 0
    slips.reset()
  }

  mutating func startDocument() { builder.reset() }

  /// Reads a whole file without libyaml; false, with nothing said of the file, where it cannot be.
  mutating func read(
    _ file: SourceFile,
    _ input: UnsafePointer<UInt8>,
    with parser: inout SubsetParser,
    into tree: inout YAMLTree
  ) -> Bool {
    builder.reset()
    guard parser.read(file, input, &builder, into: &tree) else { return false }
    builder.finish(into: &tree)
    slips.review(file, upTo: file.bytes.count, in: &tree)
    return true
  }

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
    case YAML_MAPPING_START_EVENT:
      let isFlow = event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      let tag = event.pointee.data.mapping_start.tag
      let anchor = event.pointee.data.mapping_start.anchor
      return open(node(.mapping, isFlow ? .flow : .block, event, input), tag, anchor, into: &tree)
    case YAML_SEQUENCE_START_EVENT:
      let isFlow = event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      let tag = event.pointee.data.sequence_start.tag
      let anchor = event.pointee.data.sequence_start.anchor
      return open(node(.sequence, isFlow ? .flow : .block, event, input), tag, anchor, into: &tree)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      builder.close(end: closingEnd(event, input), into: &tree)
      return .moreAndNothingHeld
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
  /// Opens a list or mapping.
  @inline(__always)
  private mutating func open(
    _ node: consuming YAMLTree.Node,
    _ tag: UnsafeMutablePointer<yaml_char_t>?,
    _ anchor: UnsafeMutablePointer<yaml_char_t>?,
    into tree: inout YAMLTree
  ) -> Outcome {
    if let tag { node.tag = self.tag(tag, for: node, in: &tree) }
    name(anchor)
    guard builder.open(node, into: &tree) else { return .stop }
    return tag == nil && anchor == nil ? .moreAndNothingHeld : .more
  }

  @inline(__always)
  private mutating func node(
    _ kind: YAMLTree.Kind,
    _ style: YAMLTree.Style,
    _ event: UnsafeMutablePointer<yaml_event_t>,
    _ input: UnsafePointer<UInt8>
  ) -> YAMLTree.Node {
    let start = cursor.offset(of: event.pointee.start_mark.index, in: input)
    // Collections without brackets start at an empty place.
    let isEmpty = event.pointee.end_mark.index == event.pointee.start_mark.index
    let end = isEmpty ? start : cursor.offset(of: event.pointee.end_mark.index, in: input)
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
    let closing = input[Int(end) - 1]
    guard closing == UInt8(ascii: "]") || closing == UInt8(ascii: "}") else { return nil }
    lastEnd = end
    return end
  }

  /// Notes the name of the node that is added next, if it has one.
  @inline(__always)
  mutating func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) {
    if let anchor { builder.nameNext(String(cString: anchor)) }
  }

  mutating func tag(
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
  static func short(_ tag: String) -> String {
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
