package import SourceText

/// Why a condition has no value although nothing is missing.
package struct EvaluationError: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case noMatchingOverload
    case undeclaredReference
    case unboundFunction
    case noSuchKey
    case noSuchField
    case repeatedKey
    case unsupportedKey
    case indexOutOfRange
    case overflow
    case divisionByZero
    case modulusByZero
    case invalidConversion
    case budgetExceeded
    /// Part of CEL, but not of the subset; shows only when the value is there.
    case unsupported
  }

  package let kind: Kind
  /// The operator, name, key or text that the error is about.
  package let subject: String

  package init(_ kind: Kind, _ subject: String = "") {
    self.kind = kind
    self.subject = subject
  }

  package var message: Localized {
    switch kind {
    case .noMatchingOverload:
      Localized(
        ja: "「\(subject)」は、この型の値には使えません。型を確かめてください。(no matching overload)",
        en: "no matching overload: \(subject) does not take values of these types"
      )
    case .undeclaredReference:
      Localized(
        ja: "名前「\(subject)」は宣言されていません。綴りを確かめてください。",
        en: "undeclared reference to '\(subject)'"
      )
    case .unboundFunction:
      Localized(
        ja: "関数「\(subject)」はありません。綴りを確かめてください。",
        en: "unbound function: '\(subject)'"
      )
    case .noSuchKey:
      Localized(ja: "キー「\(subject)」がありません。", en: "no such key: \(subject)")
    case .noSuchField:
      Localized(ja: "項目「\(subject)」がありません。", en: "no such field: \(subject)")
    case .repeatedKey:
      Localized(
        ja: "キー「\(subject)」が二度あります。一つにしてください。",
        en: "repeated key: \(subject)"
      )
    case .unsupportedKey:
      Localized(
        ja: "「\(subject)」はキーにできません。真偽値、整数、文字列を使ってください。",
        en: "unsupported key type: \(subject)"
      )
    case .indexOutOfRange:
      Localized(ja: "添字 \(subject) は範囲の外です。", en: "index out of range: \(subject)")
    case .overflow:
      Localized(ja: "「\(subject)」の結果が表せる範囲を超えます。", en: "overflow in \(subject)")
    case .divisionByZero:
      Localized(ja: "0 で割ることはできません。", en: "division by zero")
    case .modulusByZero:
      Localized(ja: "0 で割った余りはありません。", en: "modulus by zero")
    case .invalidConversion:
      Localized(
        ja: "「\(subject)」は変換できません。書き方と範囲を確かめてください。",
        en: "invalid conversion or value out of range: \(subject)"
      )
    case .budgetExceeded:
      Localized(
        ja: "計算の手数が上限を超えました。式を分けてください。",
        en: "evaluation budget exceeded; split the expression"
      )
    case .unsupported:
      Localized(
        ja: "「\(subject)」はこの言語では使えません。",
        en: "unsupported: \(subject)"
      )
    }
  }
}
