internal import SourceText

/// Reads without libyaml what nearly all plans consist of: lists and mappings by indentation,
/// brackets and scalars on one line, `|` blocks and comments.
///
/// At anything else it gives up, and libyaml reads the file from its start: every other notation
/// and every error is libyaml's. What it does read becomes the same tree, node by node.
struct SubsetParser: ~Copyable {
  /// An open list or mapping without brackets.
  struct Level: BitwiseCopyable {
    /// Column of its items or keys, from 0; -1 around the whole document.
    var indent: Int
    var isList = false
    /// Whether a key or hyphen has its value on the lines that follow.
    var isPending = false
  }

  /// A scalar that was found, by offsets in bytes.
  struct Scalar: BitwiseCopyable {
    var style: YAMLTree.Style
    var start: Int
    /// Where its name begins, if it has one; else as `start`.
    var nodeStart: Int
    /// After its last byte, the closing quote included.
    var end: Int
    /// Where reading goes on: at a line's end, a comment, or what ends a scalar in brackets.
    var after: Int

    init(style: YAMLTree.Style = .plain, start: Int, end: Int, after: Int) {
      self.style = style
      self.start = start
      nodeStart = start
      self.end = end
      self.after = after
    }
  }

  /// Keys up to this many bytes are certainly short enough for libyaml.
  private static let longestKey = 1000

  private var top = Level(indent: -1)
  private var levels = Arena<Level>(capacity: 16)
  /// Whether the `---` before the document was read.
  private var hasStarted = false
  /// Where the name stands that belongs to the list or mapping on the lines that follow, or -1.
  private var pendingName = -1
  /// The next line, from 0.
  private var line = 0

  /// Adds a file of one document to the builder; false where libyaml has to read it.
  ///
  /// `input` must hold the file's bytes; nothing but its last line end stops the scan of a line.
  mutating func read(
    _ file: SourceFile,
    _ input: UnsafePointer<UInt8>,
    _ builder: inout TreeBuilder,
    into tree: inout YAMLTree
  ) -> Bool {
    guard file.scan.diagnostics.isEmpty, !file.scan.hasByteOrderMark, let last = file.bytes.last,
      last == UInt8(ascii: "\n")
    else { return false }
    top = Level(indent: -1, isPending: true)
    levels.removeAll()
    pendingName = -1
    hasStarted = false
    line = 0
    return file.lines.starts.withUnsafeBufferPointer { starts in
      let text = SubsetText(input: input, starts: starts)
      while line < text.lineCount {
        guard readLine(text, &builder, &tree) else { return false }
      }
      guard !top.isPending else { return false }
      while !levels.isEmpty { close(&builder, &tree) }
      return true
    }
  }

