internal import Rules

/// A value on its way through the fast evaluator; see `FactTag` for `a` and `b`.
struct FastValue {
  var tag: FactTag
  var a: Int32
  var b: Int32
  /// The fact that holds a list, or the unknown element of one; -1 for other values.
  var origin: Int32

  init(_ tag: FactTag, _ a: Int32 = 0, _ b: Int32 = 0, origin: Int32 = -1) {
    self.tag = tag
    self.a = a
    self.b = b
    self.origin = origin
  }

  init(_ fact: Fact) {
    self.init(fact.tag, fact.a, fact.b)
  }

  init(_ fact: Fact, at index: Int32) {
    self.init(fact.tag, fact.a, fact.b, origin: index)
  }

  // Computed: a stored constant is asked every time whether it is there yet.
  static var unknown: FastValue { FastValue(.unknown) }
  static var error: FastValue { FastValue(.error) }
  static var yes: FastValue { FastValue(.boolean, 1) }
  static var no: FastValue { FastValue(.boolean, 0) }

  static func boolean(_ value: Bool) -> FastValue { value ? yes : no }

  var isTrue: Bool {
    if case .boolean = tag { a == 1 } else { false }
  }
  var isFalse: Bool {
    if case .boolean = tag { a == 0 } else { false }
  }
  // Patterns instead of `==`: the compiler turns them into one comparison of bytes.
  var isUnknown: Bool {
    if case .unknown = tag { true } else { false }
  }
  var isError: Bool {
    if case .error = tag { true } else { false }
  }
  var isRecord: Bool {
    if case .record = tag { true } else { false }
  }
  var isBoolean: Bool {
    if case .boolean = tag { true } else { false }
  }
  /// Whether `a` is all of it.
  var isNumber: Bool {
    switch tag {
    case .boolean, .enumeration, .integer, .date: true
    default: false
    }
  }
  var isList: Bool {
    if case .list = tag { true } else { false }
  }
}
