internal import Conditions
internal import Rules
internal import SourceText
internal import YAMLTree

/// Finds where facts stand in the text of a plan, and what they are called.
struct Places {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  let table: FactTable
  let names: FieldNames
  /// nil for facts without a text.
  let tree: YAMLTree?
  private let recordPaths: RecordPaths

  init(
    rulebook: Rulebook,
    layout: VocabularyLayout,
    table: FactTable,
    names: FieldNames,
    tree: YAMLTree?
  ) {
    self.rulebook = rulebook
    self.layout = layout
    self.table = table
    self.names = names
    self.tree = tree
    recordPaths = RecordPaths(count: table.records.count)
  }

  /// The path of a record: `transfers[t1]`, `datasets[slides].acquired[1]`; empty for the plan.
  func path(ofRecord number: Int) -> String {
    if let known = recordPaths.made[number] { return known }
    let path = number == 0 ? "" : makePath(of: number)
    recordPaths.made[number] = path
    return path
  }

  private func makePath(of number: Int) -> String {
    let record = table.records[number]
    var path = path(ofRecord: Int(record.parent))
    if !path.isEmpty { path += "." }
    let type = Int(record.type)
    let holder = names.holder(of: type, in: Int(table.records[Int(record.parent)].type))
    if let holder { path += names.path(ofField: holder) }
    if rulebook.records[type].hasIdentifier, case let id = table.fact(0, in: number),
      id.tag == .text
    {
      path += "["
      path += table.string(id)
      path += "]"
    } else if let holder, layout.shapes[holder].kind == .records {
      path += "["
      path += String(record.position + 1)
      path += "]"
    }
    return path
  }

  func field(of fact: Int) -> Int {
    let record = table.records[table.record(holding: fact)]
    return Int(layout.firstField[Int(record.type)]) + fact - Int(record.firstFact)
  }

  func path(ofFact fact: Int) -> String {
    var path = path(ofRecord: table.record(holding: fact))
    if !path.isEmpty { path += "." }
    path += names.path(ofField: field(of: fact))
    return path
  }

  func place(ofRecord number: Int) -> Place {
    Place(path: path(ofRecord: number), range: range(ofRecord: number), isAbsent: false)
  }

  /// Where a record begins: its id, else its first key.
  private func range(ofRecord number: Int) -> ByteRange? {
    guard let tree else { return nil }
    let record = table.records[number]
    if rulebook.records[Int(record.type)].hasIdentifier {
      let id = table.fact(0, in: number)
      if id.node >= 0 { return tree.byteRange(id.node) }
    }
    guard record.node >= 0 else { return nil }
    return tree.narrowRange(record.node)
  }

  /// Where a fact stands; for an absent one, the key of what it is missing from.
  func place(ofFact fact: Int) -> Place { place(ofFact: fact, path: path(ofFact: fact)) }

  /// The same, where the fact's path is known.
  func place(ofFact fact: Int, path: String) -> Place {
    let own = table.facts[fact]
    guard let tree else { return Place(path: path, isAbsent: own.node < 0) }
    if own.node >= 0 {
      let target = tree.resolved(own.node)
      let isShort = tree.nodes[Int(target)].kind == .scalar || own.tag == .list
      var place = Place(
        path: path,
        range: isShort ? tree.byteRange(own.node) : tree.narrowRange(own.node),
        isAbsent: false
      )
      if target != own.node { place.origin = tree.byteRange(target) }
      return place
    }
    return Place(path: path, range: parentRange(of: fact, in: tree), isAbsent: true)
  }

  private func parentRange(of fact: Int, in tree: YAMLTree) -> ByteRange? {
    let number = table.record(holding: fact)
    let record = table.records[number]
    var group = Int(layout.shapes[field(of: fact)].group)
    while group >= 0 {
      let holder = table.facts[Int(record.firstFact) + group]
      if holder.node >= 0 { return tree.narrowRange(holder.node) }
      group = Int(layout.shapes[Int(layout.firstField[Int(record.type)]) + group].group)
    }
    if number == 0 { return tree.narrowRange(max(0, record.node)) }
    return range(ofRecord: number)
  }

  func use(ofFact fact: Int) -> FactUse {
    let title = rulebook.fields[field(of: fact)].title
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    return FactUse(
      place: place(ofFact: fact),
      title: Localized(ja: rulebook.string(title.ja), en: rulebook.string(title.en)),
      value: Localized(ja: words.value(ofFact: fact, .ja), en: words.value(ofFact: fact, .en))
    )
  }
}

/// The paths of records that were asked for: nearly every place begins with one.
private final class RecordPaths {
  var made: [String?]

  init(count: Int) { made = [String?](repeating: nil, count: count) }
}

/// Facts and records in words, for messages.
struct Words {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  let table: FactTable
  let names: FieldNames

