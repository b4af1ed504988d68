/// Instructions of the fast evaluator: each condition is a tree in prefix order in `Rulebook.code`.
///
/// A node is its operation, its operands, then its children; «child» operands are absolute offsets.
package enum Operation: Int32, Sendable, CaseIterable, BitwiseCopyable {
  /// tag, payload
  case constant
  /// start, length: a text of the rulebook's pool
  case constantText
  /// variable, slot: a field of the record that a variable stands for
  case field
  /// child, slot: a field of the record that an expression gives
  case fieldOf
  /// variable: the record itself, or an element
  case variable
  /// the day of judgement
  case asOf
  /// atom, child: a part that several conditions over the same type of subject share; its value is
  /// kept while the subject stays the same
  case shared
  /// child, child
  case and
  /// child, child
  case or
  /// child
  case not
  /// condition, then, else
  case conditional
  /// child, child
  case equal
  /// child, child
  case notEqual
  /// child, child
  case less
  /// child, child
  case lessOrEqual
  /// child, child
  case greater
  /// child, child
  case greaterOrEqual
  /// child, tag, count, payloads…: membership in a list of constants
  case inConstants
  /// child, count, then start and length of each: membership in a list of the pool's texts
  case inTexts
  /// element, list
  case inList
  /// tag, count, payloads…: a list of constants
  case constantList
  /// list, variable, body
  case all
  /// list, variable, body
  case exists
  /// list, variable, body
  case existsOne
  /// list
  case size
  /// date, days: the day that is so many days later
  case daysAfter

  /// The operations by the numbers that stand for them.
  package static let inOrder = allCases
}

/// What a fact or an intermediate value is.
package enum FactTag: UInt8, Sendable, BitwiseCopyable {
  /// Absent, or written `unknown`.
  case unknown
  case boolean
  case integer
  /// `a` is the value's position in its enumeration.
  case enumeration
  /// `a` is the day's number.
  case date
  /// `a` is the first day's number, `b` the last one's.
  case period
  /// `a`, `b`: offset and length in the fact table's text.
  case text
  /// `a`, `b`: offset and length in the rulebook's pool.
  case constantText
  /// `a` is the index of a record.
  case record
  /// `a`, `b`: first element and count in the fact table's elements.
  case list
  /// `a`, `b`: first payload and count in the rulebook's code; the tag stands before.
  case constantList
  case notApplicable
  /// The field was written wrongly; a diagnostic says how.
  case invalid
  /// A derived fact that has not been computed yet.
  case pending
  /// A derived fact that is being computed: a cycle if it is met again.
  case computing
  /// A group: its fields stand in slots of their own.
  case group
  /// Written, but read by a later stage only.
  case opaque
  /// An evaluation error (comparison of things that do not compare).
  case error

  // Written out: what is synthesized is called through a table of witnesses.
  @inlinable
  package static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
}

/// Variables that every condition has.
package enum StandardVariable {
  /// The subject's record.
  package static let subject: Int32 = 0
  /// The plan's root record.
  package static let root: Int32 = 1
  /// The first variable of a comprehension.
  package static var firstBound: Int32 { 2 }
  /// Comprehensions inside one another may be this deep: a derived fact in the middle of one saves as many.
  package static let limit = 4
}
