import ArgumentParser
import Checking
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// `tebiki rules test`: runs the cases, and asks whether they are enough.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    _superCommandName: "tebiki rules",
    abstract: "Run the cases of rules and routes; with --mutate, see whether they notice faults.",
    discussion: """
      --mutate puts one small fault at a time into the conditions of each rule and route (an \
      operator, a dropped part, a negation) and lists those that no case notices. Exit code 4 when \
      a must rule has one.
      """
  )

  @Flag(help: "Put faults into rules and routes and list those that no case notices.")
  var mutate = false

  @Option(
    name: .customLong("rule"),
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only these rules: ids, or beginnings such as appi/; routes as routes/consent, or routes/.",
      valueName: "id"
    )
  )
  var chosen: [String] = []

  @OptionGroup var rulebook: RulebookOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    Output.ignoreBrokenPipes()
    let rules = try rulebook.load(language.language)
    let selection: Set<Int>
    let routes: [Int]
    do {
      let ruleNames = chosen.filter { !RuleSelection.namesRoutes($0) }
      let routeNames = chosen.filter { RuleSelection.namesRoutes($0) }
      let asksRulesOnly = !chosen.isEmpty && ruleNames.count == chosen.count
      // Routes are no rules: who asks for some rules gets no routes, and the other way round.
      selection =
        !chosen.isEmpty && ruleNames.isEmpty
        ? [] : try RuleSelection.rules(of: rules, selecting: ruleNames, ignoring: [])
      routes =
        asksRulesOnly ? [] : try RuleSelection.routes(of: rules, selecting: routeNames)
    } catch {
      throw ValidationError(error.message[language.language])
    }
    let passes =
      mutate ? runMutants(rules, selection, routes) : runCases(rules, selection, routes)
    if !passes { throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidRulebook) }
  }

  private func runCases(_ rules: Rulebook, _ selection: Set<Int>, _ routes: [Int]) -> Bool {
    let runner = RuleCaseRunner(rules)
    var passed = 0
    var failed = 0
    for result in selection.sorted().flatMap({ runner.run($0) }) {
      if result.isPassed {
        passed += 1
      } else {
        failed += 1
        Console.print(RuleListReport.failure(result, rules, language.language) + "\n")
      }
    }
    let routeRunner = RouteCaseRunner(rules)
    for result in routes.flatMap({ routeRunner.run($0) }) {
      if result.isPassed {
        passed += 1
      } else {
        failed += 1
        Console.print(RuleListReport.failure(result, rules, language.language) + "\n")
      }
    }
    Console.print("cases: \(passed) passed, \(failed) failed\n")
    return failed == 0 && passed > 0
  }

  private func runMutants(_ rules: Rulebook, _ selection: Set<Int>, _ routes: [Int]) -> Bool {
    let runner = MutationRunner(rules) { selection.contains($0) }
    var report = MutationReport(rules, runner, language.language)
    runner.run(runner.rules) { Console.print(report.add($0)) }
    let routeRunner = RouteMutationRunner(rules)
    for route in routes { Console.print(report.add(routeRunner.run(route))) }
    Console.print(report.summary)
    return !report.fails
  }
}
