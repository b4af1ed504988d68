import SourceText

extension Rendering {
  /// An expression as a noun phrase.
  func term(_ id: Int) -> String {
    switch kind(id) {
    case .literal(let value): return literal(value, type(id))
    case .name(let name): return self.name(name)
    case .select(let operand, let field): return self.field(field, of: operand)
    case .index(let operand, let key):
      let (base, place) = (term(operand), term(key))
      return say("\(base)の[\(place)]", "\(base) [\(place)]")
    case .negate(let operand): return "-\(term(operand))"
    case .binary(let symbol, let left, let right) where symbol.isArithmetic:
      return "(\(term(left)) \(symbol.rawValue) \(term(right)))"
    case .call(let function, let arguments): return call(function, arguments)
    case .list(let elements):
      return "[\(elements.map { term($0) }.joined(separator: say("、", ", ")))]"
    case .map:
      let node = checked.condition.nodes[id]
      let source = Array(checked.condition.source.utf8)[node.start..<node.end]
      return String(decoding: source, as: UTF8.self)
    case .comprehension(let macro, let range, let variable, let filter, let body)
    where macro == .filter || macro == .map:
      return collected(macro, range, variable, filter, body)
    case .conditional(let test, let first, let second) where type(id) != .boolean:
      let (condition, one, other) = (clause(test, false), term(first), term(second))
      return say(
        "〔\(condition)場合は\(one)、そうでない場合は\(other)〕",
        "[\(one) if \(condition), otherwise \(other)]"
      )
    default:
      let clause = clause(id, false)
      return say("〔\(clause)〕こと", "whether [\(clause)]")
    }
  }

  private func name(_ written: String) -> String {
    if let place = variables.lastIndex(where: { $0.name == written }) {
      if case .record(let record) = variables[place].type {
        let title = wording.title(ofRecord: record, language)
        return say("その\(title)", "that \(title)")
      }
      return place == variables.count - 1 ? say("その値", "that value") : written
    }
    let isGlobal = written.utf8.first == UInt8(ascii: ".")
    return wording.title(ofName: isGlobal ? String(written.dropFirst()) : written, language)
  }

  func field(_ field: String, of operand: Int) -> String {
    let base = term(operand)
    guard case .record(let record) = type(operand) else {
      return say("\(base)の「\(field)」", "“\(field)” of \(base)")
    }
    let title = wording.title(ofField: field, in: record, language)
    // Of the innermost variable the field alone says enough.
    if case .name(let name) = kind(operand), let last = variables.last, last.name == name {
      return title
    }
    guard wording.isGroup(record), namesGroup(field, record) else {
      return say(joined(base, title), "\(title) of \(base)")
    }
    guard case .select(let holder, _) = kind(operand) else { return title }
    if case .name(let name) = kind(holder), let last = variables.last, last.name == name {
      return title
    }
    let owner = term(holder)
    return say(joined(owner, title), "\(title) of \(owner)")
  }

  /// Whether a field's title says its group's again, as in `同意の撤回の同意を撤回できること`.
  private func namesGroup(_ field: String, _ group: Int) -> Bool {
    let start = wording.title(ofField: field, in: group, .ja).prefix(2)
    var rest = wording.title(ofRecord: group, .ja)[...]
    while rest.count >= start.count {
      if rest.hasPrefix(start) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// `利用の根拠` and not `利用の利用の根拠` where a field is named after its record.
  private func joined(_ base: String, _ title: String) -> String {
    let owner = base.split(separator: "の").last.map(String.init) ?? base
    guard !owner.isEmpty, title.hasPrefix(owner), title != owner else { return "\(base)の\(title)" }
    return base.dropLast(owner.count) + title
  }

  private func call(_ function: Function, _ arguments: [Int]) -> String {
    let values = arguments.map { term($0) }
    guard let first = arguments.first, let subject = values.first else {
      return "\(function.name)()"
    }
    switch function {
    case .size:
      return type(first) == .text
        ? say("\(subject)の文字数", "the number of characters of \(subject)")
        : say("\(subject)の数", "the number of \(subject)")
    case .timestamp, .duration:
      guard case .literal(let value) = kind(first),
        case .success(let constant) = Functions.apply(function, [value])
      else { return subject }
      return literal(constant, .dynamic)
    case .dyn, .string: return subject
    case .part(let part):
      return say("\(subject)の\(part.title.ja)", "\(part.title.en) of \(subject)")
    default: return "\(function.name)(\(values.joined(separator: ", ")))"
    }
  }

  private func collected(
    _ macro: Macro,
    _ range: Int,
    _ variable: String,
    _ filter: Int?,
    _ body: Int
  ) -> String {
    var inner = self
    inner.variables.append((variable, type(range).element ?? .dynamic))
    var whole = term(range)
    if let test = macro == .filter ? body : filter {
      let clause = inner.clause(test, false)
      whole = say("\(whole)のうち〔\(clause)〕もの", "those of \(whole) for which [\(clause)]")
    }
    guard macro == .map else { return whole }
    let each = inner.term(body)
    return say("\(whole)それぞれの〔\(each)〕", "[\(each)] of each of \(whole)")
  }

  func literal(_ value: Value, _ type: ValueType) -> String {
    switch (value, type) {
    case (.string(let text), .enumeration(let enumeration)):
      quoted(wording.title(ofValue: text, in: enumeration, language))
    case (.string(let text), _): quoted(text)
    case (.timestamp(let time), _): date(time)
    case (.duration(let span), _): self.span(span)
    case (.bool(let bool), _): say(bool ? "「はい」" : "「いいえ」", bool ? "“yes”" : "“no”")
    default: value.literal
    }
  }

  private func quoted(_ text: String) -> String { say("「\(text)」", "“\(text)”") }

  private func date(_ time: Timestamp) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let (date, rest) = time.civil
    let day = say(
      "\(date.year)年\(date.month)月\(date.day)日",
      "\(date.day) \(months[Int(date.month) - 1]) \(date.year)"
    )
    return rest == 0 && time.nanoseconds == 0 ? day : "\(day) (\(time.text))"
  }

  private func span(_ span: TimeSpan) -> String {
    guard span.nanoseconds == 0, span.seconds % 86_400 == 0 else { return span.text }
    let days = span.seconds / 86_400
    return say("\(days)日", English.count(Int(days), "day"))
  }
}

extension BinaryOperator {
  fileprivate var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .remainder: true
    default: false
    }
  }
}

extension TimePart {
  fileprivate var title: Localized {
    switch self {
    case .fullYear: Localized(ja: "年", en: "the year")
    case .month: Localized(ja: "月(0から)", en: "the month (from 0)")
    case .date: Localized(ja: "日", en: "the day")
    case .dayOfMonth: Localized(ja: "日(0から)", en: "the day (from 0)")
    case .dayOfWeek: Localized(ja: "曜日(日曜日が0)", en: "the day of the week (Sunday is 0)")
    case .dayOfYear: Localized(ja: "年の何日目か(0から)", en: "the day of the year (from 0)")
    case .hours: Localized(ja: "時", en: "the hours")
    case .minutes: Localized(ja: "分", en: "the minutes")
    case .seconds: Localized(ja: "秒", en: "the seconds")
    case .milliseconds: Localized(ja: "ミリ秒", en: "the milliseconds")
    }
  }
}
