internal import Rules
internal import SourceText

/// Names of records and facts that do not depend on where they stand in the text.
extension Places {
  /// The record's path, in which entries without an id are numbered by what they say.
  ///
  /// Moving blocks changes no key; only changing what an entry says may change which of several
  /// entries of one list is which.
  func key(ofRecord number: Int) -> String {
    guard number > 0 else { return "" }
    let record = table.records[number]
    let type = Int(record.type)
    let parent = Int(record.parent)
    let holder = names.holder(of: type, in: Int(table.records[parent].type))
    let hasOwnName = rulebook.records[type].hasIdentifier && table.fact(0, in: number).tag == .text
    let isInList = holder.map { layout.shapes[$0].kind == .records } ?? false
    // Ids are keys already, and so is the path of a single nested record.
    if parent == 0, hasOwnName || !isInList { return path(ofRecord: number) }
    var key = key(ofRecord: parent)
    if !key.isEmpty { key += "." }
    if let holder { key += names.path(ofField: holder) }
    if hasOwnName {
      key += "[" + table.string(table.fact(0, in: number)) + "]"
    } else if isInList {
      key += "[\(rank(of: number) + 1)]"
    }
    return key
  }

  /// The fact's path, in which entries without an id are numbered by what they say.
  func key(ofFact fact: Int) -> String {
    var key = key(ofRecord: table.record(holding: fact))
    if !key.isEmpty { key += "." }
    key += names.path(ofField: field(of: fact))
    return key
  }

  /// The digest of facts and their values.
  func digest(ofFacts facts: [Int]) -> String {
    Fingerprint.of(
      facts: Set(
        facts.map { "\(key(ofFact: $0))=\(spelling(of: table.facts[$0], field: field(of: $0)))" }
      )
    )
  }

  /// How many entries of the same list come before, ordered by what they say.
  private func rank(of number: Int) -> Int {
    let record = table.records[number]
    let siblings = table.records.indices.filter { other in
      let sibling = table.records[other]
      return other != number && sibling.parent == record.parent && sibling.type == record.type
    }
    if siblings.isEmpty { return 0 }
    let own = (content(ofRecord: number), record.position)
    return siblings.count { (content(ofRecord: $0), table.records[$0].position) < own }
  }

  /// What a record says, in the order of the vocabulary.
  private func content(ofRecord number: Int) -> String {
    let record = table.records[number]
    let first = Int(layout.firstField[Int(record.type)])
    var content = ""
    for slot in 0..<Int(layout.fieldCount[Int(record.type)]) {
      let fact = table.fact(slot, in: number)
      guard fact.node >= 0, !layout.shapes[first + slot].isDerived else { continue }
      content += "\(slot)=\(spelling(of: fact, field: first + slot));"
    }
    return content
  }

  /// A value as plans spell it, which no wording of the rulebook changes.
  func spelling(of fact: Fact, field: Int) -> String {
    let shape = layout.shapes[field]
    switch fact.tag {
    case .enumeration:
      let enumeration = Int(shape.enumeration)
      return rulebook.string(rulebook.enumerations[enumeration].values[Int(fact.a)].name)
    case .text: return table.string(fact)
    case .record:
      // What is referred to has an id; a nested record is what it says.
      let isReference = shape.kind == .reference || shape.element == .reference
      return isReference ? path(ofRecord: Int(fact.a)) : "{\(content(ofRecord: Int(fact.a)))}"
    case .list:
      return table.list(fact).map { spelling(of: $0, field: field) }.joined(separator: ",")
    case .boolean: return fact.a == 1 ? "true" : "false"
    case .integer: return String(fact.a)
    case .date: return "\(Day(number: fact.a))"
    case .period: return "\(Day(number: fact.a))/\(Day(number: fact.b))"
    case .notApplicable: return "not-applicable"
    case .unknown: return "unknown"
    case .invalid, .opaque, .pending, .computing, .error, .group, .constantList, .constantText:
      return "\(fact.tag)"
    }
  }
}
