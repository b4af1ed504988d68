// What is written here and what is read here must keep the same order, part by part.

extension RecordType {
  init(from input: inout RulebookDecoder) {
    name = input.text()
    key = input.text()
    title = input.localized()
    meaning = input.localized()
    isSubject = input.bool()
    hasIdentifier = input.bool()
    firstField = input.int32()
    fieldCount = input.int32()
    datingSlot = Int16(input.int())
    scalarSlot = Int16(input.int())
    parent = Int16(input.int())
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(name)
    output.write(key)
    output.write(title)
    output.write(meaning)
    output.write(isSubject)
    output.write(hasIdentifier)
    output.write(firstField)
    output.write(fieldCount)
    output.write(Int(datingSlot))
    output.write(Int(scalarSlot))
    output.write(Int(parent))
  }
}

extension Derivation {
  init(from input: inout RulebookDecoder) {
    effective = input.interval()
    provisions = input.part()
    condition = CompiledCondition(from: &input)
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(effective)
    output.write(Array(provisions))
    condition.encode(into: &output)
  }
}

extension AbsentValue {
  init?(from input: inout RulebookDecoder) {
    switch input.int() {
    case 1: self = .boolean(input.bool())
    case 2: self = .enumeration(input.int32())
    case 3: self = .list(input.int32s())
    case 4: self = .integer(input.int32())
    case 5: self = .date(Day(number: input.int32()))
    case 6: self = .text(input.text())
    default: return nil
    }
  }

  static func encode(_ value: AbsentValue?, into output: inout RulebookEncoder) {
    switch value {
    case nil: output.write(0)
    case .boolean(let value):
      output.write(1)
      output.write(value)
    case .enumeration(let value):
      output.write(2)
      output.write(value)
    case .list(let values):
      output.write(3)
      output.write(values)
    case .integer(let value):
      output.write(4)
      output.write(value)
    case .date(let day):
      output.write(5)
      output.write(day)
    case .text(let text):
      output.write(6)
      output.write(text)
    }
  }
}

extension Field {
  /// `derivations` are those of all fields, `derivation` is the first of this field or of one after it.
  init(
    from input: inout RulebookDecoder,
    _ derivations: [Derivation],
    from derivation: inout Int
  ) {
    record = Int16(input.int())
    slot = Int16(input.int())
    group = Int16(input.int())
    kind = FieldKind(rawValue: UInt8(input.int())) ?? .opaque
    element = FieldKind(rawValue: UInt8(input.int())) ?? .opaque
    enumeration = input.int32()
    target = input.int32()
    key = input.text()
    japaneseKey = input.text()
    path = input.text()
    title = input.localized()
    meaning = input.localized()
    question = input.localized()
    oneOnly = input.localized()
    answerer = Answerer(rawValue: UInt8(input.int())) ?? .researcher
    isJudgement = input.bool()
    allowsNotApplicable = input.bool()
    isRequired = input.bool()
    isDesignable = input.bool()
    inheritedSlot = Int16(input.int())
    ownSlot = Int16(input.int())
    absent = AbsentValue(from: &input)
    emptyWithSlot = Int16(input.int())
    openWithSlot = Int16(input.int())
    openValues = input.part()
    let count = input.int()
    self.derivations = ArrayPart(derivations, from: derivation, count: count)
    derivation += count
    isClassification = input.bool()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(Int(record))
    output.write(Int(slot))
    output.write(Int(group))
    output.write(Int(kind.rawValue))
    output.write(Int(element.rawValue))
    output.write(enumeration)
    output.write(target)
    output.write(key)
    output.write(japaneseKey)
    output.write(path)
    output.write(title)
    output.write(meaning)
    output.write(question)
    output.write(oneOnly)
    output.write(Int(answerer.rawValue))
    output.write(isJudgement)
    output.write(allowsNotApplicable)
    output.write(isRequired)
    output.write(isDesignable)
    output.write(Int(inheritedSlot))
    output.write(Int(ownSlot))
    AbsentValue.encode(absent, into: &output)
    output.write(Int(emptyWithSlot))
    output.write(Int(openWithSlot))
    output.write(Array(openValues))
    output.write(derivations.count)
    output.write(isClassification)
  }
}

extension EnumerationValue {
  init(from input: inout RulebookDecoder) {
    name = input.text()
    japaneseName = input.text()
    title = input.localized()
    meaning = input.localized()
    notCovered = input.localized()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(name)
    output.write(japaneseName)
    output.write(title)
    output.write(meaning)
    output.write(notCovered)
  }
}
