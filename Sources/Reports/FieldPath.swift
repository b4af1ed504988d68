internal import Rules

/// Finds a field or record type by its path in a plan, in English or Japanese.
struct FieldPath {
  let rulebook: Rulebook

  enum Target {
    case field(Int)
    case record(Int)
  }

  /// What `transfers[t1].bases`, `transfer.bases` or `提供・移転.根拠` names; nil for nothing.
  func target(of path: String) -> Target? {
    let keys = Self.withoutIdentifiers(path).split(separator: ".").map(String.init)
    guard let first = keys.first else { return nil }
    if let record = record(named: first) {
      guard keys.count > 1 else { return .record(record) }
      if let field = field(keys.dropFirst(), in: record) { return .field(field) }
    }
    return field(keys[...], in: 0).map { .field($0) }
  }

  private static func withoutIdentifiers(_ path: String) -> String {
    var result = ""
    var depth = 0
    for character in path {
      if character == "[" {
        depth += 1
      } else if character == "]" {
        depth -= 1
      } else if depth == 0 {
        result.append(character)
      }
    }
    return result
  }

  /// `onward_provision` and `onward-provision` are one name.
  private static func folded(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
  }

  private func record(named name: String) -> Int? {
    let name = Self.folded(name)
    if let found = rulebook.records.firstIndex(where: {
      rulebook.string($0.name) == name || (!$0.key.isEmpty && rulebook.string($0.key) == name)
    }) {
      return found
    }
    // Japanese keys of the lists stand with the plan's own fields.
    let root = rulebook.records.first
    return rulebook.fields.prefix(Int(root?.fieldCount ?? 0))
      .first { $0.kind == .records && rulebook.string($0.japaneseKey) == name }
      .map { Int($0.target) }
  }

  private func field(_ keys: ArraySlice<String>, in record: Int) -> Int? {
    var record = record
    var group: Int16 = -1
    var found: Int?
    for key in keys {
      let key = Self.folded(key)
      if let found, rulebook.fields[found].kind != .group {
        let target = rulebook.fields[found].target
        guard target >= 0 else { return nil }
        record = Int(target)
        group = -1
      }
      let first = Int(rulebook.records[record].firstField)
      let range = first..<first + Int(rulebook.records[record].fieldCount)
      found = range.first { number in
        let field = rulebook.fields[number]
        return field.group == group
          && (rulebook.string(field.key) == key || rulebook.string(field.japaneseKey) == key)
      }
      guard let found else { return nil }
      if rulebook.fields[found].kind == .group { group = rulebook.fields[found].slot }
    }
    return found
  }
}
