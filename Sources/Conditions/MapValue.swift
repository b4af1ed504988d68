/// A key of a map.
package enum MapKey: Sendable {
  case bool(Bool)
  case int(Int64)
  case string(String)

  package var value: Value {
    switch self {
    case .bool(let key): .bool(key)
    case .int(let key): .int(key)
    case .string(let key): .string(key)
    }
  }

  private var rank: Int {
    switch self {
    case .bool: 0
    case .int: 1
    case .string: 2
    }
  }
}

extension MapKey: Comparable {
  package static func == (left: MapKey, right: MapKey) -> Bool { left.value == right.value }

  package static func < (left: MapKey, right: MapKey) -> Bool {
    switch (left, right) {
    case (.bool(let one), .bool(let other)): !one && other
    case (.int(let one), .int(let other)): one < other
    case (.string(let one), .string(let other)):
      one.utf8.lexicographicallyPrecedes(other.utf8)
    default: left.rank < right.rank
    }
  }
}

/// A map whose entries are kept sorted by key, so that its order never depends on its making.
package struct MapValue: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let key: MapKey
    package let value: Value

    package init(key: MapKey, value: Value) {
      self.key = key
      self.value = value
    }
  }

  package let entries: [Entry]

  /// Makes a map; nil when a key is there twice.
  package init?(_ entries: [Entry]) {
    let sorted = entries.sorted { $0.key < $1.key }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.key == next.key { return nil }
    self.entries = sorted
  }

  package init() { entries = [] }

  package var count: Int { entries.count }

  package subscript(_ key: MapKey) -> Value? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].key == key else { return nil }
    return entries[low].value
  }
}
