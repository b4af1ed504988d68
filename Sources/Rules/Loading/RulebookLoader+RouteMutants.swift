internal import Conditions

// A rulebook whose only routes are one route and its mutants, so that one reading of a plan serves all.

/// A route with one fault in one of its conditions.
package struct RouteMutant: Sendable {
  /// Its own index among the routes of the rulebook of mutants.
  package let number: Int
  /// The id of the condition that was changed; `fits` for whom the route concerns.
  package let condition: String
  /// The part that was changed, as it was and as it is now.
  package let was: String
  package let becomes: String

  fileprivate let mutant: Mutant
  fileprivate let checked: CheckedCondition
  /// The condition under which the changed one counts, and the changed one as it was.
  fileprivate let pair: ConditionPair
}

/// A route, as number 0, and its mutants in one rulebook.
package struct MutatedRoute: Sendable {
  package let rulebook: Rulebook
  package let mutants: [RouteMutant]
  private let scope: SubjectScope

  fileprivate init(rulebook: Rulebook, mutants: [RouteMutant], scope: SubjectScope) {
    self.rulebook = rulebook
    self.mutants = mutants
    self.scope = scope
  }

  /// Whether a mutant provably says the same as its route.
  package func isEquivalent(_ mutant: RouteMutant) -> Bool {
    mutant.pair.cannotTell(
      mutant.mutant,
      as: mutant.checked,
      inRequires: true,
      scope: scope
    )
  }
}

extension RulebookLoader {
  /// A rulebook of one route and its mutants; the cases stay with the rulebook that was given.
  package static func mutated(_ rulebook: Rulebook, route: Route) -> MutatedRoute {
    var loader = RulebookLoader()
    loader.take(rulebook)
    loader.parts.casePlans = []
    loader.parts.proofs = []
    loader.parts.register = Register()
    var own = route
    (own.cases, own.never) = ([], [])
    loader.parts.routes = [own]
    let mutants = loader.mutants(of: own)
    loader.parts.atomCount = loader.atoms.count
    loader.parts.encode(into: &loader.output)
    let bytes = RulebookBytes(copying: RulebookBytes.assemble(loader.output))
    return MutatedRoute(
      rulebook: Rulebook(decoding: bytes),
      mutants: mutants,
      scope: SubjectScope(index: loader.index, subject: Int(route.subject))
    )
  }

  private mutating func mutants(of route: Route) -> [RouteMutant] {
    guard let fits = checked(string(route.fits.source), route),
      let always = checked("true", route)
    else { return [] }
    var mutants: [RouteMutant] = []
    for mutant in fits.mutants() {
      append(mutant, "fits", ConditionPair(applies: always, requires: fits), route, &mutants) {
        $0.fits = $1
      }
    }
    for (position, point) in route.points.enumerated() {
      guard let condition = checked(string(point.when.source), route) else { continue }
      // What a condition says does not matter where the route does not concern the record.
      let pair = ConditionPair(applies: fits, requires: condition)
      for mutant in condition.mutants() {
        append(mutant, string(point.id), pair, route, &mutants) { route, changed in
          let number = position - route.closedIf.count
          if number < 0 {
            route.closedIf[position].when = changed
          } else {
            route.conditions[number].when = changed
          }
        }
      }
    }
    return mutants
  }

  /// Appends a route with one condition changed.
  private mutating func append(
    _ mutant: Mutant,
    _ id: String,
    _ pair: ConditionPair,
    _ route: Route,
    _ mutants: inout [RouteMutant],
    _ change: (inout Route, CompiledCondition) -> Void
  ) {
    guard let checked = checked(mutant.source, route) else { return }
    var changed = route
    // Conditions of routes are read from their text; none has code.
    change(&changed, CompiledCondition(source: output.intern(mutant.source), code: -1))
    parts.routes.append(changed)
    mutants.append(
      RouteMutant(
        number: parts.routes.count - 1,
        condition: id,
        was: mutant.was,
        becomes: mutant.becomes,
        mutant: mutant,
        checked: checked,
        pair: pair
      )
    )
  }

  private func checked(_ source: String, _ route: Route) -> CheckedCondition? {
    let scope = SubjectScope(index: index, subject: Int(route.subject))
    return try? Condition(parsing: source).check(expecting: .boolean, in: scope)
  }
}
