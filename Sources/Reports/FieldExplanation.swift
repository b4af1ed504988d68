internal import Conditions
internal import Rules
internal import SourceText

extension ExplanationPage {
  /// A field: its names, what may be written, who can answer.
  mutating func explain(field number: Int) {
    let field = rulebook.fields[number]
    let record = rulebook.records[Int(field.record)]
    let owner = string(record.key.isEmpty ? record.name : record.key)
    heading("\(owner).\(string(field.path))", say(field.title))
    entry("キー", "keys", "\(string(field.key)) / \(string(field.japaneseKey))")
    entry("属する記録", "record", record.title)
    entry("意味", "meaning", field.meaning)
    entry("書くもの", "type", kind(of: field))
    list("値", "values", values(of: field))
    if field.allowsNotApplicable {
      entry("該当なし", "not applicable", say("「該当なし」と書けます", "`not-applicable` may be written"))
    }
    if field.isDerived {
      explainDerivations(of: field)
      return
    }
    entry("書かない場合", "when absent", absence(of: field))
    entry("質問", "question", field.question)
    entry("答える人", "who can answer", say(Phrases.answerer(field.answerer)))
    entry(
      "性質",
      "nature",
      field.isDesignable
        ? say("計画で変えられる事項", "may be changed in the plan")
        : say("過去の事実で、計画では変えられません", "a fact of the past; no change of the plan alters it")
    )
    if field.isJudgement {
      entry(
        "判断事項",
        "judgement",
        say(
          "法的な判断です。judgements に、誰が・いつ・なぜ判断したかを記録すると確定します",
          "a legal judgement; it is settled when `judgements` records who judged, when and why"
        )
      )
    }
    list("この中の項目", "fields inside", children(of: number))
  }

  private func derivations(of field: Field) -> [String] {
    field.derivations.filter { isShown($0.effective) }.map { derivation in
      let type: ValueType =
        field.kind == .enumeration ? .enumeration(Int(field.enumeration)) : .boolean
      let condition = rulebook.rendered(
        derivation.condition,
        subject: Int(field.record),
        expecting: type,
        language
      )
      let grounds = derivation.provisions.filter { $0 >= 0 }.map { citation($0) }
      return "(\(interval(derivation.effective))) \(condition)"
        + (grounds.isEmpty
          ? "" : say("。根拠: ", "; basis: ") + grounds.joined(separator: say("、", "; ")))
    }
  }

  private mutating func explainDerivations(of field: Field) {
    entry(
      "導き方",
      "derived",
      say("ほかの事実から導かれます。計画書には書きません", "worked out from other facts; it is not written in plans")
    )
    list("版ごとの条件", "condition in each edition", derivations(of: field))
  }

  /// A record type: what it is for and its fields.
  mutating func explain(record number: Int) {
    let record = rulebook.records[number]
    let name = string(record.name)
    heading(record.key.isEmpty ? name : string(record.key), say(record.title))
    entry("条件での名前", "name in conditions", name)
    entry("意味", "meaning", record.meaning)
    let fields = Int(record.firstField)..<Int(record.firstField) + Int(record.fieldCount)
    list("項目", "fields", fields.filter { rulebook.fields[$0].group < 0 }.map { line(field: $0) })
  }

  private func line(field number: Int) -> String {
    let field = rulebook.fields[number]
    return "\(string(field.key)) / \(string(field.japaneseKey)): \(say(field.title))"
      + (field.isDerived ? say("(導かれる事実)", " (derived)") : "")
  }

  private func children(of number: Int) -> [String] {
    let field = rulebook.fields[number]
    switch field.kind {
    case .group:
      return rulebook.fields.indices
        .filter {
          rulebook.fields[$0].record == field.record && rulebook.fields[$0].group == field.slot
        }
        .map { line(field: $0) }
    case .record, .records:
      let record = rulebook.records[Int(field.target)]
      let fields = Int(record.firstField)..<Int(record.firstField) + Int(record.fieldCount)
      return fields.filter { rulebook.fields[$0].group < 0 }.map { line(field: $0) }
    default: return []
    }
  }

