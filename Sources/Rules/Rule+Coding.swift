// What is written here and what is read here must keep the same order, part by part.

extension Rule: WritableRow {
  package static var width: Int { 34 }

  package init(from input: inout RulebookDecoder) {
    let head = RuleHead(from: &input)
    status = head.status
    kind = head.kind
    level = head.level
    law = head.law
    subject = head.subject
    effective = head.effective
    applies = head.applies
    requires = head.requires
    id = input.text()
    title = input.localized()
    force = Force(rawValue: UInt8(input.int())) ?? .interpretation
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
    provisions = input.rows()
    place = input.text()
    message = input.localized()
    remedy = input.localized()
    why = input.localized()
    letter = input.localized()
    item = input.localized()
    isWaivable = input.bool()
    aliases = input.rows()
    never = input.rows()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(Int(status.rawValue))
    output.write(Int(kind.rawValue))
    output.write(Int(level.rawValue))
    output.write(law)
    output.write(subject)
    output.write(effective)
    applies.encode(into: &output)
    requires.encode(into: &output)
    output.write(id)
    output.write(title)
    output.write(Int(force.rawValue))
    output.write(Int(substance.rawValue))
    output.write(rows: provisions)
    output.write(place)
    output.write(message)
    output.write(remedy)
    output.write(why)
    output.write(letter)
    output.write(item)
    output.write(isWaivable)
    output.write(rows: aliases)
    output.write(rows: never)
  }
}

extension Rulebook {
  /// The id of a rule, without the rest of its row.
  package func id(ofRule number: Int) -> Text {
    Text(start: rules.number(RuleHead.count, of: number))
  }
}

extension RuleHead: RulebookRow {
  /// How many numbers it is; the id follows.
  static var count: Int { 11 }

  package static var width: Int { Rule.width }

  package init(from input: inout RulebookDecoder) {
    status = RuleStatus(rawValue: UInt8(input.int())) ?? .draft
    kind = RuleKind(rawValue: UInt8(input.int())) ?? .condition
    level = Level(rawValue: UInt8(input.int())) ?? .consider
    law = input.int32()
    subject = input.int32()
    effective = input.interval()
    applies = CompiledCondition(from: &input)
    requires = CompiledCondition(from: &input)
  }
}

extension ImpossibleOutcome: WritableRow {
  package static var width: Int { 3 }

  package init(from input: inout RulebookDecoder) {
    outcome = RuleOutcome(rawValue: UInt8(input.int())) ?? .undetermined
    reason = input.localized()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(Int(outcome.rawValue))
    output.write(reason)
  }
}

extension RuleProof {
  init(from input: inout RulebookDecoder) {
    cases = input.array { RuleCase(from: &$0) }
    appliesLines = input.array { ConditionLine(from: &$0) }
    requiresLines = input.array { ConditionLine(from: &$0) }
    equivalents = input.array { input in
      let was = input.text()
      let becomes = input.text()
      return EquivalentMutant(was: was, becomes: becomes, reason: input.localized())
    }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(cases) { $1.encode(into: &$0) }
    output.write(appliesLines) { $1.encode(into: &$0) }
    output.write(requiresLines) { $1.encode(into: &$0) }
    output.write(equivalents) { output, mutant in
      output.write(mutant.was)
      output.write(mutant.becomes)
      output.write(mutant.reason)
    }
  }
}

extension ConditionLine {
  init(from input: inout RulebookDecoder) {
    offset = input.int32()
    line = input.int32()
    column = input.int32()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(offset)
    output.write(line)
    output.write(column)
  }
}

extension RuleCase {
  init(from input: inout RulebookDecoder) {
    name = input.text()
    plan = CasePlanText(from: &input)
    expected = RuleOutcome(rawValue: UInt8(input.int())) ?? .undetermined
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(name)
    plan.encode(into: &output)
    output.write(Int(expected.rawValue))
  }
}
