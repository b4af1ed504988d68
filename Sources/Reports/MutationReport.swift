package import Checking
package import Rules
package import SourceText

/// Tells which faults in rules no case notices.
package struct MutationReport {
  private let runner: MutationRunner
  private let page: ExplanationPage
  private var rules = 0
  private var routes = 0
  private var mutants = 0
  private var killed = 0
  private var equivalent = 0
  private var declared = 0
  private var survivors = 0
  /// A `must` rule has a survivor, a rule's case fails, or a declaration is needless.
  package private(set) var fails = false

  package init(_ rulebook: Rulebook, _ runner: MutationRunner, _ language: Language) {
    self.runner = runner
    page = ExplanationPage(rulebook, language, day: nil)
  }

  private var rulebook: Rulebook { page.rulebook }

  /// The lines of one rule; empty when its cases notice every fault.
  package mutating func add(_ result: MutationResult) -> String {
    let rule = rulebook.rules[result.rule]
    let id = page.string(rule.id)
    guard !result.hasFailedCase else { return failedCase(id) }
    rules += 1
    mutants += result.count
    killed += result.killed
    equivalent += result.equivalent
    declared += result.declared
    survivors += result.survivors.count
    if !result.survivors.isEmpty && rule.level == .must { fails = true }
    return result.survivors.map { line($0, rule, id) }.joined() + needless(result, id)
  }

  /// The lines of one route.
  package mutating func add(_ result: RouteMutationResult) -> String {
    let id = "routes/" + page.string(rulebook.routes[result.route].id)
    guard !result.hasFailedCase else { return failedCase(id) }
    routes += 1
    mutants += result.count
    killed += result.killed
    equivalent += result.equivalent
    survivors += result.survivors.count
    return result.survivors.map { mutant in
      "\(id).yaml: \(mutant.condition): " + unnoticed(mutant.was, mutant.becomes)
    }.joined()
  }

  private mutating func failedCase(_ id: String) -> String {
    fails = true
    return "\(id): "
      + page.say(
        "事例が期待どおりの結果にならないため、条件を崩して試すことができません。",
        "a case does not come out as it must, so no faults were put in."
      ) + "\n"
  }

  private func line(_ mutant: RuleMutant, _ rule: Rule, _ id: String) -> String {
    let place = runner.place(of: mutant).map { ":\($0.line):\($0.column)" } ?? ""
    let key = mutant.isInRequires ? "requires" : "applies"
    return "\(id).yaml\(place): \(page.say(Phrases.level(rule.level))) \(key): "
      + unnoticed(mutant.was, mutant.becomes)
  }

  private func unnoticed(_ was: String, _ becomes: String) -> String {
    page.say(
      "「\(was)」を「\(becomes)」にしても、どの事例の結果も変わりません。",
      "no case notices when “\(was)” becomes “\(becomes)”."
    ) + "\n"
  }

  /// A declaration that is no longer needed would hide a real gap one day.
  private mutating func needless(_ result: MutationResult, _ id: String) -> String {
    guard !result.needless.isEmpty else { return "" }
    fails = true
    let proof = rulebook.cases.proofs[result.rule]
    return result.needless.map { position in
      let was = page.string(proof.equivalents[position].was)
      let becomes = page.string(proof.equivalents[position].becomes)
      return "\(id).yaml: "
        + page.say(
          "equivalent-mutants の「\(was)」→「\(becomes)」は要りません。この行を消してください。",
          "`equivalent-mutants` needs no entry “\(was)” → “\(becomes)”; delete it."
        ) + "\n"
    }.joined()
  }

  /// How many faults were put in, and what became of them.
  package var summary: String {
    page.say(
      "崩した条件: \(mutants)件(規則 \(rules)件、経路 \(routes)件)。事例が見分けたもの \(killed)件、意味の同じもの \(equivalent)件、"
        + "意味が同じと理由を付けたもの \(declared)件、残ったもの \(survivors)件\n",
      "\(English.count(mutants, "mutant")) of \(English.count(rules, "rule")) and \(English.count(routes, "route")): \(killed) killed, \(equivalent) equivalent, "
        + "\(declared) declared equivalent, \(survivors) survived\n"
    )
  }
}
