internal import Conditions
internal import SourceText

// Parsing, checking and compiling the conditions of rule files.

extension RulebookLoader {
  /// The condition under a key; every fault is reported at the key's value.
  mutating func condition(
    _ key: String,
    in reader: inout MappingReader,
    subject: Int,
    expecting type: ValueType
  ) -> CompiledCondition {
    guard let node = reader.required(key), let text = reader.string(of: node) else {
      return CompiledCondition(source: .empty, code: -1)
    }
    let source = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    do {
      let parsed = try Condition(parsing: source)
      let scope = SubjectScope(index: index, subject: subject)
      let checked = try parsed.check(expecting: type, in: scope)
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