  private func kind(of field: Field) -> String {
    field.kind == .list
      ? say("\(kind(field.element, field))の並び", "list of: \(kind(field.element, field))")
      : kind(field.kind, field)
  }

  private func kind(_ kind: FieldKind, _ field: Field) -> String {
    let target = field.target >= 0 ? say(rulebook.records[Int(field.target)].title) : ""
    switch kind {
    case .text: return say("文字列", "text")
    case .boolean: return say("はい・いいえ(true・false)", "true or false")
    case .integer: return say("整数", "whole number")
    case .number: return say("数", "number")
    case .date: return say("日付(2021-01-15)", "date (2021-01-15)")
    case .period: return say("期間(2015/2019)", "period (2015/2019)")
    case .country: return say("国(JP など2文字のコード)", "country (a code of two letters such as JP)")
    case .enumeration: return say("次の値の一つ", "one of the values below")
    case .reference: return say("\(target)の id", "the id of: \(target)")
    case .group: return say("項目のまとまり", "a group of fields")
    case .record: return say("\(target)の記述", "one record: \(target)")
    case .records: return say("\(target)の並び", "a list of records: \(target)")
    case .list: return say("並び", "list")
    case .opaque: return say("手順の記述", "steps")
    case .parent: return say("\(target)(これを含む記録)", "\(target) (the record around it)")
    }
  }

  private func values(of field: Field) -> [String] {
    guard field.enumeration >= 0 else { return [] }
    return rulebook.enumerations[Int(field.enumeration)].values.map { value in
      let meaning = say(value.meaning)
      let title = say(value.title)
      return "\(string(value.name)) / \(string(value.japaneseName))"
        + (title.isEmpty ? "" : ": \(title)") + (meaning.isEmpty ? "" : say("。", "; ") + meaning)
        + (value.notCovered.isEmpty
          ? "" : say(" [対象外の法令] ", " [not covered] ") + say(value.notCovered))
    }
  }

  private func absence(of field: Field) -> String {
    guard let absent = field.absent else {
      return field.isRequired
        ? say("書かなければなりません(不備になります)", "it must be written; the plan is invalid without")
        : say("未記載(不明)として扱います", "counts as unknown")
    }
    let values = field.enumeration >= 0 ? rulebook.enumerations[Int(field.enumeration)].values : []
    func title(_ number: Int32) -> String {
      values.indices.contains(Int(number)) ? say(values[Int(number)].title) : ""
    }
    let meant =
      switch absent {
      case .boolean(let flag): flag ? say("はい", "yes") : say("いいえ", "no")
      case .integer(let number): String(number)
      case .enumeration(let number): title(number)
      case .date(let day): day == .never ? say("まだ行われていない", "not yet") : "\(day)"
      case .text(let text): string(text)
      case .list(let numbers):
        numbers.isEmpty
          ? say("なし", "none") : numbers.map { title($0) }.joined(separator: say("・", ", "))
      }
    return say("「\(meant)」として扱います", "counts as “\(meant)”") + exception(of: field)
  }

  /// With which values of another field silence stays unknown.
  private func exception(of field: Field) -> String {
    guard field.openWithSlot >= 0 else { return "" }
    let record = rulebook.records[Int(field.record)]
    let other = rulebook.fields[Int(record.firstField + Int32(field.openWithSlot))]
    let values = rulebook.enumerations[Int(other.enumeration)].values
    let named = field.openValues.map { say(values[Int($0)].title) }
    let title = say(other.title)
    return say(
      "(\(title)が\(named.joined(separator: "・"))のときは未記載(不明))",
      " (unknown where \(title) is \(named.joined(separator: " or ")))"
    )
  }
}
