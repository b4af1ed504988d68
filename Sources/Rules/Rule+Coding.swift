// What is written here and what is read here must keep the same order, part by part.

extension Rule {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    title = input.localized()
    status = RuleStatus(rawValue: UInt8(input.int())) ?? .draft
    kind = RuleKind(rawValue: UInt8(input.int())) ?? .condition
    level = Level(rawValue: UInt8(input.int())) ?? .consider
    law = input.int32()
    force = Force(rawValue: UInt8(input.int())) ?? .interpretation
    substance = Confidence(rawValue: UInt8(input.int())) ?? .u
    subject = input.int32()
    provisions = input.part()
    effective = input.interval()
    applies = CompiledCondition(from: &input)
    requires = CompiledCondition(from: &input)
    place = input.text()
    message = input.localized()
    remedy = input.localized()
    why = input.localized()
    letter = input.localized()
    item = input.localized()
    isWaivable = input.bool()
    aliases = input.array { $0.text() }
    never = input.array { input in
      let outcome = RuleOutcome(rawValue: UInt8(input.int())) ?? .undetermined
      return ImpossibleOutcome(outcome: outcome, reason: input.localized())
    }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(title)
    output.write(Int(status.rawValue))
    output.write(Int(kind.rawValue))
    output.write(Int(level.rawValue))
    output.write(law)
    output.write(Int(force.rawValue))
    output.write(Int(substance.rawValue))
    output.write(subject)
    output.write(Array(provisions))
    output.write(effective)
    applies.encode(into: &output)
    requires.encode(into: &output)
    output.write(place)
    output.write(message)
    output.write(remedy)
    output.write(why)
    output.write(letter)
    output.write(item)
    output.write(isWaivable)
    output.write(aliases) { $0.write($1) }
    output.write(never) { output, impossible in
      output.write(Int(impossible.outcome.rawValue))
      output.write(impossible.reason)
    }
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
