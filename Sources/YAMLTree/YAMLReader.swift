internal import CLibYAML
package import SourceText

/// Reads YAML streams with libyaml; its buffers are reused from file to file.
package struct YAMLReader: ~Copyable {
  private enum State {
    case closed
    /// The stream cannot be parsed; this is why. It is told once.
    case refused([Diagnostic])
    /// Nothing was read yet.
    case open
    case parsing
  }

  private let limits: YAMLLimits
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
  /// libyaml reads from here; it must stay where it is while a stream is open.
  private var input = Arena<UInt8>(capacity: 4096)
  private var hasParser = false
  private var state = State.closed
  private var file = SourceFile(name: "", bytes: [])
  /// Whether the findings of the scan still have to be handed over.
  private var owesScanFindings = false
  private var adapter: EventAdapter
  private var subset = SubsetParser()
  private let usesSubset: Bool
  /// Whether the last file was read without libyaml.
  package private(set) var lastWasSubset = false

  /// Without `usesSubset` libyaml reads every file: the tree is the same.
  package init(limits: YAMLLimits = .standard, usesSubset: Bool = true) {
    self.limits = limits
    self.usesSubset = usesSubset
    adapter = EventAdapter(limits: limits)
  }

  deinit {
    if hasParser { yaml_parser_delete(parser) }
    parser.deallocate()
    event.deallocate()
  }

  /// Starts a new stream.
  package mutating func open(_ file: SourceFile) {
    self.file = file
    closeParser()
    lastWasSubset = false
    owesScanFindings = !file.scan.diagnostics.isEmpty
    guard file.bytes.count <= limits.bytes else {
      state = .refused([.tooLarge(limit: limits.bytes)])
      return
    }
    guard file.scan.isReadable else {
      state = .refused([])
      return
    }
    input.removeAll()
    file.bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { input.append(base, count: bytes.count) }
    }
    adapter.reset(file)
    state = .open
  }

  /// Reads one document; false at the end of the stream, the tree then being empty.
  ///
  /// After a document that could not be read to its end no further one follows.
  package mutating func next(into tree: inout YAMLTree) -> Bool {
    tree.reset()
    switch state {
    case .closed: return false
    case .refused(let reasons): return refuse(reasons, into: &tree)
    case .open:
      lastWasSubset = usesSubset && adapter.read(file, input.base, with: &subset, into: &tree)
      if lastWasSubset {
        state = .closed
        return true
      }
      tree.reset()
      if let flood = DirectiveFlood.find(in: file) { return refuse([flood], into: &tree) }
      guard startParser() else { return refuse([.outOfMemory], into: &tree) }
      state = .parsing
      return nextDocument(into: &tree)
    case .parsing: return nextDocument(into: &tree)
    }
  }

  private mutating func refuse(_ reasons: [Diagnostic], into tree: inout YAMLTree) -> Bool {
    state = .closed
    tree.isComplete = false
    tree.diagnostics = (owesScanFindings ? file.scan.diagnostics : []) + reasons
    return true
  }

  private mutating func nextDocument(into tree: inout YAMLTree) -> Bool {
    if owesScanFindings {
      tree.diagnostics = file.scan.diagnostics
      owesScanFindings = false
    }
    adapter.startDocument()
    while true {
      guard yaml_parser_parse(parser, event) == 1 else {
        adapter.fail(parser, file, input.base, into: &tree)
        state = .closed
        return true
      }
      let outcome = adapter.handle(event, input.base, into: &tree)
      let end = event.pointee.end_mark.index
      if outcome != .moreAndNothingHeld { yaml_event_delete(event) }
      switch outcome {
      case .more, .moreAndNothingHeld: continue
      case .documentEnd:
        adapter.finish(file, input.base, end: end, into: &tree)
        return true
      case .streamEnd:
        state = .closed
        // A file of comments alone has no document, but its bytes may have faults.
        return !tree.diagnostics.isEmpty
      case .stop:
        adapter.abandon(file, into: &tree)
        state = .closed
        return true
      }
    }
  }

  private mutating func closeParser() {
    if hasParser { yaml_parser_delete(parser) }
    hasParser = false
    state = .closed
  }

  private mutating func startParser() -> Bool {
    let skipped = file.scan.hasByteOrderMark ? 3 : 0
    guard yaml_parser_initialize(parser) == 1 else { return false }
    hasParser = true
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.base + skipped, file.bytes.count - skipped)
    return true
  }
}
