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
    datingSlot = input.int16()
    scalarSlot = input.int16()
    parent = input.int16()
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

extension Derivation: WritableRow {
  package static var width: Int { 6 }

  package init(from input: inout RulebookDecoder) {
    effective = input.interval()
    provisions = input.rows()
    condition = CompiledCondition(from: &input)
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(effective)
    output.write(rows: provisions)
    condition.encode(into: &output)
  }
}

extension AbsentValue {
  /// Three numbers, always: which case it is, then what it holds.
  init?(from input: inout RulebookDecoder) {
    let kind = input.int()
    if kind == 3 {
      let values: RowTable<Int32> = input.rows()
      self = .list(Array(values))
      return
    }
    let value = input.int32()
    input.skip(1)
    switch kind {
    case 1: self = .boolean(value == 1)
    case 2: self = .enumeration(value)
    case 4: self = .integer(value)
    case 5: self = .date(Day(number: value))
    case 6: self = .text(Text(start: value))
    default: return nil
    }
  }

  static func encode(_ value: AbsentValue?, into output: inout RulebookEncoder) {
    func write(_ kind: Int, _ value: Int32) {
      output.write(kind)
      output.write(value)
      output.write(0)
    }
    switch value {
    case nil: write(0, 0)
    case .boolean(let value): write(1, value ? 1 : 0)
    case .enumeration(let value): write(2, value)
    case .list(let values):
      output.write(3)
      output.write(rows: values)
    case .integer(let value): write(4, value)
    case .date(let day): write(5, day.number)
    case .text(let text): write(6, text.start)
    }
  }
}

extension Field: WritableRow {
  package static var width: Int { 35 }

  package init(from input: inout RulebookDecoder) {
    let head = FieldHead(from: &input)
    record = head.record
    slot = head.slot
    group = head.group
    kind = head.kind
    element = head.element
    enumeration = head.enumeration
    target = head.target
    key = head.key
    path = head.path
    oneOnly = head.oneOnly
    isJudgement = head.isJudgement
    allowsNotApplicable = head.allowsNotApplicable
    isRequired = head.isRequired
    inheritedSlot = head.inheritedSlot
    ownSlot = head.ownSlot
    absent = head.absent
    emptyWithSlot = head.emptyWithSlot
    openWithSlot = head.openWithSlot
    isClassification = head.isClassification
    openValues = head.openValues
    derivations = head.derivations
    japaneseKey = input.text()
    title = input.localized()
    meaning = input.localized()
    question = input.localized()
    answerer = Answerer(rawValue: UInt8(input.int())) ?? .researcher
    isDesignable = input.bool()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(Int(record))
    output.write(Int(slot))
    output.write(Int(group))
    output.write(Int(kind.rawValue))
    output.write(Int(element.rawValue))
    output.write(enumeration)
    output.write(target)
    output.write(key)
    output.write(path)
    output.write(oneOnly)
    output.write(isJudgement)
    output.write(allowsNotApplicable)
    output.write(isRequired)
    output.write(Int(inheritedSlot))
    output.write(Int(ownSlot))
    AbsentValue.encode(absent, into: &output)
    output.write(Int(emptyWithSlot))
    output.write(Int(openWithSlot))
    output.write(isClassification)
    output.write(rows: openValues)
    output.write(rows: derivations)
    output.write(japaneseKey)
    output.write(title)
    output.write(meaning)
    output.write(question)
    output.write(Int(answerer.rawValue))
    output.write(isDesignable)
  }
}

extension Rulebook {
  /// The key of a field, without the rest of its row.
  package func key(ofField number: Int) -> Text {
    Text(start: fields.number(FieldHead.keyColumn, of: number))
  }
}

extension FieldHead: RulebookRow {
  /// Where the key stands in a row.
  static var keyColumn: Int { 7 }

  package static var width: Int { Field.width }

  package init(from input: inout RulebookDecoder) {
    record = input.int16()
    slot = input.int16()
    group = input.int16()
    kind = FieldKind(rawValue: UInt8(input.int())) ?? .opaque
    element = FieldKind(rawValue: UInt8(input.int())) ?? .opaque
    enumeration = input.int32()
    target = input.int32()
    key = input.text()
    path = input.text()
    oneOnly = input.localized()
    isJudgement = input.bool()
    allowsNotApplicable = input.bool()
    isRequired = input.bool()
    inheritedSlot = input.int16()
    ownSlot = input.int16()
    absent = AbsentValue(from: &input)
    emptyWithSlot = input.int16()
    openWithSlot = input.int16()
    isClassification = input.bool()
    openValues = input.rows()
    derivations = input.rows()
  }
}

extension Enumeration: WritableRow {
  package static var width: Int { 3 }

  package init(from input: inout RulebookDecoder) {
    values = input.rows()
    hasUncovered = input.bool()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(rows: values)
    output.write(hasUncovered)
  }
}

extension EnumerationValue: WritableRow {
  package static var width: Int { 8 }

  package init(from input: inout RulebookDecoder) {
    name = input.text()
    japaneseName = input.text()
    title = input.localized()
    meaning = input.localized()
    notCovered = input.localized()
  }

  package func encode(into output: inout RulebookEncoder) {
    output.write(name)
    output.write(japaneseName)
    output.write(title)
    output.write(meaning)
    output.write(notCovered)
  }
}
