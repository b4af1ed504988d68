/// The missing facts that an evaluation leaves, and whether one of them was read twice.
///
/// It follows the explaining evaluator's trail, fact by fact. A derived fact is worked out once for
/// the facts and law at hand; what it read is then played back for each rule that reads it.
struct MissingTrace {
  /// What reading a derived fact comes to.
  struct Derived {
    var value: FastValue
    /// Places in `events`: what was read on the way.
    var events: Range<Int>
    /// Places in `lacking`: what it misses, where it is unknown.
    var lacking: Range<Int>
    var isBeyond: Bool
  }

  private(set) var isOn = false
  /// Whether a derived fact was met that only the explaining evaluator can work out.
  var isBeyond = false
  /// Whether a missing fact was read more than once since `start`.
  private(set) var hasRepeatedMisses = false
  /// Missing facts of what is still unknown, in reading order, with repetitions.
  private(set) var missing: [Int32] = []

  /// Changes with each `start`: marks of earlier evaluations are then stale.
  private var generation: UInt32 = 0
  private var missedIn: [UInt32] = []
  private var derivedIn: [UInt32] = []
  /// Changes whenever derived facts are forgotten.
  private var epoch: UInt32 = 1
  private var knownIn: [UInt32] = []
  private var places: [Int32] = []
  private var derived: [Derived] = []
  private var events: [Int32] = []
  private var lacking: [Int32] = []
  /// What the derived facts that are being worked out have read: a missing fact, or a derived one
  /// as its complement.
  private var pending: [Int32] = []
  private var computing: [Int32] = []

  var mark: Int { missing.count }

  mutating func start() {
    isOn = true
    isBeyond = false
    hasRepeatedMisses = false
    generation &+= 1
    missing.removeAll(keepingCapacity: true)
  }

  mutating func stop() { isOn = false }

  mutating func forgetDerived() {
    epoch &+= 1
    derived.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    lacking.removeAll(keepingCapacity: true)
  }

  /// Forgets what was left since a mark: it did not matter.
  mutating func drop(from mark: Int) {
    if missing.count > mark { missing.removeLast(missing.count &- mark) }
  }

  /// Leaves a missing fact whose reading is counted already.
  mutating func leave(_ fact: Int32) { missing.append(fact) }

  /// Notes that a fact was read and is missing.
  mutating func miss(_ fact: Int32) {
    missing.append(fact)
    read(open: fact)
  }

  /// Notes that a list with an unknown element was read.
  mutating func read(open fact: Int32) {
    if computing.isEmpty { count(fact) } else { pending.append(fact) }
  }

  private mutating func count(_ fact: Int32) {
    let fact = Int(fact)
    Self.extend(&missedIn, to: fact)
    if missedIn[fact] == generation { hasRepeatedMisses = true }
    missedIn[fact] = generation
  }

  private static func extend(_ marks: inout [UInt32], to fact: Int) {
    guard fact >= marks.count else { return }
    marks += [UInt32](repeating: 0, count: max(512, fact + 1 - marks.count))
  }

  // MARK: - Derived facts

  func known(_ fact: Int32) -> Int? {
    let fact = Int(fact)
    return fact < knownIn.count && knownIn[fact] == epoch ? Int(places[fact]) : nil
  }

  /// Begins to work out a derived fact; nil when that has begun already.
  mutating func begin(_ fact: Int32) -> (missing: Int, pending: Int)? {
    if computing.contains(fact) { return nil }
    computing.append(fact)
    return (missing.count, pending.count)
  }

  /// Ends it: what was left and read since `begin` is kept as what the fact came to.
  mutating func end(
    _ fact: Int32,
    _ marks: (missing: Int, pending: Int),
    value: FastValue,
    lacksItself: Bool
  ) -> Int {
    computing.removeLast()
    let firstEvent = events.count
    events.append(contentsOf: pending[marks.pending...])
    pending.removeLast(pending.count - marks.pending)
    let firstLacking = lacking.count
    if lacksItself {
      lacking.append(fact)
    } else if value.isUnknown {
      lacking.append(contentsOf: missing[marks.missing...])
    }
    drop(from: marks.missing)
    Self.extend(&knownIn, to: Int(fact))
    if places.count < knownIn.count {
      places += [Int32](repeating: 0, count: knownIn.count - places.count)
    }
    knownIn[Int(fact)] = epoch
    places[Int(fact)] = Int32(derived.count)
    derived.append(
      Derived(
        value: value,
        events: firstEvent..<events.count,
        lacking: firstLacking..<lacking.count,
        isBeyond: isBeyond
      )
    )
    return derived.count - 1
  }

  /// Reads a derived fact that is known.
  mutating func read(_ fact: Int32, at place: Int) -> FastValue {
    if computing.isEmpty { play(fact, place) } else { pending.append(~fact) }
    let found = derived[place]
    if found.isBeyond { isBeyond = true }
    if !found.lacking.isEmpty { missing.append(contentsOf: lacking[found.lacking]) }
    return found.value
  }

  /// Counts what a derived fact reads: all of it the first time, later what it misses.
  private mutating func play(_ fact: Int32, _ place: Int) {
    let found = derived[place]
    Self.extend(&derivedIn, to: Int(fact))
    if derivedIn[Int(fact)] == generation {
      for position in found.lacking { count(lacking[position]) }
      return
    }
    derivedIn[Int(fact)] = generation
    for position in found.events {
      let event = events[position]
      if event >= 0 {
        count(event)
      } else if let place = known(~event) {
        play(~event, place)
      }
    }
  }
}

extension FastEvaluator {
  /// Finds the facts that an open rule misses, sorted, for the subject entered last.
  ///
  /// nil where only the explaining evaluator can tell.
  mutating func missing(
    applies: Int32,
    requires: Int32,
    in table: inout FactTable
  ) -> (facts: [Int32], isRepeated: Bool)? {
    trace.start()
    defer { trace.stop() }
    if !run(Int(applies), &table).isUnknown { trace.drop(from: 0) }
    let mark = trace.mark
    if !run(Int(requires), &table).isUnknown { trace.drop(from: mark) }
    guard !trace.isBeyond else { return nil }
    var facts: [Int32] = []
    for fact in trace.missing.sorted() where facts.last != fact { facts.append(fact) }
    return (facts, trace.hasRepeatedMisses)
  }

  mutating func traceDerived(
    _ fact: Int32,
    _ slot: Int32,
    _ number: Int32,
    _ table: inout FactTable
  ) -> FastValue {
    if let place = trace.known(fact) { return trace.read(fact, at: place) }
    guard let marks = trace.begin(fact) else {
      trace.leave(fact)
      return .unknown
    }
    let record = table.records[Int(number)]
    let field = Int(layout.firstField[Int(record.type)] + slot)
    var value = FastValue.unknown
    var lacksItself = true
    if let code = derivation(of: field, for: record, in: table) {
      if code >= 0 {
        value = runApart(Int(code), subject: number, &table)
        lacksItself = value.isError
        if lacksItself { value = .unknown }
      } else {
        trace.isBeyond = true
      }
    }
    let place = trace.end(fact, marks, value: value, lacksItself: lacksItself)
    return trace.read(fact, at: place)
  }
}
