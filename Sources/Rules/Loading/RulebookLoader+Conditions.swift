internal import Conditions
internal import SourceText

// Parsing, checking and compiling the conditions of rule files.

extension RulebookLoader {
  /// The condition under a key; every fault is reported at the key's value.
  ///
  /// `isFast` gives it code: conditions that only full reports ask need none.
  mutating func condition(
    _ key: String,
    in reader: inout MappingReader,
    subject: Int,
    expecting type: ValueType,
    isFast: Bool = true
  ) -> CompiledCondition {
    guard let node = reader.required(key), let text = reader.string(of: node) else {
      return CompiledCondition(source: .empty, code: -1)
    }
    let source = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    do {
      let parsed = try Condition(parsing: source)
      let scope = SubjectScope(index: index, subject: subject)
      let checked = try parsed.check(expecting: type, in: scope)
      guard isFast else { return CompiledCondition(source: output.intern(source), code: -1) }
      let code = ConditionCompiler.append(
        checked,
        subject: subject,
        index: index,
        output: &output,
        atoms: &atoms,
        to: &parts.code
      )
      return CompiledCondition(source: output.intern(source), code: code)
    } catch {
      let place = String(decoding: source.utf8.dropFirst(error.start).prefix(40), as: UTF8.self)
      reader.fail(
        at: node.start,
        ja: "条件の「\(place)」: " + error.message.ja,
        en: "Condition at `\(place)`: " + error.message.en
      )
      return CompiledCondition(source: .empty, code: -1)
    }
  }
}

extension ConditionLine {
  /// Where each line of a condition stands in its file.
  ///
  /// Folding joins lines and takes indentation away, but leaves every other character: those are
  /// counted. After an escape in a quoted scalar the rest counts as the same line.
  static func lines(of node: RuleNode?, in file: ParsedRuleFile) -> [ConditionLine] {
    guard let node, case .scalar(let text, _) = node.content else { return [] }
    let bytes = file.source.bytes
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
    var place = contentStart(of: node, bytes)
    var lines: [ConditionLine] = []
    for (offset, byte) in text.utf8.enumerated() where !isBlank(byte) {
      while place < bytes.count, isBlank(bytes[place]) { place += 1 }
      guard place < bytes.count, bytes[place] == byte else { break }
      if lines.last?.line != Int32(file.source.lines.line(at: place)) {
        let position = file.source.position(at: place, ambiguousWidth: .one)
        lines.append(
          ConditionLine(
            offset: Int32(offset),
            line: Int32(position.line),
            column: Int32(position.codePointColumn)
          )
        )
      }
      place += 1
    }
    return lines
  }

  /// The first byte after a block's header or an opening quote.
  private static func contentStart(of node: RuleNode, _ bytes: [UInt8]) -> Int {
    guard node.start < bytes.count else { return node.start }
    switch bytes[node.start] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return node.start + 1
    case UInt8(ascii: ">"), UInt8(ascii: "|"):
      return bytes[node.start...].firstIndex(of: 0x0A) ?? node.start
    default: return node.start
    }
  }
}