  private mutating func readLine(
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Bool {
    let start = text.start(of: line)
    guard text.endsPlainly(line) else { return false }
    line &+= 1
    var at = text.skipSpaces(start)
    let first = text.input[at]
    if first == UInt8(ascii: "\n") || first == UInt8(ascii: "#") { return true }
    // Marks of documents and directives begin in the first column.
    if at == start, first == UInt8(ascii: ".") { return false }
    if at == start, levels.isEmpty, text.isDocumentStart(at) {
      defer { hasStarted = true }
      return !hasStarted
    }
    let isItem = first == UInt8(ascii: "-") && text.endsWord(at &+ 1)
    guard place(at &- start, isItem, at, text, &builder, &tree) else { return false }
    if isItem {
      at = text.skipSpaces(at &+ 1)
      if text.endsLine(at) {
        top.isPending = true
        return true
      }
      if text.opensOther(at) { return value(at, text, &builder, &tree) }
    }
    guard let scalar = text.blockScalar(at) else { return false }
    guard text.isColon(scalar.after) else {
      return isItem && text.endsLine(text.skipSpaces(scalar.after))
        && add(scalar, text, &builder, &tree)
    }
    guard scalar.after == scalar.end, scalar.end &- scalar.start <= Self.longestKey else {
      return false
    }
    if isItem, !open(at &- start, false, at, &builder, &tree) { return false }
    guard add(scalar, text, &builder, &tree) else { return false }
    at = text.skipSpaces(scalar.after &+ 1)
    if text.endsLine(at) {
      top.isPending = true
      return true
    }
    return value(at, text, &builder, &tree)
  }

  /// Closes what ends before a line, and opens what begins with it.
  private mutating func place(
    _ indent: Int,
    _ isItem: Bool,
    _ at: Int,
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Bool {
    if top.isPending {
      // A list may stand in the column of the key that it belongs to.
      guard indent > top.indent || (indent == top.indent && isItem && !top.isList) else {
        return false
      }
      return open(indent, isItem, name(&builder, text) ?? at, &builder, &tree)
    }
    while top.indent > indent || (top.indent == indent && top.isList && !isItem) {
      close(&builder, &tree)
    }
    return top.indent == indent && top.isList == isItem
  }

  private mutating func open(
    _ indent: Int,
    _ isList: Bool,
    _ at: Int,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Bool {
    top.isPending = false
    levels.append(top)
    top = Level(indent: indent, isList: isList)
    let place = Int32(truncatingIfNeeded: at)
    let kind = isList ? YAMLTree.Kind.sequence : .mapping
    return builder.open(
      YAMLTree.Node(kind: kind, style: .block, start: place, end: place),
      into: &tree
    )
  }

  private mutating func close(_ builder: inout TreeBuilder, _ tree: inout YAMLTree) {
    builder.close(end: nil, into: &tree)
    top = levels.removeLast()
  }

  /// Names the list or mapping that begins now, if its key has a name for it; where that stands.
  private mutating func name(_ builder: inout TreeBuilder, _ text: SubsetText) -> Int? {
    guard pendingName >= 0, let end = text.nameEnd(pendingName) else { return nil }
    defer { pendingName = -1 }
    builder.nameNext(text.name(pendingName, end))
    return pendingName
  }

  /// Reads a value that begins on the line of its key or hyphen.
  private mutating func value(
    _ start: Int,
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Bool {
    var at = start
    switch text.input[at] {
    case UInt8(ascii: "|"): return block(at, text, &builder, &tree)
    case UInt8(ascii: "&"):
      guard let end = text.nameEnd(at), text.endsWord(end) else { return false }
      at = text.skipSpaces(end)
      if text.endsLine(at) {
        top.isPending = true
        pendingName = start
        return true
      }
      builder.nameNext(text.name(start, end))
    default: break
    }
    guard let after = item(at, start, false, text, &builder, &tree) else { return false }
    return text.endsLine(text.skipSpaces(after))
  }

  /// Reads brackets, an alias or a scalar, which may have a name from `start` on; the offset after it.
  private mutating func item(
    _ at: Int,
    _ start: Int,
    _ isInBrackets: Bool,
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Int? {
    switch text.input[at] {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return brackets(at, start, text, &builder, &tree)
    case UInt8(ascii: "*"):
      guard at == start, let end = text.nameEnd(at), text.endsAlias(end) else { return nil }
      let node = YAMLTree.Node(
        kind: .alias,
        style: .plain,
        start: Int32(truncatingIfNeeded: at),
        end: Int32(truncatingIfNeeded: end)
      )
      guard builder.alias(text.name(at, end), node, into: &tree) else { return nil }
      // What is said of a wrong alias shows places that only libyaml gives.
      return tree.diagnostics.isEmpty ? end : nil
    default:
      let found = isInBrackets ? text.bracketScalar(at) : text.blockScalar(at)
      guard var scalar = found, !text.isColon(scalar.after) else { return nil }
      scalar.nodeStart = start
      return add(scalar, text, &builder, &tree) ? scalar.after : nil
    }
  }

  private func add(
    _ scalar: Scalar,
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Bool {
    var node = YAMLTree.Node(
      kind: .scalar,
      style: scalar.style,
      start: Int32(truncatingIfNeeded: scalar.nodeStart),
      end: Int32(truncatingIfNeeded: scalar.end)
    )
    let quotes = scalar.style == .plain ? 0 : 1
    node.textStart = builder.textEnd
    builder.addText(
      fromArena: text.input + scalar.start + quotes,
      count: scalar.end &- scalar.start &- 2 &* quotes
    )
    node.textEnd = builder.textEnd
    return builder.scalar(node, into: &tree)
  }

  /// Reads a list or mapping in brackets, which may have a name from `start` on; the offset after it.
  private mutating func brackets(
    _ bracket: Int,
    _ start: Int,
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Int? {
    let isMapping = text.input[bracket] == UInt8(ascii: "{")
    let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let node = YAMLTree.Node(
      kind: isMapping ? .mapping : .sequence,
      style: .flow,
      start: Int32(truncatingIfNeeded: start),
      end: Int32(truncatingIfNeeded: bracket &+ 1)
    )
    guard builder.open(node, into: &tree) else { return nil }
    var at = skipSpaces(bracket &+ 1, text)
    if text.input[at] != closing {
      while true {
        if isMapping {
          guard let key = text.bracketScalar(at), text.isColon(key.after), key.after == key.end,
            key.end &- key.start <= Self.longestKey, add(key, text, &builder, &tree)
          else { return nil }
          at = text.skipSpaces(key.after &+ 1)
        }
        let start = at
        if text.input[at] == UInt8(ascii: "&") {
          guard let end = text.nameEnd(at), text.input[end] == 0x20 else { return nil }
          builder.nameNext(text.name(at, end))
          at = text.skipSpaces(end)
        }
        guard let after = item(at, start, true, text, &builder, &tree) else { return nil }
        at = skipSpaces(after, text)
        if text.input[at] == closing { break }
        guard text.input[at] == UInt8(ascii: ",") else { return nil }
        at = skipSpaces(at &+ 1, text)
      }
    }
    builder.close(end: Int32(truncatingIfNeeded: at &+ 1), into: &tree)
    return at &+ 1
  }

  /// Goes on to the next word inside brackets; it may stand on the next line, further to the right.
  private mutating func skipSpaces(_ start: Int, _ text: SubsetText) -> Int {
    let at = text.skipSpaces(start)
    guard text.input[at] == UInt8(ascii: "\n"), line < text.lineCount, text.endsPlainly(line),
      case let next = text.skipSpaces(at &+ 1), next > at &+ 1, text.input[next] > 0x20
    else { return at }
    line &+= 1
    return next
  }

  /// Reads a `|` block: its lines without their common indentation.
  private mutating func block(
    _ start: Int,
    _ text: SubsetText,
    _ builder: inout TreeBuilder,
    _ tree: inout YAMLTree
  ) -> Bool {
    let isStripped = text.input[start &+ 1] == UInt8(ascii: "-")
    guard text.input[start + (isStripped ? 2 : 1)] == UInt8(ascii: "\n"), line < text.lineCount
    else { return false }
    let indent = text.skipSpaces(text.start(of: line)) &- text.start(of: line)
    guard indent > top.indent, text.input[text.start(of: line) &+ indent] > 0x20 else {
      return false
    }
    let lineEnd = text.input + (text.start(of: line) &- 1)
    let textStart = builder.textEnd
    var end = start
    var owedLineEnds = 0
    while line < text.lineCount, text.endsPlainly(line) {
      let lineStart = text.start(of: line)
      let first = text.skipSpaces(lineStart)
      if text.input[first] == UInt8(ascii: "\n"), first &- lineStart <= indent {
        owedLineEnds &+= 1
      } else if first &- lineStart >= indent {
        for _ in 0..<owedLineEnds { builder.addText(lineEnd, count: 1) }
        end = text.start(of: line &+ 1) &- 1
        builder.addText(text.input + lineStart + indent, count: end &- lineStart &- indent)
        owedLineEnds = 1
      } else {
        break
      }
      line &+= 1
    }
    if !isStripped { builder.addText(lineEnd, count: 1) }
    while text.input[end &- 1] <= 0x20 { end &-= 1 }
    var node = YAMLTree.Node(
      kind: .scalar,
      style: .literal,
      start: Int32(truncatingIfNeeded: start),
      end: Int32(truncatingIfNeeded: end)
    )
    node.textStart = textStart
    node.textEnd = builder.textEnd
    return builder.scalar(node, into: &tree)
  }
}
