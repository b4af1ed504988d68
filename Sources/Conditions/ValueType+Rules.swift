package import SourceText

extension ValueType {
  var isNumber: Bool { self == .integer || self == .double }

  /// The type of what a macro visits; nil when a macro cannot visit this.
  var element: ValueType? {
    switch self {
    case .list(let element): element
    case .map: .text
    case .dynamic: .dynamic
    default: nil
    }
  }

  /// The type that both have, where dynamic parts give way; nil when they differ.
  func unified(with other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.dynamic, _): return other
    case (_, .dynamic): return self
    case (.list(let one), .list(let other)): return one.unified(with: other).map { .list($0) }
    case (.map(let one), .map(let other)): return one.unified(with: other).map { .map($0) }
    default: return self == other ? self : nil
    }
  }

  /// Whether `==` may compare the two: numbers compare across types.
  func isComparable(to other: ValueType) -> Bool {
    (isNumber && other.isNumber) || unified(with: other) != nil
  }

  /// Whether `<` may compare the two.
  func isOrdered(with other: ValueType) -> Bool {
    if isNumber && other.isNumber { return true }
    guard let both = unified(with: other) else { return false }
    switch both {
    case .integer, .double, .text, .date, .duration, .dynamic: return true
    default: return false
    }
  }

  /// The type of an arithmetic expression; nil when the operator does not take these types.
  func result(of symbol: BinaryOperator, with other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.dynamic, _), (_, .dynamic): return .dynamic
    case (.integer, .integer): return .integer
    case (.double, .double): return symbol == .remainder ? nil : .double
    case (.text, .text) where symbol == .add: return .text
    case (.list, .list) where symbol == .add: return unified(with: other)
    case (.date, .duration) where symbol == .add || symbol == .subtract: return .date
    case (.duration, .date) where symbol == .add: return .date
    case (.date, .date) where symbol == .subtract: return .duration
    case (.duration, .duration) where symbol == .add || symbol == .subtract: return .duration
    default: return nil
    }
  }

  /// What people call the type.
  package var title: Localized {
    switch self {
    case .null: Localized(ja: "null", en: "null")
    case .boolean: Localized(ja: "真偽値", en: "a boolean")
    case .integer: Localized(ja: "整数", en: "an integer")
    case .double: Localized(ja: "小数", en: "a double")
    case .text: Localized(ja: "文字列", en: "a text")
    case .date: Localized(ja: "日付", en: "a date")
    case .duration: Localized(ja: "期間", en: "a duration")
    case .list: Localized(ja: "リスト", en: "a list")
    case .map: Localized(ja: "マップ", en: "a map")
    case .record: Localized(ja: "記録", en: "a record")
    case .enumeration: Localized(ja: "選択肢", en: "one of an enumeration")
    case .dynamic: Localized(ja: "任意の値", en: "any value")
    }
  }
}