  /// What a record is called: its name or title, else its id.
  func name(ofRecord number: Int) -> String {
    let type = Int(table.records[number].type)
    let slots = [
      names.slot(of: Self.nameKey, type: type, group: -1),
      names.slot(of: Self.titleKey, type: type, group: -1),
    ]
    for slot in slots.compactMap({ $0 }).sorted()
    where layout.shapes[Int(layout.firstField[type]) + slot].kind == .text {
      let fact = table.fact(slot, in: number)
      if fact.tag == .text && fact.b > 0 { return table.string(fact) }
    }
    if rulebook.records[type].hasIdentifier, case let id = table.fact(0, in: number),
      id.tag == .text
    {
      return table.string(id)
    }
    return rulebook.string(rulebook.records[type].title.ja)
  }

  private static let nameKey = ConditionName("name")
  private static let titleKey = ConditionName("title")

  func value(ofFact fact: Int, _ language: Language) -> String {
    let record = table.records[table.record(holding: fact)]
    let field = Int(layout.firstField[Int(record.type)]) + fact - Int(record.firstFact)
    return value(table.facts[fact], field: field, language)
  }

  func value(_ fact: Fact, field: Int, _ language: Language) -> String {
    switch fact.tag {
    case .unknown, .invalid, .opaque, .pending, .computing, .error:
      return language == .ja ? "記載なし" : "not stated"
    case .notApplicable: return language == .ja ? "該当なし" : "not applicable"
    case .boolean:
      return fact.a == 1
        ? (language == .ja ? "はい" : "yes") : (language == .ja ? "いいえ" : "no")
    case .integer: return String(fact.a)
    case .enumeration:
      let enumeration = Int(layout.shapes[field].enumeration)
      let title = rulebook.enumerations[enumeration].values[Int(fact.a)].title
      return rulebook.string(title[language])
    case .date:
      let isNever = fact.a == Day.never.number
      return isNever
        ? (language == .ja ? "記載なし" : "not stated")
        : day(Day(number: fact.a), language)
    case .period:
      return day(Day(number: fact.a), language) + (language == .ja ? "〜" : " to ")
        + day(Day(number: fact.b), language)
    case .text: return table.string(fact)
    case .record: return name(ofRecord: Int(fact.a))
    case .list:
      let parts = table.list(fact).map { value($0, field: field, language) }
      if parts.isEmpty { return language == .ja ? "なし" : "none" }
      return parts.joined(separator: language == .ja ? "・" : ", ")
    case .group, .constantList, .constantText: return ""
    }
  }

  func day(_ day: Day, _ language: Language) -> String {
    guard language == .ja else { return "\(day)" }
    let (year, month, dayOfMonth) = day.civil
    return "\(year)年\(month)月\(dayOfMonth)日"
  }

  /// A message with its placeholders filled in from the facts of a subject.
  func render(_ template: String, subject: Int, _ language: Language) -> String {
    // Most of a message is plain; only a brace starts anything.
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var result = ""
    for part in MessageTemplate(template).parts {
      switch part {
      case .text(let text): result += text
      case .placeholder(let path):
        result += value(atPath: path, subject: subject, language)
      }
    }
    return result
  }

  private func value(
    atPath path: String,
    subject: Int,
    _ language: Language
  ) -> String {
    var keys = FieldNames.conditionNames(ofPath: path)[...]
    var records = [subject]
    if keys.first == names.record(Int(table.records[subject].type)) {
      keys.removeFirst()
      if keys.isEmpty { return name(ofRecord: subject) }
    } else {
      records = [0]
    }
    var group = -1
    while let key = keys.popFirst() {
      guard let first = records.first else { break }
      let type = Int(table.records[first].type)
      guard let slot = names.slot(of: key, type: type, group: group) else { return path }
      let field = Int(layout.firstField[type]) + slot
      if layout.shapes[field].kind == .group {
        group = slot
        continue
      }
      group = -1
      let facts = records.map { table.fact(slot, in: $0) }
      if keys.isEmpty {
        return facts.map { value($0, field: field, language) }
          .joined(separator: language == .ja ? "・" : ", ")
      }
      records = facts.flatMap { fact -> [Int] in
        if fact.tag == .record { return [Int(fact.a)] }
        if fact.tag == .list {
          return table.list(fact).filter { $0.tag == .record }.map { Int($0.a) }
        }
        return []
      }
      // A name that is not given: what it would be the name of.
      if records.isEmpty { return language == .ja ? "記載なし" : "not stated" }
      if keys.count == 1, keys.first == "name" {
        return records.map { name(ofRecord: $0) }.joined(separator: language == .ja ? "・" : ", ")
      }
    }
    return records.map { name(ofRecord: $0) }.joined(separator: language == .ja ? "・" : ", ")
  }
}
