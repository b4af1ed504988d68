internal import SourceText

/// Decides which of a file's full-width characters and tabs are faults.
///
/// Most are text. One is a fault when the parser fails there, or when the tree shows that a key, an
/// item or a pair was swallowed by a plain scalar. The rest is kept as suspects, for those who find
/// a text where they need something else.
struct SlipReview {
  /// How far back from a failure its cause is looked for, in lines.
  private static let reach = 50

  /// The next of the scan's candidate lines to look at.
  private var next = 0

  mutating func reset() { next = 0 }

  /// Reviews the candidate lines of a document that ends at an offset in bytes.
  mutating func review(_ file: SourceFile, upTo end: Int, in tree: inout YAMLTree) {
    let candidates = file.scan.candidateLines
    guard next < candidates.count else { return }
    let lastLine = file.lines.line(at: end)
    // The first slip of the plain scalar at hand: what its later lines say decides its weight.
    var open: (node: Int32, slip: PunctuationSlip, count: Int)?
    while next < candidates.count, Int(candidates[next]) <= lastLine {
      let line = Int(candidates[next])
      next += 1
      guard let slip = PunctuationSlip.find(onLine: line, of: file),
        slip.kind != .tabIndentation, slip.kind != .colonWithoutSpace,
        let node = Self.plainScalar(at: slip.range.start, in: tree)
      else { continue }
      if let first = open, first.node == node {
        open?.count += 1
        continue
      }
      if let first = open { Self.settle(first.slip, first.node, first.count, file, &tree) }
      open = (node, slip, 1)
    }
    if let first = open { Self.settle(first.slip, first.node, first.count, file, &tree) }
  }

  /// The slip that explains a failure of the parser: the nearest before it that was not yet read.
  func culprit(
    of failure: ParserFailure,
    _ file: SourceFile,
    after lastEnd: Int,
    in tree: YAMLTree
  ) -> Diagnostic? {
    // Inside an unclosed quotation everything is text: only the line of the quote can tell.
    let place = failure.isUnclosedQuote ? failure.contextOffset ?? failure.offset : failure.offset
    let last = file.lines.line(at: place)
    let first = max(file.lines.line(at: min(lastEnd, place)), last - Self.reach, 1)
    var found: PunctuationSlip?
    for line in stride(from: last, through: first, by: -1) {
      guard let slip = PunctuationSlip.find(onLine: line, of: file),
        slip.range.start <= failure.offset || line == last,
        !Self.isSettledText(slip, lastEnd, in: tree),
        // A missing space explains only what happens after it.
        slip.kind != .colonWithoutSpace || failure.mayComeFromMissingSpace
      else {
        if found == nil { continue } else { break }
      }
      // The same slip on the lines before is where it began.
      guard found == nil || found?.kind == slip.kind else { break }
      found = slip
    }
    return found.map { .slip($0, in: file) }
  }

  /// Whether the slip lies in something that was read already and is no plain scalar.
  private static func isSettledText(
    _ slip: PunctuationSlip,
    _ lastEnd: Int,
    in tree: YAMLTree
  ) -> Bool {
    slip.range.start < lastEnd && plainScalar(at: slip.range.start, in: tree) == nil
  }

  /// The plain scalar that covers an offset.
  private static func plainScalar(at offset: Int, in tree: YAMLTree) -> Int32? {
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tree.nodes[middle].start) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let node = tree.nodes[low - 1]
    guard node.kind == .scalar, node.style == .plain, offset < Int(node.end) else { return nil }
    return Int32(low - 1)
  }

  /// Reports a plain scalar's first slip, or keeps it as a suspect.
  private static func settle(
    _ slip: PunctuationSlip,
    _ index: Int32,
    _ count: Int,
    _ file: SourceFile,
    _ tree: inout YAMLTree
  ) {
    guard let severity = severity(slip, index, count, file, tree) else {
      tree.suspects.append(.slip(slip, in: file))
      return
    }
    tree.diagnostics.append(.slip(slip, in: file, severity: severity))
  }

  /// How surely the slip is a fault; nil when it may well be text.
  private static func severity(
    _ slip: PunctuationSlip,
    _ index: Int32,
    _ count: Int,
    _ file: SourceFile,
    _ tree: YAMLTree
  ) -> Severity? {
    let node = tree.nodes[Int(index)]
    if node.parent < 0 { return .error }
    let isKey = tree.nodes[Int(node.parent)].kind == .mapping && node.key < 0
    let startsOwnLine = Self.startsOwnLine(node, file)
    switch slip.kind {
    case .ideographicSpaceAfterDash, .ideographicSpaceAfterColon:
      // Nobody writes a key or a hyphen and an ideographic space as text at the start of a line.
      return startsOwnLine || isKey ? .error : nil
    case .ideographicIndentation: return isKey ? .error : nil
    case .fullWidthColon where isKey: return isBareFlowKey(node, file, tree) ? .error : nil
    case .fullWidthColon, .fullWidthDash, .fullWidthHash:
      let isFirstLine =
        file.lines.line(at: slip.range.start) == file.lines.line(at: Int(node.start))
      guard startsOwnLine, isFirstLine, !isKey else { return nil }
      if count > 1 { return .error }
      // A single line could still be meant as text.
      return tree.nodes[Int(node.parent)].kind == .mapping ? .warning : nil
    case .fullWidthBracket, .fullWidthQuote, .tabIndentation, .colonWithoutSpace: return nil
    }
  }

  /// Whether only spaces and item marks stand before the node on its line.
  private static func startsOwnLine(_ node: YAMLTree.Node, _ file: SourceFile) -> Bool {
    let line = file.lines.range(ofLine: file.lines.line(at: Int(node.start)))
    return file.bytes[line.start..<max(Int(node.start), line.start)].allSatisfy {
      $0 == 0x20 || $0 == 0x2D
    }
  }

  /// Whether the node is a flow mapping's key without any colon after it.
  private static func isBareFlowKey(
    _ node: YAMLTree.Node,
    _ file: SourceFile,
    _ tree: YAMLTree
  ) -> Bool {
    guard tree.nodes[Int(node.parent)].style == .flow else { return false }
    var offset = Int(node.end)
    while offset < file.bytes.count, [0x20, 0x0A, 0x0D].contains(file.bytes[offset]) { offset += 1 }
    return offset < file.bytes.count && file.bytes[offset] != 0x3A
  }
}
