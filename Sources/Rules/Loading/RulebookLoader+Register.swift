internal import SourceText

// rules/register/*.yaml, and the keys of provisions that only coverage and explanations need.

extension RulebookLoader {
  mutating func loadRegister() {
    for file in files(under: "register") {
      var reader = MappingReader(file.root, in: file)
      let title = intern(reader.localized("title"))
      let law = lawNumber(&reader)
      let effective = reader.interval("effective")
      var list = MappingReader(reader.required("statements"), in: file)
      let statements = list.entries.map { entry in
        _ = list.optional(entry.key)
        return statement(entry, file)
      }
      finish(&list)
      finish(&reader)
      parts.register.sources.append(
        RegisterSource(
          id: output.intern(file.stem),
          title: title,
          law: law,
          effective: effective,
          statements: statements
        )
      )
    }
  }

  private func lawNumber(_ reader: inout MappingReader) -> Int32 {
    guard let node = reader.required("law"), let name = reader.string(of: node) else { return 0 }
    if let number = lawNumbers[name] { return Int32(number) }
    reader.failUnknown(
      name,
      at: node.start,
      suggestion: Suggestion.nearest(to: name, among: lawNumbers.keys.sorted())
    )
    return 0
  }

  private mutating func statement(
    _ entry: RuleNode.Entry,
    _ file: ParsedRuleFile
  ) -> RegisterStatement {
    var reader = MappingReader(entry.value, in: file)
    if let other = statementFiles.updateValue(file.path, forKey: entry.key) {
      reader.fail(
        at: entry.keyStart,
        ja: "「\(entry.key)」は \(other) にもあります。一つの内容は一か所にだけ書きます。",
        en: "`\(entry.key)` stands in \(other), too; a statement is registered once."
      )
    }
    let text = Localized(ja: reader.requiredString("ja"), en: reader.requiredString("en"))
    let statement = RegisterStatement(
      id: output.intern(entry.key),
      text: intern(text),
      provisions: provisionNumbers("provisions", &reader),
      leftOut: reason("left-out", &reader)
    )
    if statement.provisions.isEmpty && statement.leftOut.isEmpty {
      reader.fail(
        at: entry.keyStart,
        ja: "「\(entry.key)」に「provisions:」も「left-out:」もありません。条項か、収めない理由を書いてください。",
        en:
          "`\(entry.key)` has neither `provisions:` nor `left-out:`; name a provision, or say why it is left out."
      )
    }
    finish(&reader)
    return statement
  }

  /// The keys `left-out:`, `inferred:` and `source-address:` of a provision.
  mutating func remarks(_ reader: inout MappingReader) -> ProvisionRemarks {
    ProvisionRemarks(
      leftOut: reason("left-out", &reader),
      isInferred: reader.boolean("inferred", default: false),
      address: address("source-address", &reader)
    )
  }

  /// The address of a public text; empty without one.
  mutating func address(_ key: String, _ reader: inout MappingReader) -> Text {
    guard let node = reader.optional(key), let text = reader.string(of: node) else {
      return .empty
    }
    if !text.hasPrefix("https://") && !text.hasPrefix("http://") {
      reader.fail(
        at: node.start,
        ja: "出典の所在は https:// から始まるアドレスで書きます。",
        en: "The source's address begins with https://."
      )
    }
    return output.intern(text)
  }

  /// A reason in both languages; half a reason is none.
  private mutating func reason(_ key: String, _ reader: inout MappingReader) -> LocalizedText {
    guard let node = reader.optional(key) else { return .empty }
    let text = reader.localized(of: node)
    if text.ja.isEmpty || text.en.isEmpty {
      reader.fail(
        at: node.start,
        ja: "「\(key):」には理由を ja と en で書いてください。",
        en: "`\(key):` needs the reason, in `ja` and `en`."
      )
    }
    return intern(text)
  }
}
