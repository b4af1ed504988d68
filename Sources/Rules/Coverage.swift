/// How one statement of a source is held by the rulebook.
package enum Held: Sendable {
  /// Every provision it rests on is cited, or left out with a reason.
  case cited
  /// Left out on purpose; the reason stands beside it.
  case leftOut
  /// Nobody cites it, and nobody says why.
  case uncited
}

/// One statement of a source, and what became of it.
package struct CoveredStatement: Sendable {
  package let id: String
  package let text: LocalizedText
  package let held: Held
  package let isInferred: Bool
  /// Why it is left out; empty unless it is.
  package let reason: LocalizedText
  /// The provisions that nobody cites, by index; empty unless it is uncited.
  package let open: [Int32]
}

/// The statements of one source: a law's provisions, or one file of the register.
package struct CoveredSource: Sendable {
  package let id: String
  package let title: LocalizedText
  /// Index of its law.
  package let law: Int32
  package let statements: [CoveredStatement]

  package func count(_ held: Held) -> Int { statements.count { $0.held == held } }

  package var inferred: Int { statements.count { $0.isInferred } }
}

/// What the law says, held against what the rulebook cites.
package struct Coverage: Sendable {
  /// Every law's provisions first, then the register.
  package let sources: [CoveredSource]

  package init(_ rulebook: Rulebook) {
    let cited = Set(rulebook.citedProvisions)
    let register = rulebook.register
    let laws = rulebook.laws.indices.map { law in
      CoveredSource(
        id: rulebook.string(rulebook.laws[law].id),
        title: rulebook.laws[law].title,
        law: Int32(law),
        statements: rulebook.provisions.indices
          .filter { rulebook.provisions[$0].law == Int32(law) }
          .map { Self.statement($0, rulebook, register, cited) }
      )
    }
    let registered = register.sources.map { source in
      CoveredSource(
        id: rulebook.string(source.id),
        title: source.title,
        law: source.law,
        statements: source.statements.map { Self.statement($0, rulebook, register, cited) }
      )
    }
    sources = laws + registered
  }

  /// A provision, as a statement of its law.
  private static func statement(
    _ provision: Int,
    _ rulebook: Rulebook,
    _ register: Register,
    _ cited: Set<Int32>
  ) -> CoveredStatement {
    let isCited = cited.contains(Int32(provision))
    let remarks = register.remarks[provision]
    return CoveredStatement(
      id: rulebook.string(rulebook.provisions[provision].id),
      text: rulebook.provisions[provision].title,
      held: isCited ? .cited : remarks.leftOut.isEmpty ? .uncited : .leftOut,
      isInferred: remarks.isInferred,
      reason: isCited ? .empty : remarks.leftOut,
      open: isCited || !remarks.leftOut.isEmpty ? [] : [Int32(provision)]
    )
  }

  /// A registered statement: every provision must be held; one that is cited is enough to call it so.
  private static func statement(
    _ statement: RegisterStatement,
    _ rulebook: Rulebook,
    _ register: Register,
    _ cited: Set<Int32>
  ) -> CoveredStatement {
    let open = statement.provisions.filter { provision in
      !cited.contains(provision) && register.remarks[Int(provision)].leftOut.isEmpty
    }
    let isCited = statement.provisions.contains { cited.contains($0) }
    var reason = statement.leftOut
    if reason.isEmpty && !isCited {
      reason = statement.provisions.first.map { register.remarks[Int($0)].leftOut } ?? .empty
    }
    let held: Held =
      !statement.leftOut.isEmpty ? .leftOut : !open.isEmpty ? .uncited : isCited ? .cited : .leftOut
    return CoveredStatement(
      id: rulebook.string(statement.id),
      text: statement.text,
      held: held,
      isInferred: statement.provisions.contains { register.remarks[Int($0)].isInferred },
      reason: held == .leftOut ? reason : .empty,
      open: held == .uncited ? open : []
    )
  }
}

extension Rulebook {
  /// The provisions that something in the rulebook rests on, in ascending order: rules, derived
  /// facts, chart, workflows, routes, glossary.
  package var citedProvisions: [Int32] {
    var cited: Set<Int32> = [chart.provision]
    for rule in rules where rule.status != .retired { cited.formUnion(rule.provisions) }
    for field in fields {
      for derivation in field.derivations { cited.formUnion(derivation.provisions) }
    }
    for node in chart.nodes { cited.formUnion(node.provisions) }
    for result in chart.results {
      cited.formUnion(result.provisions + result.notes.map(\.provision))
    }
    cited.formUnion(chart.alternatives.map(\.provision))
    cited.formUnion(glossary.map(\.provision))
    for route in routes { cited.formUnion(route.citedProvisions) }
    for workflow in workflows.indices { cited.formUnion(provisions(citedByWorkflow: workflow)) }
    return cited.filter { $0 >= 0 }.sorted()
  }
}
