/// Facts in reading order without duplicates.
struct FactSet {
  private(set) var facts: [FactReference] = []
  private var seen: Set<FactReference> = []
  /// Up to this many facts a scan is faster than a set.
  private static let scanned = 16

  init() {}

  mutating func add(_ more: [FactReference]) {
    if facts.isEmpty, more.count <= Self.scanned {
      facts = more
      return
    }
    for fact in more { insert(fact) }
  }

  private mutating func insert(_ fact: FactReference) {
    if facts.count < Self.scanned {
      if !facts.contains(fact) { facts.append(fact) }
      return
    }
    if seen.count != facts.count { seen = Set(facts) }
    if seen.insert(fact).inserted { facts.append(fact) }
  }

  static func union(_ one: [FactReference], _ other: [FactReference]) -> [FactReference] {
    if other.isEmpty { return one }
    var union = FactSet()
    union.add(one)
    union.add(other)
    return union.facts
  }

  /// The union of missing facts: sorted and unique.
  static func missing(_ one: [FactReference], _ other: [FactReference]) -> [FactReference] {
    if one.isEmpty { return other }
    if other.isEmpty { return one }
    return union(one, other).sorted()
  }
}
