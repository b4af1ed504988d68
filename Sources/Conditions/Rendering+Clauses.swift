import SourceText

extension Rendering {
  /// A boolean expression as a clause: in Japanese in the plain form, without an end.
  func clause(_ id: Int, _ negated: Bool) -> String {
    let (id, negated) = stripped(id, negated)
    if let group = group(id) {
      let parts = bracketed(group.parts)
      return group.isAll
        ? say(
          negated,
          ("次のすべてに当たる\(parts)", "次のすべてに当たるわけではない\(parts)"),
          ("all of these hold \(parts)", "not all of these hold \(parts)")
        )
        : say(
          negated,
          ("次のいずれかに当たる\(parts)", "次のいずれにも当たらない\(parts)"),
          ("any of these holds \(parts)", "none of these holds \(parts)")
        )
    }
    switch kind(id) {
    case .literal(.bool(let bool)):
      return say(bool == negated, ("常に当たる", "決して当たらない"), ("always", "never"))
    case .binary(.membership, let left, let right): return membership(left, right, negated)
    case .binary(let symbol, let left, let right):
      return comparison(symbol, left, right, negated)
    case .comprehension(let macro, let range, let variable, _, let body):
      return quantified(macro, range, variable, body, negated)
    case .conditional(let test, let first, let second):
      let parts = (clause(test, false), clause(first, negated), clause(second, negated))
      return say(
        "\(parts.0)場合は〔\(parts.1)〕、そうでない場合は〔\(parts.2)〕",
        "if \(parts.0), then [\(parts.1)], otherwise [\(parts.2)]"
      )
    case .call(let function, let arguments) where arguments.count == 2:
      return test(function, term(arguments[0]), term(arguments[1]), negated)
    case .has(let operand, let field):
      let subject = self.field(field, of: operand)
      return say(
        negated,
        ("\(subject)の記載がある", "\(subject)の記載がない"),
        ("\(subject) is stated", "\(subject) is not stated")
      )
    default: return truth(of: term(id), negated)
    }
  }

  func truth(of subject: String, _ negated: Bool) -> String {
    say(
      negated,
      ("\(subject)が「はい」である", "\(subject)が「いいえ」である"),
      ("\(subject) is “yes”", "\(subject) is “no”")
    )
  }

  private func test(
    _ function: Function,
    _ text: String,
    _ part: String,
    _ negated: Bool
  ) -> String {
    switch function {
    case .startsWith:
      say(
        negated,
        ("\(text)が\(part)で始まる", "\(text)が\(part)で始まらない"),
        ("\(text) begins with \(part)", "\(text) does not begin with \(part)")
      )
    case .endsWith:
      say(
        negated,
        ("\(text)が\(part)で終わる", "\(text)が\(part)で終わらない"),
        ("\(text) ends with \(part)", "\(text) does not end with \(part)")
      )
    default:
      say(
        negated,
        ("\(text)が\(part)を含む", "\(text)が\(part)を含まない"),
        ("\(text) contains \(part)", "\(text) does not contain \(part)")
      )
    }
  }

  /// `all`, `exists` and `exists_one`.
  private func quantified(
    _ macro: Macro,
    _ range: Int,
    _ variable: String,
    _ body: Int,
    _ negated: Bool
  ) -> String {
    let whole = term(range)
    var inner = self
    inner.variables.append((variable, type(range).element ?? .dynamic))
    let group = group(body)
    let parts = inner.bracketed(group?.parts ?? [body])
    let how: (ja: String, en: String) =
      switch group?.isAll {
      case true: ("次のすべてに", "all of these")
      case false: ("次のいずれかに", "any of these")
      case nil: ("次に", "this")
      }
    switch macro {
    case .all:
      return say(
        negated,
        ("\(whole)のすべてが\(how.ja)当たる\(parts)", "\(whole)の中に、\(how.ja)当たらないものがある\(parts)"),
        (
          "every one of \(whole) meets \(how.en) \(parts)",
          "not every one of \(whole) meets \(how.en) \(parts)"
        )
      )
    case .existsOne:
      return say(
        negated,
        (
          "\(whole)のうち、\(how.ja)当たるものがちょうど一つある\(parts)",
          "\(whole)のうち、\(how.ja)当たるものの数が一つでない\(parts)"
        ),
        (
          "exactly one of \(whole) meets \(how.en) \(parts)",
          "the number of \(whole) that meet \(how.en) is not one \(parts)"
        )
      )
    case .exists, .filter, .map:
      return say(
        negated,
        ("\(whole)のうち、\(how.ja)当たるものがある\(parts)", "\(whole)のうち、\(how.ja)当たるものがない\(parts)"),
        (
          "at least one of \(whole) meets \(how.en) \(parts)",
          "none of \(whole) meets \(how.en) \(parts)"
        )
      )
    }
  }
}
