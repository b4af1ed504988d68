/// A value that a condition computes with.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case timestamp(Timestamp)
  case duration(TimeSpan)
  case list([Value])
  case map(MapValue)
  case record(RecordReference)
  /// «Does not apply»: equal to itself only, without order or arithmetic.
  case notApplicable
}

/// A point in time: seconds since 1970-01-01T00:00:00Z and nanoseconds from 0 to 999,999,999.
package struct Timestamp: Sendable, Hashable, Comparable {
  package let seconds: Int64
  package let nanoseconds: Int32

  package init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// A length of time in seconds and nanoseconds; nanoseconds from 0 to 999,999,999 also when negative.
package struct TimeSpan: Sendable, Hashable, Comparable {
  package let seconds: Int64
  package let nanoseconds: Int32

  package init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// Equality of representation: 1 and 1.0 differ here; strings are compared by code points.
extension Value: Equatable {
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null), (.notApplicable, .notApplicable): true
    case (.bool(let one), .bool(let other)): one == other
    case (.int(let one), .int(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    // Swift compares strings by canonical equivalence, CEL by code points.
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.timestamp(let one), .timestamp(let other)): one == other
    case (.duration(let one), .duration(let other)): one == other
    case (.list(let one), .list(let other)): one == other
    case (.map(let one), .map(let other)): one == other
    case (.record(let one), .record(let other)): one == other
    default: false
    }
  }
}
