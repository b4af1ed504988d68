import SourceText

/// Makes the failures that lexer and parser report.
enum SyntaxFailure {
  static func tooLong(_ count: Int, limit: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "条件式が長すぎます(\(count) バイト、上限 \(limit) バイト)。分けて書いてください。",
        en:
          "The condition is too long (\(English.count(count, "byte")); at most \(limit)). Split it."
      ),
      start: 0,
      end: 0
    )
  }

  static func tooDeep(start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "条件式の入れ子が深すぎます。分けて書いてください。",
        en: "The condition is nested too deeply. Split it."
      ),
      start: start,
      end: end
    )
  }

  static func unexpectedCharacter(_ text: String, start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "「\(text)」はここでは使えません。半角の記号か名前に直してください。",
        en: "Unexpected character '\(text)'. Replace it by an ASCII operator or a name."
      ),
      start: start,
      end: end
    )
  }

  static func unterminatedString(start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "文字列が閉じていません。同じ引用符で閉じてください。",
        en: "The string is not closed. Close it with the quote that opened it."
      ),
      start: start,
      end: end
    )
  }

  static func badEscape(start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "この「\\」の書き方はありません。「\\\\」「\\n」「\\u3042」などの形で書いてください。",
        en: "Unknown escape sequence. Write one such as \\\\, \\n or \\u3042."
      ),
      start: start,
      end: end
    )
  }

  static func badNumber(_ text: String, start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "数「\(text)」の書き方または大きさが正しくありません。直してください。",
        en: "The number '\(text)' is malformed or out of range. Correct it."
      ),
      start: start,
      end: end
    )
  }

  static func expected(_ ja: String, _ en: String, found token: Token) -> ConditionFailure {
    let found = token.kind == .end
    return ConditionFailure(
      .syntax,
      Localized(
        ja: found ? "条件式が途中で終わっています。\(ja)を書いてください。" : "ここには\(ja)を書いてください。",
        en: found ? "The condition ends too early. Write \(en)." : "Write \(en) here."
      ),
      start: Int(token.start),
      end: Int(token.end)
    )
  }

  static func reserved(_ name: String, _ token: Token) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "「\(name)」は予約語です。別の名前を使ってください。",
        en: "'\(name)' is a reserved word. Use another name."
      ),
      start: Int(token.start),
      end: Int(token.end)
    )
  }

  static func badMacro(_ name: String, start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "\(name)() の引数の書き方が正しくありません。変数の名前と式の形で書いてください。",
        en: "The arguments of \(name)() are malformed. Give a variable's name and an expression."
      ),
      start: start,
      end: end
    )
  }

  static func badPresenceTest(start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .syntax,
      Localized(
        ja: "has() には「a.b」の形で項目を書いてください。",
        en: "has() takes a field, written as a.b."
      ),
      start: start,
      end: end
    )
  }

  static func unsupported(_ feature: String, start: Int, end: Int) -> ConditionFailure {
    ConditionFailure(
      .unsupported,
      Localized(
        ja: "「\(feature)」はこの条件の言語では使えません。別の書き方にしてください。",
        en: "This condition language does not support \(feature). Write it in another way."
      ),
      start: start,
      end: end,
      feature: feature
    )
  }
}
