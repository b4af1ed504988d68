package import Rules
package import SourceText

/// Which sources of the law a reader wants to see.
package enum CoverageChoice: Sendable {
  case all
  case handbook
  /// Everything but the handbook.
  case law
  /// A law or a file of the register, by id.
  case named(String)
}

/// The table of what the law says and where the rulebook holds it.
package struct CoverageReport {
  private let page: ExplanationPage
  private let sources: [CoveredSource]

  /// nil where no source has the name.
  package init?(_ rulebook: Rulebook, _ choice: CoverageChoice, _ language: Language) {
    page = ExplanationPage(rulebook, language, day: nil)
    let all = Coverage(rulebook).sources.filter { !$0.statements.isEmpty }
    sources = all.filter { source in
      let law = rulebook.laws[Int(source.law)]
      return switch choice {
      case .all: true
      case .handbook: law.kind == .handbook
      case .law: law.kind != .handbook
      // A law's name stands for its register, too.
      case .named(let name): source.id == name || rulebook.string(law.id) == name
      }
    }
    if case .named = choice, sources.isEmpty { return nil }
  }

  /// The names that `named` may have.
  package static func names(_ rulebook: Rulebook) -> [String] {
    Coverage(rulebook).sources.filter { !$0.statements.isEmpty }.map(\.id)
  }

  /// Nothing is uncited without a reason.
  package var isComplete: Bool { sources.allSatisfy { $0.count(.uncited) == 0 } }

  /// The table; then what is uncited, and what is left out and why.
  package var text: String {
    let header = [
      page.say("出典", "source"), page.say("内容", "statements"), page.say("収録", "cited"),
      page.say("うち推定", "inferred"), page.say("収めない", "left out"), page.say("未収録", "uncited"),
      page.say("名称", "title"),
    ]
    var text = header.joined(separator: "\t") + "\n"
    for source in sources {
      let numbers = [
        source.statements.count, source.count(.cited), source.inferred, source.count(.leftOut),
        source.count(.uncited),
      ]
      let cells = [source.id] + numbers.map { String($0) } + [page.say(source.title)]
      text += cells.joined(separator: "\t") + "\n"
    }
    return text + list(.uncited, page.say("未収録の内容", "uncited"))
      + list(.leftOut, page.say("収めない内容とその理由", "left out, and why"))
  }

  private func list(_ held: Held, _ heading: String) -> String {
    var lines = ""
    for source in sources {
      for statement in source.statements where statement.held == held {
        lines += "  \(source.id) \(statement.id): \(page.say(statement.text))\(why(statement))\n"
      }
    }
    return lines.isEmpty ? "" : "\n\(heading):\n" + lines
  }

  private func why(_ statement: CoveredStatement) -> String {
    if statement.held == .leftOut { return page.say(" — ", " — ") + page.say(statement.reason) }
    let open = statement.open.map { page.string(page.rulebook.provisions[Int($0)].id) }
      .filter { $0 != statement.id }
    return open.isEmpty ? "" : " <\(open.joined(separator: ", "))>"
  }
}
