internal import SourceText

/// A workflow while its file is read: what is known of it, and where each part stands.
struct WorkflowDraft {
  /// Parts of one kind by their ids.
  struct Names {
    private(set) var numbers: [String: Int32] = [:]

    init(_ entries: [RuleNode.Entry]) {
      for (number, entry) in entries.enumerated() where numbers[entry.key] == nil {
        numbers[entry.key] = Int32(number)
      }
    }
  }

  let file: ParsedRuleFile
  var lanes = Names([])
  var phases = Names([])
  var nodes = Names([])
  var data = Names([])
  var duties = Names([])
  var model = WorkflowModel(
    lanes: [],
    phases: [],
    nodes: [],
    flows: [],
    messages: [],
    orders: [],
    data: [],
    links: [],
    notes: [],
    duties: []
  )
  /// Byte offsets of the parts, in the order of the model's arrays.
  var laneStarts: [Int] = []
  var nodeStarts: [Int] = []
  var flowStarts: [Int] = []
  var messageStarts: [Int] = []
  var orderStarts: [Int] = []
  /// Where each node names what follows it; the node itself where it names nothing.
  var nextStarts: [Int] = []

  init(_ file: ParsedRuleFile) { self.file = file }

  /// The part that a text names; a problem and -1 when there is none.
  func number(
    of text: String,
    at start: Int,
    among names: Names,
    _ reader: inout MappingReader
  ) -> Int32 {
    if let number = names.numbers[text] { return number }
    reader.failUnknown(
      text,
      at: start,
      suggestion: Suggestion.nearest(to: text, among: names.numbers.keys.sorted())
    )
    return -1
  }

  /// The part named under a key that must be there.
  func required(_ key: String, among names: Names, _ reader: inout MappingReader) -> Int32 {
    guard let node = reader.required(key), let text = reader.string(of: node) else { return -1 }
    return number(of: text, at: node.start, among: names, &reader)
  }

  /// The part named under a key; -1 without one.
  func optional(_ key: String, among names: Names, _ reader: inout MappingReader) -> Int32 {
    guard let node = reader.optional(key), let text = reader.string(of: node) else { return -1 }
    return number(of: text, at: node.start, among: names, &reader)
  }

  /// The parts named in the list under a key; unknown ones are left out.
  func list(_ key: String, among names: Names, _ reader: inout MappingReader) -> [Int32] {
    reader.strings(key).map { number(of: $0.text, at: $0.start, among: names, &reader) }
      .filter { $0 >= 0 }
  }
}
