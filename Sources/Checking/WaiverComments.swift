internal import Platform
internal import Rules
internal import SourceText
internal import YAMLTree

/// Finds comments like `# tebiki:waive appi/some-rule until=2021-03-31 by="…" reason="…"`.
struct WaiverComments {
  /// A comment, and whether it found its place in a document.
  private struct Comment {
    var start: Int
    var end: Int
    /// The line it stands on, and whether something stands before it there.
    var line: Int
    var isTrailing: Bool
    var isPlaced = false
  }

  private static let mark = Array("tebiki:waive".utf8)

  private let source: SourceFile
  private var comments: [Comment]

  var isEmpty: Bool { comments.isEmpty }

  init(_ source: SourceFile) {
    self.source = source
    comments = Self.find(in: source)
  }

  // MARK: - Finding

  private static func find(in source: SourceFile) -> [Comment] {
    var found: [Comment] = []
    var index = 0
    while let sign = ByteSearch.next(UInt8(ascii: "#"), in: source.bytes, from: index) {
      if let comment = comment(at: sign, in: source) { found.append(comment) }
      index = sign + 1
    }
    return found
  }

  /// The comment that a `#` begins; nil where no mark follows, or `#` begins no comment.
  private static func comment(at start: Int, in source: SourceFile) -> Comment? {
    let marked = source.bytes[(start + 1)...].drop(while: isBlank)
    guard marked.starts(with: mark) else { return nil }
    let line = source.lines.line(at: start)
    let content = source.content(ofLine: line)
    // Within a word `#` begins no comment.
    guard start == content.start || isBlank(source.bytes[start - 1]) else { return nil }
    let before = source.bytes[content.start..<start]
    return Comment(
      start: start,
      end: content.end,
      line: line,
      isTrailing: !before.allSatisfy(isBlank)
    )
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  // MARK: - Placing

  /// The requests at the blocks of a document, and what is wrong with its comments.
  mutating func requests(
    in tree: YAMLTree
  ) -> (requests: [WaiverRequest], problems: [Diagnostic]) {
    var requests: [WaiverRequest] = []
    var problems: [Diagnostic] = []
    for index in comments.indices where !comments[index].isPlaced {
      let comment = comments[index]
      let range = ByteRange(start: comment.start, end: comment.end)
      // A mark inside a text is no comment.
      if Self.isInsideScalar(comment.start, tree) {
        comments[index].isPlaced = true
        continue
      }
      guard let block = block(of: comment, tree) else { continue }
      comments[index].isPlaced = true
      switch parse(comment, block) {
      case .success(let request): requests.append(request)
      case .failure(let failure):
        problems.append(.malformedWaiver(failure.message, at: range))
      }
    }
    return (requests, problems)
  }

  /// Comments that no document has a place for.
  var misplaced: [Diagnostic] {
    comments.filter { !$0.isPlaced }.map {
      .misplacedWaiver(at: ByteRange(start: $0.start, end: $0.end))
    }
  }

  private static func isInsideScalar(_ offset: Int, _ tree: YAMLTree) -> Bool {
    tree.nodes.contains { node in
      node.kind == .scalar && Int(node.start) <= offset && offset < Int(node.end)
    }
  }

  /// The first entry on the comment's own line, or on the next line that has one.
  private func block(of comment: Comment, _ tree: YAMLTree) -> ByteRange? {
    let own = source.content(ofLine: comment.line)
    let wanted = comment.isTrailing ? own.start : comment.end
    // A key stands for its pair, and the pair is found through its value.
    let keys = Set(tree.nodes.map(\.key))
    var best: Int32 = -1
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard node.parent >= 0, !keys.contains(Int32(index)) else { continue }
      let start = Self.start(of: node, tree)
      guard start >= wanted, !comment.isTrailing || start < comment.start else { continue }
      if best < 0 || start < Self.start(of: tree.nodes[Int(best)], tree) { best = Int32(index) }
    }
    guard best >= 0 else { return nil }
    let node = tree.nodes[Int(best)]
    return ByteRange(start: Self.start(of: node, tree), end: Int(node.end))
  }

  /// Where an entry begins: with its key, or with itself in a list.
  private static func start(of node: YAMLTree.Node, _ tree: YAMLTree) -> Int {
    node.key >= 0 ? Int(tree.nodes[Int(node.key)].start) : Int(node.start)
  }

  // MARK: - Reading

  private func parse(
    _ comment: Comment,
    _ block: ByteRange
  ) -> Result<WaiverRequest, WaiverFields.Malformed> {
    let text = source.text(in: ByteRange(start: comment.start, end: comment.end))
    var words = WaiverWords(text)
    // `#` and the mark itself.
    _ = words.next()
    guard let rule = words.next()?.text, !rule.contains("=") else {
      return .failure(
        WaiverFields.Malformed(
          message: Localized(
            ja: "規則の名前がありません。tebiki:waive の次に書いてください。",
            en: "The rule's id is missing; write it after tebiki:waive."
          )
        )
      )
    }
    var fields = WaiverFields(rule: rule)
    while let word = words.next() {
      guard let value = word.value else {
        return .failure(
          WaiverFields.Malformed(
            message: Localized(
              ja: "「\(word.text)」が読めません。項目=値 の形で書き、空白を含む値は \"\" で囲んでください。",
              en:
                "'\(word.text)' cannot be read; write name=value, in \"\" where the value has spaces."
            )
          )
        )
      }
      if let problem = fields.set(word.text, value) {
        return .failure(WaiverFields.Malformed(message: problem))
      }
    }
    let range = ByteRange(start: comment.start, end: comment.end)
    return fields.request(scope: .block(block), source: .comment(range))
  }
}

/// The words of a waiver comment: the mark, an id, then `name=value` or `name="value"`.
struct WaiverWords {
  struct Word {
    var text: String
    var value: String?
  }

  private var rest: Substring

  init(_ text: String) {
    rest = text.drop { $0 == "#" || $0 == " " || $0 == "\t" }[...]
  }

  mutating func next() -> Word? {
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
    guard !rest.isEmpty else { return nil }
    let name = rest.prefix { $0 != " " && $0 != "\t" && $0 != "=" && $0 != "\u{3000}" }
    rest = rest.dropFirst(name.count)
    guard rest.first == "=" else { return Word(text: String(name)) }
    rest = rest.dropFirst()
    guard rest.first == "\"" else {
      let value = rest.prefix { $0 != " " && $0 != "\t" }
      rest = rest.dropFirst(value.count)
      return Word(text: String(name), value: String(value))
    }
    rest = rest.dropFirst()
    let value = rest.prefix { $0 != "\"" }
    rest = rest.dropFirst(value.count)
    // Without its end a quoted value would swallow what follows.
    guard rest.first == "\"" else { return Word(text: String(name)) }
    rest = rest.dropFirst()
    return Word(text: String(name), value: String(value))
  }
}
