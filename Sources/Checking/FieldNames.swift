internal import Conditions
internal import Rules

/// Fields and values by the names that conditions have for them.
///
/// One per worker. A name is searched among the fields of a record once and then remembered: most
/// runs need few of the vocabulary's names, and none of them before the first finding.
final class FieldNames {
  private let rulebook: Rulebook
  private let layout: VocabularyLayout

  private struct Entry {
    let name: ConditionName
    let type: Int
    let group: Int
    /// The field's slot; -1 where the record has no such field.
    let slot: Int
  }

  private var entries: [Entry] = []
  /// Open addressing: index into `entries`, or -1; the count is a power of two.
  private var places = [Int32](repeating: -1, count: 256)
  private var records: [String?]
  private var paths: [String?]
  private var values: [[String?]]
  /// The field that holds records of a type, by parent's type and type; nil before it is asked for.
  private var holders: [Int32?]

  init(_ rulebook: Rulebook, _ layout: VocabularyLayout) {
    self.rulebook = rulebook
    self.layout = layout
    records = [String?](repeating: nil, count: rulebook.records.count)
    paths = [String?](repeating: nil, count: rulebook.fields.count)
    values = [[String?]](repeating: [], count: rulebook.enumerations.count)
    let pairs = rulebook.records.count * rulebook.records.count
    holders = [Int32?](repeating: nil, count: pairs)
  }

  /// The name of a record type.
  func record(_ type: Int) -> String {
    if let known = records[type] { return known }
    let name = rulebook.string(rulebook.records[type].name).utf8.map { $0 == 0x2D ? 0x5F : $0 }
    let made = String(decoding: name, as: UTF8.self)
    records[type] = made
    return made
  }

  /// The path of a field in its record, by the field's index.
  func path(ofField field: Int) -> String {
    if let known = paths[field] { return known }
    let made = rulebook.string(rulebook.fields[field].path)
    paths[field] = made
    return made
  }

  /// The names that conditions have for the keys of a path (`contract.onward-provision`).
  static func conditionNames(ofPath path: String) -> [String] {
    path.utf8.split(separator: 0x2E).map { key in
      String(decoding: key.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self)
    }
  }

  /// The slot of a field of a record type; `group` is the slot of the group it stands in, or -1.
  func slot(of name: ConditionName, type: Int, group: Int) -> Int? {
    let mask = places.count - 1
    var place = Self.hash(name, type, group) & mask
    while places[place] >= 0 {
      let entry = entries[Int(places[place])]
      if entry.name.hash == name.hash, entry.type == type, entry.group == group,
        entry.name.text == name.text
      {
        return entry.slot >= 0 ? entry.slot : nil
      }
      place = (place + 1) & mask
    }
    let slot = search(name.text, type, group)
    places[place] = Int32(entries.count)
    entries.append(Entry(name: name, type: type, group: group, slot: slot))
    if entries.count * 2 > places.count { grow() }
    return slot >= 0 ? slot : nil
  }

  func slot(of name: String, type: Int, group: Int) -> Int? {
    slot(of: ConditionName(name), type: type, group: group)
  }

  private func search(_ name: String, _ type: Int, _ group: Int) -> Int {
    // Keys of plans are spelled with hyphens and never hold an underscore.
    let key = name.utf8.map { $0 == 0x5F ? 0x2D : $0 }
    let first = Int(layout.firstField[type])
    for slot in 0..<Int(layout.fieldCount[type])
    where Int(layout.shapes[first + slot].group) == group {
      let text = rulebook.key(ofField: first + slot)
      if rulebook.bytes.pooledEquals(text, key, from: 0, to: key.count) { return slot }
    }
    return -1
  }

  private func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    let mask = places.count - 1
    for (index, entry) in entries.enumerated() {
      var place = Self.hash(entry.name, entry.type, entry.group) & mask
      while places[place] >= 0 { place = (place + 1) & mask }
      places[place] = Int32(index)
    }
  }

  private static func hash(_ name: ConditionName, _ type: Int, _ group: Int) -> Int {
    let mixed = UInt64(name.hash) ^ UInt64(truncatingIfNeeded: type &* 31 &+ group &* 1009)
    return Int(truncatingIfNeeded: (mixed &* 0x9e37_79b9_7f4a_7c15) >> 33)
  }

  /// The field through which records of a type hang below a record of another; nil for none.
  func holder(of type: Int, in parent: Int) -> Int? {
    let pair = parent * records.count + type
    if let known = holders[pair] { return known >= 0 ? Int(known) : nil }
    let first = Int(layout.firstField[parent])
    let found = (first..<first + Int(layout.fieldCount[parent])).first { field in
      let shape = layout.shapes[field]
      return Int(shape.target) == type && (shape.kind == .records || shape.kind == .record)
    }
    holders[pair] = Int32(found ?? -1)
    return found
  }

  /// The name of an enumeration's value; empty where there is none.
  func value(_ position: Int, of enumeration: Int) -> String {
    guard enumeration >= 0, position >= 0 else { return "" }
    if values[enumeration].isEmpty {
      let count = rulebook.enumerations[enumeration].values.count
      values[enumeration] = [String?](repeating: nil, count: count)
    }
    guard position < values[enumeration].count else { return "" }
    if let known = values[enumeration][position] { return known }
    let name = rulebook.string(rulebook.enumerations[enumeration].values[position].name)
    values[enumeration][position] = name
    return name
  }
}
