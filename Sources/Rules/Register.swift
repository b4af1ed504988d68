/// One thing that a source says, in our own words, and the provisions that hold it.
package struct RegisterStatement: Sendable {
  /// Permanent id, unique among all sources.
  package var id: Text
  package var text: LocalizedText
  package var provisions: [Int32]
  /// Why the rulebook leaves it out on purpose; empty when it does not.
  package var leftOut: LocalizedText
}

/// What one law says in one edition, statement by statement.
package struct RegisterSource: Sendable {
  /// The name of its file, `appi-fy2020`.
  package var id: Text
  package var title: LocalizedText
  package var law: Int32
  package var effective: DayInterval
  package var statements: [RegisterStatement]
}

/// What is kept of a provision for coverage and explanations only.
package struct ProvisionRemarks: Sendable {
  /// Why nothing in the rulebook cites it, on purpose; empty when something does.
  package var leftOut: LocalizedText
  /// Completed by inference: its source does not say it in full.
  package var isInferred: Bool
  /// Address of the text that confirmed it; empty for none.
  package var address: Text
}

/// What the law says against which coverage is measured.
package struct Register: Sendable {
  package var sources: [RegisterSource] = []
  /// By provision.
  package var remarks: [ProvisionRemarks] = []

  package init() {}
}

extension Rulebook {
  /// The register; read anew at every call, which is for coverage and explanations only.
  package var register: Register {
    var input = RulebookDecoder(bytes, registerSection)
    return Register(from: &input)
  }
}

// What is written here and what is read here must keep the same order, part by part.

extension Register {
  init(from input: inout RulebookDecoder) {
    sources = input.array { input in
      let id = input.text()
      let title = input.localized()
      let law = input.int32()
      let effective = input.interval()
      return RegisterSource(
        id: id,
        title: title,
        law: law,
        effective: effective,
        statements: input.array { RegisterStatement(from: &$0) }
      )
    }
    remarks = input.array { input in
      let leftOut = input.localized()
      let isInferred = input.bool()
      return ProvisionRemarks(leftOut: leftOut, isInferred: isInferred, address: input.text())
    }
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(sources) { output, source in
      output.write(source.id)
      output.write(source.title)
      output.write(source.law)
      output.write(source.effective)
      output.write(source.statements) { $1.encode(into: &$0) }
    }
    output.write(remarks) { output, remarks in
      output.write(remarks.leftOut)
      output.write(remarks.isInferred)
      output.write(remarks.address)
    }
  }
}

extension RegisterStatement {
  init(from input: inout RulebookDecoder) {
    id = input.text()
    text = input.localized()
    provisions = input.int32s()
    leftOut = input.localized()
  }

  func encode(into output: inout RulebookEncoder) {
    output.write(id)
    output.write(text)
    output.write(provisions)
    output.write(leftOut)
  }
}
