// What is written here and what is read here must keep the same order, part by part.

extension Rulebook {
  /// The lawful ways besides the handbook's workflows, in the order of their files.
  ///
  /// Decoded at each call, without their cases: only full reports and explanations ask.
  package var routes: [Route] { routes(withCases: false) }

  /// The routes with the cases that prove them.
  package var provedRoutes: [Route] { routes(withCases: true) }

  private func routes(withCases: Bool) -> [Route] {
    var input = RulebookDecoder(bytes, routesSection)
    return input.array { Route(from: &$0, withCases: withCases) }
  }
}

extension Route {
  init(from input: inout RulebookDecoder, withCases: Bool) {
    id = input.text()
    title = input.localized()
    summary = input.localized()
    subject = input.int32()
    provisions = input.int32s()
    effective = input.interval()
    fits = CompiledCondition(from: &input)
    closedIf = input.array { RouteCondition(from: &$0) }
    conditions = input.array { RouteCondition(from: &$0) }
    let length = input.int()
    guard withCases else {
      input.skip(length)
      (cases, never) = ([], [])
      return
    }
    cases = input.array { RouteCase(from: &$0) }
    never = input.array { input in
      let state = RouteState(rawValue: UInt8(input.int())) ?? .conditional
      return ImpossibleState(state: state, reason: input.localized())
    }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(title)
    output.write(summary)
    output.write(subject)
    output.write(provisions)
    output.write(effective)
    fits.encode(into: &output)
    output.write(closedIf) { $1.encode(into: &$0) }
    output.write(conditions) { $1.encode(into: &$0) }
    output.write(section: { output in
      output.write(cases) { $1.encode(into: &$0) }
      output.write(never) { output, impossible in
        output.write(Int(impossible.state.rawValue))
        output.write(impossible.reason)
      }
    })
  }
}

extension RouteCondition {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    when = CompiledCondition(from: &input)
    text = input.localized()
    provisions = input.int32s()
    isJudgement = input.bool()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    when.encode(into: &output)
    output.write(text)
    output.write(provisions)
    output.write(isJudgement)
  }
}

extension RouteCase {
  init(from input: inout RulebookDecoder) {
    name = input.text()
    plan = CasePlanText(from: &input)
    record = input.text()
    expected = RouteState(rawValue: UInt8(input.int())) ?? .conditional
    unmet = input.array { $0.text() }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(name)
    plan.encode(into: &output)
    output.write(record)
    output.write(Int(expected.rawValue))
    output.write(unmet) { $0.write($1) }
  }
}

extension CasePlanText {
  init(from input: inout RulebookDecoder) {
    base = input.int32()
    overlay = input.text()
    asOf = input.day()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(base)
    output.write(overlay)
    output.write(asOf)
  }
}
