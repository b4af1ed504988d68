package import Rules

/// One fact: its value, and the node of the plan's tree that it was read from.
package struct Fact: Sendable, Hashable {
  package var tag: FactTag
  /// Meaning by tag; see `FactTag`.
  package var a: Int32
  package var b: Int32
  /// Node of the value; -1 for absent, derived and made-up facts.
  package var node: Int32

  package init(_ tag: FactTag, _ a: Int32 = 0, _ b: Int32 = 0, node: Int32 = -1) {
    self.tag = tag
    self.a = a
    self.b = b
    self.node = node
  }

  package static let unknown = Fact(.unknown)
}

/// One record of a plan: where its facts start, and where it stands.
package struct RecordInstance: Sendable {
  /// Index of the record type.
  package var type: Int32
  /// Index of its first fact; the others follow by slot.
  package var firstFact: Int32
  /// The record that it stands in; the root for entries of the plan's lists.
  package var parent: Int32
  /// Node of its mapping; -1 for a record that the plan does not write.
  package var node: Int32
  /// Its position in the list it stands in, from 0.
  package var position: Int32
}

/// The facts of one plan, dense and reused from plan to plan.
///
/// This is the source of facts for everything above: the loader fills it from YAML, rule cases,
/// questions and later front ends may fill or change it without any text. Record 0 is the plan.
package struct FactTable: Sendable {
  package internal(set) var facts: [Fact] = []
  package internal(set) var records: [RecordInstance] = []
  /// The elements of lists.
  package internal(set) var elements: [Fact] = []
  /// UTF-8 of texts.
  package internal(set) var text: [UInt8] = []

  package init() {}

  mutating func reset(_ layout: VocabularyLayout) {
    facts.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    elements.append(contentsOf: layout.presetElements)
    text.append(contentsOf: layout.presetText)
  }

  /// Index of a fact among all facts.
  package func index(of slot: Int, in record: Int) -> Int {
    Int(records[record].firstFact) + slot
  }

  package func fact(_ slot: Int, in record: Int) -> Fact {
    facts[Int(records[record].firstFact) + slot]
  }

  /// The record that holds a fact.
  ///
  /// Records lie in the order of their first facts.
  package func record(holding fact: Int) -> Int {
    var low = 0
    var high = records.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(records[middle].firstFact) <= fact { low = middle } else { high = middle }
    }
    return low
  }

  package func string(_ fact: Fact) -> String {
    String(decoding: text[Int(fact.a)..<Int(fact.a + fact.b)], as: UTF8.self)
  }

  package func textEquals(_ left: Fact, _ right: Fact) -> Bool {
    textEquals(left.a, left.b, right.a, right.b)
  }

  func textEquals(_ start: Int32, _ count: Int32, _ otherStart: Int32, _ otherCount: Int32) -> Bool
  {
    guard count == otherCount else { return false }
    var offset = 0
    while offset < Int(count) {
      if text[Int(start) + offset] != text[Int(otherStart) + offset] { return false }
      offset += 1
    }
    return true
  }

  /// The elements of a list.
  package func list(_ fact: Fact) -> ArraySlice<Fact> {
    elements[Int(fact.a)..<Int(fact.a + fact.b)]
  }
}
