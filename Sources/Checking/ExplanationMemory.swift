internal import Conditions
internal import Rules

/// Conditions parsed once and kept, and what the evaluation at hand has read.
///
/// One per worker, never shared between threads.
final class ExplanationMemory {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  let names: FieldNames
  private var conditions: [Text: Condition] = [:]
  private var models: [Int: WorkflowModel] = [:]
  private var knownRoutes: [Route]?

  /// The day by whose law everything kept was worked out (days since 1970).
  private var keptDay = Int32.min
  /// Changes whenever what was read is forgotten: marks of earlier evaluations are then stale.
  private var generation: UInt32 = 1
  /// The generation in which each missing fact was last read, by fact.
  private var missedIn: [UInt32] = []
  /// Whether some missing fact was read more than once since the last `clear`.
  private(set) var hasRepeatedMisses = false

  /// A derived fact that was worked out for the plan and day at hand.
  struct Derived {
    let reading: Reading
    let facts: [FactReference]
    let missing: [FactReference]
  }

  private var derived: [Derived] = []
  /// Place in `derived` by fact, where `derivedIn` has the generation.
  private var derivedPlace: [Int32] = []
  private var derivedIn: [UInt32] = []
  /// Derived facts that are being computed, against cycles.
  private var computing: [Int32] = []

  init(_ rulebook: Rulebook, _ layout: VocabularyLayout) {
    self.rulebook = rulebook
    self.layout = layout
    names = FieldNames(rulebook, layout)
  }

  /// The condition of a rulebook's text; nil when it does not parse (the build has refused it).
  func condition(_ compiled: CompiledCondition) -> Condition? {
    if let known = conditions[compiled.source] { return known }
    guard let parsed = try? Condition(parsing: rulebook.string(compiled.source)) else { return nil }
    conditions[compiled.source] = parsed
    return parsed
  }

  /// A workflow in full, decoded once.
  func model(ofWorkflow number: Int) -> WorkflowModel {
    if let known = models[number] { return known }
    let model = rulebook.model(ofWorkflow: number)
    models[number] = model
    return model
  }

  /// The routes, decoded once.
  var routes: [Route] {
    let routes = knownRoutes ?? rulebook.routes
    knownRoutes = routes
    return routes
  }

  /// Before explaining by the law of a day: what was derived by that of another day is forgotten.
  ///
  /// What was derived by the same law stays, as long as the plan's facts do.
  func turn(to day: Int32) {
    guard day != keptDay else { return }
    clear()
    keptDay = day
  }

  /// Forgets what was read.
  func clear() {
    keptDay = .min
    generation &+= 1
    hasRepeatedMisses = false
    derived.removeAll(keepingCapacity: true)
    computing.removeAll(keepingCapacity: true)
  }

  /// Notes that a fact was read and is missing.
  func miss(_ fact: Int32) {
    let fact = Int(fact)
    if fact >= missedIn.count { Self.extend(&missedIn, to: fact) }
    if missedIn[fact] == generation { hasRepeatedMisses = true }
    missedIn[fact] = generation
  }

  private static func extend(_ marks: inout [UInt32], to fact: Int) {
    marks += [UInt32](repeating: 0, count: max(256, fact + 1 - marks.count))
  }

  /// Begins to work out a derived fact; false when that has begun already.
  func begin(_ fact: Int32) -> Bool {
    if computing.contains(fact) { return false }
    computing.append(fact)
    return true
  }

  func end() { computing.removeLast() }

  func result(of fact: Int32) -> Derived? {
    let fact = Int(fact)
    guard fact < derivedIn.count, derivedIn[fact] == generation else { return nil }
    return derived[Int(derivedPlace[fact])]
  }

  func keep(_ result: Derived, of fact: Int32) {
    let fact = Int(fact)
    if fact >= derivedIn.count {
      Self.extend(&derivedIn, to: fact)
      derivedPlace += [Int32](repeating: 0, count: derivedIn.count - derivedPlace.count)
    }
    derivedIn[fact] = generation
    derivedPlace[fact] = Int32(derived.count)
    derived.append(result)
  }
}
